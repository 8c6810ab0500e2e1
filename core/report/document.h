#pragma once

#include "report/report.h"

#include <variant>

namespace contourcheck::report {

// What a report says, in reading order: for any page that can show words, tables and pictures, in any language.

struct Paragraph {
    Phrase text;
    bool quiet = false; ///< where a table comes from, and the like
};

/// A number to be seen from afar.
struct Figure {
    enum class Tone { plain, right, warning, error };
    std::string number;
    Phrase words;
    Tone tone = Tone::plain;
};
using Figures = std::vector<Figure>;

/// Names and what they are; both in words.
using Facts = std::vector<std::pair<Phrase, Phrase>>;

struct Column {
    Phrase title;
    bool is_number = false; ///< set to the right
    double share = 1;       ///< of the width
};
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Phrase>> rows;
};

/// A finding in words.
struct Remark {
    Phrase title, text, suggestion;
    Phrase measured; ///< after its row in the table of findings: "Finding 3: measured 4.1 mm, threshold 2 mm"
};

/// What was found about one thing, beside its picture; the likeliest explanation first.
struct Card {
    check::Severity severity = check::Severity::warning; ///< the worst
    Phrase where;
    Phrase tag; ///< severity and decision: "error · accepted"
    std::vector<Remark> remarks;
    bool has_picture = false;
    std::size_t pictured = 0; ///< the finding to picture: its index in Checked::report.findings
};
using Cards = std::vector<Card>;

using Block = std::variant<Paragraph, Figures, Facts, Table, Cards>;

struct Section {
    Phrase title;
    std::vector<Block> blocks;
};

struct Document {
    Phrase title, subtitle;
    std::vector<Section> sections;
    Phrase footer; ///< on every page
};

/// `stem` is the report file's name without its ending: the tables stand beside it as STEM-findings.csv and so on.
[[nodiscard]] Document document(const Report& report, const std::string& stem);

/// "2 contours have an error …": what a head of department would read of it.
[[nodiscard]] Phrase summary(const Report& report);

/// What the pictures say of the pixel origin in use.
[[nodiscard]] Phrase origin_words(const Report& report);

// One of the sections each.
[[nodiscard]] Section findings_section(const Report& report, const std::string& stem);
[[nodiscard]] Section agreement_section(const Report& report, const std::string& stem);
[[nodiscard]] Section attention_section(const Report& report, const std::string& stem);
[[nodiscard]] Section detection_section(const Report& report, const std::string& stem);

} // namespace contourcheck::report
