#include "dicom/plain.h"

#include "base/text.h"
#include "dicom/bytes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace contourcheck::dicom {

namespace {

constexpr std::array<HeaderAttribute, 33> read_attributes{{
    {0x00080018, "UI"_vr}, // SOP Instance UID
    {0x00080060, "CS"_vr}, // Modality
    {0x00100020, "LO"_vr}, // Patient ID
    {0x00180050, "DS"_vr}, // Slice Thickness
    {0x00181060, "DS"_vr}, // Trigger Time
    {0x00181062, "IS"_vr}, // Nominal Interval
    {0x00181063, "DS"_vr}, // Frame Time
    {0x00181088, "IS"_vr}, // Heart Rate
    {0x0020000d, "UI"_vr}, // Study Instance UID
    {0x0020000e, "UI"_vr}, // Series Instance UID
    {0x00200011, "IS"_vr}, // Series Number
    {0x00200013, "IS"_vr}, // Instance Number
    {0x00200032, "DS"_vr}, // Image Position (Patient)
    {0x00200037, "DS"_vr}, // Image Orientation (Patient)
    {0x00209153, "FD"_vr}, // Nominal Cardiac Trigger Delay Time
    {0x00280002, "US"_vr}, // Samples per Pixel
    {0x00280004, "CS"_vr}, // Photometric Interpretation
    {0x00280008, "IS"_vr}, // Number of Frames
    {0x00280010, "US"_vr}, // Rows
    {0x00280011, "US"_vr}, // Columns
    {0x00280030, "DS"_vr}, // Pixel Spacing
    {0x00280100, "US"_vr}, // Bits Allocated
    {0x00280101, "US"_vr}, // Bits Stored
    {0x00280102, "US"_vr}, // High Bit
    {0x00280103, "US"_vr}, // Pixel Representation
    {0x00280301, "CS"_vr}, // Burned In Annotation
    {0x00281050, "DS"_vr}, // Window Center
    {0x00281051, "DS"_vr}, // Window Width
    {0x00281052, "DS"_vr}, // Rescale Intercept
    {0x00281053, "DS"_vr}, // Rescale Slope
    {0x00283000, "SQ"_vr}, // Modality LUT Sequence
    {0x52009229, "SQ"_vr}, // Shared Functional Groups Sequence
    {0x52009230, "SQ"_vr}, // Per-Frame Functional Groups Sequence
}};
constexpr std::uint32_t number_of_frames = 0x00280008;
constexpr std::uint32_t modality_lut = 0x00283000;

bool is_in_number(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E' || c == ' ' ||
           c == '\\';
}

bool is_in_uid(char c) {
    return (c >= '0' && c <= '9') || c == '.';
}

bool is_in_text(char c) {
    return c >= ' ' && c <= '~' && c != '\\';
}

template <bool (*is_right)(char)>
bool all_of(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_right(c); });
}

/// Component `index` of a value of several; nothing where there are fewer.
std::optional<std::string_view> component(std::string_view value, unsigned index) {
    for (; index > 0; --index) {
        const auto end = value.find('\\');
        if (end == std::string_view::npos) return std::nullopt;
        value.remove_prefix(end + 1);
    }
    return value.substr(0, value.find('\\'));
}

double double_in(std::string_view bytes) {
    const std::uint64_t low = number_in(bytes.substr(0, 4), false);
    return std::bit_cast<double>(low | std::uint64_t(number_in(bytes.substr(4, 4), false)) << 32U);
}

std::uint32_t tag_of(const DcmTagKey& key) {
    return std::uint32_t(key.getGroup()) << 16U | key.getElement();
}

} // namespace

std::span<const HeaderAttribute> header_attributes() {
    return read_attributes;
}

const HeaderAttribute* header_attribute(std::uint32_t tag) {
    const auto* const found = std::ranges::lower_bound(read_attributes, tag, {}, &HeaderAttribute::tag);
    return found != read_attributes.end() && found->tag == tag ? found : nullptr;
}

std::optional<PlainAttributes> PlainAttributes::of(std::string_view dataset, const Look& look) {
    const Encoding& encoding = look.encoding;
    if (!look.is_orderly || encoding.big_endian || encoding.deflated) return std::nullopt;
    if (!encoding.explicit_vr && !dcmDataDict.isDictionaryLoaded()) return std::nullopt;
    const PlainAttributes attributes(dataset, look);
    const bool plain = std::ranges::all_of(
        look.attributes, [&](const Element& element) { return attributes.is_plain(element); });
    return plain ? std::optional(attributes) : std::nullopt;
}

bool PlainAttributes::is_plain(const Element& element) const {
    const HeaderAttribute& expected = *header_attribute(element.tag);
    if (look_->encoding.explicit_vr && element.vr != expected.vr) return false;
    if (element.tag == modality_lut) return false;
    // some files of one frame have functional groups with nothing in them
    if (expected.vr == "SQ"_vr)
        return element.length == 8 &&
               value_of(element) == std::string_view("\xfe\xff\x00\xe0\x00\x00\x00\x00", 8);
    if (expected.vr == "US"_vr) return element.length == 2;
    if (expected.vr == "FD"_vr) return element.length == 8;
    std::string_view value = value_of(element);
    if (element.tag == number_of_frames) return unpadded(value) == "1" && all_of<is_in_number>(value);
    if (expected.vr == "DS"_vr || expected.vr == "IS"_vr) return all_of<is_in_number>(value);
    if (expected.vr != "UI"_vr) return all_of<is_in_text>(value);
    if (value.ends_with('\0')) value.remove_suffix(1);
    return all_of<is_in_uid>(value);
}

const Element* PlainAttributes::find(const DcmTagKey& key) const {
    const std::uint32_t tag = tag_of(key);
    const auto found = std::ranges::lower_bound(look_->attributes, tag, {}, &Element::tag);
    return found != look_->attributes.end() && found->tag == tag ? &*found : nullptr;
}

std::string_view PlainAttributes::value_of(const Element& element) const {
    return dataset_.substr(element.value, element.length);
}

std::optional<double> PlainAttributes::number(const DcmTagKey& tag, unsigned index) const {
    const Element* const element = find(tag);
    if (element == nullptr) return std::nullopt;
    const std::string_view value = value_of(*element);
    const Vr vr = header_attribute(element->tag)->vr;
    if (vr == "US"_vr) return index == 0 ? std::optional<double>(number_in(value, false)) : std::nullopt;
    if (vr == "FD"_vr) {
        const double binary = double_in(value);
        return index == 0 && std::isfinite(binary) ? std::optional(binary) : std::nullopt;
    }
    const auto part = component(value, index);
    return part ? parse_number(unpadded(*part)) : std::nullopt;
}

std::string PlainAttributes::text(const DcmTagKey& tag) const {
    const Element* const element = find(tag);
    return element != nullptr ? std::string(unpadded(value_of(*element))) : std::string();
}

bool PlainAttributes::has_value(const DcmTagKey& tag) const {
    const Element* const element = find(tag);
    return element != nullptr && element->length > 0;
}

std::unique_ptr<Attributes> PlainAttributes::item(const DcmTagKey&, int) const {
    return nullptr;
}

} // namespace contourcheck::dicom
