#include "manual/tables.h"

#include "base/file.h"
#include "base/text.h"
#include "batch/formats/format.h"
#include "check/rules.h"
#include "cli/verb.h"
#include "desktop/keys/key_lines.h"
#include "desktop/main_window.h"

#include <QMenuBar>
#include <QRegularExpression>

#include <vector>

namespace contourcheck::manual {

namespace {

using Row = std::vector<std::string>;

std::string row_of(const Row& cells, std::string_view tag) {
    std::string html = "<tr>";
    for (const std::string& cell : cells)
        html += '<' + std::string(tag) + '>' + cell + "</" + std::string(tag) + '>';
    return html + "</tr>\n";
}

/// Cells are HTML.
std::string table_of(const Row& head, const std::vector<Row>& rows) {
    std::string html = "<table width=\"100%\">\n<thead>\n" + row_of(head, "th") + "</thead>\n";
    for (const Row& row : rows)
        html += row_of(row, "td");
    return html + "</table>";
}

std::string code(std::string_view text) {
    return "<code>" + escaped(text) + "</code>";
}

/// A paragraph a rule: what it measures is too long for a table's cell.
std::string rules_list() {
    std::string html;
    for (const check::Rule& rule : check::rules()) {
        std::string threshold = rule.threshold ? "; from " + shortest(*rule.threshold) : std::string();
        if (rule.threshold && !rule.unit.empty()) threshold += ' ' + std::string(rule.unit);
        html += "<p>" + code(rule.id) + " (" + escaped(check::word(rule.severity)) + ") <b>" +
                escaped(rule.title) + ".</b><br>Measured: " + escaped(std::string(rule.formula) + threshold) +
                ".<br><i>Source: " + escaped(rule.source) + ".</i></p>\n";
    }
    return html;
}

std::string formats_table() {
    std::vector<Row> rows;
    for (const batch::Format& format : batch::formats()) {
        std::string names;
        for (const std::string_view name : format.names)
            names += (names.empty() ? "" : ", ") +
                     code(name.ends_with('-') ? std::string(name) + "…" : std::string(name));
        rows.push_back({code(format.id), escaped(format.what),
                        format.grouping == batch::Grouping::volume ? "a volume" : "pairs",
                        format.holds_shares ? "yes" : "no", names});
    }
    return table_of({"--format", "what it is", "a file holds", "masks by coverage", "names"}, rows);
}

std::string exit_codes_table() {
    std::vector<Row> rows;
    for (const auto& [exit, text] : cli::exit_meanings)
        rows.push_back({code(std::to_string(int(exit))), escaped(text)});
    return table_of({"exit status", "meaning"}, rows);
}

/// Two keys a row: most texts are short.
std::string keys_table() {
    desktop::MainWindow window;
    std::string html;
    for (const auto& [name, lines] : desktop::key_sections(*window.menuBar(), window.session().keys())) {
        const std::size_t half = (lines.size() + 1) / 2;
        std::vector<Row> rows(half);
        for (std::size_t i = 0; i < 2 * half; ++i) {
            const desktop::KeyLine line = i < lines.size() ? lines[i] : desktop::KeyLine{};
            rows[i % half].push_back(code(line.keys.toStdString()));
            rows[i % half].push_back(escaped(line.text.toStdString()));
        }
        html += "<h3>" + escaped(name.toStdString()) + "</h3>\n" +
                table_of({"key", "does", "key", "does"}, rows) + '\n';
    }
    return html;
}

/// What was measured and kept in the source, a level lower than it stands there, its shares short enough for a row.
std::string detection(const std::filesystem::path& resources) {
    constexpr std::uint64_t longest = 1 << 20;
    const auto text = read_file(resources / "../tests/benchmark/detection/detection.md", longest);
    if (!text) return {};
    QString markdown = QString::fromStdString(*text);
    static const QRegularExpression share(QStringLiteral("\\b0(\\.[0-9]{2})")),
        interval(QStringLiteral("([0-9.]+) to ([0-9.]+)\\)"));
    return markdown.mid(markdown.indexOf(u"\n## "))
        .replace(QLatin1String("\n## "), QLatin1String("\n### "))
        .replace(share, QStringLiteral("\\1"))
        .replace(interval, QStringLiteral("\\1–\\2)"))
        .toStdString();
}

} // namespace

Tables tables(const std::filesystem::path& resources) {
    return {{"rules", rules_list()},
            {"detection", detection(resources)},
            {"formats", formats_table()},
            {"exit-codes", exit_codes_table()},
            {"keys", keys_table()}};
}

} // namespace contourcheck::manual
