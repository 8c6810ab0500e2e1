#include "dataset/link_table.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <algorithm>
#include <cctype>
#include <optional>
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

constexpr std::size_t longest_id = 200; // bytes
constexpr std::string_view marks_of_an_id = " !#%&'()+,-.:;=@[]^_{}~";

/// Letters and marks that show nothing: Default_Ignorable_Code_Point among these categories (Unicode 15,
/// DerivedCoreProperties.txt).
bool is_invisible(char32_t c) {
    return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 ||
           (c >= 0x180b && c <= 0x180f) || c == 0x3164 || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xffa0 ||
           (c >= 0xe0100 && c <= 0xe01ef);
}

/// Empty where the bytes are no UTF-8.
std::optional<QList<uint>> characters_of(std::string_view id) {
    const QByteArray bytes(id.data(), qsizetype(id.size()));
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() != bytes) return std::nullopt;
    return text.toUcs4();
}

bool is_of_an_id(char32_t c) {
    if (c < 0x80 && marks_of_an_id.find(char(c)) != std::string_view::npos) return true;
    return (QChar::isLetterOrNumber(c) || QChar::isMark(c)) && !is_invisible(c);
}

/// Of an id that is none; what cannot be seen has only its number.
Phrase why_not_plain(std::string_view id) {
    constexpr int digits = 4;
    if (id.size() > longest_id)
        return Phrase::tr("an id is not a plain name: it has more than %1 bytes",
                          {std::to_string(longest_id)});
    const auto characters = characters_of(id);
    if (!characters) return Phrase::tr("an id is not a plain name: it is not UTF-8");
    for (const uint c : *characters)
        if (!is_of_an_id(c)) {
            const QString number = QString::number(c, 16).toUpper().rightJustified(digits, QLatin1Char('0'));
            return Phrase::tr("an id is not a plain name: it has the character U+%1", {number.toStdString()});
        }
    return Phrase::tr("an id is not a plain name: it begins with a dot or space, or ends with a space");
}

/// Takes up the rows one by one; the first names the columns.
class Rows {
public:
    Rows(const std::filesystem::path& root, const std::filesystem::path& table)
        : root_(root), table_(table) {}

    Expected<void> add(const CsvRow& row) {
        if (row.fault) return add_fault(row);
        if (!columns_) return read_header(row);
        LinkRow link{field(row, columns_->patient), field(row, columns_->original), row.line};
        if (!is_plain_name(link.patient) || !is_plain_name(link.original)) {
            const bool is_missing = link.patient.empty() || link.original.empty();
            const LinkRow row_ids = link;
            link.patient = shortened(link.patient, longest_told);
            link.original = shortened(link.original, longest_told);
            odd(Oddity::What::row_malformed, link,
                is_missing                        ? Phrase::tr("an id is missing")
                : !is_plain_name(row_ids.patient) ? why_not_plain(row_ids.patient)
                                                  : why_not_plain(row_ids.original));
            return {};
        }
        if (const auto [first, fresh] = patient_lines_.try_emplace(link.patient, row.line); !fresh) {
            odd(Oddity::What::patient_twice, link, Phrase::tr("line %1", {std::to_string(first->second)}));
            result_.second_rows.push_back(std::move(link));
            return {};
        }
        if (const auto [first, fresh] = original_lines_.try_emplace(link.original, row.line); !fresh)
            odd(Oddity::What::original_twice, link, Phrase::tr("line %1", {std::to_string(first->second)}));
        result_.rows.push_back(std::move(link));
        return {};
    }

    Expected<LinkTable> take() {
        if (!columns_) return fail(Code::malformed, Phrase::tr("the link table is empty"), root_ / table_, 1);
        return std::move(result_);
    }

private:
    struct Columns {
        std::size_t patient = 0, original = 0;
    };
    static constexpr std::size_t longest_told = 80; ///< of an id that is none

    Expected<void> read_header(const CsvRow& header) {
        const auto patient = find_column(header, "patientid");
        const auto original = find_column(header, "originalid");
        if (!patient || !original)
            return fail(Code::malformed,
                        Phrase::tr("the first line does not name the columns patient_id and original_id") +
                            hint_of_separator(header),
                        root_ / table_, header.line);
        columns_ = {*patient, *original};
        return {};
    }

    /// It is the table's where it stands in front of the columns, or in their row.
    Expected<void> add_fault(const CsvRow& row) {
        if (!columns_) return tl::unexpected(*row.fault);
        odd(Oddity::What::row_malformed,
            {shortened(field(row, columns_->patient), longest_told),
             shortened(field(row, columns_->original), longest_told), row.fault->line},
            row.fault->what);
        return {};
    }

    static std::string field(const CsvRow& row, std::size_t column) {
        return column < row.fields.size() ? row.fields[column] : std::string();
    }

    void odd(Oddity::What what, const LinkRow& link, Phrase detail) {
        result_.oddities.push_back({what, link.patient, link.original, table_, link.line, std::move(detail)});
    }

    const std::filesystem::path& root_;
    const std::filesystem::path& table_;
    std::optional<Columns> columns_;
    LinkTable result_;
    std::unordered_map<std::string, int> patient_lines_;
    std::unordered_map<std::string, int> original_lines_;
};

} // namespace

bool is_plain_name(std::string_view id) {
    if (id.empty() || id.size() > longest_id || id.front() == '.' || id.front() == ' ' || id.back() == ' ')
        return false;
    const auto characters = characters_of(id);
    return characters && std::ranges::all_of(*characters, is_of_an_id);
}

Expected<LinkTable> read_link_table(const std::filesystem::path& root, const std::filesystem::path& table) {
    const auto text = read_file(root / table, table_limit_bytes);
    if (!text) return tl::unexpected(text.error());
    Rows rows(root, table);
    if (auto read = for_each_csv_row(*text, root / table, [&](CsvRow row) { return rows.add(row); }); !read)
        return tl::unexpected(read.error());
    return rows.take();
}

} // namespace contourcheck::dataset
