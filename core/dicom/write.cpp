#include "dicom/write.h"

#include "base/hash.h"
#include "base/text.h"
#include "dicom/encoder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace contourcheck::dicom {

namespace {

constexpr std::string_view mr_image_storage = "1.2.840.10008.5.1.4.1.1.4";

std::string decimal_or_empty(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? decimal(*value) : std::string();
}

std::string whole_or_empty(const std::optional<int>& value) {
    return value ? std::to_string(*value) : std::string();
}

/// PS3.5 section 9.1: components of digits without leading zeros, 64 characters.
bool is_uid(std::string_view uid) {
    if (uid.empty() || uid.size() > 64) return false;
    for (std::size_t start = 0; start <= uid.size();) {
        const std::size_t end = std::min(uid.find('.', start), uid.size());
        const std::string_view part = uid.substr(start, end - start);
        const bool digits =
            std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (part.empty() || !digits || (part.size() > 1 && part[0] == '0')) return false;
        start = end + 1;
    }
    return true;
}

/// LO and PN: 64 characters, no backslash, no control characters. Bytes are counted: on the safe side for UTF-8.
bool is_short_text(std::string_view text) {
    return text.size() <= 64 && text.find('\\') == std::string_view::npos && printable(text) == text;
}

bool is_date(std::string_view text) {
    return text.empty() || (text.size() == 8 && std::all_of(text.begin(), text.end(),
                                                            [](char c) { return c >= '0' && c <= '9'; }));
}

/// Whether every value fits into the bits stored, and the shape is the header's.
template <class T>
bool fits(const Grid<T>& grid, const Header& header) {
    const int bits = header.bits_stored;
    const std::int64_t low = header.is_signed ? -(std::int64_t(1) << (bits - 1)) : 0;
    const std::int64_t high = (std::int64_t(1) << (header.is_signed ? bits - 1 : bits)) - 1;
    const auto values = grid.values();
    return std::all_of(values.begin(), values.end(), [&](T value) { return value >= low && value <= high; });
}

Expected<void> check_writable(const Slice& slice, const WriteOptions& options) {
    const Header& header = slice.header;
    const auto refuse = [](std::string what) { return fail(Code::invalid_argument, std::move(what)); };
    const Shape size = shape(slice.pixels);
    if (size != header.shape || size.rows < 1 || size.columns < 1 || size.rows > 65535 ||
        size.columns > 65535)
        return refuse("the pixels have not the size that the header says");
    const std::string_view type = header.is_signed ? "int16" : "uint16";
    if (type_name(slice.pixels) != type) return refuse("MR Image Storage takes pixels of 16 bits alone");
    if (header.bits_stored < 1 || header.bits_stored > 16) return refuse("Bits Stored is not 1 to 16");
    if (!std::visit([&](const auto& grid) { return fits(grid, header); }, slice.pixels))
        return refuse("a pixel value does not fit Bits Stored");
    if (!header.spacing || !header.position_mm || !header.orientation)
        return refuse("MR Image Storage needs pixel spacing, position and orientation");
    const Vec3 position = *header.position_mm;
    const auto& [row, column] = *header.orientation;
    for (const double value :
         {header.spacing->row_mm, header.spacing->column_mm, position.x, position.y, position.z, row.x, row.y,
          row.z, column.x, column.y, column.z, header.window.value_or(Window{}).centre,
          header.window.value_or(Window{}).width, header.rescale.value_or(Rescale{}).slope,
          header.rescale.value_or(Rescale{}).intercept})
        if (!std::isfinite(value)) return refuse("a number of the header is not finite");
    for (const auto& uid : {header.study_uid, header.series_uid, header.sop_uid})
        if (!is_uid(uid)) return refuse("`" + printable(uid) + "` is no valid UID");
    if (!options.frame_of_reference_uid.empty() && !is_uid(options.frame_of_reference_uid))
        return refuse("`" + printable(options.frame_of_reference_uid) + "` is no valid UID");
    for (const auto& text : {header.patient_id, options.patient_name, options.study_description,
                             options.series_description, options.manufacturer})
        if (!is_short_text(text)) return refuse("`" + printable(text) + "` does not fit a DICOM text");
    if (!is_date(options.study_date)) return refuse("`" + printable(options.study_date) + "` is no date");
    return {};
}

/// Groups 0008 and 0010: what it is and whose.
void put_identity(Encoder& out, const Header& header, const WriteOptions& options) {
    out.text(0x00080005, "CS", "ISO_IR 192");
    out.text(0x00080008, "CS", "DERIVED\\SECONDARY\\OTHER");
    out.text(0x00080016, "UI", std::string(mr_image_storage));
    out.text(0x00080018, "UI", header.sop_uid);
    out.text(0x00080020, "DA", options.study_date);
    out.text(0x00080023, "DA", options.study_date);
    out.text(0x00080030, "TM", "");
    out.text(0x00080033, "TM", "");
    out.text(0x00080050, "SH", "");
    out.text(0x00080060, "CS", "MR");
    out.text(0x00080070, "LO", options.manufacturer);
    out.text(0x00080090, "PN", "");
    if (!options.study_description.empty()) out.text(0x00081030, "LO", options.study_description);
    if (!options.series_description.empty()) out.text(0x0008103e, "LO", options.series_description);
    out.text(0x00100010, "PN", options.patient_name);
    out.text(0x00100020, "LO", header.patient_id);
    out.text(0x00100030, "DA", "");
    out.text(0x00100040, "CS", "");
}

/// Group 0018: balanced steady-state free precession, as cine series are taken (PS3.3 C.8.3.1).
void put_acquisition(Encoder& out, const Header& header, const WriteOptions& options) {
    out.text(0x00180020, "CS", "GR");
    out.text(0x00180021, "CS", "SS");
    out.text(0x00180022, "CS", header.trigger_time_ms ? "CG" : "");
    out.text(0x00180023, "CS", "2D");
    out.text(0x00180050, "DS", decimal_or_empty(header.slice_thickness_mm));
    out.text(0x00180080, "DS", decimal_or_empty(options.repetition_time_ms));
    out.text(0x00180081, "DS", "");
    out.text(0x00180091, "IS", "");
    if (header.trigger_time_ms) out.text(0x00181060, "DS", decimal_or_empty(header.trigger_time_ms));
    if (options.cardiac_images) out.text(0x00181090, "IS", whole_or_empty(options.cardiac_images));
    out.text(0x00185100, "CS", "");
}

/// Group 0020: where it belongs, in its study and in the patient.
void put_place(Encoder& out, const Header& header, const WriteOptions& options) {
    const Vec3 position = *header.position_mm;
    const auto& [row, column] = *header.orientation;
    out.text(0x0020000d, "UI", header.study_uid);
    out.text(0x0020000e, "UI", header.series_uid);
    out.text(0x00200010, "SH", "");
    out.text(0x00200011, "IS", whole_or_empty(header.series_number));
    out.text(0x00200013, "IS", whole_or_empty(header.instance_number));
    out.text(0x00200032, "DS", decimals({position.x, position.y, position.z}));
    out.text(0x00200037, "DS", decimals({row.x, row.y, row.z, column.x, column.y, column.z}));
    out.text(0x00200052, "UI",
             options.frame_of_reference_uid.empty() ? uid_from("frame of reference of " + header.study_uid)
                                                    : options.frame_of_reference_uid);
    out.text(0x00201040, "LO", "");
}

/// Group 0028: the picture.
void put_picture(Encoder& out, const Header& header) {
    out.us(0x00280002, 1);
    out.text(0x00280004, "CS",
             header.photometric == Photometric::monochrome1 ? "MONOCHROME1" : "MONOCHROME2");
    out.us(0x00280010, std::uint16_t(header.shape.rows));
    out.us(0x00280011, std::uint16_t(header.shape.columns));
    out.text(0x00280030, "DS", decimals({header.spacing->row_mm, header.spacing->column_mm}));
    out.us(0x00280100, 16);
    out.us(0x00280101, std::uint16_t(header.bits_stored));
    out.us(0x00280102, std::uint16_t(header.bits_stored - 1));
    out.us(0x00280103, header.is_signed ? 1 : 0);
    if (header.window) {
        out.text(0x00281050, "DS", decimal(header.window->centre));
        out.text(0x00281051, "DS", decimal(header.window->width));
    }
    if (header.rescale) {
        out.text(0x00281052, "DS", decimal(header.rescale->intercept));
        out.text(0x00281053, "DS", decimal(header.rescale->slope));
        out.text(0x00281054, "LO", "US"); // unspecified
    }
}

template <class T>
std::string little_endian(const Grid<T>& grid) {
    std::string bytes;
    bytes.reserve(grid.values().size() * sizeof(T));
    for (const T value : grid.values())
        for (std::size_t i = 0; i < sizeof(T); ++i)
            bytes += char((std::make_unsigned_t<T>(value) >> (8 * i)) & 0xffU);
    return bytes;
}

} // namespace

