#include "desktop/bulk/bulk_dialog.h"

#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int lines_shown = 8;
constexpr int widest = 640;

QLabel* words(const QString& text) {
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText); // patients' names come from files
    label->setWordWrap(true);
    return label;
}

QString line_of(const Opened& opened, Ref ref, LeftOut why) {
    return QStringLiteral("%1 · %2").arg(qs(opened.id(ref)), left_out_text(why));
}

} // namespace

LeftOutModel::LeftOutModel(const Opened& opened, const BulkPlan& plan, QObject* parent)
    : QAbstractListModel(parent) {
    for (const auto& [ref, why] : plan.left_out) {
        refs_.push_back(ref);
        lines_ << line_of(opened, ref, why);
    }
}

int LeftOutModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(lines_.size());
}

int LeftOutModel::longest(const QFontMetrics& metrics) const {
    const auto line = std::ranges::max_element(lines_, {}, &QString::size); // ids of one table are alike
    return line == lines_.end() ? 0 : metrics.horizontalAdvance(*line);
}

QVariant LeftOutModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole) return {};
    return lines_[index.row()];
}

BulkDialog::BulkDialog(Session& session, const BulkPlan& plan, const QString& what, QWidget* parent)
    : QDialog(parent), session_(session), opened_(session.opened()), plan_(plan), what_(what),
      title_(words({})),
      about_(
          words(tr("Not decided, nothing found against them. Each decision is bound to what the files hold "
                   "now and marked as made in bulk; %1 takes all of them back.")
                    .arg(session.keys().text(QStringLiteral("Ctrl+Z"))))),
      decided_(words({})), left_out_(new QListView), progress_(new QProgressBar), pace_line_(words({})),
      accept_(new QPushButton), cancel_(new QPushButton(tr("Cancel"))) {
    setWindowTitle(tr("Accept together"));
    accept_->setObjectName(QStringLiteral("primary"));
    accept_->setDefault(true);
    QFont bold = title_->font();
    bold.setWeight(QFont::DemiBold);
    title_->setFont(bold);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    for (QLabel* each : {title_, about_, decided_})
        layout->addWidget(each);
    make_left_out();
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Files read"));
    progress_->setVisible(false);
    layout->addWidget(progress_);
    pace_line_->setVisible(false);
    layout->addWidget(pace_line_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel_);
    buttons->addWidget(accept_);
    layout->addLayout(buttons);
    setMinimumWidth(460);
    show_counts();
    connect(accept_, &QPushButton::clicked, this, &BulkDialog::start);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::finished, &sealer_, &Sealer::cancel);
    connect(&sealer_, &Sealer::progressed, progress_, [this](std::size_t done) {
        progress_->setValue(int(done));
        pace_line_->setText(pace_.text(tr("%1 of %2 contours"), done, plan_.chosen.size()));
    });
    connect(&sealer_, &Sealer::done, this, &BulkDialog::take);
    connect(&session_, &Session::opened_changed, this, &QDialog::reject); // other files, or other findings
    connect(&session_, &Session::standings_changed, this, &BulkDialog::take_standings);
}

void BulkDialog::take_standings() {
    if (!progress_->isHidden() || session_.opened() != opened_ || session_.reads_log()) return;
    plan_.decided += std::erase_if(plan_.chosen, [this](const Ref ref) { return !session_.undecided(ref); });
    show_counts();
}

void BulkDialog::show_counts() {
    const std::size_t count = plan_.chosen.size();
    title_->setText(count > 0 ? tr("Accept %1: %2").arg(contours_text(count), what_)
                              : tr("Nothing to accept: %1").arg(what_));
    about_->setVisible(count > 0);
    decided_->setText(tr("Decided already, and left as they are: %1.").arg(plan_.decided));
    decided_->setVisible(plan_.decided > 0);
    accept_->setText(tr("&Accept %1").arg(contours_text(count)));
    accept_->setEnabled(count > 0);
}

void BulkDialog::make_left_out() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    if (!plan_.left_out.empty())
        column->addWidget(words(tr("Left out: %1. Look at them one by one.").arg(left_out_text(plan_))));
    if (plan_.left_out.size() < 2) { // a list of one line looks like a field
        delete left_out_;
        left_out_ = nullptr;
        for (const auto& [ref, why] : plan_.left_out)
            column->addWidget(words(line_of(*opened_, ref, why)));
        return;
    }
    auto* model = new LeftOutModel(*opened_, plan_, left_out_);
    left_out_->setModel(model);
    left_out_->setAccessibleName(tr("Left out"));
    left_out_->setFont(secondary_font());
    left_out_->setUniformItemSizes(true);
    const int line = left_out_->sizeHintForRow(0);
    const int around = left_out_->verticalScrollBar()->sizeHint().width() + 2 * left_out_->frameWidth() + 8;
    left_out_->setMinimumWidth(std::min(widest, model->longest(left_out_->fontMetrics()) +
                                                    around)); // else a bar covers the last line
    left_out_->setFixedHeight(line * std::min(lines_shown, int(plan_.left_out.size())) + 4);
    column->addWidget(left_out_);
}

void BulkDialog::start() {
    accept_->setEnabled(false);
    progress_->setRange(0, std::max(1, int(plan_.chosen.size())));
    progress_->setVisible(true);
    pace_line_->setVisible(true);
    cancel_->setFocus();
    sealer_.start(opened_, plan_);
}

void BulkDialog::take(const SealedPlan& sealed) {
    // What was left out beforehand has been shown.
    BulkPlan late;
    late.left_out.assign(sealed.left_out.begin() + std::ptrdiff_t(plan_.left_out.size()),
                         sealed.left_out.end());
    std::vector<review::Decision> decisions;
    for (const Sealed& each : sealed.sealed) {
        if (!session_.undecided(each.ref) || session_.trouble_of_news(opened_->id(each.ref))) {
            late.left_out.emplace_back(each.ref, LeftOut::decided);
            continue;
        }
        review::Decision decision;
        decision.contour = opened_->id(each.ref);
        decision.verdict = review::Verdict::accept;
        decision.reasons = {std::string(review::in_bulk)};
        decision.reviewer = session_.settings().reviewer().toStdString();
        decision.content = each.content;
        decisions.push_back(std::move(decision));
    }
    tell_left_out(late);
    if (!decisions.empty())
        session_.decide_together(std::move(decisions), [](std::size_t saved) {
            return tr("Accepted and saved: %1").arg(contours_text(saved));
        });
    accept();
}

void BulkDialog::tell_left_out(const BulkPlan& late) {
    if (late.left_out.empty()) return;
    QStringList ids;
    for (const auto& [ref, why] : late.left_out)
        ids << line_of(*opened_, ref, why);
    const qsizetype shown = std::min<qsizetype>(ids.size(), lines_shown);
    QString text = ids.mid(0, shown).join(u'\n');
    if (shown < ids.size()) text += tr("\n%1 more").arg(ids.size() - shown);
    emit warned(tr("%1 could not be accepted").arg(contours_text(late.left_out.size())), text);
}

} // namespace contourcheck::desktop
