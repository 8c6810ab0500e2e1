#include "contour/contour.h"

#include "base/file.h"
#include "base/text.h"

#include <algorithm>

namespace contourcheck::contour {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

bool is_break(char c) {
    return c == '\n' || c == '\r';
}

constexpr double powers_of_ten[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// A number and what follows it; null where there is none. Returned in registers, unlike an optional.
struct Taken {
    double value = 0;
    const char* end = nullptr;
};

/// The number at `start` up to a blank, a line break or the end. Up to 15 digits fit a double exactly, and so does the
/// power of ten, so that one division rounds correctly (Clinger 1990).
Taken take_number(const char* const start, const char* const end) {
    const char* at = start;
    const bool negative = at != end && *at == '-';
    if (negative) ++at;
    std::uint64_t whole = 0; // beyond 15 digits it is not used
    const auto take_digits = [&] {
        const char* const first = at;
        for (; at != end && unsigned(*at) - unsigned('0') < 10; ++at)
            whole = whole * 10 + (unsigned(*at) - unsigned('0'));
        return at - first;
    };
    auto digits = take_digits();
    std::ptrdiff_t decimals = 0;
    if (at != end && *at == '.') {
        ++at;
        decimals = take_digits();
        digits += decimals;
    }
    const bool ends = at == end || is_blank(*at) || is_break(*at);
    if (ends && digits > 0 && digits <= 15) {
        const double value = double(std::int64_t(whole)) / powers_of_ten[decimals];
        return {negative ? -value : value, at};
    }
    while (at != end && !is_blank(*at) && !is_break(*at))
        ++at;
    const auto value = parse_number({start, std::size_t(at - start)});
    return value ? Taken{*value, at} : Taken{};
}

const char* behind_blanks(const char* at, const char* end) {
    while (at != end && is_blank(*at))
        ++at;
    return at;
}

std::string quoted(std::string_view line) {
    constexpr std::size_t most = 40;
    return "'" + printable(shortened(line, most)) + "'";
}

/// The line at `start`, without its break.
std::string_view line_at(const char* start, const char* end) {
    return {start, std::size_t(std::find_if(start, end, is_break) - start)};
}

std::string two_decimals(double value) {
    std::string text = fixed(value, 2);
    return parse_number(text) == value ? text : shortest(value);
}

} // namespace

Expected<std::vector<Point>> parse_points(std::string_view text, const std::filesystem::path& file) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (is_utf16(text)) return fail(Code::malformed, Phrase::tr(utf16_refusal), file);
    std::vector<Point> points;
    points.reserve(std::min(text.size() / 12 + 1, point_limit)); // "97.50 113.00": most lines are no shorter
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int line = 1; at != end; ++line) {
        const char* const start = at;
        at = behind_blanks(at, end);
        if (at != end && !is_break(*at)) {
            const Taken x = take_number(at, end);
            const Taken y = x.end ? take_number(behind_blanks(x.end, end), end) : Taken{};
            at = y.end ? behind_blanks(y.end, end) : nullptr;
            if (!at || (at != end && !is_break(*at)))
                return fail(Code::malformed,
                            Phrase::tr("is not two numbers: %1", {quoted(trimmed(line_at(start, end)))}),
                            file, line);
            if (points.size() == point_limit)
                return fail(Code::too_large,
                            Phrase::tr("is beyond the limit of %1 points", {std::to_string(point_limit)}),
                            file, line);
            points.push_back({x.value, y.value});
        }
        if (at != end && *at++ == '\r' && at != end && *at == '\n') ++at;
    }
    return points;
}

Expected<std::vector<Point>> read_points(const std::filesystem::path& file) {
    const auto text = read_file(file, file_limit_bytes);
    if (!text) return tl::unexpected(text.error());
    return parse_points(*text, file);
}

std::string to_text(const std::vector<Point>& points) {
    std::string text;
    text.reserve(points.size() * 14);
    for (const Point& point : points)
        text += two_decimals(point.x) + ' ' + two_decimals(point.y) + '\n';
    return text;
}

} // namespace contourcheck::contour
