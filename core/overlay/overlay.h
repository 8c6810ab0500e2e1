#pragma once

#include "base/grid.h"
#include "dicom/slice.h"
#include "mask/mask.h"

namespace contourcheck::overlay {

/// Red, green, blue, alpha; 8 bits each, not premultiplied.
struct Rgba {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;

    friend bool operator==(const Rgba&, const Rgba&) = default;
};

/// The colour of a kind, colour-blind safe (Okabe and Ito 2008): inner yellow, outer sky blue, papillary purple.
[[nodiscard]] Rgba colour(contour::Kind kind);

/// Window from the picture: the 1st and 99th percentile of the finite values (Slicer and ITK-SNAP do alike), at least
/// 1 wide. Where these two are one value, least and greatest.
[[nodiscard]] dicom::Window auto_window(const Grid<float>& values);

/// Windows for one set of values, by percentiles of the finite ones.
struct Windows {
    dicom::Window automatic; ///< auto_window(): 1 to 99 %
    dicom::Window tissue;    ///< 25 to 95 %: air is black, fat is white, what lies between takes up the greys
    dicom::Window full;      ///< least to greatest

    friend bool operator==(const Windows&, const Windows&) = default;
};
[[nodiscard]] Windows windows(const Grid<float>& values);

/// Values to grey by PS3.3 C.11.2.1.2.1 (linear); `invert` for MONOCHROME1. What is not a number is black.
[[nodiscard]] Grid<std::uint8_t> to_grey(const Grid<float>& values, const dicom::Window& window, bool invert);

/// The slice in grey as the screen shows it: values, window, photometric interpretation.
[[nodiscard]] Grid<std::uint8_t> to_grey(const dicom::Slice& slice, const dicom::Window& window);

[[nodiscard]] Grid<Rgba> to_rgba(const Grid<std::uint8_t>& grey);

/// The least change of a tinted pixel, in levels of the channel that changes most: just visible side by side.
inline constexpr int least_change = 8;

/// Blends `tint` into each masked pixel: every pixel of the mask changes, by `least_change` or more, and no other one
/// does, whatever lies under it. Masks and picture have one shape; what lies beyond the smaller is left out.
void tint(Grid<Rgba>& picture, const mask::Mask& mask, Rgba tint, double opacity);
/// The same, by share.
void tint(Grid<Rgba>& picture, const mask::Coverage& coverage, Rgba tint, double opacity);

/// Each pixel as a block of `factor` x `factor`.
[[nodiscard]] Grid<Rgba> enlarge(const Grid<Rgba>& picture, int factor);

} // namespace contourcheck::overlay
