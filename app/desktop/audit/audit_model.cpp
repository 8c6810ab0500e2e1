#include "desktop/audit/audit_model.h"

#include "desktop/texts.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

using check::Lie;
using Frame = MatrixView::Frame;

constexpr double least_bright = 0.2; ///< a dataset without any fit stays dark
constexpr std::size_t most_notes = 4;

double bright(const Grid<Lie>& fits) {
    double most = least_bright;
    for (const Lie& lie : fits.values())
        if (lie.contours > 0) most = std::max(most, lie.fit.score);
    return most;
}

QString table_name(const Audited& audited) {
    return from_path(audited.opened->checked.dataset.table);
}

QString fit_lines(const Lie& lie) {
    return tr("step in brightness at the contour: %1 of the picture's range\nan edge under %2 % of the "
              "contour\n%3 "
              "tried")
        .arg(QLocale::c().toString(lie.fit.score, 'f', 3))
        .arg(std::lround(100 * lie.fit.agreeing))
        .arg(contours_text(lie.contours));
}

/// "SC-HF-I-2", and beneath it the patient whose slices the table gives these contours.
QStringList set_names(const Audited& a) {
    QStringList names;
    for (std::size_t i = 0; i < a.audit.patients.size(); ++i)
        names << qs(a.patient(i).original) + u'\n' + tr("given to %1").arg(qs(a.patient(i).patient));
    return names;
}

/// What a click on a cell of the row does.
QString hint(const Audited& a, std::size_t row) {
    return tr("\nClick or Enter: open %1").arg(qs(a.patient(row).patient));
}

/// Whether the row's own cell is the best there.
bool is_best(std::span<const Lie> fits, std::size_t own) {
    return std::ranges::all_of(fits, [&](const Lie& lie) {
        return lie.contours < check::least_pairs || lie.fit.score <= fits[own].fit.score;
    });
}

QString way_name(evidence::Way way) {
    using enum evidence::Way;
    switch (way) {
    case as_is:
        return tr("as given");
    case mirrored_left_right:
        return tr("left ↔ right");
    case mirrored_top_bottom:
        return tr("top ↔ bottom");
    case turned_half:
        return tr("half turn");
    case transposed:
        return tr("x ↔ y");
    case turned_right:
        return tr("quarter right");
    case turned_left:
        return tr("quarter left");
    case transposed_other:
        break;
    }
    return tr("other diagonal");
}

Note exchange_note(const Audited& a, const check::Misplaced& one, const check::Misplaced& other) {
    const auto& fits = a.audit.crossed;
    const auto at = [&](std::size_t row, std::size_t column) {
        return fit_text(fits(int(row), int(column)).fit.score);
    };
    Note note{true, {}, {}, {}, {}};
    note.title =
        tr("%1 and %2 look exchanged in %3.")
            .arg(qs(a.patient(one.contours).patient), qs(a.patient(one.slices).patient), table_name(a));
    note.text = tr("Each one's contours fit the other's slices: %1 and %2 against %3 and %4.")
                    .arg(at(one.contours, one.slices), at(other.contours, other.slices),
                         at(one.contours, one.contours), at(other.contours, other.contours));
    note.patients = {int(a.audit.patients[one.contours]), int(a.audit.patients[one.slices])};
    const check::Misplaced both[] = {one, other};
    note.rows = qs(check::corrected_rows(a.opened->checked, a.audit, both));
    return note;
}

Note misplaced_note(const Audited& a, const check::Misplaced& one) {
    const auto& fits = a.audit.crossed;
    Note note{true, {}, {}, {}, {}};
    note.title = tr("The contours of %1 fit the slices of %2.")
                     .arg(qs(a.patient(one.contours).original), qs(a.patient(one.slices).patient));
    note.text = tr("%1 against %2 on those of %3, which %4 gives them.")
                    .arg(fit_text(fits(int(one.contours), int(one.slices)).fit.score),
                         fit_text(fits(int(one.contours), int(one.contours)).fit.score),
                         qs(a.patient(one.contours).patient), table_name(a));
    note.patients = {int(a.audit.patients[one.contours]), int(a.audit.patients[one.slices])};
    note.rows = qs(check::corrected_rows(a.opened->checked, a.audit, std::span(&one, 1)));
    return note;
}

