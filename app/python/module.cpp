#include "dataset/stored_index.h"
#include "python/arguments.h"
#include "python/batches.h"
#include "python/errors.h"
#include "python/interrupt.h"

#include <QThread>

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

namespace py = pybind11;

namespace contourcheck::python {

namespace {

constexpr const char* module_text = R"(Slices and masks of ContourCheck as NumPy arrays, and its check.

    for images, masks, items in contourcheck.batches("/data/sunnybrook", batch_size=8, seed=1):
        ...
    report = contourcheck.check("/data/sunnybrook"))";

constexpr const char* batches_text =
    R"(An iterator of (images, masks, items) over the dataset's contours that have a slice, as `contourcheck-cli export`
selects and orders them: what a reviewer rejected is left out.

images: (N, rows, columns) in the stored integer type, or float32 where a rescale applies
masks:  (N, rows, columns) bool, or float32 shares in [0, 1] for mask_rule 'coverage'
items:  N of Item(id, split, decision, spacing, status), spacing in mm a row and a column, NaN where the slice does not say;
        status 'ok', 'warning' or 'error' as the check has it, None where nothing was checked

A batch has slices of one size and type; the last of each is smaller. The arrays are the caller's: nothing else has them,
and they may be written to.

len() is how many batches come, those of all epochs; fewer where all of a batch, or with drop_last one of its pairs, cannot be
loaded. Without end, epochs=0, it raises TypeError.

batch_size: pairs a batch
drop_last: leaves out batches of fewer pairs
seed: shuffles, in each epoch anew, and deals patients out to split and shard; None: in the dataset's order
kinds: of 'inner', 'outer', 'papillary1', 'papillary2'; one word, several, or 'inner,outer'
include: 'all', 'unflagged' (the dataset is checked first), 'accepted'
checked: the dataset is checked first, so that items have a status
split, part: such as '80/10/10' and 'train', 'validation' or 'test'; whole patients
shard: (i, n), part i (from 0) of n; whole patients
patient: this one alone
epochs: how often each pair comes; 0: without end
threads: that load; 0: one a processor
prefetch_batches: loaded ahead, which bounds the memory: (prefetch_batches + 2) x batch_size pairs, and one a thread
pixel_origin: 0, 0.5 or 1, the contour coordinate of the centre of the top left pixel
mask_rule: 'centre', 'pil', 'coverage', 'touch'
allow_burned_in: slices too that say that something is written into the picture; without, their contours are left out and
        stand in `errors`
leave_out_unsaid: not the slices either that do not say whether something is, as most files do not; they come without. Not
        together with allow_burned_in
follow_links: symbolic links in the dataset too that lead out of it

What cannot be loaded is left out with a RuntimeWarning and stands in `errors`, by the contour's id. A dataset that cannot
be used raises FileNotFoundError or Error, an argument that makes no sense ValueError or TypeError, by its name. While this
opens the dataset, and while a batch is waited for, Python's other threads run and Ctrl+C is heard.

Threads run from the first batch to the last, or until the iterator is closed or gone. Fork before the first batch, or make
the iterator in the child, forked or spawned, as a torch IterableDataset's __iter__ does: one that was begun is refused
there. The workers of a torch DataLoader each make their own there, of a part:

    class Pairs(torch.utils.data.IterableDataset):
        def __iter__(self):
            worker = torch.utils.data.get_worker_info()
            shard = (worker.id, worker.num_workers) if worker else None
            return contourcheck.batches(path, seed=1, shard=shard)
    for images, masks, items in torch.utils.data.DataLoader(Pairs(), batch_size=None, num_workers=2):
        ...

One iterator for all of them, not begun, is copied, and each worker gives all pairs.)";

constexpr const char* check_text =
    R"(What does not match in the dataset: the object that `contourcheck-cli check --json` prints, as a dict.)";

/// Of any whole number, NumPy's too.
std::optional<std::uint64_t> seed_of(const py::object& number) {
    if (number.is_none()) return std::nullopt;
    const auto whole = py::reinterpret_steal<py::object>(PyNumber_Index(number.ptr()));
    if (!whole) {
        PyErr_Clear();
        throw py::type_error("seed cannot be " + std::string(py::repr(number)));
    }
    const std::uint64_t seed = PyLong_AsUnsignedLongLong(whole.ptr());
    if (PyErr_Occurred()) {
        PyErr_Clear();
        throw py::value_error("seed is not within 0 to 18446744073709551615");
    }
    return seed;
}

/// The argument by its type in C++; pybind11 itself would not say which one is of another. `taken`: what is.
template <class T>
T as(const py::object& value, const char* name, const char* taken = "") {
    try {
        return value.cast<T>();
    } catch (const py::cast_error&) { // the bridge to the library
        throw py::type_error(std::string(name) + " cannot be " + std::string(py::repr(value)) + taken);
    }
}

/// One word, or several.
std::vector<std::string> words_of(const py::object& value, const char* name) {
    if (py::isinstance<py::str>(value)) return {value.cast<std::string>()};
    if (!py::isinstance<py::iterable>(value)) return as<std::vector<std::string>>(value, name);
    std::vector<std::string> words;
    for (const py::handle word : value)
        words.push_back(as<std::string>(py::reinterpret_borrow<py::object>(word), name));
    return words;
}

