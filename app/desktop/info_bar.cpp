#include "desktop/info_bar.h"

#include "desktop/signs.h"
#include "desktop/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace contourcheck::desktop {

namespace {

void make_reachable(QPushButton& button) {
    button.setFocusPolicy(Qt::TabFocus);
    button.setAutoDefault(true);
}

} // namespace

InfoBar::InfoBar(QWidget* parent)
    : QFrame(parent), layout_(new QHBoxLayout(this)), title_(new QLabel), text_(new QLabel),
      act_button_(new QPushButton) {
    QFont bold = title_->font();
    bold.setWeight(QFont::DemiBold);
    title_->setFont(bold);
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QPushButton(tr("Close"));
    for (QPushButton* button : {act_button_, close})
        make_reachable(*button);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(title_);
    words->addWidget(text_);
    layout_->setContentsMargins(40, 12, 12, 12);
    layout_->setSpacing(16);
    layout_->addLayout(words, 1);
    layout_->addWidget(act_button_, 0, Qt::AlignVCenter);
    layout_->addWidget(close, 0, Qt::AlignVCenter);
    connect(act_button_, &QPushButton::clicked, this, [this] {
        const auto act = act_;
        withdraw_offer();
        if (act) act();
    });
    connect(close, &QPushButton::clicked, this, &InfoBar::shut);
    hide();
}

QPushButton* InfoBar::add_button(const QString& text) {
    auto* button = new QPushButton(text);
    make_reachable(*button);
    layout_->insertWidget(1, button, 0, Qt::AlignVCenter);
    setTabOrder(button, act_button_);
    return button;
}

void InfoBar::tell(const QString& title, const QString& text) {
    act_ = nullptr;
    is_offer_ = false;
    act_button_->hide();
    show_words(title, text);
}

void InfoBar::tell_and_offer(const QString& title, const QString& text, const QString& action,
                             std::function<void()> act) {
    is_offer_ = false;
    show_action(action, std::move(act));
    show_words(title, text);
}

void InfoBar::offer(const QString& text, const QString& action, std::function<void()> act) {
    is_offer_ = true;
    show_action(action, std::move(act));
    show_words(text, {});
}

void InfoBar::show_action(const QString& action, std::function<void()> act) {
    act_ = std::move(act);
    act_button_->setText(action);
    act_button_->show();
}

void InfoBar::withdraw_offer() {
    if (!std::exchange(is_offer_, false)) return;
    // By itself it takes the focus from nothing that is being typed.
    isAncestorOf(window()->focusWidget()) ? shut() : hide();
}

void InfoBar::withdraw(const QString& told) {
    if (!isHidden() && title() == told) shut();
}

void InfoBar::shut() {
    hide();
    emit closed();
}

void InfoBar::show_words(const QString& title, const QString& text) {
    title_->setText(title);
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
    show();
}

QString InfoBar::title() const {
    return title_->text();
}

QString InfoBar::text() const {
    return text_->text();
}

void InfoBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().raised);
    const bool is_trouble = !is_offer_;
    painter.fillRect(QRect(0, 0, 3, height()), is_trouble ? theme().vermilion : theme().accent);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().line);
    const double top = is_trouble ? 14 : (height() - 13) / 2.0;
    picture::paint_sign(painter, QRectF(16, top, 13, 13),
                        is_trouble ? picture::Sign::octagon : picture::Sign::stale,
                        is_trouble ? theme().vermilion : theme().muted);
}

} // namespace contourcheck::desktop