/// Patients whose slices show none of their contours, and nobody else's do.
void add_nobodys(std::vector<Note>& to, const Audited& a) {
    for (const check::Finding& finding : a.opened->checked.report.findings) {
        if (finding.rule != "image-mismatch" || finding.scope != check::Scope::patient) continue;
        const int patient = a.opened->index.patient_of(finding);
        const bool has_note = std::ranges::any_of(a.misplaced, [&](const check::Misplaced& each) {
            return int(a.audit.patients[each.contours]) == patient;
        });
        if (patient < 0 || has_note) continue;
        Note note{true,
                  sentence(qs(finding.message)) + u'.',
                  tr("They fit nobody else's that was tried."),
                  {patient},
                  {}};
        to.push_back(std::move(note));
    }
}

void shorten(std::vector<Note>& notes) {
    if (notes.size() <= most_notes) return;
    const std::size_t more = notes.size() - most_notes;
    notes.resize(most_notes);
    notes.push_back({true, tr("%1 more like these.").arg(more), tr("The matrix shows them all."), {}, {}});
}

} // namespace

QString fit_text(double value) {
    const double rounded = std::round(value * 100) / 100;
    const QString text = QLocale::c().toString(std::abs(rounded), 'f', 2);
    return rounded < 0 ? u'−' + text : text;
}

Audited audited(std::shared_ptr<const Opened> opened, check::Audit audit) {
    Audited result{std::move(opened), std::move(audit), {}};
    result.misplaced = check::misplaced(result.opened->checked, result.audit);
    return result;
}

MatrixView::Matrix link_matrix(const Audited& a) {
    MatrixView::Matrix result;
    result.bright = bright(a.audit.crossed);
    for (std::size_t i = 0; i < a.audit.patients.size(); ++i)
        result.columns << qs(a.patient(i).patient);
    const QStringList& names = result.columns;
    result.rows = set_names(a);
    result.row_caption = MatrixView::tr("contours of");
    result.column_caption = MatrixView::tr("on the slices of");
    for (std::size_t row = 0; row < a.audit.patients.size(); ++row) {
        const auto fits = a.audit.crossed.row(int(row));
        const auto wrong = std::ranges::find(a.misplaced, row, &check::Misplaced::contours);
        for (std::size_t column = 0; column < fits.size(); ++column) {
            MatrixView::Cell cell;
            const Lie& lie = fits[column];
            if (lie.contours > 0) {
                cell.value = lie.fit.score;
                cell.text = fit_text(lie.fit.score);
            }
            if (wrong != a.misplaced.end() && wrong->slices == column)
                cell.frame = Frame::wrong;
            else if (row == column)
                cell.frame = lie.contours > 0 && is_best(fits, row) ? Frame::right : Frame::given;
            cell.tip = MatrixView::tr("Contours of %1 on the slices of %2")
                           .arg(qs(a.patient(row).original), names[int(column)]);
            cell.tip += row == column
                            ? MatrixView::tr(", as %1 says").arg(table_name(a))
                            : MatrixView::tr("; %1 gives them to %2").arg(table_name(a), names[int(row)]);
            cell.tip +=
                u'\n' + (lie.contours > 0 ? fit_lines(lie)
                                          : MatrixView::tr("no slice of the same number to be tried"));
            cell.tip += hint(a, row);
            result.cells.push_back(std::move(cell));
        }
    }
    return result;
}

