#include "report/document.h"

#include "base/text.h"
#include "check/about.h"

#include <algorithm>

namespace contourcheck::report {

namespace {

using check::counted;
using std::to_string;

Phrase contours_text(std::size_t count) {
    return counted(count, Phrase::noop("1 contour"), Phrase::noop("%1 contours"));
}

Phrase patients_text(std::size_t count) {
    return counted(count, Phrase::noop("1 patient"), Phrase::noop("%1 patients"));
}

Phrase slices_text(std::size_t count) {
    return counted(count, Phrase::noop("1 slice"), Phrase::noop("%1 slices"));
}

Phrase every_row(const std::string& stem, std::string_view table) {
    return Phrase::tr("Every row: %1", {stem + '-' + std::string(table) + ".csv"});
}

std::string share(std::size_t part, std::size_t whole) {
    return whole == 0 ? std::string() : " (" + check::percent(double(part) / double(whole)) + ')';
}

std::size_t flagged_contours(const Report& report, check::Status status) {
    return std::size_t(std::ranges::count(report.contours, status, &ContourRow::status));
}

Phrase decisions_sentence(const Report& report) {
    const Decided& d = report.decided;
    if (report.decisions.empty()) return Phrase::tr("Nobody has decided on any of them yet.");
    const std::size_t all = report.contours.size();
    Phrase text = Phrase::tr("Reviewers have decided on %1 of %2: %3 accepted, %4 rejected, %5 unsure.",
                             {to_string(d.count()), to_string(all) + share(d.count(), all),
                              to_string(d.accepted), to_string(d.rejected), to_string(d.unsure)});
    if (d.stale == 0) return text;
    return text + " " +
           counted(d.stale, Phrase::noop("One decision is stale: slice or contour has changed since."),
                   Phrase::noop("%1 decisions are stale: slice or contour has changed since."));
}

Section summary_section(const Report& report) {
    using Tone = Figure::Tone;
    const std::size_t errors = flagged_contours(report, check::Status::error);
    const std::size_t warnings = flagged_contours(report, check::Status::warning);
    const auto words = [](std::size_t number, std::string_view one, std::string_view many) {
        return Phrase::tr(number == 1 ? one : many);
    };
    Section section{Phrase::tr("Summary"), {}};
    section.blocks.emplace_back(Figures{
        {to_string(report.contours.size()),
         words(report.contours.size(), Phrase::noop("contour"), Phrase::noop("contours")), Tone::plain},
        {to_string(errors), words(errors, Phrase::noop("has an error"), Phrase::noop("have an error")),
         errors ? Tone::error : Tone::plain},
        {to_string(warnings), words(warnings, Phrase::noop("has a warning"), Phrase::noop("have a warning")),
         warnings ? Tone::warning : Tone::plain},
        {to_string(report.contours.size() - errors - warnings), Phrase::tr("nothing found"), Tone::right},
        {to_string(report.decided.count()), Phrase::tr("decided"), Tone::plain}});
    section.blocks.emplace_back(Paragraph{summary(report)});
    section.blocks.emplace_back(Paragraph{decisions_sentence(report)});
    return section;
}

Section basis_section(const Report& report) {
    Facts facts;
    if (!report.dataset.empty()) facts.emplace_back(Phrase::tr("Dataset"), report.dataset);
    facts.emplace_back(Phrase::tr("Layout"), word(report.layout));
    facts.emplace_back(Phrase::tr("Read"),
                       Phrase::tr("%1, %2, %3, %4 of them on a slice",
                                  {patients_text(report.patients.size()), slices_text(report.slices),
                                   contours_text(report.contours.size()), to_string(report.pairs)}));
    facts.emplace_back(
        Phrase::tr("Pixel convention"),
        Phrase::tr("pixel origin %1 (the coordinate of the centre of the top left pixel), mask rule %2",
                   {shortest(report.convention.pixel_origin), word(report.convention.rule)}));
    facts.emplace_back(Phrase::tr("What the pictures say"), origin_words(report));
    if (!report.unreadable.empty())
        facts.emplace_back(Phrase::tr("Could not be used"),
                           counted(report.unreadable.size(),
                                   Phrase::noop("1 item, each among the findings or named below"),
                                   Phrase::noop("%1 items, each among the findings or named below")));
    return {Phrase::tr("What was checked"), {std::move(facts)}};
}

Section patients_section(const Report& report, const std::string& stem) {
    Table table;
    table.columns = {{Phrase::tr("Patient"), false, 3.2},      {Phrase::tr("Contours"), true, 1.2},
                     {Phrase::tr("Errors"), true, 1},          {Phrase::tr("Warnings"), true, 1.2},
                     {Phrase::tr("Nothing found"), true, 1.4}, {Phrase::tr("Findings"), true, 1.2},
                     {Phrase::tr("Accepted"), true, 1.25},     {Phrase::tr("Rejected"), true, 1.2},
                     {Phrase::tr("Unsure"), true, 1},          {Phrase::tr("Stale"), true, 0.9}};
    for (const PatientRow& row : report.patients)
        table.rows.push_back({row.original.empty() ? row.patient : row.patient + " · " + row.original,
                              to_string(row.contours), to_string(row.errors), to_string(row.warnings),
                              to_string(row.contours - row.errors - row.warnings), to_string(row.findings),
                              to_string(row.decided.accepted), to_string(row.decided.rejected),
                              to_string(row.decided.unsure), to_string(row.decided.stale)});
    Section section{Phrase::tr("Patients"), {std::move(table)}};
    section.blocks.emplace_back(Paragraph{Phrase::tr("Errors and warnings are contours by their worst "
                                                     "finding; the others have none.") +
                                              " " + every_row(stem, "patients"),
                                          true});
    return section;
}

Table reviewers_table(const Report& report) {
    Table table{{{Phrase::tr("Reviewer"), false, 3},
                 {Phrase::tr("Accepted"), true, 1},
                 {Phrase::tr("Rejected"), true, 1},
                 {Phrase::tr("Unsure"), true, 1},
                 {Phrase::tr("Stale"), true, 1}},
                {}};
    for (const ReviewerRow& row : report.reviewers)
        table.rows.push_back({row.reviewer, to_string(row.decided.accepted), to_string(row.decided.rejected),
                              to_string(row.decided.unsure), to_string(row.decided.stale)});
    return table;
}

Section decisions_section(const Report& report, const std::string& stem) {
    Section section{Phrase::tr("Decisions"), {}};
    section.blocks.emplace_back(Paragraph{decisions_sentence(report)});
    if (!report.reviewers.empty()) section.blocks.emplace_back(reviewers_table(report));
    if (!report.reasons.empty()) {
        std::vector<Phrase> reasons;
        for (const auto& [reason, count] : report.reasons)
            reasons.push_back(review::reason_in_words(reason) + " " + to_string(count));
        section.blocks.emplace_back(
            Paragraph{Phrase::tr("Reasons given: %1.", {Phrase::list(reasons, ", ", ", ")})});
    }
    if (report.decisions_elsewhere > 0)
        section.blocks.emplace_back(
            Paragraph{counted(report.decisions_elsewhere,
                              Phrase::noop("1 decision on contours that the dataset does not have now."),
                              Phrase::noop("%1 decisions on contours that the dataset does not have now."))});
    if (!report.decisions.empty())
        section.blocks.emplace_back(
            Paragraph{Phrase::tr("Where reviewers differ, the latest decision stands.") + " " +
                          every_row(stem, "decisions"),
                      true});
    return section;
}

Phrase log_words(const std::vector<review::Head>& logs) {
    if (logs.empty()) return Phrase::tr("nobody has decided on this dataset");
    Phrase words;
    for (const review::Head& log : logs)
        words += (words.empty() ? Phrase() : Phrase("; ")) +
                 Phrase::tr("%1, head %2", {counted(std::size_t(log.entries), Phrase::noop("1 entry"),
                                                    Phrase::noop("%1 entries")),
                                            log.link});
    return words;
}

Facts traces(const Report& report, const std::string& stem) {
    Facts facts;
    facts.emplace_back(Phrase::tr("Program"), "ContourCheck " + report.options.version);
    facts.emplace_back(Phrase::tr("Made"), report.options.made_utc);
    facts.emplace_back(Phrase::tr("Hash of the data"), report.data_sha256);
    facts.emplace_back(
        "", Phrase::tr("SHA-256 of %1, which holds the SHA-256 of each of the %2 files that were read: the "
                       "link table, every slice and every contour. A patient is named there by the place in "
                       "the table. Any change of a file changes it.",
                       {stem + "-files.csv", to_string(report.files)}));
    facts.emplace_back(Phrase::tr("Decision log"), log_words(report.logs));
    for (const TableFile& table : tables(report))
        facts.emplace_back(stem + '-' + table.suffix + ".csv", table.what);
    return facts;
}

Phrase passed_over(const Report& report) {
    constexpr std::size_t most = 20;
    const std::size_t named = std::min(most, report.unreadable.size());
    Phrase items = Phrase::list(
        {report.unreadable.begin(), report.unreadable.begin() + std::ptrdiff_t(named)}, "; ", "; ");
    if (report.unreadable.size() > named)
        items = Phrase::tr("%1 and %2 more", {items, to_string(report.unreadable.size() - named)});
    return Phrase::tr("Could not be used: %1.", {items});
}

Section method_section(const Report& report, const std::string& stem) {
    Section section{Phrase::tr("How to trace this report"), {traces(report, stem)}};
    if (!report.unreadable.empty()) section.blocks.emplace_back(Paragraph{passed_over(report)});
    if (report.options.pseudonym_key)
        section.blocks.emplace_back(Paragraph{Phrase::tr(
            "Patients have the names that exports with the same key give them. No id, path, comment or "
            "message of the input is in this report or its tables: findings are told in their rule's "
            "words.")});
    section.blocks.emplace_back(Paragraph{
        Phrase::tr("ContourCheck helps to curate research data. It is not a medical device."), true});
    return section;
}

std::string px(double value) {
    return fixed(std::abs(value) < 0.05 ? 0 : value, 1);
}

/// What of the contours needs a look.
Phrase judgement(const Report& report) {
    const std::size_t errors = flagged_contours(report, check::Status::error);
    const std::size_t flagged = errors + flagged_contours(report, check::Status::warning);
    const std::size_t all = report.contours.size();
    if (all == 0) return Phrase::tr("There is nothing to judge.");
    if (flagged == 0)
        return Phrase::tr(all == 1 ? Phrase::noop("Nothing was found against it.")
                                   : Phrase::noop("Nothing was found against any of them."));
    const std::vector<Phrase> gaps = {to_string(flagged) + share(flagged, all), to_string(all - flagged),
                                      to_string(errors)};
    if (errors == 0)
        return Phrase::tr(
            flagged == 1 ? Phrase::noop("Of these %1 needs a look; against the other %2 nothing was found.")
                         : Phrase::noop("Of these %1 need a look; against the other %2 nothing was found."),
            gaps);
    return Phrase::tr(
        flagged == 1
            ? Phrase::noop(
                  "Of these %1 needs a look, %3 of them first; against the other %2 nothing was found.")
            : Phrase::noop(
                  "Of these %1 need a look, %3 of them first; against the other %2 nothing was found."),
        gaps);
}

} // namespace

Phrase summary(const Report& report) {
    const std::size_t all = report.contours.size();
    const Phrase checked =
        Phrase::tr(all == 1 ? Phrase::noop("%1 of %2 was checked against %3.")
                            : Phrase::noop("%1 of %2 were checked against %3."),
                   {contours_text(all), patients_text(report.patients.size()), slices_text(report.slices)});
    return checked + " " + judgement(report) + " " +
           Phrase::tr("In all: %1, %2, %3.",
                      {counted(report.errors, Phrase::noop("1 error"), Phrase::noop("%1 errors")),
                       counted(report.warnings, Phrase::noop("1 warning"), Phrase::noop("%1 warnings")),
                       counted(report.notes, Phrase::noop("1 note"), Phrase::noop("%1 notes"))});
}

Phrase origin_words(const Report& report) {
    const auto& offset = report.evidence.offset;
    if (!offset) return Phrase::tr("nothing: too few inner contours whose edges the pictures show");
    const Phrase fit =
        Phrase::tr("all inner contours together fit best %1 px in x and %2 px in y from where this "
                   "origin puts them (95 % interval %3 to %4 and %5 to %6)",
                   {px(offset->best_px.x), px(offset->best_px.y), px(offset->low_px.x), px(offset->high_px.x),
                    px(offset->low_px.y), px(offset->high_px.y)});
    const auto& suggested = report.evidence.suggests;
    if (!suggested) return fit + "; " + Phrase::tr("no pixel origin lies within that");
    if (*suggested == report.convention.pixel_origin)
        return fit + "; " + Phrase::tr("that speaks for the origin in use");
    return fit + "; " + Phrase::tr("that would be pixel origin %1", {shortest(*suggested)});
}

Document document(const Report& report, const std::string& stem) {
    const std::string program = "ContourCheck " + report.options.version;
    Document result;
    result.title = Phrase::tr("Contour check");
    if (!report.dataset.empty()) result.title += ": " + report.dataset;
    std::string made = report.options.made_utc.substr(0, 16); // to the minute
    if (made.size() == 16) made[10] = ' ';
    result.subtitle = program + " · " + made + " UTC";
    result.footer = Phrase::tr("%1 · data %2 · %3", {program, report.data_sha256.substr(0, 12),
                                                     report.options.made_utc.substr(0, 10)});
    result.sections = {summary_section(report),         basis_section(report),
                       patients_section(report, stem),  findings_section(report, stem),
                       decisions_section(report, stem), agreement_section(report, stem)};
    if (!report.controls.empty()) result.sections.push_back(attention_section(report, stem));
    result.sections.push_back(detection_section(report, stem));
    result.sections.push_back(method_section(report, stem));
    return result;
}

} // namespace contourcheck::report
