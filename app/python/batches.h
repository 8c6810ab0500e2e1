#pragma once

#include "python/opened.h"

#include <memory>
#include <sys/types.h>

#include <pybind11/pybind11.h>

namespace contourcheck::python {

/// The iterator that batches() gives. Everything here is called with Python's lock, which next() lets go of while it waits.
/// The loader, and with it threads, is there from the first next() to the last, or to close().
class Batches {
public:
    /// `drop_last`: batches of fewer pairs than the settings say are passed over.
    Batches(Opened opened, loader::Settings settings, bool drop_last);
    ~Batches() { close(); }
    Batches(const Batches&) = delete;
    Batches& operator=(const Batches&) = delete;

    /// Batches in all epochs, as far as all pairs can be loaded. Raises TypeError where there is no end.
    [[nodiscard]] std::size_t size() const;
    /// (images, masks, items). Raises RuntimeError where batches without end have nothing in a whole epoch.
    [[nodiscard]] pybind11::object next();
    /// Ends the iteration and the threads.
    void close();
    [[nodiscard]] const std::map<std::string, std::string>& errors() const { return opened_.errors; }

private:
    [[nodiscard]] pybind11::object next_ready();
    void start();
    [[nodiscard]] std::optional<loader::Batch> wait();
    [[nodiscard]] pybind11::list take_items(const loader::Batch& batch);
    [[nodiscard]] pybind11::object arrays_of(loader::Batch batch);

    Opened opened_; // without the requests
    loader::Settings settings_;
    std::vector<loader::PairRequest> requests_; // until the loader has them
    std::size_t least_pairs_ = 1;               // a batch
    std::size_t planned_ = 0;                   // batches an epoch
    std::unique_ptr<loader::BatchLoader> loader_;
    pid_t process_ = 0;                         ///< whose threads the loader's are
    pybind11::object ready_ = pybind11::none(); ///< what next() returns
    std::size_t passed_over_ = 0;               ///< batches since the last one that was handed out
    std::vector<std::string> news_;             ///< pairs that were left out and not warned of
    bool is_busy_ = false;                      ///< a thread is in next()
    bool is_closed_ = false;
};

/// contourcheck.Item, a named tuple: so that it can be pickled, as worker processes do.
[[nodiscard]] pybind11::object make_item_type();

} // namespace contourcheck::python
