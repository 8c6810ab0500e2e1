#pragma once

#include "batch/selection.h"

namespace contourcheck::batch {

struct Format;

/// What a format says of a pair that it cannot hold.
inline constexpr std::string_view pixels_unfit =
    Phrase::noop("has pixel values that this format cannot hold: whole numbers from 0 to 65535 alone");
inline constexpr std::string_view place_unknown =
    Phrase::noop("does not say which image it is and where it lies in the patient, which this format needs");
inline constexpr std::string_view size_unfit =
    Phrase::noop("has more rows or columns than this format can hold: 32767");
inline constexpr std::string_view points_unfit = Phrase::noop("has more points than this format can hold");

/// Why what was loaded cannot be exported, if so: it could not be, its contour or slice is not the one that was checked, or
/// the format cannot hold it.
[[nodiscard]] std::optional<Error> failure_of(const Expected<loader::Pair>& pair, const Selected& selected,
                                              const Format& format);

/// The word for `excluded`: "slice-unreadable", "slice-changed", "contour-unreadable", "contour-changed",
/// "pixels-unfit", "place-unknown", "points-unfit", "size-unfit".
[[nodiscard]] std::string reason_of(const Error& failure, const Selected& selected);

/// That word, from the files as they are now; nothing when the pair can be exported.
[[nodiscard]] std::optional<std::string> reason_now(const Selected& selected,
                                                    const mask::Convention& convention, const Format& format);

} // namespace contourcheck::batch
