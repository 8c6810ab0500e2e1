#include "batch/formats/nifti_file.h"

#include <array>
#include <cmath>
#include <cstring>
#include <zlib.h>

namespace contourcheck::batch {

namespace {

constexpr std::size_t header_bytes = 348, data_offset = 352;
constexpr double same_direction = 1e-3;

/// Datatype and bits of a pixel (nifti1.h).
std::pair<std::int16_t, std::int16_t> datatype(std::string_view type) {
    constexpr std::array<std::tuple<std::string_view, std::int16_t, std::int16_t>, 7> known = {
        {{"uint8", 2, 8},
         {"int16", 4, 16},
         {"int32", 8, 32},
         {"float32", 16, 32},
         {"int8", 256, 8},
         {"uint16", 512, 16},
         {"uint32", 768, 32}}};
    for (const auto& [name, code, bits] : known)
        if (name == type) return {code, bits};
    return {};
}

struct Affine {
    dicom::Vec3 column, row, slice, origin; ///< a step along each index, and the first voxel; LPS
    double column_mm = 1, row_mm = 1, slice_mm = 1;
    bool known = false;
};

dicom::Vec3 scaled(dicom::Vec3 v, double by) {
    return {v.x * by, v.y * by, v.z * by};
}

Affine affine_of(const Volume& volume) {
    const dicom::Header& first = volume.frames.front().slice->header;
    const dicom::Header& last = volume.frames.back().slice->header;
    Affine affine;
    if (first.spacing) {
        affine.column_mm = first.spacing->column_mm;
        affine.row_mm = first.spacing->row_mm;
    }
    affine.slice_mm = first.slice_thickness_mm.value_or(1);
    if (!first.spacing || !first.position_mm || !first.orientation) return affine;
    affine.known = true;
    affine.origin = *first.position_mm;
    affine.column = scaled(first.orientation->row, affine.column_mm);
    affine.row = scaled(first.orientation->column, affine.row_mm);
    affine.slice = scaled(first.orientation->normal(), affine.slice_mm);
    if (const std::size_t count = volume.frames.size(); count > 1) {
        const dicom::Vec3 end = *last.position_mm;
        const auto& [x, y, z] = affine.origin;
        affine.slice = scaled({end.x - x, end.y - y, end.z - z}, 1.0 / double(count - 1));
        affine.slice_mm = std::sqrt(dicom::dot(affine.slice, affine.slice));
    }
    return affine;
}

/// Little endian fields at their offsets in the header.
class Header {
public:
    template <class T>
    void put(std::size_t at, T value) {
        std::memcpy(bytes_.data() + at, &value, sizeof value);
    }
    template <class T>
    void put(std::size_t at, std::initializer_list<double> values) {
        for (const double value : values) {
            put(at, T(value));
            at += sizeof(T);
        }
    }
    void text(std::size_t at, std::string_view text) { bytes_.replace(at, text.size(), text); }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_ = std::string(data_offset, '\0');
};

/// Quaternion parameters b, c, d of a rotation whose columns are x, y and z (nifti1_io.c, nifti_mat44_to_quatern).
std::array<double, 3> quaternion(dicom::Vec3 x, dicom::Vec3 y, dicom::Vec3 z) {
    const double trace = 1 + x.x + y.y + z.z;
    if (trace > 0.5) {
        const double a = 0.5 * std::sqrt(trace);
        return {0.25 * (y.z - z.y) / a, 0.25 * (z.x - x.z) / a, 0.25 * (x.y - y.x) / a};
    }
    const double b2 = 1 + x.x - (y.y + z.z), c2 = 1 + y.y - (x.x + z.z), d2 = 1 + z.z - (x.x + y.y);
    double a = 0, b = 0, c = 0, d = 0;
    if (b2 > 1) {
        b = 0.5 * std::sqrt(b2);
        c = 0.25 * (y.x + x.y) / b;
        d = 0.25 * (z.x + x.z) / b;
        a = 0.25 * (y.z - z.y) / b;
    } else if (c2 > 1) {
        c = 0.5 * std::sqrt(c2);
        b = 0.25 * (y.x + x.y) / c;
        d = 0.25 * (z.y + y.z) / c;
        a = 0.25 * (z.x - x.z) / c;
    } else {
        d = 0.5 * std::sqrt(d2);
        b = 0.25 * (z.x + x.z) / d;
        c = 0.25 * (z.y + y.z) / d;
        a = 0.25 * (x.y - y.x) / d;
    }
    return a < 0 ? std::array{-b, -c, -d} : std::array{b, c, d};
}

/// The way from voxels to the patient, right, front and head positive: LPS with x and y negated.
void put_affine(Header& header, const Affine& affine) {
    const auto ras = [](dicom::Vec3 v) { return dicom::Vec3{-v.x, -v.y, v.z}; };
    const dicom::Vec3 x = ras(affine.column), y = ras(affine.row), z = ras(affine.slice),
                      origin = ras(affine.origin);
    header.put<std::int16_t>(254, 1); // sform_code: scanner
    header.put<float>(280, {x.x, y.x, z.x, origin.x, x.y, y.y, z.y, origin.y, x.z, y.z, z.z, origin.z});
    const dicom::Vec3 across = dicom::cross(scaled(x, 1 / affine.column_mm), scaled(y, 1 / affine.row_mm));
    const dicom::Vec3 along = scaled(z, 1 / affine.slice_mm);
    const double cosine = dicom::dot(across, along);
    if (std::abs(std::abs(cosine) - 1) > same_direction) return; // sheared: no rotation says it
    header.put<std::int16_t>(252, 1);                            // qform_code
    header.put<float>(76, cosine < 0 ? -1.0F : 1.0F);            // qfac, in pixdim[0]
    const auto [b, c, d] = quaternion(scaled(x, 1 / affine.column_mm), scaled(y, 1 / affine.row_mm), across);
    header.put<float>(256, {b, c, d, origin.x, origin.y, origin.z});
}

std::string header_of(const Volume& volume, std::string_view type) {
    const Shape shape = dicom::shape(volume.frames.front().slice->pixels);
    const Affine affine = affine_of(volume);
    const auto [code, bits] = datatype(type);
    Header header;
    header.put<std::int32_t>(0, std::int32_t(header_bytes));
    header.put<std::int16_t>(
        40, {3, double(shape.columns), double(shape.rows), double(volume.frames.size()), 1, 1, 1, 1});
    header.put<std::int16_t>(70, code);
    header.put<std::int16_t>(72, bits);
    header.put<float>(76, {1, affine.column_mm, affine.row_mm, affine.slice_mm, 1, 1, 1, 1});
    header.put<float>(108, float(data_offset));
    header.put<float>(112, 1.0F);     // scl_slope: values as they are
    header.put<std::uint8_t>(123, 2); // mm
    header.text(148, "ContourCheck " CONTOURCHECK_VERSION);
    if (affine.known) put_affine(header, affine);
    header.text(344, std::string_view("n+1\0", 4));
    return header.take();
}

/// RFC 1952 without a name or time.
std::string gzipped(const std::string& bytes) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    if (::deflateInit2(&stream, 6, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    std::string result(::deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = uInt(result.size());
    ::deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    ::deflateEnd(&stream);
    return result;
}

} // namespace

std::string nifti_gz(const Volume& volume, std::string_view type, std::string_view pixels) {
    return gzipped(header_of(volume, type) + std::string(pixels));
}

} // namespace contourcheck::batch
