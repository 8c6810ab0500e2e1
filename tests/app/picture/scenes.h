#pragma once

#include "picture/scene.h"

#include <cmath>
#include <numbers>

namespace contourcheck::test {

using Points = std::vector<contour::Point>;

/// A slice with a ramp along its rows, 1.5 mm a pixel.
inline dicom::Slice ramp_slice(Shape shape) {
    dicom::Slice slice;
    Grid<std::int16_t> pixels(shape);
    for (int row = 0; row < shape.rows; ++row)
        for (int column = 0; column < shape.columns; ++column)
            pixels(row, column) = std::int16_t(10 * column + row);
    slice.header.shape = shape;
    slice.header.spacing = dicom::Spacing{1.5, 1.5};
    slice.pixels = pixels;
    return slice;
}

/// The outline of the pixels [top, bottom) x [left, right), in contour coordinates of `origin`.
inline Points box(int left, int top, int right, int bottom, double origin) {
    const double shift = origin - 0.5;
    return {{left + shift, top + shift},
            {right + shift, top + shift},
            {right + shift, bottom + shift},
            {left + shift, bottom + shift}};
}

inline Points ring(double x, double y, double radius) {
    Points points;
    for (int i = 0; i < 48; ++i) {
        const double angle = 2 * std::numbers::pi * i / 48;
        points.push_back({x + radius * std::cos(angle), y + radius * std::sin(angle)});
    }
    return points;
}

/// Inner, outer and a papillary muscle on 48 x 64 pixels.
inline picture::Scene heart(const mask::Convention& convention = {}, std::string caption = "P1/7/inner") {
    return picture::make_scene(ramp_slice({48, 64}),
                               {{contour::Kind::inner, ring(30, 24, 10)},
                                {contour::Kind::outer, ring(30, 24, 15)},
                                {contour::Kind::papillary1, ring(33, 24, 3)}},
                               convention, std::move(caption));
}

inline bool is_grey(QRgb p) {
    return qRed(p) == qGreen(p) && qGreen(p) == qBlue(p);
}

} // namespace contourcheck::test
