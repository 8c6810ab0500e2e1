#include "dicom/bounded_look.h"

#include "dicom/dcmtk_bridge.h"
#include "dicom/inflate.h"
#include "dicom/walk.h"

#include <algorithm>

namespace contourcheck::dicom {

namespace {

constexpr std::uint32_t transfer_syntax_tag = 0x00020010U;

/// The first element of a dataset without file meta information is in group 0008; its bytes tell the encoding.
std::optional<Encoding> guess_encoding(std::string_view start) {
    if (start.size() < 8) return std::nullopt;
    const bool big = start.starts_with(std::string_view("\0\x08", 2));
    if (!big && !start.starts_with(std::string_view("\x08\0", 2))) return std::nullopt;
    const bool explicit_vr = is_vr(start.substr(4, 2));
    if (big && !explicit_vr) return std::nullopt;
    return Encoding{.explicit_vr = explicit_vr, .big_endian = big};
}

/// Reads the file meta information (PS3.10 section 7.1), group 0002 in Explicit VR Little Endian, from `at` on.
Expected<void> read_meta(const LookAt& file, std::uint64_t at, Look& look) {
    constexpr std::string_view group("\2\0", 2);
    while (file.file_bytes > at) {
        const std::string_view next = file.bytes.substr(at, group.size());
        if (next.size() == group.size() && next != group) break;
        const auto element = read_element(file.bytes, at, file.file_bytes, {}, look.needs_bytes);
        if (!element) return tl::unexpected(element.error());
        if (!*element) return {};
        if (auto fits = check_fits(**element, file.file_bytes); !fits) return fits;
        at = (*element)->value + (*element)->length;
        if (at > file.bytes.size()) look.needs_bytes = at;
        if (look.needs_bytes != 0) return {};
        if ((*element)->tag != transfer_syntax_tag) continue;
        const std::string_view uid = file.bytes.substr((*element)->value, (*element)->length);
        look.transfer_syntax_uid = uid.substr(0, uid.find_last_not_of(std::string_view(" \0", 2)) + 1);
    }
    look.dataset = at;
    return {};
}

/// Finds the dataset and how it is encoded.
Expected<void> find_dataset(const LookAt& file, Look& look) {
    const std::string_view bytes = file.bytes;
    const bool has_preamble = bytes.size() >= 132 && bytes.substr(128, 4) == "DICM";
    const bool bare_meta =
        bytes.size() >= 8 && bytes.starts_with(std::string_view("\x02\0", 2)) && is_vr(bytes.substr(4, 2));
    if (has_preamble || bare_meta) {
        if (auto read = read_meta(file, has_preamble ? 132 : 0, look); !read) return read;
        if (look.needs_bytes != 0) return {};
    }
    if (!look.transfer_syntax_uid.empty()) {
        const auto syntax = transfer_syntax(look.transfer_syntax_uid);
        if (!syntax) return tl::unexpected(syntax.error());
        look.encoding = syntax->encoding;
        return {};
    }
    const auto guess = guess_encoding(bytes.substr(std::min(std::size_t(look.dataset), bytes.size())));
    if (!guess && (has_preamble || bare_meta))
        return fail(Code::malformed, Phrase::tr("names no transfer syntax (0002,0010)"));
    if (!guess) return fail(Code::malformed, Phrase::tr("is not a DICOM file"));
    look.encoding = *guess;
    look.transfer_syntax_uid = guess->big_endian    ? UID_BigEndianExplicitTransferSyntax
                               : guess->explicit_vr ? UID_LittleEndianExplicitTransferSyntax
                                                    : UID_LittleEndianImplicitTransferSyntax;
    return {};
}

} // namespace

Expected<Look> bounded_look(const LookAt& file, const Limits& limits) {
    Look look;
    if (file.file_bytes == 0) return fail(Code::malformed, Phrase::tr("is empty"));
    if (file.file_bytes > limits.file_bytes)
        return fail(Code::too_large,
                    Phrase::tr("has more than %1 bytes", {std::to_string(limits.file_bytes)}));
    if (const auto found = find_dataset(file, look); !found) return tl::unexpected(found.error());
    if (look.needs_bytes != 0) return look;
    std::string_view dataset = file.bytes.substr(std::min(std::size_t(look.dataset), file.bytes.size()));
    std::uint64_t size = file.file_bytes - look.dataset;
    if (look.encoding.deflated) {
        if (dataset.size() < size) {
            look.needs_bytes = file.file_bytes;
            return look;
        }
        auto inflated = inflate_raw(dataset, std::min(limits.inflated_bytes, limits.file_bytes));
        if (!inflated) return tl::unexpected(inflated.error());
        look.inflated = std::move(*inflated);
        look.dataset = 0;
        dataset = look.inflated;
        size = dataset.size();
    }
    look.dataset_bytes = size;
    if (const auto walked = walk_dataset(dataset, size, file.header_only, limits.nesting, look); !walked)
        return tl::unexpected(walked.error());
    if (look.needs_bytes != 0) look.needs_bytes += look.dataset;
    return look;
}

} // namespace contourcheck::dicom
