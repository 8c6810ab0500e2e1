#pragma once

#include "base/error.h"
#include "base/grid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace contourcheck::dicom {

/// A direction or position in the patient coordinate system (PS3.3 C.7.6.2.1.1): x to the left, y to the back, z to
/// the head; mm for positions.
struct Vec3 {
    double x = 0, y = 0, z = 0;

    friend bool operator==(const Vec3&, const Vec3&) = default;
};
[[nodiscard]] double dot(Vec3 a, Vec3 b);
[[nodiscard]] Vec3 cross(Vec3 a, Vec3 b);

/// Image Orientation (Patient) (0020,0037): unit vectors of increasing column index (`row`, the direction along a row)
/// and of increasing row index (`column`).
struct Orientation {
    Vec3 row, column;

    /// The slice normal, row x column.
    [[nodiscard]] Vec3 normal() const { return cross(row, column); }
    friend bool operator==(const Orientation&, const Orientation&) = default;
};

/// Pixel Spacing (0028,0030): distance between the centres of neighbouring rows, then of neighbouring columns.
struct Spacing {
    double row_mm = 1;
    double column_mm = 1;

    friend bool operator==(const Spacing&, const Spacing&) = default;
};

/// Rescale Slope (0028,1053) and Intercept (0028,1052).
struct Rescale {
    double slope = 1;
    double intercept = 0;

    friend bool operator==(const Rescale&, const Rescale&) = default;
};

/// Window Center (0028,1050) and Width (0028,1051), the first of several.
struct Window {
    double centre = 0;
    double width = 1;

    friend bool operator==(const Window&, const Window&) = default;
};

/// Burned In Annotation (0028,0301): whether the pixels tell, in letters, whose they are. `yes` is any value that is not NO.
enum class BurnedIn { unsaid, no, yes };

enum class Photometric { monochrome1, monochrome2 };

/// What the header says of a slice. Optional members are absent when the attribute is missing, empty or not a number.
struct Header {
    Shape shape;                                        ///< Rows (0028,0010), Columns (0028,0011)
    int frames = 1;                                     ///< Number of Frames (0028,0008)
    int bits_allocated = 16;                            ///< (0028,0100)
    int bits_stored = 16;                               ///< (0028,0101)
    bool is_signed = false;                             ///< Pixel Representation (0028,0103)
    Photometric photometric = Photometric::monochrome2; ///< (0028,0004)
    std::optional<Rescale> rescale; ///< absent, or slope 1 and intercept 0: nothing to apply
    std::optional<Spacing> spacing;
    std::optional<Vec3> position_mm; ///< Image Position (Patient) (0020,0032)
    std::optional<Orientation> orientation;
    std::optional<double> trigger_time_ms;    ///< Trigger Time (0018,1060)
    std::optional<double> frame_time_ms;      ///< Frame Time (0018,1063)
    std::optional<double> beat_ms;            ///< from R to R: Nominal Interval (0018,1062), Heart Rate
    std::optional<double> slice_thickness_mm; ///< (0018,0050)
    std::optional<Window> window;
    std::optional<int> instance_number; ///< (0020,0013)
    std::optional<int> series_number;   ///< (0020,0011)
    BurnedIn burned_in = BurnedIn::unsaid;
    std::string patient_id;          ///< (0010,0020)
    std::string study_uid;           ///< (0020,000D), as it stands, valid or not
    std::string series_uid;          ///< (0020,000E)
    std::string sop_uid;             ///< (0008,0018)
    std::string modality;            ///< (0008,0060)
    std::string transfer_syntax_uid; ///< (0002,0010)
};

/// Pixels in the stored integer type: the narrowest of these that Bits Allocated and Pixel Representation name. Bits
/// above Bits Stored are cleared, or filled with the sign.
using Pixels = std::variant<Grid<std::uint8_t>, Grid<std::int8_t>, Grid<std::uint16_t>, Grid<std::int16_t>,
                            Grid<std::uint32_t>, Grid<std::int32_t>>;

/// One frame. Multi-frame files give their per-frame position, orientation, spacing, trigger time and rescale
/// (functional groups, PS3.3 C.7.6.16) where they have them.
struct Slice {
    Header header;
    Pixels pixels;
};

/// What is refused before anything is allocated for it.
struct Limits {
    std::uint64_t file_bytes = std::uint64_t(2) << 30;
    std::uint64_t frame_bytes = std::uint64_t(256) << 20; ///< rows x columns x bytes a sample, decoded
    /// What a file may hold beyond the decoded size of all its frames, and in front of its pixels, besides a quarter of
    /// that size.
    std::uint64_t beside_bytes = std::uint64_t(16) << 20;
    /// Of a deflated dataset, besides five quarters of that size.
    std::uint64_t inflated_bytes = std::uint64_t(32) << 20;
    int nesting = 64; ///< sequences within sequences (DCMTK recurses)
};

/// The header alone; pixel data is not read. `frame` counts from 0.
[[nodiscard]] Expected<Header> read_header(const std::filesystem::path& file, int frame = 0,
                                           const Limits& limits = {});

/// Header and decoded pixels of one frame, from a DICOM file (PS3.10) in implicit or explicit little endian, explicit
/// big endian, deflated, JPEG baseline, extended and lossless, JPEG-LS, RLE or JPEG 2000. What is not supported (colour,
/// float pixels, other transfer syntaxes) is `unsupported` and names itself. Safe to call from several threads.
[[nodiscard]] Expected<Slice> read_slice(const std::filesystem::path& file, int frame = 0,
                                         const Limits& limits = {});

/// The same from the file's bytes, for callers that also hash them; `file` is for messages only.
[[nodiscard]] Expected<Slice> parse_slice(std::string_view bytes, const std::filesystem::path& file,
                                          int frame = 0, const Limits& limits = {});

/// A file's bytes, for parse_slice(). A file beyond the limits is refused by its header, before it is read.
[[nodiscard]] Expected<std::string> read_bytes(const std::filesystem::path& file, const Limits& limits = {});

[[nodiscard]] Shape shape(const Pixels& pixels);
/// "uint8", "int16", … as numpy names them.
[[nodiscard]] std::string_view type_name(const Pixels& pixels);
/// What type_name() will be once the pixels of this header are decoded.
[[nodiscard]] std::string_view stored_type_name(const Header& header);
/// Stored values as numbers, rescale applied where there is one. MONOCHROME1 is not inverted: that is for display.
[[nodiscard]] Grid<float> values(const Slice& slice);
/// The same where the greater value is the brighter one in any slice: MONOCHROME1, where the least value is meant to be
/// white (PS3.3 C.7.6.3.1.2), with the sign changed.
[[nodiscard]] Grid<float> brightness(const Slice& slice);

} // namespace contourcheck::dicom
