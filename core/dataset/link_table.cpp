#include "dataset/link_table.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <unordered_map>

namespace contourcheck::dataset {

namespace {

constexpr std::uint64_t table_limit_bytes = 64 << 20;

/// "Patient_ID" and "PatientID" are the same column.
std::string column_key(std::string_view name) {
    std::string key;
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c)))
            key += char(std::tolower(static_cast<unsigned char>(c)));
    return key;
}

std::optional<std::size_t> find_column(const CsvRow& header, std::string_view key) {
    for (std::size_t i = 0; i < header.fields.size(); ++i)
        if (column_key(header.fields[i]) == key) return i;
    return std::nullopt;
}

} // namespace

bool is_plain_name(std::string_view id) {
    if (id.empty() || id.size() > 200 || id.front() == '.') return false;
    return std::ranges::none_of(id, [](char c) {
        return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

Expected<LinkTable> read_link_table(const std::filesystem::path& root, const std::filesystem::path& table) {
    const auto text = read_file(root / table, table_limit_bytes);
    if (!text) return tl::unexpected(text.error());
    const auto rows = parse_csv(*text, root / table);
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty()) return fail(Code::malformed, Phrase::tr("the link table is empty"), root / table, 1);

    const auto patient_column = find_column(rows->front(), "patientid");
    const auto original_column = find_column(rows->front(), "originalid");
    if (!patient_column || !original_column)
        return fail(Code::malformed,
                    Phrase::tr("the first line does not name the columns patient_id and original_id"),
                    root / table, rows->front().line);

    LinkTable result;
    std::unordered_map<std::string, int> patient_lines;
    std::unordered_map<std::string, int> original_lines;
    for (const CsvRow& row : std::span(*rows).subspan(1)) {
        const auto field = [&](std::size_t column) {
            return column < row.fields.size() ? row.fields[column] : std::string();
        };
        LinkRow link{field(*patient_column), field(*original_column), row.line};
        const auto odd = [&](Oddity::What what, Phrase detail) {
            result.oddities.push_back(
                {what, link.patient, link.original, table, row.line, std::move(detail)});
        };
        if (!is_plain_name(link.patient) || !is_plain_name(link.original)) {
            odd(Oddity::What::row_malformed, link.patient.empty() || link.original.empty()
                                                 ? Phrase::tr("an id is missing")
                                                 : Phrase::tr("an id is not a plain name"));
            continue;
        }
        if (const auto [first, fresh] = patient_lines.try_emplace(link.patient, row.line); !fresh) {
            odd(Oddity::What::patient_twice, Phrase::tr("line %1", {std::to_string(first->second)}));
            result.second_rows.push_back(std::move(link));
            continue;
        }
        if (const auto [first, fresh] = original_lines.try_emplace(link.original, row.line); !fresh)
            odd(Oddity::What::original_twice, Phrase::tr("line %1", {std::to_string(first->second)}));
        result.rows.push_back(std::move(link));
    }
    return result;
}

} // namespace contourcheck::dataset
