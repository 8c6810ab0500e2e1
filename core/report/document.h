#pragma once

#include "report/report.h"

#include <variant>

namespace contourcheck::report {

// What a report says, in reading order: for any page that can show words, tables and pictures.

struct Paragraph {
    std::string text;
    bool quiet = false; ///< where a table comes from, and the like
};

/// A number to be seen from afar.
struct Figure {
    enum class Tone { plain, right, warning, error };
    std::string number, words;
    Tone tone = Tone::plain;
};
using Figures = std::vector<Figure>;

/// Names and what they are; both in words.
using Facts = std::vector<std::pair<std::string, std::string>>;

struct Column {
    std::string title;
    bool is_number = false; ///< set to the right
    double share = 1;       ///< of the width
};
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

/// A finding in words.
struct Remark {
    std::string number; ///< its row in the table of findings
    std::string title, text, suggestion, measured;
};

/// What was found about one thing, beside its picture; the likeliest explanation first.
struct Card {
    check::Severity severity = check::Severity::warning; ///< the worst
    std::string where, decision;
    std::vector<Remark> remarks;
    bool has_picture = false;
    std::size_t pictured = 0; ///< the finding to picture: its index in Checked::report.findings
};
using Cards = std::vector<Card>;

using Block = std::variant<Paragraph, Figures, Facts, Table, Cards>;

struct Section {
    std::string title;
    std::vector<Block> blocks;
};

struct Document {
    std::string title, subtitle;
    std::vector<Section> sections;
    std::string footer; ///< on every page
};

/// `stem` is the report file's name without its ending: the tables stand beside it as STEM-findings.csv and so on.
[[nodiscard]] Document document(const Report& report, const std::string& stem);

/// "2 contours have an error …": what a head of department would read of it.
[[nodiscard]] std::string summary(const Report& report);

/// What the pictures say of the pixel origin in use.
[[nodiscard]] std::string origin_words(const Report& report);

// One of the sections each.
[[nodiscard]] Section findings_section(const Report& report, const std::string& stem);
[[nodiscard]] Section detection_section(const Report& report, const std::string& stem);

} // namespace contourcheck::report
