#include "base/text.h"
#include "contour/contour.h"

#include <algorithm>
#include <array>

namespace contourcheck::contour {

namespace {

struct KindWords {
    Kind kind;
    std::string_view word;      ///< in this program's output
    std::string_view file_part; ///< in a contour file's name
};

constexpr std::array<KindWords, 4> kind_words = {{{Kind::inner, "inner", "icontour"},
                                                  {Kind::outer, "outer", "ocontour"},
                                                  {Kind::papillary1, "papillary1", "p1"},
                                                  {Kind::papillary2, "papillary2", "p2"}}};

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    return result;
}

/// Takes "digits-" off the front of `text`.
std::optional<int> take_number(std::string_view& text) {
    const auto end = text.find_first_not_of("0123456789");
    if (end == 0 || end == std::string_view::npos || text[end] != '-') return std::nullopt;
    const auto number = parse_whole(text.substr(0, end));
    text.remove_prefix(end + 1);
    return number;
}

std::string four_digits(int number) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

} // namespace

std::string_view word(Kind kind) {
    return kind_words[std::size_t(kind)].word;
}

std::optional<Kind> kind_from_word(std::string_view word) {
    for (const KindWords& row : kind_words)
        if (row.word == word) return row.kind;
    return std::nullopt;
}

std::optional<FileName> parse_file_name(std::string_view name) {
    constexpr std::string_view start = "im-";
    constexpr std::string_view end = "-manual.txt";
    const std::string folded = lower(name);
    std::string_view rest = folded;
    if (!rest.starts_with(start) || !rest.ends_with(end) || rest.size() < start.size() + end.size())
        return std::nullopt;
    rest.remove_prefix(start.size());
    rest.remove_suffix(end.size());
    const auto series = take_number(rest);
    const auto slice = series ? take_number(rest) : std::nullopt;
    if (!slice) return std::nullopt;
    // The papillary files of the Sunnybrook download are named p1-manual in some folders, p1-contour-manual in others.
    if ((rest.starts_with("p1-") || rest.starts_with("p2-")) && rest.substr(3) == "contour")
        rest = rest.substr(0, 2);
    for (const KindWords& row : kind_words)
        if (row.file_part == rest) return FileName{*series, *slice, row.kind};
    return std::nullopt;
}

std::string file_name(const FileName& name) {
    return "IM-" + four_digits(name.series) + "-" + four_digits(name.slice) + "-" +
           std::string(kind_words[std::size_t(name.kind)].file_part) + "-manual.txt";
}

} // namespace contourcheck::contour
