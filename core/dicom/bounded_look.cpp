#include "dicom/bounded_look.h"

#include "base/text.h"
#include "dicom/attributes.h"
#include "dicom/bytes.h"
#include "dicom/dcmtk_bridge.h"
#include "dicom/inflate.h"
#include "dicom/walk.h"

#include <algorithm>
#include <limits>

namespace contourcheck::dicom {

namespace {

constexpr std::uint32_t transfer_syntax_tag = 0x00020010U;

tl::unexpected<Error> more_than(std::uint64_t bytes) {
    return fail(Code::too_large, Phrase::tr("has more than %1 bytes", {std::to_string(bytes)}));
}

/// The first element of a dataset without file meta information is in group 0008; its bytes tell the encoding.
std::optional<Encoding> guess_encoding(std::string_view start) {
    if (start.size() < 8) return std::nullopt;
    const bool big = start.starts_with(std::string_view("\0\x08", 2));
    if (!big && !start.starts_with(std::string_view("\x08\0", 2))) return std::nullopt;
    const bool explicit_vr = is_known(vr_of(start[4], start[5]));
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
        if (!look.transfer_syntax_uid.empty())
            return fail(Code::malformed, Phrase::tr("has %1 twice", {tag_text(transfer_syntax_tag)}));
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
    const bool bare_meta = bytes.size() >= 8 && bytes.starts_with(std::string_view("\x02\0", 2)) &&
                           is_known(vr_of(bytes[4], bytes[5]));
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

/// What a deflated dataset may inflate to: a file says how large its picture is at the start of what it inflates to.
std::uint64_t inflated_limit(std::string_view deflated, const Look& look, const Limits& limits) {
    const std::uint64_t usual = std::min(limits.inflated_bytes, limits.file_bytes);
    constexpr std::uint64_t unknown_size = std::numeric_limits<std::int64_t>::max();
    const auto start = inflate_start(deflated, usual);
    Look header;
    header.encoding = look.encoding;
    header.dataset_bytes = unknown_size;
    if (!start || !walk_dataset(*start, unknown_size, true, limits.nesting, header) || !header.has_pixels)
        return usual;
    const std::uint64_t decoded = std::min(claimed_bytes(*start, header), limits.frame_bytes);
    return std::min(usual + decoded + decoded / 4, limits.file_bytes);
}

/// Fills in `inflated`, or how many bytes of the file it takes: all, where they can be right.
Expected<void> inflate_dataset(std::string_view deflated, std::uint64_t size, const Limits& limits,
                               Look& look) {
    const std::uint64_t usual = std::min(limits.inflated_bytes, limits.file_bytes);
    if (deflated.size() < size) {
        const std::uint64_t start = size > usual ? limits.beside_bytes : size;
        look.needs_bytes = look.dataset + (deflated.size() < start ? start : size);
        if (deflated.size() < start || size <= usual) return {};
        const std::uint64_t limit = inflated_limit(deflated, look, limits);
        return size <= limit ? Expected<void>() : more_than(limit);
    }
    auto inflated = inflate_raw(deflated, usual);
    if (!inflated && inflated.error().code == Code::too_large)
        inflated = inflate_raw(deflated, inflated_limit(deflated, look, limits));
    if (!inflated) return tl::unexpected(inflated.error());
    look.inflated = std::move(*inflated);
    look.dataset = 0;
    return {};
}

Expected<void> check_front(std::string_view dataset, const Look& look, const Limits& limits) {
    const std::uint64_t limit = beside_limit(claimed_bytes(dataset, look), limits);
    if (std::max(look.header_end, look.needs_bytes) <= limit) return {};
    return fail(Code::too_large,
                Phrase::tr("has more than %1 bytes in front of its pixels", {std::to_string(limit)}));
}

} // namespace

Expected<Look> bounded_look(const LookAt& file, const Limits& limits) {
    Look look;
    if (file.file_bytes == 0) return fail(Code::malformed, Phrase::tr("is empty"));
    if (file.file_bytes > limits.file_bytes) return more_than(limits.file_bytes);
    if (const auto found = find_dataset(file, look); !found) return tl::unexpected(found.error());
    if (look.needs_bytes != 0) {
        if (auto fits = check_front({}, look, limits); !fits) return tl::unexpected(fits.error());
        return look;
    }
    std::string_view dataset = file.bytes.substr(std::min(std::size_t(look.dataset), file.bytes.size()));
    std::uint64_t size = file.file_bytes - look.dataset;
    if (look.encoding.deflated) {
        if (auto inflated = inflate_dataset(dataset, size, limits, look); !inflated)
            return tl::unexpected(inflated.error());
        if (look.needs_bytes != 0) return look;
        dataset = look.inflated;
        size = dataset.size();
    }
    look.dataset_bytes = size;
    if (const auto walked = walk_dataset(dataset, size, file.header_only, limits.nesting, look); !walked)
        return tl::unexpected(walked.error());
    if (auto fits = check_front(dataset, look, limits); !fits) return tl::unexpected(fits.error());
    if (look.needs_bytes != 0) look.needs_bytes += look.dataset;
    return look;
}

std::uint64_t claimed_bytes(std::string_view dataset, const Look& look) {
    const auto value = [&](std::uint32_t tag) -> std::string_view {
        const auto found = std::ranges::find(look.attributes, tag, &Element::tag);
        if (found == look.attributes.end() || found->value + found->length > dataset.size()) return {};
        return dataset.substr(found->value, found->length);
    };
    const auto number = [&](std::uint32_t tag) -> std::uint64_t {
        return number_in(value(tag).substr(0, 2), look.encoding.big_endian);
    };
    const std::string_view said = unpadded(value(0x00280008U)); // Number of Frames
    const double frames = said.empty() ? 1 : parse_number(said).value_or(0);
    const double claimed =
        double(number(0x00280010U) * number(0x00280011U) * (number(0x00280100U) / 8)) * frames;
    const std::uint64_t there = look.has_pixels && !look.in_fragments ? look.pixel_bytes : look.dataset_bytes;
    return claimed > 0 ? std::uint64_t(std::min(claimed, double(there))) : 0;
}

std::uint64_t beside_limit(std::uint64_t decoded_bytes, const Limits& limits) {
    return limits.beside_bytes + decoded_bytes / 4;
}

std::uint64_t next_prefix(const Look& look, std::uint64_t had, std::uint64_t size, const Limits& limits) {
    // by a share of what was read, or many long elements are read over and over
    return std::min(size,
                    std::max({std::min(8 * had, limits.beside_bytes), had + had / 4, look.needs_bytes}));
}

} // namespace contourcheck::dicom
