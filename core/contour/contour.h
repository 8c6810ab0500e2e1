#pragma once

#include "base/error.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::contour {

/// A point in a slice's pixel coordinates: x to the right, y down. Which coordinate is a pixel's centre is the
/// convention's business (mask/convention.h), not the contour's.
struct Point {
    double x = 0;
    double y = 0;

    friend bool operator==(const Point&, const Point&) = default;
    /// By x, then by y.
    friend auto operator<=>(const Point&, const Point&) = default;
};

/// What a contour delineates: inner (endocardial), outer (epicardial), and the two papillary muscles, which the
/// Sunnybrook data calls p1 and p2.
enum class Kind { inner, outer, papillary1, papillary2 };

inline constexpr Kind all_kinds[] = {Kind::inner, Kind::outer, Kind::papillary1, Kind::papillary2};

/// "inner", "outer", "papillary1", "papillary2"
[[nodiscard]] std::string_view word(Kind kind);
[[nodiscard]] std::optional<Kind> kind_from_word(std::string_view word);

/// A closed polygon as it was drawn; the last point is joined to the first whether or not the file repeats it.
struct Contour {
    Kind kind = Kind::inner;
    std::vector<Point> points;

    friend bool operator==(const Contour&, const Contour&) = default;
};

/// What the name of a contour file says: IM-<series>-<slice>-{icontour,ocontour,p1,p2}-manual.txt, in capitals or not;
/// p1-contour and p2-contour, which the Sunnybrook download has as well, mean the same as p1 and p2.
struct FileName {
    int series = 0;
    int slice = 0;
    Kind kind = Kind::inner;

    friend bool operator==(const FileName&, const FileName&) = default;
};

[[nodiscard]] std::optional<FileName> parse_file_name(std::string_view name);

/// The name in the form that parse_file_name reads: IM-0001-0048-icontour-manual.txt
[[nodiscard]] std::string file_name(const FileName& name);

/// Points from a text of "x y" lines; empty lines are passed over. A line that is not two finite numbers is
/// `malformed` with its number, and the first beyond point_limit points is `too_large`. A text without points gives an
/// empty contour: whether that is enough is a check's business.
[[nodiscard]] Expected<std::vector<Point>> parse_points(std::string_view text,
                                                        const std::filesystem::path& file);

/// The largest contour file that is read.
inline constexpr std::uint64_t file_limit_bytes = 16 << 20;
/// The most points of one contour. Drawn ones have some hundreds. What asks whether edges meet takes time by their number squared
/// at worst: teeth of so many points take two seconds.
inline constexpr std::size_t point_limit = 10'000;

[[nodiscard]] Expected<std::vector<Point>> read_points(const std::filesystem::path& file);

/// The text that parse_points reads, two decimals a number where that is exact, else the shortest exact form.
[[nodiscard]] std::string to_text(const std::vector<Point>& points);

} // namespace contourcheck::contour
