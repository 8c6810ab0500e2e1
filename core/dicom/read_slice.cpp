#include "base/file.h"
#include "base/text.h"
#include "dicom/header.h"
#include "dicom/pixels.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace contourcheck::dicom {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t first_prefix = 16 << 10;

/// Size of a regular file; folders, pipes and devices are refused.
Expected<std::uint64_t> size_of(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) return fail(Code::not_found, "is not there");
    if (error || !fs::is_regular_file(status)) return fail(Code::unreadable, "is not a regular file");
    const auto size = fs::file_size(file, error);
    if (error) return fail(Code::unreadable, "cannot be read: " + error.message());
    return size;
}

Expected<std::string> read_prefix(const fs::path& file, std::uint64_t count) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(count, '\0');
    if (!stream.read(bytes.data(), std::streamsize(count)))
        return fail(Code::unreadable, std::generic_category().message(errno));
    return bytes;
}

std::string_view dataset_in(std::string_view bytes, const Look& look) {
    return look.encoding.deflated ? std::string_view(look.inflated) : bytes.substr(look.dataset);
}

/// The transfer syntax, where it goes with how the pixel data are stored.
Expected<TransferSyntax> syntax_of(const Look& look) {
    auto syntax = transfer_syntax(look.transfer_syntax_uid);
    if (syntax && look.has_pixels && look.in_fragments == (syntax->decoder == Decoder::native))
        return fail(Code::malformed,
                    look.in_fragments ? "pixel data are in fragments, the transfer syntax is uncompressed"
                                      : "pixel data are not in fragments, the transfer syntax is compressed");
    return syntax;
}

/// Looks at prefixes that grow until one holds all that is in front of the pixel data.
Expected<Header> header_from_file(const fs::path& file, int frame, const Limits& limits) {
    const auto size = size_of(file);
    if (!size) return tl::unexpected(size.error());
    if (*size > limits.file_bytes)
        return fail(Code::too_large, "has more than " + std::to_string(limits.file_bytes) + " bytes");
    for (std::uint64_t count = std::min(*size, first_prefix);;) {
        const auto bytes = read_prefix(file, count);
        if (!bytes) return tl::unexpected(bytes.error());
        const auto look = bounded_look({*bytes, *size, true}, limits);
        if (!look) return tl::unexpected(look.error());
        if (look->needs_bytes != 0 && count < *size) {
            count = std::min(*size, std::max(8 * count, look->needs_bytes));
            continue;
        }
        const auto syntax = syntax_of(*look);
        if (!syntax) return tl::unexpected(syntax.error());
        const auto dataset =
            parse_dataset(dataset_in(*bytes, *look).substr(0, look->header_end), syntax->dcmtk);
        if (!dataset) return tl::unexpected(dataset.error());
        return header_of(**dataset, *look, frame, limits);
    }
}

Expected<Slice> slice_from_bytes(std::string_view bytes, int frame, const Limits& limits) {
    const auto look = bounded_look({bytes, bytes.size(), false}, limits);
    if (!look) return tl::unexpected(look.error());
    const auto syntax = syntax_of(*look);
    if (!syntax) return tl::unexpected(syntax.error());
    const std::string_view all = dataset_in(bytes, *look);
    // uncompressed pixels are taken from the bytes: DCMTK would copy every frame
    const bool header_alone = syntax->decoder == Decoder::native || !look->has_pixels;
    const auto parsed = all.substr(0, header_alone ? look->header_end : look->pixels + look->pixel_bytes);
    const auto dataset = parse_dataset(parsed, syntax->dcmtk);
    if (!dataset) return tl::unexpected(dataset.error());
    auto header = header_of(**dataset, *look, frame, limits);
    if (!header) return tl::unexpected(header.error());
    auto pixels = decode_frame(**dataset, all, *look, *syntax, *header, frame);
    if (!pixels) return tl::unexpected(pixels.error());
    return Slice{std::move(*header), std::move(*pixels)};
}

/// The module's edge: no exception leaves, and errors name the file.
template <class Work>
auto at_the_edge(const fs::path& file, Work work) -> decltype(work()) {
    try {
        auto result = work();
        if (!result) result.error().file = file;
        return result;
    } catch (const std::bad_alloc&) {
        return fail(Code::too_large, "needs more memory than there is", file);
    } catch (const std::exception& exception) {
        return fail(Code::malformed, printable(exception.what()), file);
    }
}

} // namespace

Expected<Header> read_header(const fs::path& file, int frame, const Limits& limits) {
    return at_the_edge(file, [&] { return header_from_file(file, frame, limits); });
}

Expected<Slice> read_slice(const fs::path& file, int frame, const Limits& limits) {
    return at_the_edge(file, [&]() -> Expected<Slice> {
        const auto bytes = read_file(file, limits.file_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        return slice_from_bytes(*bytes, frame, limits);
    });
}

Expected<Slice> parse_slice(std::string_view bytes, const fs::path& file, int frame, const Limits& limits) {
    return at_the_edge(file, [&] { return slice_from_bytes(bytes, frame, limits); });
}

} // namespace contourcheck::dicom
