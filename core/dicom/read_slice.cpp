#include "base/file.h"
#include "dicom/edge.h"
#include "dicom/header.h"
#include "dicom/judge.h"
#include "dicom/pixels.h"
#include "dicom/plain.h"
#include "dicom/quick_read.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace contourcheck::dicom {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t first_prefix = 16 << 10;

/// What is asked of a file.
struct Wanted {
    int frame = 0;
    const Limits& limits;
    bool by_dcmtk = false; ///< even where a quicker way leads there
};

/// Size of a regular file; folders, pipes and devices are refused.
Expected<std::uint64_t> size_of(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) return fail(Code::not_found, Phrase::tr("is not there"));
    if (error || !fs::is_regular_file(status))
        return fail(Code::unreadable, Phrase::tr("is not a regular file"));
    const auto size = fs::file_size(file, error);
    if (error) return fail(Code::unreadable, Phrase::tr("cannot be read: %1", {error.message()}));
    return size;
}

Expected<std::string> read_prefix(const fs::path& file, std::uint64_t count) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(count, '\0');
    if (!stream.read(bytes.data(), std::streamsize(count)))
        return fail(Code::unreadable, std::generic_category().message(errno));
    return bytes;
}

/// The transfer syntax, where it goes with how the pixel data are stored.
Expected<TransferSyntax> syntax_of(const Look& look) {
    auto syntax = transfer_syntax(look.transfer_syntax_uid);
    if (syntax && look.has_pixels && look.in_fragments == (syntax->decoder == Decoder::native))
        return fail(Code::malformed,
                    look.in_fragments
                        ? Phrase::tr("pixel data are in fragments, the transfer syntax is uncompressed")
                        : Phrase::tr("pixel data are not in fragments, the transfer syntax is compressed"));
    return syntax;
}

/// By DCMTK where `by_dcmtk`, or where the dataset is not plain, or refused: then it says why.
Expected<Header> header_in(std::string_view dataset, const Look& look, const TransferSyntax& syntax,
                           const Wanted& wanted) {
    const auto plain = wanted.by_dcmtk ? std::nullopt : PlainAttributes::of(dataset, look);
    if (plain)
        if (auto header = header_of(*plain, look, wanted.frame, wanted.limits)) return header;
    const auto parsed = parse_dataset(dataset.substr(0, look.header_end), syntax.dcmtk);
    if (!parsed) return tl::unexpected(parsed.error());
    return header_of(ParsedAttributes(**parsed), look, wanted.frame, wanted.limits);
}

/// Looks at prefixes that grow until one holds all that is in front of the pixel data.
Expected<Header> header_from_file(const fs::path& file, const Wanted& wanted) {
    const Limits& limits = wanted.limits;
    const auto size = size_of(file);
    if (!size) return tl::unexpected(size.error());
    if (*size > limits.file_bytes)
        return fail(Code::too_large,
                    Phrase::tr("has more than %1 bytes", {std::to_string(limits.file_bytes)}));
    for (std::uint64_t count = std::min(*size, first_prefix);;) {
        const auto bytes = read_prefix(file, count);
        if (!bytes) return tl::unexpected(bytes.error());
        const auto look = bounded_look({*bytes, *size, true}, limits);
        if (!look) return tl::unexpected(look.error());
        if (look->needs_bytes != 0 && count < *size) {
            count = next_prefix(*look, count, *size, limits);
            continue;
        }
        const auto syntax = syntax_of(*look);
        if (!syntax) return tl::unexpected(syntax.error());
        return header_in(dataset_in(*bytes, *look), *look, *syntax, wanted);
    }
}

/// Uncompressed pixels are taken from the bytes, compressed ones decoded from their fragments.
Expected<Slice> slice_from_bytes(std::string_view bytes, const Wanted& wanted) {
    const auto look = bounded_look({bytes, bytes.size(), false}, wanted.limits);
    if (!look) return tl::unexpected(look.error());
    const auto syntax = syntax_of(*look);
    if (!syntax) return tl::unexpected(syntax.error());
    const std::string_view all = dataset_in(bytes, *look);
    auto header = header_in(all, *look, *syntax, wanted);
    if (!header) return tl::unexpected(header.error());
    if (syntax->decoder == Decoder::native) {
        Pixels pixels = native_frame(all, *look, *header, wanted.frame);
        return Slice{std::move(*header), std::move(pixels)};
    }
    auto pixels = decode_frame(all, *look, *syntax, *header, wanted.frame);
    if (!pixels) return tl::unexpected(pixels.error());
    return Slice{std::move(*header), std::move(*pixels)};
}

} // namespace

Expected<Header> read_header(const fs::path& file, int frame, const Limits& limits) {
    return at_the_edge(file, [&]() -> Expected<Header> {
        if (auto header = read_plain_header(file, frame, limits)) return std::move(*header);
        return header_from_file(file, {frame, limits});
    });
}

Expected<Slice> read_slice(const fs::path& file, int frame, const Limits& limits) {
    return at_the_edge(file, [&]() -> Expected<Slice> {
        if (auto slice = read_plain_slice(file, frame, limits)) return std::move(*slice);
        const auto bytes = read_bytes(file, limits);
        if (!bytes) return tl::unexpected(bytes.error());
        return slice_from_bytes(*bytes, {frame, limits});
    });
}

Expected<std::string> read_bytes(const fs::path& file, const Limits& limits) {
    return at_the_edge(file, [&]() -> Expected<std::string> {
        const auto size = size_of(file);
        if (size && *size > limits.beside_bytes)
            if (auto header = header_from_file(file, {0, limits}); !header)
                return tl::unexpected(header.error());
        return read_file(file, limits.file_bytes);
    });
}

Expected<Slice> parse_slice(std::string_view bytes, const fs::path& file, int frame, const Limits& limits) {
    return at_the_edge(file, [&] { return slice_from_bytes(bytes, {frame, limits}); });
}

Expected<Slice> parse_slice_by_dcmtk(std::string_view bytes, const fs::path& file, int frame,
                                     const Limits& limits) {
    return at_the_edge(file, [&] { return slice_from_bytes(bytes, {frame, limits, true}); });
}

} // namespace contourcheck::dicom