Expected<std::string> to_dicom(const Slice& slice, const WriteOptions& options) {
    if (const auto writable = check_writable(slice, options); !writable)
        return tl::unexpected(writable.error());
    Encoder out;
    put_identity(out, slice.header, options);
    put_acquisition(out, slice.header, options);
    put_place(out, slice.header, options);
    put_picture(out, slice.header);
    out.bytes(0x7fe00010, "OW",
              std::visit([](const auto& grid) { return little_endian(grid); }, slice.pixels));
    return file_meta(mr_image_storage, slice.header.sop_uid) + out.take();
}

std::string uid_from(std::string_view text) {
    const std::string digest = sha256_hex(text);
    std::array<std::uint32_t, 4> words{}; // the 128 bits of a UUID, most significant first
    for (std::size_t i = 0; i < words.size(); ++i)
        std::from_chars(digest.data() + 8 * i, digest.data() + 8 * i + 8, words[i], 16);
    words[1] = (words[1] & 0xffff0fffU) | 0x8000U;     // version 8: free form (RFC 9562)
    words[2] = (words[2] & 0x3fffffffU) | 0x80000000U; // variant 10
    std::string digits;
    while (std::any_of(words.begin(), words.end(), [](std::uint32_t word) { return word != 0; })) {
        std::uint64_t rest = 0;
        for (auto& word : words) {
            rest = (rest << 32U) | word;
            word = std::uint32_t(rest / 10);
            rest %= 10;
        }
        digits += char('0' + rest);
    }
    std::reverse(digits.begin(), digits.end());
    return "2.25." + digits;
}

} // namespace contourcheck::dicom
