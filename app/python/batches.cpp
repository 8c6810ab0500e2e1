#include "python/batches.h"

#include "batch/formats/writing.h"
#include "python/interrupt.h"
#include "python/stack.h"

#include <algorithm>
#include <stdexcept>
#include <unistd.h>
#include <utility>

#include <pybind11/numpy.h>

namespace contourcheck::python {

namespace py = pybind11;

namespace {

/// May raise, where warnings are made errors.
void warn(const std::string& id, const std::string& why) {
    if (PyErr_WarnEx(PyExc_RuntimeWarning, (id + " is left out: " + why).c_str(), 1) != 0)
        throw py::error_already_set();
}

/// Owns the block: nothing is copied, and it may be written to.
py::array as_array(std::unique_ptr<std::byte[]> block, const std::string& type, const Stacked& of) {
    std::byte* const data = block.release();
    const py::capsule owner(data, [](void* bytes) { delete[] static_cast<std::byte*>(bytes); });
    return py::array(py::dtype(type), {of.count, std::size_t(of.shape.rows), std::size_t(of.shape.columns)},
                     data, owner);
}

py::object item_of(const py::object& type, const batch::Selected& selected, const dicom::Header& header,
                   bool is_checked) {
    const dicom::Spacing spacing = batch::exported_spacing(header);
    const py::object split = selected.split.empty() ? py::object(py::none()) : py::str(selected.split);
    const py::object status =
        is_checked ? py::object(py::str(std::string(check::word(selected.status)))) : py::none();
    return type(selected.id, split, std::string(review::word(selected.decision)),
                py::make_tuple(spacing.row_mm, spacing.column_mm), status);
}

} // namespace

py::object make_item_type() {
    return py::module_::import("collections")
        .attr("namedtuple")("Item", py::make_tuple("id", "split", "decision", "spacing", "status"),
                            py::arg("module") = "contourcheck");
}

Batches::Batches(Opened opened, loader::Settings settings, bool drop_last)
    : opened_(std::move(opened)), settings_(std::move(settings)) {
    for (const auto& [id, why] : opened_.errors)
        warn(id, why);
    for (batch::Selected& selected : opened_.selected)
        requests_.push_back(std::move(selected.request));
    if (drop_last) least_pairs_ = std::size_t(settings_.batch_size);
    planned_ = std::size_t(std::ranges::count_if(
        plan_batches(requests_, settings_), [&](const auto& batch) { return batch.size() >= least_pairs_; }));
}

std::size_t Batches::size() const {
    if (settings_.epochs < 1) throw py::type_error("batches without end have no len()");
    return planned_ * std::size_t(settings_.epochs);
}

void Batches::start() {
    if (loader_ && process_ != ::getpid())
        throw std::runtime_error("this iterator was begun before the fork: make one in the child");
    if (loader_ || is_closed_) return;
    process_ = ::getpid();
    loader_ = std::make_unique<loader::BatchLoader>(std::move(requests_), settings_);
}

std::optional<loader::Batch> Batches::wait() {
    if (!loader_) return std::nullopt;
    std::optional<loader::Batch> batch;
    const auto is_there = [&] {
        const py::gil_scoped_release released;
        const bool there = loader_->wait_for(patience);
        if (there) batch = loader_->next();
        return there;
    };
    bool is_interrupted = false;
    while (!is_interrupted && !is_there())
        is_interrupted = PyErr_CheckSignals() != 0;
    if (is_interrupted) throw py::error_already_set();
    return batch;
}

py::list Batches::take_items(const loader::Batch& batch) {
    const py::object type = py::module_::import("contourcheck").attr("Item");
    py::list items;
    for (const loader::Item& item : batch.items) {
        const batch::Selected& selected = opened_.selected[item.index];
        if (item.pair) {
            items.append(item_of(type, selected, item.pair->slice.header, opened_.is_checked));
            continue;
        }
        const auto [why, is_new] = opened_.errors.emplace(selected.id, to_string(item.pair.error()));
        if (is_new) news_.push_back(selected.id);
    }
    return items;
}

/// The batch as arrays; None where nothing of it is to be handed out.
py::object Batches::arrays_of(loader::Batch batch) {
    py::list items = take_items(batch);
    if (items.size() < least_pairs_) return py::none();
    Stacked stacked = [&] {
        const py::gil_scoped_release released;
        return stack(std::move(batch));
    }();
    py::array images = as_array(std::move(stacked.images), stacked.pixel_type, stacked);
    py::array masks = as_array(std::move(stacked.masks), stacked.mask_type, stacked);
    return py::make_tuple(std::move(images), std::move(masks), std::move(items));
}

/// Python's lock is let go of within: other threads come by, and may close what this one works with.
py::object Batches::next() {
    if (is_busy_) throw std::runtime_error("another thread is waiting for this iterator");
    is_busy_ = true;
    const auto leave = [](Batches* batches) {
        batches->is_busy_ = false;
        if (batches->is_closed_) batches->close();
    };
    const std::unique_ptr<Batches, decltype(leave)> busy(this, leave);
    return next_ready();
}

py::object Batches::next_ready() {
    start();
    while (ready_.is_none()) {
        auto batch = wait();
        if (!batch) {
            close();
            throw py::stop_iteration();
        }
        ready_ = arrays_of(std::move(*batch));
        const std::size_t an_epoch = loader_->batch_count();
        passed_over_ = ready_.is_none() ? passed_over_ + 1 : 0;
        if (settings_.epochs < 1 && passed_over_ >= an_epoch)
            throw std::runtime_error("not one batch of a whole epoch could be loaded; see errors");
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        for (const std::string& id : std::exchange(news_, {}))
            warn(id, opened_.errors.at(id)); // where this raises, the batch comes next
    }
    return std::exchange(ready_, py::none());
}

void Batches::close() {
    is_closed_ = true;
    if (!loader_) return;
    if (process_ != ::getpid()) {
        (void)loader_.release(); // its threads were not forked along, and would be waited for
        return;
    }
    loader_->cancel();
    if (is_busy_) return; // next() comes back and closes
    auto loader = std::move(loader_);
    const py::gil_scoped_release released;
    loader.reset();
}

} // namespace contourcheck::python
