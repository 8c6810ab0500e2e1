#include "python/errors.h"

namespace contourcheck::python {

namespace py = pybind11;

namespace {

PyObject* failure = nullptr; ///< contourcheck.Error; the module keeps it

} // namespace

void add_errors(py::module_& module) {
    failure = PyErr_NewExceptionWithDoc("contourcheck.Error",
                                        "A dataset or decisions that cannot be used; tells file and reason.",
                                        nullptr, nullptr);
    module.add_object("Error", failure);
}

void raise(const Error& error) {
    PyObject* const type = error.code == Code::invalid_argument ? PyExc_ValueError
                           : error.code == Code::not_found      ? PyExc_FileNotFoundError
                                                                : failure;
    PyErr_SetString(type, to_string(error).c_str());
    throw py::error_already_set();
}

} // namespace contourcheck::python
