#include "batch/failure.h"

#include "batch/formats/format.h"

namespace contourcheck::batch {

namespace {

constexpr std::string_view changed = Phrase::noop("has changed since it was checked");

}

std::optional<Error> failure_of(const Expected<loader::Pair>& pair, const Selected& selected,
                                const Format& format) {
    if (!pair) return pair.error();
    // Status, decision and what the header says are about the bytes that were checked.
    if (pair->contour_sha256 != selected.contour_sha256)
        return Error{Code::malformed, Phrase::tr(changed), selected.request.contour_file};
    if (!is_as_seen(selected.seen, selected.request.slice_file, pair->slice.header, pair->slice_sha256))
        return Error{Code::malformed, Phrase::tr(changed), selected.request.slice_file};
    if (const auto unfit = format.unfit ? format.unfit(*pair) : std::nullopt)
        return Error{Code::unsupported, Phrase::tr(*unfit),
                     unfit == points_unfit ? selected.request.contour_file : selected.request.slice_file};
    return std::nullopt;
}

std::string reason_of(const Error& failure, const Selected& selected) {
    const std::string& what = failure.what.text();
    if (what == pixels_unfit) return "pixels-unfit";
    if (what == place_unknown) return "place-unknown";
    if (what == points_unfit) return "points-unfit";
    if (what == size_unfit) return "size-unfit";
    const std::string of = failure.file == selected.request.contour_file ? "contour" : "slice";
    return of + (what == changed ? "-changed" : "-unreadable");
}

std::optional<std::string> reason_now(const Selected& selected, const mask::Convention& convention,
                                      const Format& format) {
    const auto failure = failure_of(loader::load_pair(selected.request, convention), selected, format);
    return failure ? std::optional(reason_of(*failure, selected)) : std::nullopt;
}

} // namespace contourcheck::batch
