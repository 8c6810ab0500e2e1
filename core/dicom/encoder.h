#pragma once

#include "base/error.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::dicom {

/// Appends data elements in Explicit VR Little Endian (PS3.5 section 7.1.2), in ascending order of their tags.
class Encoder {
public:
    void text(std::uint32_t tag, const char* vr, std::string value);
    void us(std::uint32_t tag, std::uint16_t value);
    void ul(std::uint32_t tag, std::initializer_list<std::uint32_t> values);
    /// AT: a tag as a value.
    void at(std::uint32_t tag, std::uint32_t value);
    /// OB and OW: two reserved bytes and a length of 32 bits.
    void bytes(std::uint32_t tag, const char* vr, std::string_view value);
    /// SQ with items of known length, each of which an encoder made.
    void sequence(std::uint32_t tag, const std::vector<std::string>& items);
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    void start(std::uint32_t tag, const char* vr, std::size_t length);
    void put(std::uint32_t value, int count);
    void put_tag(std::uint32_t tag);

    std::string bytes_;
    std::uint32_t last_tag_ = 0;
};

/// What one text element holds at most.
inline constexpr std::size_t longest_short_element = 0xfffe;

/// DS: at most 16 characters (PS3.5 section 6.2), with as many digits as fit.
[[nodiscard]] std::string decimal(double value);
[[nodiscard]] std::string decimals(std::initializer_list<double> values);

/// Preamble and File Meta Information (PS3.10 section 7.1) of a file in Explicit VR Little Endian.
[[nodiscard]] std::string file_meta(std::string_view sop_class, const std::string& sop_uid);

} // namespace contourcheck::dicom
