#pragma once

#include "desktop/grey_book.h"
#include "desktop/work.h"
#include "loader/hashed_slice.h"
#include "picture/scene.h"

#include <QCache>

#include <atomic>
#include <map>

namespace contourcheck::desktop {

/// What was read of a contour's slice.
struct SeenSlice {
    Ref ref;            ///< the contour
    std::string sha256; ///< empty when the file could not be read
    bool readable = false;
};

/// A slice with the contours on it, ready to be shown, or why not; and the hash of the bytes it was made of.
struct LoadedSlice {
    int patient = -1;
    int slice = -1;
    std::shared_ptr<const picture::Scene> scene; ///< null with an error
    std::optional<Error> error;
    std::string sha256;      ///< empty when the file could not be read
    bool is_dressed = false; ///< shows planted errors in place of contours
};

/// Reads slices on worker threads into a bounded cache. Each dataset and convention is a generation: what arrives from an
/// older one is dropped, and what is no longer wanted is not begun.
class SliceLoader : public QObject {
    Q_OBJECT

public:
    explicit SliceLoader(QObject* parent = nullptr);

    void set_dataset(std::shared_ptr<const Opened> opened, const mask::Convention& convention);

    /// More of the same reading, or checked now: what is loaded stays.
    void go_on_with(std::shared_ptr<const Opened> opened) { opened_ = std::move(opened); }

    /// Loads `now` first and `soon` behind it. What was asked for before and is in neither is given up.
    void want(std::pair<int, int> now, const std::vector<std::pair<int, int>>& soon);

    [[nodiscard]] std::shared_ptr<const LoadedSlice> find(int patient, int slice) const;

    /// Of the open dataset, for others who draw its slices.
    [[nodiscard]] std::shared_ptr<GreyBook> greys() const { return greys_; }

signals:
    void loaded(const std::shared_ptr<const contourcheck::desktop::LoadedSlice>& slice);

private:
    using Key = std::pair<int, int>;
    void begin(Key key, int priority);
    void arrive(std::uint64_t generation, const std::shared_ptr<const LoadedSlice>& slice);

    std::shared_ptr<const Opened> opened_;
    mask::Convention convention_;
    std::shared_ptr<GreyBook> greys_ = std::make_shared<GreyBook>();
    std::uint64_t generation_ = 0;
    QCache<Key, std::shared_ptr<const LoadedSlice>> cache_;
    std::map<Key, std::shared_ptr<std::atomic<bool>>> pending_; ///< true: given up
    Workers workers_;
};

/// A slice's file as it is now.
[[nodiscard]] loader::HashedSlice read_slice(const Opened& opened, int patient, std::size_t slice);

/// Reads and rasterises one slice of `opened`: the worker's whole job.
[[nodiscard]] LoadedSlice load_slice(const Opened& opened, int patient, int slice,
                                     const mask::Convention& convention, GreyBook& greys);

} // namespace contourcheck::desktop
