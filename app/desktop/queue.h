#pragma once

#include "desktop/walk.h"
#include "review/queue.h"

#include <map>

namespace contourcheck::desktop {

/// The contours to go through: what matches a filter, in an order. Made for one dataset; told of decisions as they come.
class Queue {
public:
    Queue() = default;
    explicit Queue(const Opened& opened); ///< everything, in reading order

    void arrange(Order order, std::uint64_t seed);
    void set_filter(const review::Filter& filter);
    [[nodiscard]] const review::Filter& filter() const { return filter_; }
    /// What was decided about a contour.
    void set(Ref ref, review::State state, bool mine, bool disagreed);

    [[nodiscard]] std::size_t total() const { return items_.size(); } ///< in the queue or not
    [[nodiscard]] std::size_t size() const { return size_; }          ///< in the queue
    [[nodiscard]] std::vector<Ref> contours() const;                  ///< in the queue, in its order
    [[nodiscard]] bool contains(Ref ref) const;
    [[nodiscard]] int position(Ref ref) const;                 ///< from 0 in the queue; -1 outside
    [[nodiscard]] std::size_t of_patient(int patient) const;   ///< in the queue
    [[nodiscard]] std::size_t with(review::Trait trait) const; ///< in the queue or not
    /// In the queue or not, with all of them.
    [[nodiscard]] std::size_t with(review::Trait one, review::Trait other) const;

    /// The next contour of the queue behind `from`, or before it, around the end, for which `wanted` holds; `from` itself
    /// comes last. From a place without a contour: in reading order the patient's first, else the first of all.
    [[nodiscard]] std::optional<Ref> next(Place from, const std::function<bool(Ref)>& wanted,
                                          int step = 1) const;
    /// Up to `count` contours of the queue behind `from`, without going around.
    [[nodiscard]] std::vector<Ref> ahead(Ref from, std::size_t count) const;
    /// Where a contour stands among all, in the order of going through them; -1 for none.
    [[nodiscard]] int rank(Ref ref) const;

private:
    struct Entry {
        Ref ref;
        std::size_t rank = 0;
        bool in = true;
    };
    [[nodiscard]] std::optional<std::size_t> find(Ref ref) const;
    void put(std::size_t i);

    std::vector<review::Item> items_; ///< in reading order, as entries_
    std::vector<Entry> entries_;
    std::vector<std::size_t> order_; ///< of going through them
    std::map<Ref, std::size_t> by_ref_;
    std::map<int, std::size_t> of_patient_;
    std::size_t size_ = 0;
    Order by_ = Order::reading;
    review::Filter filter_;
};

} // namespace contourcheck::desktop
