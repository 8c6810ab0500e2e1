#pragma once

#include <chrono>
#include <future>
#include <stop_token>

#include <pybind11/pybind11.h>

namespace contourcheck::python {

/// How long a wait lasts before it is asked whether Ctrl+C was pressed.
inline constexpr std::chrono::milliseconds patience(50);

/// What `work(stop_token)` gives. It runs on a thread of its own, without Python's lock, so that other threads go on.
/// Ctrl+C requests the stop; KeyboardInterrupt is raised once the work has ended.
template <class Work>
auto interruptible(const Work& work) {
    std::stop_source stop;
    auto result = std::async(std::launch::async, work, stop.get_token());
    const auto is_there = [&] {
        const pybind11::gil_scoped_release released;
        return result.wait_for(patience) == std::future_status::ready;
    };
    while (!is_there()) {
        if (PyErr_CheckSignals() == 0) continue;
        const pybind11::error_already_set raised;
        stop.request_stop();
        while (!is_there()) {
        }
        throw raised;
    }
    return result.get();
}

} // namespace contourcheck::python
