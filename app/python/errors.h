#pragma once

#include "base/error.h"

#include <pybind11/pybind11.h>

namespace contourcheck::python {

/// Adds contourcheck.Error.
void add_errors(pybind11::module_& module);

/// As Python has it: ValueError for what makes no sense, FileNotFoundError for what is not there, else contourcheck.Error.
/// The text is "file:line: reason".
[[noreturn]] void raise(const Error& error);

/// The value, or its error raised.
template <class T>
T value_of(Expected<T> expected) {
    if (!expected) raise(expected.error());
    return std::move(*expected);
}

} // namespace contourcheck::python
