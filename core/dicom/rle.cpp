#include "dicom/rle.h"

#include "dicom/bytes.h"

#include <algorithm>
#include <string>

namespace contourcheck::dicom {

namespace {

constexpr std::size_t header_bytes = 64;

std::uint32_t field(std::string_view header, std::size_t i) {
    return number_in(header.substr(4 * i, 4), false);
}

/// PackBits (PS3.5 G.3.1): shifts one byte into each of the samples. What is behind the last is padding.
bool decode_segment(std::string_view bytes, std::vector<std::uint32_t>& samples) {
    std::size_t done = 0;
    std::size_t at = 0;
    const auto put = [&](char byte) {
        samples[done] = samples[done] << 8U | static_cast<unsigned char>(byte), ++done;
    };
    while (done < samples.size()) {
        if (at >= bytes.size()) return false;
        const auto code = static_cast<signed char>(bytes[at++]);
        if (code == -128) continue;
        const std::size_t room = samples.size() - done;
        if (code >= 0) {
            const std::size_t count = std::min(room, std::size_t(code) + 1);
            if (count > bytes.size() - at) return false;
            for (std::size_t i = 0; i < count; ++i)
                put(bytes[at + i]);
            at += count;
        } else {
            if (at >= bytes.size()) return false;
            for (std::size_t i = std::min(room, std::size_t(1 - code)); i > 0; --i)
                put(bytes[at]);
            ++at;
        }
    }
    return true;
}

} // namespace

Expected<std::vector<std::uint32_t>> decode_rle(std::string_view bytes, std::size_t pixels,
                                                int bytes_a_sample) {
    if (bytes.size() < header_bytes) return fail(Code::malformed, Phrase::tr("RLE: the frame has no header"));
    if (const auto segments = field(bytes, 0); segments != std::uint32_t(bytes_a_sample))
        return fail(Code::malformed, Phrase::tr("RLE: the frame has %1 segments, needs %2",
                                                {std::to_string(segments), std::to_string(bytes_a_sample)}));
    std::vector<std::uint32_t> samples(pixels);
    for (int i = 0; i < bytes_a_sample; ++i) { // the most significant byte first
        const std::size_t start = field(bytes, 1 + std::size_t(i));
        if (start < header_bytes || start > bytes.size())
            return fail(Code::malformed, Phrase::tr("RLE: a segment starts outside the frame"));
        if (!decode_segment(bytes.substr(start), samples))
            return fail(Code::malformed,
                        Phrase::tr("ends early: RLE segment %1 has too few pixels", {std::to_string(i + 1)}));
    }
    return samples;
}

} // namespace contourcheck::dicom
