#include "review/known_schema.h"

#include "review/tables.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace contourcheck::review {

namespace {

/// SQLite's own, for AUTOINCREMENT and of ANALYZE.
constexpr const char* of_sqlite[] = {"CREATE TABLE sqlite_sequence(name,seq)",
                                     "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
                                     "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"};

/// As SQLite keeps a statement.
std::string as_kept(std::string statement) {
    constexpr std::string_view unless = "IF NOT EXISTS ";
    if (const std::size_t at = statement.find(unless); at != std::string::npos)
        statement.erase(at, unless.size());
    return statement;
}

struct KnownTable {
    std::string start;              ///< up to the bracket
    std::set<std::string> required; ///< columns with their types
    std::set<std::string> later;
};

std::vector<std::string> split_columns(std::string_view columns) {
    constexpr std::string_view separator = ", ";
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= columns.size();) {
        const std::size_t end = std::min(columns.find(separator, at), columns.size());
        parts.emplace_back(columns.substr(at, end - at));
        at = end + separator.size();
    }
    return parts;
}

/// The columns of a table's statement that starts so; nothing of another.
std::optional<std::vector<std::string>> columns_of(std::string_view sql, std::string_view start) {
    if (!sql.starts_with(start) || !sql.ends_with(')')) return std::nullopt;
    sql.remove_prefix(start.size());
    sql.remove_suffix(1);
    return split_columns(sql);
}

KnownTable known_table(const std::string& statement,
                       std::span<const std::pair<const char*, const char*>> later_columns_of_it) {
    KnownTable known;
    known.start = statement.substr(0, statement.find('(') + 1);
    for (const std::string& column :
         columns_of(statement, known.start).value_or(std::vector<std::string>())) {
        const bool came_later = std::ranges::any_of(later_columns_of_it, [&](const auto& each) {
            return column.starts_with(std::string(each.first) + ' ');
        });
        (came_later ? known.later : known.required).insert(column);
    }
    for (const auto& [column, type] : later_columns_of_it)
        known.later.insert(std::string(column) + ' ' + type);
    return known;
}

bool is_such_table(const KnownTable& known, const std::string& sql) {
    const auto columns = columns_of(sql, known.start);
    if (!columns) return false;
    const std::set<std::string> found(columns->begin(), columns->end());
    return std::ranges::includes(found, known.required) && std::ranges::all_of(found, [&](const auto& each) {
               return known.required.contains(each) || known.later.contains(each);
           });
}

} // namespace

bool is_known_schema(const std::string& sql) {
    static const std::vector<KnownTable> tables = {
        known_table(decision_tables[0], later_columns), known_table(origin_tables[0], {}),
        known_table(as_kept(control_tables[0]), {&later_control_column, 1})};
    static const std::set<std::string> others = [] {
        std::set<std::string> kept(std::begin(of_sqlite), std::end(of_sqlite));
        for (const std::span<const char* const> statements :
             {std::span<const char* const>(decision_tables), std::span<const char* const>(origin_tables),
              std::span<const char* const>(control_tables)})
            for (const char* statement : statements.subspan(1))
                kept.insert(as_kept(statement));
        return kept;
    }();
    return others.contains(sql) ||
           std::ranges::any_of(tables, [&](const KnownTable& each) { return is_such_table(each, sql); });
}

} // namespace contourcheck::review
