#include "desktop/readers/agreement_words.h"

#include "check/rules.h"
#include "desktop/texts.h"

#include <QStringList>

namespace contourcheck::desktop {

namespace {

QString with_interval(const std::optional<review::Estimate>& estimate, double unit, int digits) {
    if (!estimate) return QStringLiteral("–");
    const auto text = [&](double value) { return QString::number(unit * value, 'f', digits); };
    return tr("%1 (%2 to %3)").arg(text(estimate->value), text(estimate->low), text(estimate->high));
}

} // namespace

QString reader_name(const std::string& reviewer, const QString& me) {
    return qs(reviewer) == me ? tr("You") : qs(reviewer);
}

QString pair_name(const review::Comparison& pair, const QString& me) {
    const QString other = qs(pair.other) == me ? tr("You") : qs(pair.other);
    if (qs(pair.other) == me) return tr("%1 and %2").arg(other, qs(pair.one));
    return tr("%1 and %2").arg(reader_name(pair.one, me), other);
}

QString agreement_sentence(const review::Comparison& pair, const QString& me) {
    const review::Agreement& all = pair.overall();
    if (!all.share) return tr("%1 have not decided on the same contours yet.").arg(pair_name(pair, me));
    const auto percent = [](double share) { return QString::number(100 * share, 'f', 0); };
    const QString words = all.both == 1 ? tr("%1 agree on %2 of %3 contour: %4 % (%5 to %6).")
                                        : tr("%1 agree on %2 of %3 contours: %4 % (%5 to %6).");
    return words.arg(pair_name(pair, me), QString::number(all.equal), QString::number(all.both),
                     percent(all.share->value), percent(all.share->low), percent(all.share->high));
}

QString how_to_compare(const std::map<std::string, review::Opinions>& said, const QString& me) {
    if (said.empty())
        return tr("Nobody has decided on a contour yet. Agreement is told once two reviewers have.");
    const QString who = qs(said.begin()->first) == me ? tr("you") : qs(said.begin()->first);
    return tr("Only %1 decided so far. Import the decisions of another reviewer, or let another one decide "
              "here: "
              "under a name of their own (Review, Reviewer's Name), and blind to what is there (Review, "
              "Second "
              "Read).")
        .arg(who);
}

QString percent_text(const std::optional<review::Estimate>& estimate) {
    return with_interval(estimate, 100, 1);
}

QString figure_text(const std::optional<review::Estimate>& estimate) {
    return with_interval(estimate, 1, 2);
}

QString row_name(const review::Comparison::Row& row) {
    using Of = review::Comparison::Of;
    if (row.of == Of::all) return tr("All contours");
    return row.of == Of::reason ? sentence(reason_name(row.name))
                                : qs(Phrase::tr(check::rule(row.name).title));
}

QString agreement_text(const std::vector<review::Comparison>& pairs, const QString& me) {
    using Of = review::Comparison::Of;
    const QChar tab = u'\t';
    QString text;
    for (const review::Comparison& pair : pairs) {
        text += agreement_sentence(pair, me) + u'\n';
        if (!pair.overall().share) continue;
        text += QStringList{QString(),      tr("Both decided"),  tr("Same"),
                            tr("Agree, %"), tr("Cohen's kappa"), tr("Gwet's AC1")}
                    .join(tab) +
                u'\n';
        for (const review::Comparison::Row& row : pair.rows) {
            const QString kind = row.of == Of::reason ? tr("Reason: %1")
                                 : row.of == Of::rule ? tr("Finding: %1")
                                                      : QStringLiteral("%1");
            text += QStringList{kind.arg(row_name(row)),
                                QString::number(row.agreement.both),
                                QString::number(row.agreement.equal),
                                percent_text(row.agreement.share),
                                figure_text(row.agreement.kappa),
                                figure_text(row.agreement.ac1)}
                        .join(tab) +
                    u'\n';
        }
    }
    return text +
           tr("In brackets 95 % intervals (Wilson's of the share, with Perks's prior of kappa and AC1).") +
           u'\n';
}

} // namespace contourcheck::desktop
