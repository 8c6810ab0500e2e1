#include "desktop/audit/trial_bars.h"

#include "desktop/texts.h"
#include "desktop/theme.h"
#include "trial/mistakes.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr int row_height = 21;
constexpr int head_height = 20;
constexpr int number_width = 46;
constexpr int bar_gap = 14;
constexpr double bar_height = 8;

QString percent(double share) {
    return TrialBars::tr("%1 %").arg(std::lround(100 * share));
}

/// Nearly all, most or few: the number beside it says how many.
QColor colour_of(double share) {
    if (share >= 0.9) return theme().green;
    return share >= 0.5 ? theme().amber : theme().vermilion;
}

QString words_of(std::string_view mistake) {
    for (const trial::Mistake& each : trial::mistakes())
        if (each.id == mistake) return sentence(qs(Phrase::tr(each.words)));
    return qs(mistake);
}

} // namespace

QString share_text(const trial::Share& share) {
    return TrialBars::tr("%1 of %2, %3 (%4 to %5)")
        .arg(share.found)
        .arg(share.tried)
        .arg(percent(share.value()), percent(share.low), percent(share.high));
}

TrialBars::TrialBars(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Share of mistakes flagged"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrialBars::set_trials(const trial::SelfTest& test) {
    rows_.clear();
    QStringList all;
    for (const trial::Trial& trial : test.trials) {
        const QString words = words_of(trial.mistake);
        auto row = std::ranges::find(rows_, words, &Row::words);
        if (row == rows_.end()) row = rows_.insert(rows_.end(), Row{words, {}});
        row->kinds[trial.kind == contour::Kind::outer ? 1 : 0] = trial;
        all << tr("%1, %2: %3").arg(words, kind_name(trial.kind), share_text(trial.flagged));
    }
    setAccessibleDescription(all.join(u'\n'));
    updateGeometry();
    update();
}

QSize TrialBars::minimumSizeHint() const {
    return {words_width() + 2 * (number_width + bar_gap + 40), head_height + row_height * row_count() + 2};
}

QSize TrialBars::sizeHint() const {
    return minimumSizeHint() + QSize(160, 0);
}

int TrialBars::words_width() const {
    const QFontMetrics metrics(secondary_font());
    int width = 60;
    for (const Row& row : rows_)
        width = std::max(width, metrics.horizontalAdvance(row.words) + 4);
    return std::min(width, 264);
}

TrialBars::Track TrialBars::track(int kind) const {
    const double each = (width() - words_width()) / 2.0;
    return {words_width() + kind * each + bar_gap, std::max(20.0, each - bar_gap - number_width)};
}

void TrialBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(secondary_font());
    const QFontMetrics metrics(painter.font());
    painter.setPen(theme().muted);
    const QString names[] = {kind_name(contour::Kind::inner), kind_name(contour::Kind::outer)};
    for (int kind = 0; kind < 2; ++kind)
        painter.drawText(QRectF(track(kind).left, 0, 100, head_height), Qt::AlignLeft | Qt::AlignTop,
                         names[kind]);
    for (int i = 0; i < row_count(); ++i) {
        const Row& row = rows_[std::size_t(i)];
        const QRectF line(0, head_height + i * row_height, width(), row_height);
        painter.setPen(theme().text);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(row.words, Qt::ElideRight, words_width()));
        for (int kind = 0; kind < 2; ++kind) {
            const Track at = track(kind);
            if (!row.kinds[kind]) {
                painter.setPen(theme().muted);
                painter.drawText(QRectF(at.left, line.top(), at.width, row_height),
                                 Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("–"));
                continue;
            }
            const trial::Share& share = row.kinds[kind]->flagged;
            paint_bar(painter, share, at, line.center().y());
            painter.setPen(theme().text);
            painter.drawText(QRectF(at.left + at.width + 6, line.top(), number_width - 6, row_height),
                             Qt::AlignRight | Qt::AlignVCenter,
                             share.tried < enough ? tr("%1 of %2").arg(share.found).arg(share.tried)
                                                  : percent(share.value()));
        }
    }
}

void TrialBars::paint_bar(QPainter& painter, const trial::Share& share, const Track& at,
                          double middle) const {
    const auto bar = [&](double part, const QColor& colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(at.left, middle - bar_height / 2, at.width * part, bar_height),
                                std::min(2.5, at.width * part / 2), 2.5);
    };
    bar(1, theme().line);
    bar(share.value(),
        share.tried < enough ? theme().muted : colour_of(share.value())); // too few to judge by
    // Dark on the bar and light beyond it would need two colours: a halo makes one enough.
    const QLineF whisker(at.left + at.width * share.low, middle, at.left + at.width * share.high, middle);
    const auto draw = [&](const QColor& colour, double width) {
        painter.setPen(QPen(colour, width));
        painter.drawLine(whisker);
        for (const double x : {whisker.x1(), whisker.x2()})
            painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4));
    };
    QColor halo = theme().raised;
    halo.setAlphaF(0.7F);
    draw(halo, 2.4);
    draw(theme().text, 1.2);
}

bool TrialBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int i = (help->pos().y() - head_height) / row_height;
    if (help->pos().y() < head_height || i >= row_count()) {
        QToolTip::hideText();
        return true;
    }
    QStringList lines{rows_[std::size_t(i)].words};
    for (const auto& trial : rows_[std::size_t(i)].kinds)
        if (trial)
            lines << tr("%1: flagged %2; said what is wrong: %3")
                         .arg(kind_name(trial->kind), share_text(trial->flagged), share_text(trial->named));
    QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
    return true;
}

} // namespace contourcheck::desktop
