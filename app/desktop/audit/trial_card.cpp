#include "desktop/audit/trial_card.h"

#include "desktop/audit/card.h"
#include "desktop/audit/trial_bars.h"
#include "desktop/texts.h"

#include <QLocale>
#include <QPushButton>

namespace contourcheck::desktop {

namespace {

QString blind_text() {
    QStringList sentences;
    for (const std::string_view sentence : trial::blind_spots())
        sentences << QStringLiteral("– ") + qs(sentence);
    return sentences.join(u'\n');
}

QString right_text(const trial::SelfTest& test) {
    QStringList lines;
    const auto add = [&](const QString& kind, const trial::Share& share) {
        if (share.tried > 0)
            lines
                << TrialCard::tr("Right %1 contours flagged as they stand: %2.").arg(kind, share_text(share));
    };
    add(kind_name(contour::Kind::inner), test.right_inner);
    add(kind_name(contour::Kind::outer), test.right_outer);
    if (test.area)
        lines << TrialCard::tr("Area under the curve of suspicion, all mistakes: %1.")
                     .arg(QLocale().toString(*test.area, 'f', 3));
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
      bars_(new TrialBars), right_(new QLabel), blind_(muted_text(blind_text())) {
    right_->setWordWrap(true);
    button_->setAutoDefault(true);
    QFrame* card = question_card(tr("What would be noticed here?"),
                                 tr("Known mistakes put into this dataset in memory, one at a time: the "
                                    "share that is flagged, with its "
                                    "95 % interval."));
    QVBoxLayout* body = body_of(card);
    body->addWidget(progress_);
    body->addWidget(button_, 0, Qt::AlignLeft);
    body->addWidget(bars_);
    body->addSpacing(4);
    body->addWidget(right_);
    body->addSpacing(4);
    body->addWidget(blind_);
    body->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    connect(button_, &QPushButton::clicked, this, [this] { is_measuring() ? stop() : measure(); });
    connect(&session_, &Session::opened_changed, this, &TrialCard::forget_other);
    forget_other();
}

void TrialCard::forget_other() {
    if (of_ && of_ == session_.opened()) return;
    worker_.cancel();
    result_.reset();
    of_ = session_.opened();
    show_state(tr("Not measured yet. It takes a while on large datasets; nothing is written."));
}

void TrialCard::measure() {
    if (!of_) return;
    result_.reset();
    trial::SelfTestOptions options;
    options.rejected = rejected(session_);
    worker_.start(
        [opened = of_, options](std::stop_token stop, const Progress& progress) {
            return trial::selftest(opened->checked, options, std::move(stop), progress);
        },
        [this](std::size_t done, std::size_t total) {
            progress_->show_step(tr("Putting mistakes into contours: %1 of %2").arg(done).arg(total), done,
                                 total);
        },
        [this](trial::SelfTest result) { take(std::move(result)); });
    show_state({});
    progress_->show_step(tr("Putting mistakes into contours…"), 0, 0);
}

void TrialCard::stop() {
    worker_.cancel();
    show_state(tr("Stopped: nothing was measured."));
}

void TrialCard::take(trial::SelfTest result) {
    if (!result.whole) {
        show_state(tr("It could not be measured: the memory does not suffice."));
        return;
    }
    const bool none = result.trials.empty();
    result_ = std::move(result);
    show_state(none ? tr("There are no contours to put mistakes into.") : QString());
}

void TrialCard::show_state(const QString& said) {
    const bool has_figures = result_ && !result_->trials.empty();
    progress_->show_text(said);
    button_->setText(is_measuring() ? tr("Stop") : result_ ? tr("Measure Again") : tr("Measure"));
    bars_->setVisible(has_figures);
    right_->setVisible(has_figures);
    if (!has_figures) return;
    bars_->set_trials(*result_);
    right_->setText(right_text(*result_));
}

} // namespace contourcheck::desktop
