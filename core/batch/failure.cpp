#include "batch/failure.h"

namespace contourcheck::batch {

namespace {

constexpr const char* changed = "has changed since it was checked";

}

std::optional<Error> failure_of(const Expected<loader::Pair>& pair, const Selected& selected) {
    if (!pair) return pair.error();
    // Status and decision are about the bytes that were checked.
    if (pair->contour_sha256 != selected.contour_sha256)
        return Error{Code::malformed, changed, selected.request.contour_file};
    return std::nullopt;
}

std::string reason_of(const Error& failure, const Selected& selected) {
    if (failure.file != selected.request.contour_file) return "slice-unreadable";
    return failure.what == changed ? "contour-changed" : "contour-unreadable";
}

std::optional<std::string> reason_now(const Selected& selected, const mask::Convention& convention) {
    const auto failure = failure_of(loader::load_pair(selected.request, convention), selected);
    return failure ? std::optional(reason_of(*failure, selected)) : std::nullopt;
}

} // namespace contourcheck::batch
