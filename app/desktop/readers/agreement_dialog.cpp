#include "desktop/readers/agreement_dialog.h"

#include "check/report.h"
#include "desktop/readers/agreement_table.h"
#include "desktop/readers/agreement_words.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

QLabel* wrapped(QPalette::ColorRole role = QPalette::WindowText) {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // names come from files
    label->setForegroundRole(role);
    label->setContentsMargins(0, 2, 0, 0); // the dots of an umlaut stand above a font's ascent
    return label;
}

constexpr QSize size_when_empty(620, 260), size_with_table(1040, 640);

QFont larger(QFont font) {
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(font.pixelSize() + 3);
    return font;
}

} // namespace

AgreementDialog::AgreementDialog(Session& session, QWidget* parent)
    : QDialog(parent), session_(session), stack_(new QStackedWidget), sentence_(wrapped()),
      caught_(wrapped(QPalette::PlaceholderText)), note_(wrapped(QPalette::PlaceholderText)),
      empty_(wrapped()), pair_(new QComboBox), table_(new AgreementTable),
      text_(new QPushButton(tr("Copy as &Text"))), csv_(new QPushButton(tr("Copy as &CSV"))),
      queue_(new QPushButton), workers_(1) {
    setWindowTitle(tr("Agreement"));
    stack_->addWidget(make_empty());
    stack_->addWidget(make_table());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(stack_, 1);
    layout->addLayout(make_buttons());
    setMinimumWidth(560);
    resize(size_when_empty);
    connect(pair_, &QComboBox::currentIndexChanged, this, &AgreementDialog::show_pair);
    connect(&session_, &Session::standings_changed, this, &AgreementDialog::count);
    connect(&session_, &Session::second_read_changed, this, &AgreementDialog::show_words);
}

QWidget* AgreementDialog::make_table() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    sentence_->setFont(larger(sentence_->font()));
    pair_->setAccessibleName(tr("Reviewers"));
    note_->setFont(secondary_font());
    layout->addWidget(pair_, 0, Qt::AlignLeft);
    layout->addWidget(sentence_);
    layout->addWidget(table_, 1);
    layout->addWidget(note_);
    layout->addWidget(caught_);
    layout->addStretch();
    return page;
}

QWidget* AgreementDialog::make_empty() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* title = new QLabel(tr("No two reviewers to compare yet"));
    title->setFont(larger(title->font()));
    auto* import = new QPushButton(tr("&Import Decisions…"));
    connect(import, &QPushButton::clicked, this, &AgreementDialog::import_asked);
    layout->addWidget(title);
    layout->addWidget(empty_);
    layout->addWidget(import, 0, Qt::AlignLeft);
    layout->addStretch();
    return page;
}

QLayout* AgreementDialog::make_buttons() {
    queue_->setObjectName(QStringLiteral("primary"));
    queue_->setDefault(true);
    auto* shut = new QPushButton(tr("Close"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(text_);
    row->addWidget(csv_);
    row->addStretch();
    row->addWidget(shut);
    row->addWidget(queue_);
    connect(text_, &QPushButton::clicked, this, [this] { copy(agreement_text(pairs_, me())); });
    connect(csv_, &QPushButton::clicked, this,
            [this] { copy(QString::fromStdString(review::to_csv(pairs_))); });
    connect(shut, &QPushButton::clicked, this, &QDialog::close);
    connect(queue_, &QPushButton::clicked, this, [this] {
        close();
        emit disagreements_asked();
    });
    return row;
}

QString AgreementDialog::me() const {
    return session_.settings().reviewer();
}

void AgreementDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    count();
}

void AgreementDialog::count() {
    const auto opened = session_.opened();
    if (!isVisible() || !opened) return;
    const std::uint64_t generation = ++generation_;
    workers_.start([this, generation, opened, log = session_.desk().log(),
                    contents = session_.desk().contents()](const Workers::Post& post) {
        Said said = review::opinions(log, contents);
        auto pairs = review::comparisons(said, check::contours_by_rule(opened->checked.report));
        post([this, generation, said = std::move(said), pairs = std::move(pairs)] {
            if (generation == generation_) take(pairs, said);
        });
    });
}

void AgreementDialog::take(std::vector<review::Comparison> pairs, const Said& said) {
    const QString before = pair_->currentText();
    pairs_ = std::move(pairs);
    std::ranges::stable_partition(pairs_, [mine = me().toStdString()](const review::Comparison& pair) {
        return pair.one == mine || pair.other == mine;
    });
    {
        const QSignalBlocker quiet(pair_);
        pair_->clear();
        for (const review::Comparison& pair : pairs_)
            pair_->addItem(pair_name(pair, me()));
        pair_->setCurrentIndex(std::max(0, pair_->findText(before)));
    }
    pair_->setVisible(pairs_.size() > 1);
    if (!pairs_.empty() && stack_->currentIndex() == 0) grow();
    stack_->setCurrentIndex(pairs_.empty() ? 0 : 1);
    empty_->setText(how_to_compare(said, me()));
    for (QPushButton* button : {text_, csv_})
        button->setVisible(!pairs_.empty());
    show_pair();
    show_words();
}

void AgreementDialog::grow() {
    QRect place(pos(), size().expandedTo(size_with_table));
    place.moveCenter(geometry().center());
    setGeometry(place);
}

void AgreementDialog::show_pair() {
    if (pair_->currentIndex() < 0) return;
    const review::Comparison& pair = pairs_[std::size_t(pair_->currentIndex())];
    sentence_->setText(agreement_sentence(pair, me()));
    table_->show_pair(pair);
    table_->setVisible(pair.overall().both > 0);
    note_->setVisible(pair.overall().both > 0);
}

std::size_t AgreementDialog::differing() const {
    std::set<std::string> contours;
    for (const review::Comparison& pair : pairs_)
        contours.insert(pair.differing.begin(), pair.differing.end());
    return contours.size();
}

void AgreementDialog::show_words() {
    const std::size_t count = differing();
    QString note = tr(
        "Over contours that both decided on as their files are now; in brackets and as bars 95 % "
        "intervals (Wilson's of the share, with Perks's prior of kappa and AC1). Kappa and AC1 tell the "
        "agreement beyond chance, on bars from -1 to 1: 1 is full agreement, 0 (the thin line) what chance "
        "alone gives, less is worse than chance. Kappa falls where nearly all is accepted, AC1 does not.");
    if (session_.second_read() && count > 0)
        note += u' ' + tr("The disagreements can be gone through when the second read has ended.");
    note_->setText(note);
    caught_->setText(caught_text(session_.desk().controls(), me().toStdString()));
    caught_->setVisible(!caught_->text().isEmpty());
    queue_->setVisible(count > 0);
    queue_->setEnabled(!session_.second_read());
    if (pairs_.size() > 1) // those of the pair in view are but a part
        queue_->setText(count == 1 ? tr("&Go to the Disagreement among All Reviewers")
                                   : tr("&Go Through %1 Disagreements among All Reviewers").arg(count));
    else
        queue_->setText(count == 1 ? tr("&Go to the Disagreement")
                                   : tr("&Go Through %1 Disagreements").arg(count));
}

void AgreementDialog::copy(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
}

} // namespace contourcheck::desktop
