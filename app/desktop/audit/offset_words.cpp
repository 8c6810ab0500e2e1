#include "desktop/audit/offset_words.h"

#include "check/about.h"
#include "desktop/texts.h"

#include <QLocale>

#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr std::size_t most_notes = 4;

bool is_of_patient(const check::Finding& finding) {
    return finding.rule == "systematic-offset" && finding.scope == check::Scope::patient;
}

QString origin_text(double origin) {
    return QLocale::c().toString(origin, 'g', 2);
}

QString suggestion(const check::Report& report) {
    const auto& evidence = report.convention_evidence;
    if (!evidence.suggests) return tr("none lies within the interval");
    if (*evidence.suggests == report.convention.pixel_origin) return tr("the one in use");
    return origin_text(*evidence.suggests);
}

/// "2.6 px to the left and 0.3 px down"
QString way(contour::Point by_px) {
    return qs(check::in_words(by_px));
}

/// Of whom nothing can be told, as a sentence; empty for nobody.
QString unheard_text(const check::Report& report) {
    constexpr int most = 3;
    QStringList names;
    for (const auto& each : report.convention_evidence.patients)
        if (!each.offset) names << qs(each.patient);
    if (names.isEmpty() || names.size() == qsizetype(report.convention_evidence.patients.size())) return {};
    const auto more = names.size() - most;
    QString text = names.mid(0, most).join(QStringLiteral(", "));
    if (more > 0) text += tr(" and %1 more").arg(more);
    return tr("Nothing can be told of %1: too few of the contours show on the slices.").arg(text);
}

Note outside_note(const Opened& opened, const check::Finding& finding) {
    Note note{true, {}, sentence(qs(finding.message)) + u'.', {opened.index.patient_of(finding)}, {}};
    note.title = tr("%1 lies outside.").arg(qs(finding.patient));
    for (const auto& each : opened.checked.report.convention_evidence.patients) {
        if (each.patient != finding.patient || !each.offset) continue;
        const contour::Point by = each.offset->best_px;
        note.title = tr("%1 lies outside: its contours fit best moved %2.").arg(qs(each.patient), way(by));
        note.text = tr("By %1 px. Look whether they were drawn on another series, crop or pixel grid.")
                        .arg(one_digit(std::hypot(by.x, by.y)));
    }
    return note;
}

Note common_note(const Opened& opened, bool are_others) {
    const check::Report& report = opened.checked.report;
    const auto& offset = report.convention_evidence.offset;
    if (!offset) {
        Note note{false, tr("It cannot be told: too few inner contours show on their slices."), {}, {}, {}};
        note.is_open = true;
        return note;
    }
    Note note{false, {}, unheard_text(report), {}, {}};
    if (offset->holds({0, 0})) {
        note.title = are_others ? tr("No: all together, with those above, fit where they stand.")
                                : tr("No: all inner contours together fit where they stand.");
        return note;
    }
    note.is_wrong =
        std::hypot(offset->best_px.x, offset->best_px.y) > *check::rule("systematic-offset").threshold;
    note.is_open = !note.is_wrong;
    const QString text =
        are_others ? (note.is_wrong ? tr("Yes: all together, with those above, fit best moved %1.")
                                    : tr("A little: all together, with those above, fit best moved %1."))
                   : (note.is_wrong ? tr("Yes: all inner contours together fit best moved %1.")
                                    : tr("A little: all inner contours together fit best moved %1."));
    note.title = text.arg(way(offset->best_px));
    const auto& suggests = report.convention_evidence.suggests;
    const QString origin = suggests ? tr("Pixel origin %1 would put them there.").arg(origin_text(*suggests))
                                    : tr("No pixel origin would put them there.");
    note.text = note.text.isEmpty() ? origin : origin + u' ' + note.text;
    return note;
}

} // namespace

QString one_digit(double value) {
    const double rounded = std::round(value * 10) / 10;
    const QString text = QLocale::c().toString(std::abs(rounded), 'f', 1);
    return rounded < 0 ? u'−' + text : text;
}

std::set<int> outside(const Opened& opened) {
    std::set<int> result;
    for (const check::Finding& finding : opened.checked.report.findings)
        if (is_of_patient(finding)) result.insert(opened.index.patient_of(finding));
    return result;
}

std::vector<Note> offset_notes(const Opened& opened) {
    std::vector<Note> notes;
    for (const check::Finding& finding : opened.checked.report.findings)
        if (is_of_patient(finding)) notes.push_back(outside_note(opened, finding));
    const bool are_others = !notes.empty();
    if (notes.size() > most_notes) {
        const std::size_t more = notes.size() - most_notes;
        notes.resize(most_notes);
        notes.push_back({true, tr("%1 more like these.").arg(more), tr("The plot shows them all."), {}, {}});
    }
    notes.push_back(common_note(opened, are_others));
    return notes;
}

std::vector<std::pair<QString, QString>> offset_lines(const check::Report& report) {
    const auto& offset = report.convention_evidence.offset;
    std::vector<std::pair<QString, QString>> lines;
    if (offset) {
        lines.emplace_back(
            tr("all together"),
            tr("x %1, y %2 px").arg(one_digit(offset->best_px.x), one_digit(offset->best_px.y)));
        const auto interval = [&](double low, double high) {
            return tr("%1 to %2").arg(one_digit(low), one_digit(high));
        };
        lines.emplace_back(tr("95 % interval, x"), interval(offset->low_px.x, offset->high_px.x));
        lines.emplace_back(tr("95 % interval, y"), interval(offset->low_px.y, offset->high_px.y));
        lines.emplace_back(tr("from"),
                           tr("%1 contours, %2").arg(offset->contours).arg(patients_text(offset->patients)));
    }
    lines.emplace_back(tr("pixel origin in use"), origin_text(report.convention.pixel_origin));
    if (offset) lines.emplace_back(tr("origin that fits"), suggestion(report));
    return lines;
}

QString offset_caution() {
    return tr(
        "Papillary muscles draw edges inward: edges further out count four times as much as those further "
        "in. "
        "The interval allows for 0.2 px that the method itself may be off. Masks stay as they are until you "
        "choose another pixel origin.");
}

} // namespace contourcheck::desktop
