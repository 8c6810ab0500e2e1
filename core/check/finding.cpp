#include "check/finding.h"

namespace contourcheck::check {

std::string_view word(Severity severity) {
    switch (severity) {
    case Severity::info:
        return "info";
    case Severity::warning:
        return Phrase::noop("warning");
    case Severity::error:
        return Phrase::noop("error");
    }
    return {};
}

std::string_view word(Scope scope) {
    switch (scope) {
    case Scope::dataset:
        return "dataset";
    case Scope::patient:
        return "patient";
    case Scope::slice:
        return "slice";
    case Scope::contour:
        return "contour";
    }
    return {};
}

} // namespace contourcheck::check
