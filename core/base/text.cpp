#include "base/text.h"

#include <charconv>
#include <cmath>

namespace contourcheck {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Length of the valid UTF-8 sequence (Unicode 15, table 3-7) at the start of `text`, 0 if there is none.
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first <= 0xdf) return tail(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const bool second =
            tail(1) && !(first == 0xe0 && byte(1) < 0xa0) && !(first == 0xed && byte(1) > 0x9f);
        return second && tail(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const bool second =
            tail(1) && !(first == 0xf0 && byte(1) < 0x90) && !(first == 0xf4 && byte(1) > 0x8f);
        return second && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

/// C0 controls, DEL, the C1 controls U+0080 to U+009F, and those of direction (Bidi_Control, Unicode 15, PropList.txt):
/// U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
bool is_control(std::string_view character) {
    const auto first = static_cast<unsigned char>(character.front());
    const auto last = static_cast<unsigned char>(character.back());
    if (character.size() == 1) return first < 0x20 || first == 0x7f;
    if (character.size() == 2) return (first == 0xc2 && last < 0xa0) || character == "\u061c";
    if (character.starts_with("\xe2\x80"))
        return last == 0x8e || last == 0x8f || (last >= 0xaa && last <= 0xae);
    return character.starts_with("\xe2\x81") && last >= 0xa6 && last <= 0xa9;
}

} // namespace

std::string_view without_byte_order_mark(std::string_view text) {
    constexpr std::string_view mark = "\xef\xbb\xbf";
    return text.substr(text.starts_with(mark) ? mark.size() : 0);
}

std::vector<Line> split_lines(std::string_view text) {
    text = without_byte_order_mark(text);
    std::vector<Line> lines;
    int number = 1;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("\r\n");
        lines.push_back({number++, text.substr(0, end)});
        if (end == std::string_view::npos) break;
        const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
        text.remove_prefix(end + (pair ? 2 : 1));
    }
    return lines;
}

bool is_utf16(std::string_view text) {
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) return true;
    if (text.size() < 4) return false;
    const auto zeros_at = [&](std::size_t first) {
        return text[first] == 0 && text[first + 2] == 0 && text[1 - first] != 0 && text[3 - first] != 0;
    };
    return zeros_at(0) || zeros_at(1);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    for (;;) {
        const auto first = text.find_first_not_of(" \t");
        if (first == std::string_view::npos) return words;
        const auto end = text.find_first_of(" \t", first);
        words.push_back(text.substr(first, end == std::string_view::npos ? end : end - first));
        if (end == std::string_view::npos) return words;
        text.remove_prefix(end);
    }
}

std::optional<double> parse_number(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<int> parse_whole(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string shortest(double value) {
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end};
}

std::string fixed(double value, int decimals) {
    char buffer[400];
    const auto [end, error] =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
    return error == std::errc{} ? std::string(buffer, end) : shortest(value);
}

std::string printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        if (length == 0 || is_control(text.substr(0, length)))
            result += replacement;
        else
            result += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return result;
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    const auto is_inside = [&] { return (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U; };
    while (most > 0 && is_inside())
        --most;
    return std::string(text.substr(0, most)) + "…";
}

bool natural_less(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!is_digit(a[i]) || !is_digit(b[j])) {
            if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i;
            ++j;
            continue;
        }
        const auto run = [](std::string_view text, std::size_t& at) {
            while (at < text.size() && text[at] == '0')
                ++at;
            const std::size_t start = at;
            while (at < text.size() && is_digit(text[at]))
                ++at;
            return text.substr(start, at - start);
        };
        const std::string_view left = run(a, i);
        const std::string_view right = run(b, j);
        if (left.size() != right.size()) return left.size() < right.size();
        if (left != right) return left < right;
    }
    if (a.size() - i != b.size() - j) return a.size() - i < b.size() - j;
    return a < b; // "a01" and "a1" are not the same name
}

} // namespace contourcheck
