#include "desktop/audit/trial_card.h"

#include "desktop/audit/card.h"
#include "desktop/audit/trial_bars.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QGridLayout>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

/// What the figures do not say, a dash before each sentence and its lines under one another.
QWidget* blind_list() {
    auto* list = new QWidget;
    auto* rows = new QGridLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(6);
    rows->setVerticalSpacing(3);
    rows->setColumnStretch(1, 1);
    auto* heading = muted_text(TrialCard::tr("What these figures do not say"));
    heading->setFont(heading_font());
    rows->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const std::string_view sentence : trial::blind_spots()) {
        rows->addWidget(muted_text(QStringLiteral("–")), row, 0, Qt::AlignTop);
        rows->addWidget(muted_text(qs(Phrase::tr(sentence))), row++, 1);
    }
    return list;
}

/// Kinds of mistakes that no figure is about.
QStringList never_tried(const trial::SelfTest& test) {
    QStringList result;
    for (const trial::Mistake& mistake : trial::mistakes())
        if (std::ranges::none_of(test.trials,
                                 [&](const trial::Trial& each) { return each.mistake == mistake.id; }))
            result << qs(Phrase::tr(mistake.words));
    return result;
}

/// Of the mistakes that were flagged, those whose findings say what is wrong.
trial::Share named(const trial::SelfTest& test) {
    std::size_t found = 0, tried = 0;
    for (const trial::Trial& each : test.trials) {
        found += each.named.found;
        tried += each.named.tried;
    }
    return trial::share(found, tried);
}

QString part_text(const trial::SelfTest& test, bool was_stopped) {
    const QString part = was_stopped
                             ? TrialCard::tr("Stopped early: these figures are of %1 of %2 contours, "
                                             "the first in the dataset's order. The rest was not tried.")
                             : TrialCard::tr("The memory did not suffice: these figures are of %1 of %2 "
                                             "contours, the first in the dataset's order.");
    return part.arg(test.contours).arg(test.drawn);
}

QString right_text(const trial::SelfTest& test, bool was_stopped) {
    QStringList lines;
    if (!test.whole) lines << part_text(test, was_stopped);
    if (const QStringList missing = never_tried(test); !missing.isEmpty())
        lines << TrialCard::tr("Not tried: %1.").arg(missing.join(QStringLiteral("; ")));
    const auto add = [&](const QString& kind, const trial::Share& share) {
        if (share.tried > 0)
            lines
                << TrialCard::tr("Right %1 contours flagged as they stand: %2.").arg(kind, share_text(share));
    };
    add(kind_name(contour::Kind::inner), test.right_inner);
    add(kind_name(contour::Kind::outer), test.right_outer);
    if (const trial::Share share = named(test); share.tried > 0)
        lines << TrialCard::tr("Of the mistakes flagged, a finding says what is wrong in %1.")
                     .arg(share_text(share));
    if (test.others.tried > 0)
        lines << TrialCard::tr(
                     "Another contour of the patient, taken as right, was flagged by the mistake: %1.")
                     .arg(share_text(test.others));
    if (test.area && test.contours >= TrialBars::enough)
        lines << TrialCard::tr("Area under the curve of suspicion, all mistakes: %1.")
                     .arg(QLocale::c().toString(*test.area, 'f', 3));
    lines << TrialCard::tr("Mistakes were put into %1 contours of %2 (seed %3).")
                 .arg(test.contours)
                 .arg(patients_text(test.patients))
                 .arg(test.seed);
    return lines.join(u'\n');
}

std::set<std::string> rejected(const Session& session) {
    std::set<std::string> result;
    for (const Ref ref : session.opened()->index.order())
        if (const std::string id = session.opened()->id(ref);
            session.desk().state(id) == review::State::rejected)
            result.insert(id);
    return result;
}

} // namespace

