#include "dicom/attributes.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::dicom {

namespace {

std::string_view unpadded(std::string_view text) {
    constexpr std::string_view padding(" \t\0", 3);
    const auto first = text.find_first_not_of(padding);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(padding) - first + 1);
}

std::string utf8_from_latin1(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            result += c;
        } else {
            result += char(0xc0U | (byte >> 6U));
            result += char(0x80U | (byte & 0x3fU));
        }
    }
    return result;
}

bool is_utf8(std::string text) {
    // printable() also replaces control characters, which are no reason to take the text for Latin-1
    std::replace_if(
        text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; }, ' ');
    return printable(text) == text;
}

} // namespace

std::optional<double> number(DcmItem& item, const DcmTagKey& tag, unsigned index) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || element == nullptr) return std::nullopt;
    // binary numbers as they are: their text may be rounded
    Float64 binary = 0;
    Float32 single = 0;
    if (element->ident() == EVR_FD || element->ident() == EVR_FL) {
        const bool got = element->ident() == EVR_FD ? element->getFloat64(binary, index).good()
                                                    : element->getFloat32(single, index).good();
        const double value = element->ident() == EVR_FD ? binary : double(single);
        return got && std::isfinite(value) ? std::optional(value) : std::nullopt;
    }
    OFString value;
    if (element->getOFString(value, index).bad()) return std::nullopt;
    return parse_number(unpadded({value.data(), value.size()}));
}

std::optional<int> whole(DcmItem& item, const DcmTagKey& tag) {
    const auto value = number(item, tag);
    if (!value || std::trunc(*value) != *value || std::abs(*value) > 2147483647.0) return std::nullopt;
    return int(*value);
}

std::string text(DcmItem& item, const DcmTagKey& tag) {
    OFString value;
    if (item.findAndGetOFStringArray(tag, value).bad()) return {};
    const std::string plain(unpadded({value.data(), value.size()}));
    return printable(is_utf8(plain) ? plain : utf8_from_latin1(plain));
}

} // namespace contourcheck::dicom
