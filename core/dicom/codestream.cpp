#include "dicom/codestream.h"

#include "dicom/bytes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace contourcheck::dicom {

namespace {

// ITU-T T.81 table B.1 and T.87 table C.1; a marker is 0xff and one of these.
constexpr std::uint32_t eoi = 0xd9, sos = 0xda, dht = 0xc4, dqt = 0xdb, dri = 0xdd, comment = 0xfe;
constexpr std::uint32_t sof2 = 0xc2, sof3 = 0xc3, sof55 = 0xf7, lse = 0xf8;

enum class Family { jpeg, jpeg_ls };

tl::unexpected<Error> not_right(Phrase what) {
    return fail(Code::malformed, std::move(what));
}

std::uint32_t jpeg_number(std::string_view segment, std::size_t at, std::size_t count) {
    return number_in(segment.substr(at, count), true);
}

std::string in_hex(std::uint32_t marker) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return {'F', 'F', digits[marker >> 4U], digits[marker & 0xfU]};
}

/// SOF0 to SOF15 without DHT, JPG and DAC, which lie between them.
bool is_frame_header(std::uint32_t marker) {
    return (marker >= 0xc0 && marker <= 0xcf && marker != dht && marker != 0xc8 && marker != 0xcc) ||
           marker == sof55;
}

bool is_supported(std::uint32_t frame_header, Family family) {
    return family == Family::jpeg_ls ? frame_header == sof55 : frame_header <= sof3;
}

/// Tables and what no decoder needs: the segments that may stand in front of a frame header and of a scan.
bool may_stand_between(std::uint32_t marker, Family family) {
    const bool is_application_s = marker >= 0xe0 && marker <= 0xef;
    return marker == dri || marker == comment || is_application_s ||
           (family == Family::jpeg_ls ? marker == lse : marker == dht || marker == dqt);
}

/// Goes from marker to marker.
class Markers {
public:
    explicit Markers(std::string_view bytes) : bytes_(bytes) {}

    /// The next one, behind fill bytes. EOI where the codestream ends without it: then has_end() is false.
    Expected<std::uint32_t> next() {
        if (!bytes_.empty() && !bytes_.starts_with('\xff'))
            return not_right(Phrase::tr("the JPEG codestream has bytes between its segments"));
        bytes_.remove_prefix(std::min(bytes_.find_first_not_of('\xff'), bytes_.size()));
        has_end_ = !bytes_.empty();
        if (bytes_.empty()) return eoi;
        const std::uint32_t marker = jpeg_number(bytes_, 0, 1);
        bytes_.remove_prefix(1);
        return marker;
    }

    /// What stands behind a marker and its length.
    Expected<std::string_view> segment() {
        const std::size_t length = bytes_.size() < 2 ? 0 : jpeg_number(bytes_, 0, 2);
        if (length < 2 || length > bytes_.size())
            return not_right(Phrase::tr("a segment of the JPEG codestream is cut or has no length"));
        const std::string_view value = bytes_.substr(2, length - 2);
        bytes_.remove_prefix(length);
        return value;
    }

    /// Over entropy-coded data, in which 0xff stands before zero or is a restart marker (T.81 B.1.1.5).
    void skip_scan() {
        const auto goes_on = [](char c) { return c == '\0' || (c >= '\xd0' && c <= '\xd7'); };
        for (std::size_t at = 0; (at = bytes_.find('\xff', at)) != std::string_view::npos;) {
            const std::size_t behind = bytes_.find_first_not_of('\xff', at); // fill bytes
            if (behind == std::string_view::npos) break;
            if (!goes_on(bytes_[behind])) return bytes_.remove_prefix(at);
            at = behind + 1;
        }
        bytes_ = {};
    }

    [[nodiscard]] bool has_end() const { return has_end_; }

private:
    std::string_view bytes_;
    bool has_end_ = true;
};

/// T.81 B.2.2. The number of lines may not come later, by DNL.
Expected<Codestream> frame_of(std::uint32_t marker, std::string_view segment) {
    constexpr std::size_t fixed = 6, each = 3;
    if (segment.size() < fixed || segment.size() != fixed + each * jpeg_number(segment, 5, 1))
        return not_right(Phrase::tr("the JPEG codestream has a broken frame header"));
    Codestream result{{int(jpeg_number(segment, 1, 2)), int(jpeg_number(segment, 3, 2))},
                      int(jpeg_number(segment, 5, 1)),
                      int(jpeg_number(segment, 0, 1))};
    if (result.shape.rows == 0 || result.shape.columns == 0)
        return not_right(Phrase::tr("the frame header of the JPEG codestream tells no size"));
    result.is_lossless = marker == sof3;
    if (marker == sof2) { // all coefficients, of two bytes, in whole blocks of 8 x 8
        const auto whole = [](int pixels) { return (std::uint64_t(pixels) + 7) / 8 * 8; };
        result.decoder_bytes = 2 * whole(result.shape.rows) * whole(result.shape.columns);
    }
    return result;
}

