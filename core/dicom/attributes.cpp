#include "dicom/attributes.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::dicom {

namespace {

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

std::string_view unpadded(std::string_view text) {
    constexpr std::string_view padding(" \t\0", 3);
    const auto first = text.find_first_not_of(padding);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(padding) - first + 1);
}

std::optional<double> ParsedAttributes::number(const DcmTagKey& tag, unsigned index) const {
    DcmElement* element = nullptr;
    if (item_.findAndGetElement(tag, element).bad() || element == nullptr) return std::nullopt;
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

std::string ParsedAttributes::text(const DcmTagKey& tag) const {
    OFString value;
    if (item_.findAndGetOFStringArray(tag, value).bad()) return {};
    const std::string plain(unpadded({value.data(), value.size()}));
    return printable(is_utf8(plain) ? plain : utf8_from_latin1(plain));
}

bool ParsedAttributes::has_value(const DcmTagKey& tag) const {
    return item_.tagExistsWithValue(tag);
}

std::unique_ptr<Attributes> ParsedAttributes::item(const DcmTagKey& sequence, int index) const {
    DcmItem* found = nullptr;
    if (item_.findAndGetSequenceItem(sequence, found, index).bad() || found == nullptr) return nullptr;
    return std::make_unique<ParsedAttributes>(*found);
}

std::optional<int> Attributes::whole(const DcmTagKey& tag) const {
    const auto value = number(tag);
    if (!value || std::trunc(*value) != *value || std::abs(*value) > 2147483647.0) return std::nullopt;
    return int(*value);
}

} // namespace contourcheck::dicom