TrialCard::TrialCard(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), progress_(new ProgressLine), button_(new QPushButton),
      bars_(new TrialBars), right_(new QLabel), blind_(blind_list()) {
    right_->setWordWrap(true);
    button_->setAutoDefault(true);
    QFrame* card = question_card(tr("What would be noticed here?"),
                                 tr("Known mistakes put into this dataset's contours in memory, one at a "
                                    "time: the share that is flagged, with its 95 % interval."));
    QVBoxLayout* body = body_of(card);
    body->addWidget(progress_);
    body->addWidget(button_, 0, Qt::AlignLeft);
    body->addSpacing(8);
    body->addWidget(right_);
    body->addSpacing(4);
    body->addWidget(bars_);
    body->addSpacing(8);
    body->addWidget(blind_);
    body->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    connect(button_, &QPushButton::clicked, this, [this] { is_measuring() ? stop() : measure(); });
    connect(&session_, &Session::opened_changed, this, &TrialCard::forget_other);
    connect(&session_, &Session::standings_changed, this, &TrialCard::compare_decisions);
    forget_other();
}

void TrialCard::forget_other() {
    if (of_ && of_ == session_.opened()) return;
    worker_.cancel();
    is_stopping_ = false;
    result_.reset();
    of_ = session_.opened();
    trial::SelfTestOptions options;
    if (of_) options.rejected = rejected(session_);
    const std::size_t contours = of_ ? trial::contours_to_try(of_->checked, options) : 0;
    button_->setVisible(contours > 0);
    if (contours == 0) {
        show_state(tr("There are no contours to put mistakes into."));
        return;
    }
    show_state(
        tr("Not measured yet. Measure puts %1 kinds of mistakes into %2 contours taken as right, one at a "
           "time, and checks each anew. Nothing is written. Stop keeps what was measured until then.")
            .arg(trial::mistakes().size())
            .arg(contours));
}

void TrialCard::measure() {
    if (!of_) return;
    result_.reset();
    is_stopping_ = false;
    pace_ = {};
    was_stopped_ = false;
    trial::SelfTestOptions options;
    rejected_ = rejected(session_);
    options.rejected = rejected_;
    worker_.start(
        [opened = of_, options](std::stop_token stop, const Progress& progress) {
            return trial::selftest(opened->checked, options, std::move(stop), progress);
        },
        [this](std::size_t done, std::size_t total) {
            if (is_stopping_) return;
            progress_->show_step(pace_.text(tr("Putting mistakes into contours: %1 of %2"), done, total),
                                 done, total);
        },
        [this](trial::SelfTest result) { take(std::move(result)); });
    show_state({});
    progress_->show_step(tr("Putting mistakes into contours…"), 0, 0);
}

void TrialCard::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    compare_decisions();
}

void TrialCard::compare_decisions() {
    if (!isVisible() || !result_ || is_measuring() || session_.opened() != of_)
        return; // not at every decision
    if (rejected(session_) == rejected_) return;
    progress_->show_text(
        tr("Contours were rejected since, or are no more: Measure Again takes that into account."));
}

void TrialCard::stop() {
    is_stopping_ = true;
    was_stopped_ = true;
    worker_.stop_early();
    show_state(tr("Stopping…"));
}

void TrialCard::take(trial::SelfTest result) {
    const bool none = result.trials.empty();
    if (none && !result.whole) {
        show_state(std::exchange(is_stopping_, false)
                       ? tr("Stopped: nothing was measured.")
                       : tr("It could not be measured: the memory does not suffice."));
        return;
    }
    is_stopping_ = false;
    result_ = std::move(result);
    show_state(none ? tr("There are no contours to put mistakes into.") : QString());
}

void TrialCard::show_state(const QString& said) {
    const bool has_figures = result_ && !result_->trials.empty();
    progress_->show_text(said);
    button_->setEnabled(!is_stopping_);
    button_->setText(is_measuring() ? tr("Stop") : result_ ? tr("Measure Again") : tr("Measure"));
    bars_->setVisible(has_figures);
    right_->setVisible(has_figures);
    blind_->setVisible(has_figures);
    if (!has_figures) return;
    bars_->set_trials(*result_);
    right_->setText(right_text(*result_, was_stopped_));
}

} // namespace contourcheck::desktop
