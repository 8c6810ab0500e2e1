#pragma once

#include "base/phrase.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contourcheck {

/// A line of a text without its line break; `number` counts from 1.
struct Line {
    int number = 0;
    std::string_view text;
};

/// Without that of UTF-8 at the start.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

/// Splits at LF, CRLF or CR. A byte order mark (UTF-8) at the start is dropped. The views look into `text`.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

/// Starts as text in UTF-16 does: with its byte order mark, or with two characters of which each has a zero byte.
[[nodiscard]] bool is_utf16(std::string_view text);
/// What is said of a file that is.
inline constexpr std::string_view utf16_refusal = Phrase::noop("is UTF-16; save as UTF-8");

/// Without spaces and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The parts between spaces and tabs.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);

/// A finite decimal number that takes up the whole text ("1", "-2.5", "+3e2"), independent of the locale.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// A whole number in decimal digits that takes up the whole text and fits an int; leading zeros are allowed.
[[nodiscard]] std::optional<int> parse_whole(std::string_view text);

/// Shortest text that reads back as the same number, with a point whatever the locale.
[[nodiscard]] std::string shortest(double value);

/// With `decimals` digits behind the point, rounded, a point whatever the locale.
[[nodiscard]] std::string fixed(double value, int decimals);

/// The text as valid UTF-8 without control characters, also those that turn the direction of what follows: what is
/// neither becomes U+FFFD. For anything read from a file that is shown, logged or put into JSON.
[[nodiscard]] std::string printable(std::string_view text);

/// The first `most` bytes and "…" where the text is longer, no character cut in two.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

/// Compares as people sort names: runs of digits by their value ("a2" before "a10").
[[nodiscard]] bool natural_less(std::string_view a, std::string_view b);

} // namespace contourcheck
