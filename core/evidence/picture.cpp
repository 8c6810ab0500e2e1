#include "evidence/picture.h"

#include "base/rank.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::evidence {

namespace {

constexpr double usual_field_of_view_mm = 350;

} // namespace

float Picture::at(double x, double y) const {
    const double right = values.columns() - 1;
    const double bottom = values.rows() - 1;
    x = std::clamp(x, 0.0, right);
    y = std::clamp(y, 0.0, bottom);
    const int column = std::min(int(x), std::max(0, values.columns() - 2));
    const int row = std::min(int(y), std::max(0, values.rows() - 2));
    const float u = float(x - column);
    const float v = float(y - row);
    const int next_column = std::min(column + 1, values.columns() - 1);
    const int next_row = std::min(row + 1, values.rows() - 1);
    const float above = values(row, column) * (1 - u) + values(row, next_column) * u;
    const float below = values(next_row, column) * (1 - u) + values(next_row, next_column) * u;
    return above * (1 - v) + below * v;
}

Picture picture(Grid<float> values, std::optional<dicom::Spacing> spacing) {
    Picture result;
    const Shape shape = values.shape();
    result.spacing_known = spacing && spacing->row_mm > 0 && spacing->column_mm > 0;
    const double supposed = usual_field_of_view_mm / std::max({1, shape.rows, shape.columns});
    result.spacing = result.spacing_known ? *spacing : dicom::Spacing{supposed, supposed};
    std::vector<float> middle;
    for (int r = shape.rows / 4; r < shape.rows - shape.rows / 4; ++r)
        for (int c = shape.columns / 4; c < shape.columns - shape.columns / 4; ++c)
            if (std::isfinite(values(r, c))) middle.push_back(values(r, c));
    if (!middle.empty()) {
        result.low = quantile(std::span(middle), 0.10);
        const float range = quantile(std::span(middle), 0.95) - result.low;
        result.flat = !(range > 0);
        if (!result.flat) result.range = range;
    }
    for (float& value : values.values())
        if (!std::isfinite(value)) value = result.low;
    result.values = std::move(values);
    return result;
}

Picture picture(const dicom::Slice& slice) {
    return picture(dicom::brightness(slice), slice.header.spacing);
}

} // namespace contourcheck::evidence
