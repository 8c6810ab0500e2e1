#include "desktop/info_bar.h"

#include "desktop/signs.h"
#include "desktop/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace contourcheck::desktop {

InfoBar::InfoBar(QWidget* parent) : QFrame(parent), title_(new QLabel), text_(new QLabel) {
    QFont bold = title_->font();
    bold.setWeight(QFont::DemiBold);
    title_->setFont(bold);
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QPushButton(tr("Close"));
    close->setFocusPolicy(Qt::TabFocus);
    close->setAutoDefault(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(title_);
    words->addWidget(text_);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(40, 12, 12, 12);
    layout->setSpacing(16);
    layout->addLayout(words, 1);
    layout->addWidget(close, 0, Qt::AlignVCenter);
    connect(close, &QPushButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    hide();
}

void InfoBar::tell(const QString& title, const QString& text) {
    title_->setText(title);
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
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
    painter.fillRect(QRect(0, 0, 3, height()), theme().vermilion);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().line);
    picture::paint_sign(painter, QRectF(16, 14, 13, 13), picture::Sign::octagon, theme().vermilion);
}

} // namespace contourcheck::desktop
