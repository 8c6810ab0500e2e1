#pragma once

#include <optional>
#include <string_view>

namespace contourcheck::mask {

/// How a polygon becomes pixels.
enum class Rule {
    centre,   ///< in when the pixel's centre is inside, even-odd; half-open on edges (left and top in)
    pil,      ///< as Pillow's ImageDraw.polygon(outline=0, fill=1) draws it, bit for bit
    coverage, ///< the exact share of the pixel's area inside
    touch     ///< in when the filled polygon or its outline touches the pixel
};

[[nodiscard]] std::string_view word(Rule rule);
[[nodiscard]] std::optional<Rule> rule_from_word(std::string_view word);

/// Stored in every export and shown in every picture's convention line.
struct Convention {
    double pixel_origin = 0; ///< contour coordinate of the centre of the top-left pixel: 0, 0.5 or 1
    Rule rule = Rule::centre;

    friend bool operator==(const Convention&, const Convention&) = default;
};

/// 0, 0.5 and 1, written so; nothing else.
[[nodiscard]] std::optional<double> origin_from_word(std::string_view word);

} // namespace contourcheck::mask