/// What the scans of a progressive codestream of one component leave open (T.81 G.1.1.1): each tells some of the
/// coefficients of all blocks, to a bit.
class Coefficients {
public:
    Coefficients() { open_bits_.fill(unknown); }

    /// T.81 B.2.3: the last three bytes of a scan header are the first and last coefficient, and the bits.
    void take(std::string_view scan_header) {
        if (scan_header.size() < 3) return;
        const std::string_view told = scan_header.substr(scan_header.size() - 3);
        const std::size_t last = jpeg_number(told, 1, 1);
        for (std::size_t i = jpeg_number(told, 0, 1); i <= last && i < open_bits_.size(); ++i)
            open_bits_[i] = jpeg_number(told, 2, 1) & 0xfU;
    }

    [[nodiscard]] bool are_complete() const {
        return std::ranges::all_of(open_bits_, [](std::uint32_t bits) { return bits == 0; });
    }

private:
    static constexpr std::uint32_t unknown = 16;
    std::array<std::uint32_t, 64> open_bits_{};
};

Expected<Codestream> look_at(std::string_view bytes, Family family) {
    if (!bytes.starts_with("\xff\xd8")) return not_right(Phrase::tr("pixel data are no JPEG codestream"));
    Markers markers(bytes.substr(2));
    std::optional<Codestream> frame;
    bool is_progressive = false;
    Coefficients coefficients;
    int scans = 0;
    for (;;) {
        const auto marker = markers.next();
        if (!marker) return tl::unexpected(marker.error());
        if (*marker == eoi) break;
        const bool is_frame = is_frame_header(*marker);
        if (is_frame && !is_supported(*marker, family))
            return fail(
                Code::unsupported,
                Phrase::tr("the frame header %1 of the codestream is not supported", {in_hex(*marker)}));
        const bool is_scan = *marker == sos;
        if ((is_frame && frame) || (is_scan && !frame) ||
            (!is_frame && !is_scan && !may_stand_between(*marker, family)))
            return not_right(Phrase::tr("the marker %1 stands in the wrong place of the JPEG codestream",
                                        {in_hex(*marker)}));
        const auto segment = markers.segment();
        if (!segment) return tl::unexpected(segment.error());
        if (is_frame) {
            auto read = frame_of(*marker, *segment);
            if (!read || family == Family::jpeg_ls) return read;
            frame = *read;
            is_progressive = *marker == sof2;
        }
        if (!is_scan) continue;
        coefficients.take(*segment);
        if (++scans > scan_limit)
            return fail(Code::too_large, Phrase::tr("the JPEG codestream has more than %1 scans",
                                                    {std::to_string(scan_limit)}));
        markers.skip_scan();
    }
    if (!frame) return not_right(Phrase::tr("the JPEG codestream has no frame header"));
    if (scans == 0) return not_right(Phrase::tr("the JPEG codestream has no scan"));
    if (is_progressive && !coefficients.are_complete())
        return not_right(Phrase::tr("the progressive JPEG codestream ends before its last scan"));
    frame->has_end = markers.has_end();
    return *frame;
}

} // namespace

Expected<Codestream> look_at_jpeg(std::string_view bytes) {
    return look_at(bytes, Family::jpeg);
}

Expected<Codestream> look_at_jpeg_ls(std::string_view bytes) {
    return look_at(bytes, Family::jpeg_ls);
}

Expected<void> check_agrees(const Codestream& codestream, const Header& header) {
    const auto size = [](Shape shape) {
        return std::to_string(shape.rows) + " x " + std::to_string(shape.columns);
    };
    if (codestream.shape != header.shape)
        return not_right(Phrase::tr("the compressed picture is %1, the header says %2",
                                    {size(codestream.shape), size(header.shape)}));
    if (codestream.components != 1)
        return not_right(Phrase::tr("the compressed picture has %1 components, the header says 1",
                                    {std::to_string(codestream.components)}));
    if (codestream.precision > header.bits_allocated)
        return not_right(
            Phrase::tr("the compressed picture has %1 bits a sample, Bits Allocated is %2",
                       {std::to_string(codestream.precision), std::to_string(header.bits_allocated)}));
    return {};
}

} // namespace contourcheck::dicom
