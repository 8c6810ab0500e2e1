#include "desktop/preferences/settings_dialog.h"

#include "desktop/audit/card.h"
#include "desktop/preferences/setting_row.h"
#include "desktop/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>

#include <algorithm>

namespace contourcheck::desktop {

SettingsDialog::SettingsDialog(const std::vector<Setting>& settings, QWidget* parent)
    : QDialog(parent), search_(new QLineEdit), none_(muted_text({})), scroll_(new QScrollArea) {
    setWindowTitle(tr("Settings"));
    search_->setPlaceholderText(tr("Search settings"));
    search_->setAccessibleName(tr("Search settings"));
    search_->setClearButtonEnabled(true);
    scroll_->setWidget(make_body(settings));
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus); // Tab goes from the search to what it found
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(24, 0, 24, 0);
    foot->addWidget(muted_text(tr("A change counts at once.")), 1);
    foot->addWidget(close);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(24, 0, 24, 0);
    head->addWidget(search_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(scroll_, 1);
    layout->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(search_, &QLineEdit::textChanged, this, &SettingsDialog::narrow);
    narrow();
    resize(QSize(640, 720).boundedTo((parent ? parent->screen() : screen())->availableSize() * 0.9));
}

QWidget* SettingsDialog::make_body(const std::vector<Setting>& settings) {
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(24, 0, 24, 0);
    layout->setSpacing(0);
    layout->addWidget(none_);
    for (const Setting& setting : settings) {
        if (headings_.empty() || headings_.back().first != setting.group) {
            auto* heading = new QLabel(setting.group);
            heading->setFont(heading_font());
            heading->setForegroundRole(QPalette::PlaceholderText);
            heading->setContentsMargins(0, headings_.empty() ? 0 : 14, 0, 2);
            headings_.emplace_back(setting.group, heading);
            layout->addWidget(heading);
        }
        auto* row = new SettingRow(setting);
        rows_.push_back(row);
        layout->addWidget(row);
        connect(row, &SettingRow::was_set, this, &SettingsDialog::refresh); // one may be about another
    }
    layout->addStretch();
    return body;
}

void SettingsDialog::narrow() {
    const QString words = search_->text().trimmed();
    for (SettingRow* row : rows_)
        row->setVisible(matches(row->setting(), words));
    for (const auto& [group, heading] : headings_)
        heading->setVisible(std::ranges::any_of(rows_, [&, g = group](const SettingRow* row) {
            return row->setting().group == g && !row->isHidden();
        }));
    none_->setText(tr("No setting has “%1” in its name, its explanation or its choices. Esc shows all again.")
                       .arg(words));
    none_->setVisible(std::ranges::all_of(rows_, [](const SettingRow* row) { return row->isHidden(); }));
}

void SettingsDialog::refresh() {
    for (SettingRow* row : rows_)
        row->refresh();
}

void SettingsDialog::showEvent(QShowEvent* event) {
    refresh();
    search_->setFocus();
    search_->selectAll();
    QDialog::showEvent(event);
}

void SettingsDialog::keyPressEvent(QKeyEvent* event) {
    const bool is_enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (is_enter) return; // it is for the control that has the focus
    if (event->key() == Qt::Key_Escape && !search_->text().isEmpty()) {
        search_->clear();
        search_->setFocus();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace contourcheck::desktop
