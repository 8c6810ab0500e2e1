#include "overlay/overlay.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::overlay {

Rgba colour(contour::Kind kind) {
    switch (kind) {
    case contour::Kind::inner:
        return {0xF0, 0xE4, 0x42};
    case contour::Kind::outer:
        return {0x56, 0xB4, 0xE9};
    case contour::Kind::papillary1:
    case contour::Kind::papillary2:
        break;
    }
    return {0xCC, 0x79, 0xA7};
}

namespace {

/// The finite values, asked for by rank.
class Ranked {
public:
    explicit Ranked(const Grid<float>& values) {
        finite_.reserve(values.values().size());
        std::ranges::copy_if(values.values(), std::back_inserter(finite_),
                             [](float v) { return std::isfinite(v); });
    }

    /// The window whose linear part (C.11.2.1.2.1) starts at one percentile and ends at the other; at the least and the
    /// greatest value where these two are one.
    [[nodiscard]] dicom::Window window(double from, double to) {
        if (finite_.empty()) return {};
        double low = percentile(from), high = percentile(to);
        if (low == high) {
            const auto [least, greatest] = std::ranges::minmax(finite_);
            low = least;
            high = greatest;
        }
        return {.centre = (low + high) / 2 + 0.5, .width = high - low + 1};
    }

private:
    [[nodiscard]] double percentile(double share) {
        const auto rank = std::ptrdiff_t(std::lround(share * double(finite_.size() - 1)));
        std::ranges::nth_element(finite_, finite_.begin() + rank);
        return double(finite_[std::size_t(rank)]);
    }

    std::vector<float> finite_;
};

} // namespace

dicom::Window auto_window(const Grid<float>& values) {
    return Ranked(values).window(0.01, 0.99);
}

Windows windows(const Grid<float>& values) {
    Ranked ranked(values);
    return {ranked.window(0.01, 0.99), ranked.window(0.25, 0.95), ranked.window(0, 1)};
}

Grid<std::uint8_t> to_grey(const Grid<float>& values, const dicom::Window& window, bool invert) {
    const double width = std::isfinite(window.width) ? std::max(window.width, 1.0) : 1.0;
    const double middle = window.centre - 0.5;
    const double low = middle - (width - 1) / 2;
    const double high = middle + (width - 1) / 2;
    const double levels_per_value = width > 1 ? 255 / (width - 1) : 0;
    const std::uint8_t flip = invert ? 255 : 0;
    Grid<std::uint8_t> grey(values.shape());
    std::ranges::transform(values.values(), grey.values().begin(), [=](float stored) -> std::uint8_t {
        const double value = stored;
        if (std::isnan(value)) return 0;
        if (value <= low) return flip;
        if (value > high) return 255 - flip;
        return std::uint8_t(std::lround((value - low) * levels_per_value)) ^ flip;
    });
    return grey;
}

Grid<std::uint8_t> to_grey(const dicom::Slice& slice, const dicom::Window& window) {
    return to_grey(dicom::values(slice), window, slice.header.photometric == dicom::Photometric::monochrome1);
}

Grid<Rgba> to_rgba(const Grid<std::uint8_t>& grey) {
    Grid<Rgba> picture(grey.shape());
    std::ranges::transform(grey.values(), picture.values().begin(), [](std::uint8_t g) {
        return Rgba{g, g, g};
    });
    return picture;
}

namespace {

std::uint8_t mixed(std::uint8_t under, std::uint8_t over, double weight) {
    return std::uint8_t(std::lround(under + (double(over) - under) * weight));
}

int change(Rgba a, Rgba b) {
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

bool is_grey(Rgba p) {
    return p.r == p.g && p.g == p.b;
}

/// `picture` with its blue moved so far that it differs visibly from `under`.
Rgba with_other_blue(Rgba picture, Rgba under) {
    for (const int step : {2 * least_change, -2 * least_change, 4 * least_change, -4 * least_change}) {
        const int blue = picture.b + step;
        if (blue < 0 || blue > 255) continue;
        const Rgba moved{picture.r, picture.g, std::uint8_t(blue), picture.a};
        if (change(moved, under) >= least_change) return moved;
    }
    return picture;
}

Rgba tinted(Rgba under, Rgba tint, double weight) {
    const int reach = change(under, tint);
    if (reach <= least_change) return with_other_blue(under, under);
    // A level more than asked for, because rounding may take one away.
    weight = std::clamp(weight, (least_change + 1) / double(reach), 1.0);
    const Rgba result{mixed(under.r, tint.r, weight), mixed(under.g, tint.g, weight),
                      mixed(under.b, tint.b, weight), under.a};
    // A mix that comes out neutral would pass for an untouched pixel.
    return is_grey(result) && !is_grey(tint) ? with_other_blue(result, under) : result;
}

template <class T>
void tint_by_share(Grid<Rgba>& picture, const Grid<T>& shares, Rgba colour, double opacity) {
    const int rows = std::min(picture.rows(), shares.rows());
    const int columns = std::min(picture.columns(), shares.columns());
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const double share = shares(row, column);
            if (share > 0)
                picture(row, column) = tinted(picture(row, column), colour, opacity * std::min(share, 1.0));
        }
}

} // namespace

void tint(Grid<Rgba>& picture, const mask::Mask& mask, Rgba tint, double opacity) {
    tint_by_share(picture, mask, tint, opacity);
}

void tint(Grid<Rgba>& picture, const mask::Coverage& coverage, Rgba tint, double opacity) {
    tint_by_share(picture, coverage, tint, opacity);
}

Grid<Rgba> enlarge(const Grid<Rgba>& picture, int factor) {
    factor = std::max(factor, 1);
    Grid<Rgba> large(Shape{picture.rows() * factor, picture.columns() * factor});
    for (int row = 0; row < large.rows(); ++row)
        for (int column = 0; column < large.columns(); ++column)
            large(row, column) = picture(row / factor, column / factor);
    return large;
}

} // namespace contourcheck::overlay