std::unique_ptr<Batches> batches(const dataset::Source& source, const Arguments& arguments,
                                 const mask::Convention& convention, loader::Settings settings) {
    const Wanted wanted{source,
                        value_of(selection_of(arguments)),
                        arguments.part.value_or(""),
                        arguments.checked,
                        convention,
                        settings.threads};
    auto opened = value_of(interruptible([&](const std::stop_token& stop) { return open(wanted, stop); }));
    settings.shuffle = arguments.seed.has_value();
    settings.seed = arguments.seed.value_or(0);
    settings.convention = convention;
    settings.hashes = loader::Hashes::none;
    return std::make_unique<Batches>(std::move(opened), std::move(settings), arguments.drop_last);
}

mask::Convention convention_from(const py::object& pixel_origin, const py::object& mask_rule) {
    return value_of(
        convention_of(as<double>(pixel_origin, "pixel_origin"), as<std::string>(mask_rule, "mask_rule")));
}

py::object check(const py::object& path, const py::object& pixel_origin, const py::object& mask_rule,
                 const py::object& threads, const py::object& follow_links) {
    const mask::Convention convention = convention_from(pixel_origin, mask_rule);
    const dataset::Source source{as<std::filesystem::path>(path, "path"),
                                 as<bool>(follow_links, "follow_links")};
    const int count = value_of(at_least(0, as<int>(threads, "threads"), "threads"));
    const auto checked = value_of(interruptible([&](const std::stop_token& stop) {
        return check::open_and_check(source, convention, count, stop, {}, {}, dataset::index_folder());
    }));
    return py::module_::import("json").attr("loads")(check::to_json(checked.report));
}

void add_batches(py::module_& module) {
    py::class_<Batches>(module, "Batches", "What batches() gives.")
        .def("__iter__", [](py::object self) { return self; })
        .def("__next__", &Batches::next)
        .def("__len__", &Batches::size)
        .def("close", &Batches::close, "Ends the iteration and its threads.")
        .def_property_readonly(
            "errors", &Batches::errors,
            "Why a contour is left out, by its id; a folder that cannot be read by its path.");
    module.def(
        "batches",
        [](const py::object& path, const py::object& batch_size, const py::object& seed,
           const py::object& kinds, const py::object& include, const py::object& split,
           const py::object& part, const py::object& shard, const py::object& patient,
           const py::object& epochs, const py::object& threads, const py::object& prefetch_batches,
           const py::object& pixel_origin, const py::object& mask_rule, const py::object& drop_last,
           const py::object& checked, const py::object& allow_burned_in, const py::object& leave_out_unsaid,
           const py::object& follow_links) {
            using Text = std::optional<std::string>;
            const auto count = [](int least, const py::object& number, const char* name) {
                return value_of(at_least(least, as<int>(number, name), name));
            };
            loader::Settings settings;
            settings.batch_size = count(1, batch_size, "batch_size");
            settings.epochs = count(0, epochs, "epochs");
            settings.threads = count(0, threads, "threads");
            settings.prefetch_batches = count(0, prefetch_batches, "prefetch_batches");
            const Arguments arguments{
                words_of(kinds, "kinds"),
                as<std::string>(include, "include"),
                seed_of(seed),
                as<Text>(split, "split", ", but three whole numbers such as '80/10/10'"),
                as<Text>(part, "part"),
                as<std::optional<std::tuple<int, int>>>(shard, "shard",
                                                        ", but two whole numbers such as (0, 4)"),
                as<Text>(patient, "patient"),
                as<bool>(drop_last, "drop_last"),
                as<bool>(checked, "checked"),
                as<bool>(allow_burned_in, "allow_burned_in"),
                as<bool>(leave_out_unsaid, "leave_out_unsaid")};
            return batches({as<std::filesystem::path>(path, "path"), as<bool>(follow_links, "follow_links")},
                           arguments, convention_from(pixel_origin, mask_rule), settings);
        },
        batches_text, py::arg("path"), py::arg("batch_size") = 8, py::arg("seed") = py::none(), py::kw_only(),
        py::arg("kinds") = py::make_tuple("inner"), py::arg("include") = "all", py::arg("split") = py::none(),
        py::arg("part") = py::none(), py::arg("shard") = py::none(), py::arg("patient") = py::none(),
        py::arg("epochs") = 1, py::arg("threads") = 0, py::arg("prefetch_batches") = 4,
        py::arg("pixel_origin") = 0.0, py::arg("mask_rule") = "centre", py::arg("drop_last") = false,
        py::arg("checked") = false, py::arg("allow_burned_in") = false, py::arg("leave_out_unsaid") = false,
        py::arg("follow_links") = false);
}

} // namespace

} // namespace contourcheck::python

PYBIND11_MODULE(contourcheck, module) {
    using namespace contourcheck::python;
    // Qt takes the first thread that it meets for the main one, whose data it lets go of when the program ends. Another one has
    // ended then, and what the SQL plugin holds of it is freed twice.
    QThread::currentThread();
    module.doc() = module_text;
    module.attr("version") = CONTOURCHECK_VERSION;
    module.attr("__version__") = CONTOURCHECK_VERSION;
    module.attr("Item") = make_item_type();
    add_errors(module);
    add_batches(module);
    module.def("check", &check, check_text, py::arg("path"), py::kw_only(), py::arg("pixel_origin") = 0.0,
               py::arg("mask_rule") = "centre", py::arg("threads") = 0, py::arg("follow_links") = false);
}
