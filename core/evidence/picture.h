#pragma once

#include "contour/contour.h"
#include "dicom/slice.h"

namespace contourcheck::evidence {

/// A slice made ready to be looked at along lines: values as numbers, millimetres a pixel, and the range of its grey
/// values, so that contrasts of different scanners and coils can be compared.
struct Picture {
    Grid<float> values; ///< the greater the brighter, dicom::brightness()
    dicom::Spacing spacing;
    bool spacing_known = false; ///< else a field of view of 350 mm is supposed
    float low = 0;              ///< 10th percentile of the middle half of the picture
    float range = 1;            ///< 95th percentile less the 10th, never 0
    bool flat = true;           ///< these are equal: the picture says nothing

    /// The value at a place between pixel centres, bilinear; the nearest pixel's beyond the edge. Pixel (row r, column c)
    /// has its centre at (c, r), whatever the contours' pixel origin is.
    [[nodiscard]] float at(double x, double y) const;
};

[[nodiscard]] Picture picture(const dicom::Slice& slice);
[[nodiscard]] Picture picture(Grid<float> values, std::optional<dicom::Spacing> spacing);

} // namespace contourcheck::evidence
