#include "base/csv.h"

#include "base/text.h"

namespace contourcheck {

namespace {

/// Fields that start with apostrophes count as well: with one more they can be told from guarded ones.
bool looks_like_formula(std::string_view field) {
    const std::size_t start = field.find_first_not_of('\'');
    return start != std::string_view::npos &&
           std::string_view("=+-@\t\r").find(field[start]) != std::string_view::npos &&
           !parse_number(field.substr(start));
}

/// Reads one field at `at` and leaves `at` behind it, on the comma, line break or end. `line` counts breaks passed.
Expected<std::string> parse_field(std::string_view text, std::size_t& at, int& line,
                                  const std::filesystem::path& file) {
    std::size_t start = at;
    while (start < text.size() && (text[start] == ' ' || text[start] == '\t'))
        ++start;
    if (start >= text.size() || text[start] != '"') {
        const std::size_t end = std::min(text.find_first_of(",\r\n", at), text.size());
        const std::string_view field = text.substr(at, end - at);
        at = end;
        return std::string(trimmed(field));
    }
    const int opened = line;
    std::string field;
    for (at = start + 1; at < text.size(); ++at) {
        if (text[at] == '"') {
            if (at + 1 < text.size() && text[at + 1] == '"') {
                ++at;
            } else {
                const std::size_t end = std::min(text.find_first_of(",\r\n", at), text.size());
                if (!trimmed(text.substr(at + 1, end - at - 1)).empty()) {
                    if (line != opened) break; // the next quote is another's
                    return fail(Code::malformed, Phrase::tr("text after a closing quote"), file, line);
                }
                at = end;
                return field;
            }
        } else if (text[at] == '\n' || (text[at] == '\r' && !text.substr(at + 1).starts_with('\n'))) {
            ++line;
        }
        field += text[at];
    }
    return fail(Code::malformed, Phrase::tr("a quote is opened and never closed"), file, opened);
}

/// Reads one row at `at` and leaves `at` on the line break behind it or at the end.
CsvRow parse_row(std::string_view text, std::size_t& at, int& line, const std::filesystem::path& file) {
    CsvRow row{line, {}, {}};
    for (;;) {
        const std::size_t start = at;
        if (row.fields.size() == most_csv_fields) {
            row.fault =
                Error{Code::too_large,
                      Phrase::tr("has more than %1 fields", {std::to_string(most_csv_fields)}), file, line};
        } else if (auto field = parse_field(text, at, line, file)) {
            row.fields.push_back(std::move(*field));
        } else {
            row.fault = std::move(field.error());
        }
        if (row.fault) {
            line = row.fault->line;
            at = std::min(text.find_first_of("\r\n", start), text.size());
            return row;
        }
        if (at >= text.size() || text[at] != ',') return row;
        ++at;
    }
}

} // namespace

Expected<void> for_each_csv_row(std::string_view text, const std::filesystem::path& file,
                                const std::function<Expected<void>(CsvRow row)>& take) {
    text = without_byte_order_mark(text);
    if (is_utf16(text)) return fail(Code::malformed, Phrase::tr(utf16_refusal), file);
    std::size_t at = 0;
    int line = 1;
    std::size_t rows = 0;
    while (at < text.size()) {
        CsvRow row = parse_row(text, at, line, file);
        if (at < text.size()) {
            at += text.substr(at).starts_with("\r\n") ? 2 : 1;
            ++line;
        }
        if (!row.fault && row.fields.size() == 1 && row.fields.front().empty()) continue;
        if (++rows > most_csv_rows)
            return fail(Code::too_large,
                        Phrase::tr("is beyond the limit of %1 rows", {std::to_string(most_csv_rows)}), file,
                        row.line);
        if (auto taken = take(std::move(row)); !taken) return taken;
    }
    return {};
}

Expected<std::vector<CsvRow>> parse_csv(std::string_view text, const std::filesystem::path& file) {
    std::vector<CsvRow> rows;
    return for_each_csv_row(text, file,
                            [&](CsvRow row) -> Expected<void> {
                                if (row.fault) return tl::unexpected(*row.fault);
                                rows.push_back(std::move(row));
                                return {};
                            })
        .map([&] { return std::move(rows); });
}

Phrase hint_of_separator(const CsvRow& header) {
    if (header.fields.size() != 1) return {};
    for (const std::string_view other : {";", "\t"})
        if (header.fields.front().find(other) != std::string::npos)
            return Phrase::tr("; its columns stand apart by %1, not by commas: save it with commas",
                              {other == ";" ? Phrase::tr("semicolons") : Phrase::tr("tabs")});
    return {};
}

std::string csv_line(const std::vector<std::string>& fields) {
    std::string result;
    for (const std::string& field : fields) {
        if (&field != fields.data()) result += ',';
        std::string value = field;
        if (looks_like_formula(value)) value.insert(value.begin(), '\'');
        const bool quote = value.find_first_of(",\"\r\n") != std::string::npos || trimmed(value) != value;
        if (!quote) {
            result += value;
            continue;
        }
        result += '"';
        for (const char c : value) {
            if (c == '"') result += '"';
            result += c;
        }
        result += '"';
    }
    return result + "\r\n";
}

std::string_view without_guard(std::string_view field) {
    return field.starts_with('\'') && looks_like_formula(field) ? field.substr(1) : field;
}

} // namespace contourcheck
