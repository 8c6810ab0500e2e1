#include "dicom/encoder.h"

#include "base/text.h"
#include "dicom/write.h"

#include <cassert>
#include <charconv>

namespace contourcheck::dicom {

void Encoder::text(std::uint32_t tag, const char* vr, std::string value) {
    if (value.size() % 2 != 0) value += std::string_view(vr) == "UI" ? '\0' : ' ';
    start(tag, vr, value.size());
    bytes_ += value;
}

void Encoder::us(std::uint32_t tag, std::uint16_t value) {
    start(tag, "US", 2);
    put(value, 2);
}

void Encoder::ul(std::uint32_t tag, std::initializer_list<std::uint32_t> values) {
    start(tag, "UL", 4 * values.size());
    for (const std::uint32_t value : values)
        put(value, 4);
}

void Encoder::at(std::uint32_t tag, std::uint32_t value) {
    start(tag, "AT", 4);
    put_tag(value);
}

void Encoder::bytes(std::uint32_t tag, const char* vr, std::string_view value) {
    start(tag, vr, 0);
    put(std::uint32_t(value.size()), 4);
    bytes_ += value;
}

void Encoder::sequence(std::uint32_t tag, const std::vector<std::string>& items) {
    constexpr std::size_t item_head = 8;
    std::size_t length = 0;
    for (const std::string& item : items)
        length += item_head + item.size();
    start(tag, "SQ", 0);
    put(std::uint32_t(length), 4);
    for (const std::string& item : items) {
        put_tag(0xfffee000);
        put(std::uint32_t(item.size()), 4);
        bytes_ += item;
    }
}

void Encoder::start(std::uint32_t tag, const char* vr, std::size_t length) {
    assert(tag > last_tag_ && length <= longest_short_element);
    last_tag_ = tag;
    put_tag(tag);
    bytes_ += vr;
    put(std::uint32_t(length), 2);
}

void Encoder::put(std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i)
        bytes_ += char((value >> (8U * unsigned(i))) & 0xffU);
}

void Encoder::put_tag(std::uint32_t tag) {
    put(tag >> 16U, 2);
    put(tag & 0xffffU, 2);
}

std::string decimal(double value) {
    std::string text = shortest(value);
    for (int digits = 16; text.size() > 16; --digits) {
        char buffer[40];
        const auto [end, error] =
            std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits);
        text.assign(buffer, end);
    }
    return text;
}

std::string decimals(std::initializer_list<double> values) {
    std::string text;
    for (const double value : values)
        text += (text.empty() ? "" : "\\") + decimal(value);
    return text;
}

std::string file_meta(std::string_view sop_class, const std::string& sop_uid) {
    constexpr std::string_view explicit_little_endian = "1.2.840.10008.1.2.1";
    Encoder meta;
    meta.bytes(0x00020001, "OB", std::string_view("\0\1", 2));
    meta.text(0x00020002, "UI", std::string(sop_class));
    meta.text(0x00020003, "UI", sop_uid);
    meta.text(0x00020010, "UI", std::string(explicit_little_endian));
    meta.text(0x00020012, "UI", uid_from("ContourCheck implementation class"));
    meta.text(0x00020013, "SH", "CONTOURCHECK");
    const std::string elements = meta.take();
    Encoder length;
    length.ul(0x00020000, {std::uint32_t(elements.size())});
    return std::string(128, '\0') + "DICM" + length.take() + elements;
}

} // namespace contourcheck::dicom
