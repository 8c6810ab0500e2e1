#include "desktop/audit/card.h"

#include "desktop/theme.h"
#include "picture/report_flow.h"

#include <QProgressBar>

#include <algorithm>

namespace contourcheck::desktop {

QFrame* question_card(const QString& question, const QString& about) {
    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("card"));
    auto* title = new QLabel(question);
    QFont bold = title->font();
    bold.setPixelSize(bold.pixelSize() + 2);
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    title->setWordWrap(true);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(muted_text(about));
    layout->addSpacing(8);
    return card;
}

QLabel* muted_text(const QString& text) {
    auto* label = new QLabel(picture::with_units_kept(text));
    label->setTextFormat(Qt::PlainText);
    label->setFont(secondary_font());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

void clear(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout* inner = item->layout()) {
            clear(inner);
        }
        delete item;
    }
}

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent), text_(muted_text({})), bar_(new QProgressBar) {
    bar_->setTextVisible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(6);
    layout->addWidget(text_);
    layout->addWidget(bar_);
}

void ProgressLine::show_step(const QString& text, std::size_t done, std::size_t total) {
    text_->setText(text);
    bar_->setAccessibleName(text);
    bar_->setRange(0, std::max(1, int(total)));
    bar_->setValue(int(done));
    bar_->show();
    show();
}

void ProgressLine::show_text(const QString& text) {
    text_->setText(text);
    bar_->hide();
    setVisible(!text.isEmpty());
}

} // namespace contourcheck::desktop
