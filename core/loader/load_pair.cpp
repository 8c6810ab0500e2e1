#include "base/file.h"
#include "base/hash.h"
#include "loader/batch_loader.h"
#include "loader/hashed_slice.h"

#include <new>

namespace contourcheck::loader {

namespace {

/// The batch was planned by the header as it was read earlier; the file may have been replaced since.
Expected<dicom::Slice> as_requested(dicom::Slice slice, const PairRequest& request) {
    const bool other_shape = request.shape.size() > 0 && dicom::shape(slice.pixels) != request.shape;
    const bool other_type = !request.pixel_type.empty() && export_type(slice.header) != request.pixel_type;
    if (other_shape || other_type)
        return fail(Code::malformed, Phrase::tr("has changed since the dataset was opened"),
                    request.slice_file);
    return slice;
}

Expected<std::vector<contour::Point>> parse_polygon(std::string_view bytes, const PairRequest& request) {
    auto points = contour::parse_points(bytes, {});
    if (!points) points.error().file = request.contour_file; // made a path where it is asked for alone
    if (points && points->size() < 3)
        return fail(Code::malformed, Phrase::tr("has fewer than three points"), request.contour_file);
    return points;
}

/// Without a hash, pixels go from the file to where they stay.
HashedSlice read_requested(const PairRequest& request, const dicom::Limits& limits, Hashes hashes) {
    if (hashes == Hashes::sha256) return read_hashed(request.slice_file, request.slice_file, limits);
    return {{}, dicom::read_slice(request.slice_file, 0, limits)};
}

Expected<Pair> load(const PairRequest& request, const mask::Convention& convention,
                    const dicom::Limits& limits, Hashes hashes) {
    auto [slice_sha256, read] = read_requested(request, limits, hashes);
    if (!read) return tl::unexpected(std::move(read.error()));
    auto slice = as_requested(std::move(*read), request);
    if (!slice) return tl::unexpected(std::move(slice.error()));
    const auto contour_bytes = read_file(request.contour_file, contour::file_limit_bytes);
    if (!contour_bytes) return tl::unexpected(contour_bytes.error());
    auto points = parse_polygon(*contour_bytes, request);
    if (!points) return tl::unexpected(points.error());

    Pair pair{std::move(*slice), std::move(*points), {}, std::move(slice_sha256), {}};
    if (hashes == Hashes::sha256) pair.contour_sha256 = sha256_hex(*contour_bytes);
    const Shape shape = dicom::shape(pair.slice.pixels);
    if (convention.rule == mask::Rule::coverage)
        pair.mask = mask::coverage(pair.points, shape, convention.pixel_origin);
    else
        pair.mask = mask::rasterise(pair.points, shape, convention);
    return pair;
}

} // namespace

std::string_view export_type(const dicom::Header& header) {
    return header.rescale ? std::string_view("float32") : dicom::stored_type_name(header);
}

Expected<Pair> load_pair(const PairRequest& request, const mask::Convention& convention,
                         const dicom::Limits& limits, Hashes hashes) {
    try {
        return load(request, convention, limits, hashes);
    } catch (const std::bad_alloc&) {
        return fail(Code::too_large, Phrase::tr("the memory does not suffice"), request.slice_file);
    } catch (const std::exception& error) {
        return fail(Code::malformed, Phrase::tr("cannot be loaded: %1", {error.what()}), request.slice_file);
    }
}

} // namespace contourcheck::loader
