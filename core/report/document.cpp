#include "report/document.h"

#include "base/text.h"
#include "check/about.h"

#include <algorithm>

namespace contourcheck::report {

namespace {

using check::counted;

std::string count(std::size_t value) {
    return std::to_string(value);
}

std::string source(const std::string& stem, std::string_view table) {
    return "Every row: " + stem + '-' + std::string(table) + ".csv";
}

std::string share(std::size_t part, std::size_t whole) {
    return whole == 0 ? std::string() : " (" + check::percent(double(part) / double(whole)) + ')';
}

std::size_t flagged_contours(const Report& report, check::Status status) {
    return std::size_t(std::ranges::count(report.contours, status, &ContourRow::status));
}

std::string decisions_sentence(const Report& report) {
    const Decided& d = report.decided;
    if (report.decisions.empty()) return "Nobody has decided on any of them yet.";
    std::string text = "Reviewers have decided on " + count(d.count()) + " of " +
                       count(report.contours.size()) + share(d.count(), report.contours.size()) + ": " +
                       count(d.accepted) + " accepted, " + count(d.rejected) + " rejected, " +
                       count(d.unsure) + " unsure.";
    if (d.stale == 1) text += " One decision is stale: slice or contour has changed since.";
    if (d.stale > 1)
        text += ' ' + count(d.stale) + " decisions are stale: slice or contour has changed since.";
    return text;
}

Section summary_section(const Report& report) {
    using Tone = Figure::Tone;
    const std::size_t errors = flagged_contours(report, check::Status::error);
    const std::size_t warnings = flagged_contours(report, check::Status::warning);
    const auto words = [](std::size_t number, std::string one, std::string many) {
        return number == 1 ? std::move(one) : std::move(many);
    };
    Section section{"Summary", {}};
    section.blocks.emplace_back(Figures{
        {count(report.contours.size()), words(report.contours.size(), "contour", "contours"), Tone::plain},
        {count(errors), words(errors, "has an error", "have an error"), errors ? Tone::error : Tone::plain},
        {count(warnings), words(warnings, "has a warning", "have a warning"),
         warnings ? Tone::warning : Tone::plain},
        {count(report.contours.size() - errors - warnings), "nothing found", Tone::right},
        {count(report.decided.count()), "decided", Tone::plain}});
    section.blocks.emplace_back(Paragraph{summary(report)});
    section.blocks.emplace_back(Paragraph{decisions_sentence(report)});
    return section;
}

Section basis_section(const Report& report) {
    Facts facts;
    if (!report.dataset.empty()) facts.emplace_back("Dataset", report.dataset);
    facts.emplace_back("Layout", std::string(word(report.layout)));
    facts.emplace_back("Read", counted(report.patients.size(), "patient") + ", " +
                                   counted(report.slices, "slice") + ", " +
                                   counted(report.contours.size(), "contour") + ", " + count(report.pairs) +
                                   " of them on a slice");
    facts.emplace_back("Pixel convention", "pixel origin " + shortest(report.convention.pixel_origin) +
                                               " (the coordinate of the " +
                                               "centre of the top left pixel), mask rule " +
                                               std::string(word(report.convention.rule)));
    facts.emplace_back("What the pictures say", origin_words(report));
    if (!report.unreadable.empty())
        facts.emplace_back("Could not be used", counted(report.unreadable.size(), "item") +
                                                    ", each among the findings or named below");
    return {"What was checked", {std::move(facts)}};
}

Section patients_section(const Report& report, const std::string& stem) {
    Table table;
    table.columns = {{"Patient", false, 3.2},  {"Contours", true, 1.2}, {"Errors", true, 1},
                     {"Warnings", true, 1.2},  {"Right", true, 1},      {"Findings", true, 1.2},
                     {"Accepted", true, 1.25}, {"Rejected", true, 1.2}, {"Unsure", true, 1},
                     {"Stale", true, 0.9}};
    for (const PatientRow& row : report.patients)
        table.rows.push_back({row.original.empty() ? row.patient : row.patient + " · " + row.original,
                              count(row.contours), count(row.errors), count(row.warnings),
                              count(row.contours - row.errors - row.warnings), count(row.findings),
                              count(row.decided.accepted), count(row.decided.rejected),
                              count(row.decided.unsure), count(row.decided.stale)});
    Section section{"Patients", {std::move(table)}};
    section.blocks.emplace_back(
        Paragraph{"Errors and warnings are contours by their worst finding; right are those without one. " +
                      source(stem, "patients"),
                  true});
    return section;
}

Section decisions_section(const Report& report, const std::string& stem) {
    Section section{"Decisions", {}};
    section.blocks.emplace_back(Paragraph{decisions_sentence(report)});
    if (!report.reviewers.empty()) {
        Table table{{{"Reviewer", false, 3},
                     {"Accepted", true, 1},
                     {"Rejected", true, 1},
                     {"Unsure", true, 1},
                     {"Stale", true, 1}},
                    {}};
        for (const ReviewerRow& row : report.reviewers)
            table.rows.push_back({row.reviewer, count(row.decided.accepted), count(row.decided.rejected),
                                  count(row.decided.unsure), count(row.decided.stale)});
        section.blocks.emplace_back(std::move(table));
    }
    if (!report.reasons.empty()) {
        std::string text = "Reasons given:";
        for (std::size_t i = 0; i < report.reasons.size(); ++i)
            text += (i == 0 ? " " : ", ") + report.reasons[i].first + ' ' + count(report.reasons[i].second);
        section.blocks.emplace_back(Paragraph{text + '.'});
    }
    if (report.decisions_elsewhere > 0)
        section.blocks.emplace_back(Paragraph{counted(report.decisions_elsewhere, "decision") +
                                              " on contours that the dataset does not have now."});
    if (!report.decisions.empty())
        section.blocks.emplace_back(Paragraph{
            "Where reviewers differ, the latest decision stands. " + source(stem, "decisions"), true});
    return section;
}

/// "0.50 (0.10 to 0.80)"
std::string figure(const std::optional<review::Estimate>& estimate, double unit, int digits) {
    if (!estimate) return "–";
    const auto text = [&](double value) { return fixed(unit * value, digits); };
    return text(estimate->value) + " (" + text(estimate->low) + " to " + text(estimate->high) + ")";
}

Section agreement_section(const Report& report, const std::string& stem) {
    Section section{"Agreement between reviewers", {}};
    if (report.agreement.empty()) {
        section.blocks.emplace_back(
            Paragraph{"Fewer than two reviewers have decided: there is none to tell."});
        return section;
    }
    Table table{{{"Reviewers", false, 4},
                 {"Both decided", true, 1.3},
                 {"Same", true, 1},
                 {"Share", true, 1},
                 {"Cohen's kappa", true, 1.4},
                 {"Gwet's AC1", true, 1.4}},
                {}};
    for (const AgreementRow& row : report.agreement)
        table.rows.push_back({row.one + " and " + row.other, count(row.found.both), count(row.found.equal),
                              figure(row.found.share, 100, 1), figure(row.found.kappa, 1, 2),
                              figure(row.found.ac1, 1, 2)});
    section.blocks.emplace_back(std::move(table));
    section.blocks.emplace_back(Paragraph{
        "Over contours that both decided on as they are now; share in %, in brackets 95 % intervals. Kappa "
        "(Cohen 1960) and AC1 (Gwet 2008) are the agreement beyond what chance alone would give; a dash "
        "where it is not defined. " +
            source(stem, "agreement"),
        true});
    return section;
}

Section method_section(const Report& report, const std::string& stem) {
    Section section{"How to trace this report", {}};
    Facts facts;
    facts.emplace_back("Program", "ContourCheck " + report.options.version);
    facts.emplace_back("Made", report.options.made_utc);
    facts.emplace_back("Hash of the data", report.data_sha256);
    facts.emplace_back("",
                       "SHA-256 of " + stem + "-files.csv, which holds the SHA-256 of each of the " +
                           count(report.files) +
                           " files that were read: the link table, every slice and every contour. A patient "
                           "is named there by the place in the table. Any change of a file changes it.");
    for (const TableFile& table : tables(report))
        facts.emplace_back(stem + '-' + table.suffix + ".csv", table.what);
    section.blocks.emplace_back(std::move(facts));
    if (!report.unreadable.empty()) {
        constexpr std::size_t most = 20;
        std::string text = "Could not be used: ";
        for (std::size_t i = 0; i < std::min(most, report.unreadable.size()); ++i)
            text += (i == 0 ? "" : "; ") + report.unreadable[i];
        if (report.unreadable.size() > most)
            text += " and " + count(report.unreadable.size() - most) + " more";
        section.blocks.emplace_back(Paragraph{text + '.'});
    }
    if (report.options.pseudonym_key)
        section.blocks.emplace_back(Paragraph{
            "Patients have the names that exports with the same key give them. No id, path, comment or "
            "message of the input is in this report or its tables: findings are told in their rule's "
            "words."});
    section.blocks.emplace_back(
        Paragraph{"ContourCheck helps to curate research data. It is not a medical device.", true});
    return section;
}

std::string px(double value) {
    return fixed(std::abs(value) < 0.05 ? 0 : value, 1);
}

} // namespace

std::string summary(const Report& report) {
    const std::size_t errors = flagged_contours(report, check::Status::error);
    const std::size_t flagged = errors + flagged_contours(report, check::Status::warning);
    const std::size_t all = report.contours.size();
    std::string text = counted(all, "contour") + " of " + counted(report.patients.size(), "patient") +
                       (all == 1 ? " was" : " were") + " checked against " + counted(report.slices, "slice") +
                       ". ";
    if (all == 0)
        text += "There is nothing to judge.";
    else if (flagged == 0)
        text += all == 1 ? "Nothing was found against it." : "Nothing was found against any of them.";
    else
        text += "Of these " + count(flagged) + share(flagged, all) + (flagged == 1 ? " needs" : " need") +
                " a look" + (errors == 0 ? std::string() : ", " + count(errors) + " of them first") +
                "; against the other " + count(all - flagged) + " nothing was found.";
    return text + " In all: " + counted(report.errors, "error") + ", " + counted(report.warnings, "warning") +
           ", " + counted(report.notes, "note") + '.';
}

std::string origin_words(const Report& report) {
    const auto& offset = report.evidence.offset;
    if (!offset) return "nothing: too few inner contours whose edges the pictures show";
    std::string text = "all inner contours together fit best " + px(offset->best_px.x) + " px in x and " +
                       px(offset->best_px.y) + " px in y from where this origin puts them (95 % interval " +
                       px(offset->low_px.x) + " to " + px(offset->high_px.x) + " and " +
                       px(offset->low_px.y) + " to " + px(offset->high_px.y) + "); ";
    if (!report.evidence.suggests) return text + "no pixel origin lies within that";
    if (*report.evidence.suggests == report.convention.pixel_origin)
        return text + "that speaks for the origin in use";
    return text + "that would be pixel origin " + shortest(*report.evidence.suggests);
}

Document document(const Report& report, const std::string& stem) {
    Document result;
    result.title = "Contour check" + (report.dataset.empty() ? std::string() : ": " + report.dataset);
    std::string made = report.options.made_utc.substr(0, 16); // to the minute
    if (made.size() == 16) made[10] = ' ';
    result.subtitle = "ContourCheck " + report.options.version + " · " + made + " UTC";
    result.footer = "ContourCheck " + report.options.version + " · data " + report.data_sha256.substr(0, 12) +
                    " · " + report.options.made_utc.substr(0, 10);
    result.sections = {summary_section(report),         basis_section(report),
                       patients_section(report, stem),  findings_section(report, stem),
                       decisions_section(report, stem), agreement_section(report, stem),
                       detection_section(report, stem), method_section(report, stem)};
    return result;
}

} // namespace contourcheck::report
