#include "dicom/element.h"

#include <algorithm>
#include <array>

namespace contourcheck::dicom {

namespace {

/// With two reserved bytes and a length of 32 bits.
constexpr std::array<std::string_view, 13> long_vrs{"OB", "OD", "OF", "OL", "OV", "OW", "SQ",
                                                    "SV", "UC", "UN", "UR", "UT", "UV"};
constexpr std::array<std::string_view, 21> short_vrs{"AE", "AS", "AT", "CS", "DA", "DS", "DT",
                                                     "FD", "FL", "IS", "LO", "LT", "PN", "SH",
                                                     "SL", "SS", "ST", "TM", "UI", "UL", "US"};

bool is_long_vr(std::string_view vr) {
    return std::find(long_vrs.begin(), long_vrs.end(), vr) != long_vrs.end();
}

/// The whole number that `bytes` are; at most four of them.
std::uint32_t number(std::string_view bytes, bool big_endian) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::size_t place = big_endian ? bytes.size() - 1 - i : i;
        value |= std::uint32_t(static_cast<unsigned char>(bytes[i])) << (8U * place);
    }
    return value;
}

} // namespace

bool is_vr(std::string_view vr) {
    return is_long_vr(vr) || std::find(short_vrs.begin(), short_vrs.end(), vr) != short_vrs.end();
}

Expected<std::optional<Element>> read_element(std::string_view bytes, std::uint64_t at, std::uint64_t end,
                                              const Encoding& encoding, std::uint64_t& needs_bytes) {
    const bool big = encoding.big_endian;
    const auto have = [&](std::uint64_t count) {
        if (at + count <= bytes.size()) return true;
        needs_bytes = at + count;
        return false;
    };
    if (end - at < 8)
        return fail(Code::malformed,
                    "ends early: " + std::to_string(end - at) + " bytes where an element should start");
    if (!have(8)) return std::nullopt;
    Element element;
    element.tag = number(bytes.substr(at, 2), big) << 16U | number(bytes.substr(at + 2, 2), big);
    element.value = at + 8;
    element.length = number(bytes.substr(at + 4, 4), big);
    if (element.tag >> 16U == 0xfffeU || !encoding.explicit_vr) return element;
    element.vr = bytes.substr(at + 4, 2);
    if (!is_vr(element.vr))
        return fail(Code::malformed,
                    "element " + tag_text(element.tag) + " has no known value representation");
    element.length = number(bytes.substr(at + 6, 2), big);
    if (!is_long_vr(element.vr)) return element;
    element.value = at + 12;
    element.length = 0;
    if (end - at < 12) return fail(Code::malformed, "ends early: in element " + tag_text(element.tag));
    if (!have(12)) return std::nullopt;
    element.length = number(bytes.substr(at + 8, 4), big);
    return element;
}

Expected<void> check_fits(const Element& element, std::uint64_t end) {
    const std::uint64_t there = end - element.value;
    if (element.length <= there) return {};
    return fail(Code::malformed, "ends early: element " + tag_text(element.tag) + " needs " +
                                     std::to_string(element.length) + " bytes, " + std::to_string(there) +
                                     " are there");
}

std::string tag_text(std::uint32_t tag) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "(";
    for (int place = 28; place >= 0; place -= 4) {
        text += digits[(tag >> unsigned(place)) & 0xfU];
        if (place == 16) text += ',';
    }
    return text + ")";
}

} // namespace contourcheck::dicom