std::vector<Note> link_notes(const Audited& a) {
    std::vector<Note> notes;
    for (const check::Misplaced& one : a.misplaced) {
        const auto other = std::ranges::find(a.misplaced, check::Misplaced{one.slices, one.contours});
        if (other == a.misplaced.end())
            notes.push_back(misplaced_note(a, one));
        else if (one.contours < one.slices)
            notes.push_back(exchange_note(a, one, *other));
    }
    add_nobodys(notes, a);
    shorten(notes);
    if (!notes.empty()) return notes;
    const std::size_t count = a.audit.patients.size();
    if (count == 0)
        notes.push_back({false, tr("There are no inner contours to try."), {}, {}, {}});
    else if (count == 1)
        notes.push_back({false, tr("There is one patient: nobody to be exchanged with."), {}, {}, {}});
    else
        notes.push_back({false,
                         tr("As the table says: no contour set fits another patient clearly better."),
                         {},
                         {},
                         {}});
    return notes;
}

MatrixView::Matrix way_matrix(const Audited& a) {
    MatrixView::Matrix result;
    result.bright = bright(a.audit.turned);
    for (const evidence::Way way : evidence::ways)
        result.columns << way_name(way);
    result.rows = set_names(a);
    result.row_caption = MatrixView::tr("contours of");
    result.column_caption = MatrixView::tr("on the slices given to them");
    for (std::size_t row = 0; row < a.audit.patients.size(); ++row) {
        const auto fits = a.audit.turned.row(int(row));
        const auto better = check::better_way(a.audit, row);
        const bool is_strange =
            std::ranges::find(a.misplaced, row, &check::Misplaced::contours) != a.misplaced.end();
        for (std::size_t way = 0; way < fits.size(); ++way) {
            MatrixView::Cell cell;
            if (fits[way].contours > 0) {
                cell.value = fits[way].fit.score;
                cell.text = fit_text(fits[way].fit.score);
            }
            if (better == evidence::ways[way])
                cell.frame = Frame::wrong;
            else if (way == 0)
                cell.frame =
                    !is_strange && fits[0].contours > 0 && is_best(fits, 0) ? Frame::right : Frame::given;
            cell.tip = MatrixView::tr("Contours of %1 on the slices of %2, %3")
                           .arg(qs(a.patient(row).original), qs(a.patient(row).patient),
                                qs(Phrase::tr(words(evidence::ways[way]))));
            cell.tip += u'\n' + (fits[way].contours > 0 ? fit_lines(fits[way])
                                                        : MatrixView::tr("no slice to be tried"));
            cell.tip += hint(a, row);
            result.cells.push_back(std::move(cell));
        }
    }
    return result;
}

std::vector<Note> way_notes(const Audited& a) {
    std::vector<Note> notes;
    for (std::size_t row = 0; row < a.audit.patients.size(); ++row) {
        const auto way = check::better_way(a.audit, row);
        if (!way) continue;
        const auto fits = a.audit.turned.row(int(row));
        const auto best = std::size_t(std::ranges::find(evidence::ways, *way) - std::begin(evidence::ways));
        notes.push_back(
            {true,
             tr("The contours of %1 fit the slices of %2 %3.")
                 .arg(qs(a.patient(row).original), qs(a.patient(row).patient), qs(Phrase::tr(words(*way)))),
             tr("%1 against %2 as given.").arg(fit_text(fits[best].fit.score), fit_text(fits[0].fit.score)),
             {int(a.audit.patients[row])},
             {}});
    }
    shorten(notes);
    if (notes.empty() && !a.audit.patients.empty())
        notes.push_back(
            {false, tr("As given: no contour set fits another way round clearly better."), {}, {}, {}});
    return notes;
}

QString choice_text(const check::Audit& audit) {
    QStringList parts;
    if (audit.candidates > audit.patients.size())
        parts << tr("Shown are %1 of %2 patients: those that findings name, then those that fit least.")
                     .arg(audit.patients.size())
                     .arg(audit.candidates);
    if (audit.is_sample)
        parts << tr("Tried are %1 inner contours of each, evenly spread.").arg(audit.contours_a_patient);
    return parts.join(u' ');
}

} // namespace contourcheck::desktop
