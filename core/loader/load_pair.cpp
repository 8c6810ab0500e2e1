#include "base/file.h"
#include "base/hash.h"
#include "loader/batch_loader.h"

#include <new>

namespace contourcheck::loader {

namespace {

Expected<dicom::Slice> parse_requested(std::string_view bytes, const PairRequest& request,
                                       const dicom::Limits& limits) {
    auto slice = dicom::parse_slice(bytes, request.slice_file, 0, limits);
    if (!slice) return slice;
    // The batch was planned by the header as it was read earlier; the file may have been replaced since.
    const bool other_shape = request.shape.size() > 0 && dicom::shape(slice->pixels) != request.shape;
    const bool other_type = !request.pixel_type.empty() && export_type(slice->header) != request.pixel_type;
    if (other_shape || other_type)
        return fail(Code::malformed, "has changed since the dataset was opened", request.slice_file);
    return slice;
}

Expected<std::vector<contour::Point>> parse_polygon(std::string_view bytes, const PairRequest& request) {
    auto points = contour::parse_points(bytes, request.contour_file);
    if (points && points->size() < 3)
        return fail(Code::malformed, "has fewer than three points", request.contour_file);
    return points;
}

Expected<Pair> load(const PairRequest& request, const mask::Convention& convention,
                    const dicom::Limits& limits) {
    const auto slice_bytes = read_file(request.slice_file, limits.file_bytes);
    if (!slice_bytes) return tl::unexpected(slice_bytes.error());
    const auto contour_bytes = read_file(request.contour_file, contour::file_limit_bytes);
    if (!contour_bytes) return tl::unexpected(contour_bytes.error());
    auto slice = parse_requested(*slice_bytes, request, limits);
    if (!slice) return tl::unexpected(slice.error());
    auto points = parse_polygon(*contour_bytes, request);
    if (!points) return tl::unexpected(points.error());

    Pair pair{
        std::move(*slice), std::move(*points), {}, sha256_hex(*slice_bytes), sha256_hex(*contour_bytes)};
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
                         const dicom::Limits& limits) {
    try {
        return load(request, convention, limits);
    } catch (const std::bad_alloc&) {
        return fail(Code::too_large, "the memory does not suffice", request.slice_file);
    } catch (const std::exception& error) {
        return fail(Code::malformed, std::string("cannot be loaded: ") + error.what(), request.slice_file);
    }
}

} // namespace contourcheck::loader
