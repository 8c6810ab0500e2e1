#include "desktop/readers/attention_dialog.h"

#include "desktop/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int shares[] = {5, 10, 20, 50};
constexpr int usual = 20;

} // namespace

AttentionDialog::AttentionDialog(Session& session, QWidget* parent)
    : QDialog(parent), session_(session), on_(new QCheckBox(tr("&Plant errors among the contours"))),
      share_(new QComboBox), caught_(new QLabel) {
    setWindowTitle(tr("Attention controls"));
    const int one_in = session_.settings().planted_one_in();
    for (const int share : shares)
        share_->addItem(tr("one in %1").arg(share), share);
    share_->setCurrentIndex(std::max(0, share_->findData(one_in > 0 ? one_in : usual)));
    share_->setAccessibleName(tr("How many"));
    on_->setChecked(one_in > 0);
    share_->setEnabled(one_in > 0);
    auto* about = new QLabel(tr(
        "Some contours without a finding are shown with a mistake in their place: moved, turned, of another "
        "size or patient. You decide on them as on any other, on the sheet too, and are told at once "
        "whether you caught it; then the contour itself comes again. What you say of them is kept apart: it "
        "is no decision and stands in no export. The report says how many were caught."));
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);
    caught_->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(on_);
    row->addWidget(share_);
    row->addStretch();
    auto* shut = new QPushButton(tr("Close"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addLayout(row);
    layout->addWidget(about);
    layout->addWidget(caught_);
    layout->addWidget(shut, 0, Qt::AlignRight);
    setMinimumWidth(480);
    connect(on_, &QCheckBox::toggled, this, &AttentionDialog::take);
    connect(share_, &QComboBox::currentIndexChanged, this, &AttentionDialog::take);
    connect(shut, &QPushButton::clicked, this, &QDialog::close);
    connect(&session_.desk(), &ReviewDesk::idle, this, &AttentionDialog::show_caught);
    show_caught();
}

void AttentionDialog::take() {
    share_->setEnabled(on_->isChecked());
    session_.set_planted_one_in(on_->isChecked() ? share_->currentData().toInt() : 0);
}

void AttentionDialog::show_caught() {
    const QString text =
        caught_text(session_.desk().controls(), session_.settings().reviewer().toStdString());
    caught_->setText(text.isEmpty() ? tr("You have met none in this dataset yet.") : text);
}

} // namespace contourcheck::desktop
