#include "dicom/slice.h"

#include <array>

namespace contourcheck::dicom {

double dot(Vec3 a, Vec3 b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

Vec3 cross(Vec3 a, Vec3 b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

Shape shape(const Pixels& pixels) {
    return std::visit([](const auto& grid) { return grid.shape(); }, pixels);
}

namespace {

/// In the order of the alternatives of Pixels.
constexpr std::array<std::string_view, std::variant_size_v<Pixels>> type_names{"uint8", "int8",   "uint16",
                                                                               "int16", "uint32", "int32"};

} // namespace

std::string_view type_name(const Pixels& pixels) {
    return type_names[pixels.index()];
}

std::string_view stored_type_name(const Header& header) {
    const std::size_t width = header.bits_allocated <= 8 ? 0 : header.bits_allocated <= 16 ? 2 : 4;
    return type_names[width + (header.is_signed ? 1 : 0)];
}

Grid<float> values(const Slice& slice) {
    const Rescale rescale = slice.header.rescale.value_or(Rescale{});
    return std::visit(
        [&](const auto& grid) {
            Grid<float> result(grid.shape());
            const auto from = grid.values();
            const auto to = result.values();
            for (std::size_t i = 0; i < from.size(); ++i)
                to[i] = float(double(from[i]) * rescale.slope + rescale.intercept);
            return result;
        },
        slice.pixels);
}

Grid<float> brightness(const Slice& slice) {
    Grid<float> result = values(slice);
    if (slice.header.photometric == Photometric::monochrome1)
        for (float& value : result.values())
            value = -value;
    return result;
}

} // namespace contourcheck::dicom
