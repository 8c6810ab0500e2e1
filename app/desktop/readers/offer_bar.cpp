#include "desktop/readers/offer_bar.h"

#include "desktop/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace contourcheck::desktop {

QString names_text(const QStringList& names) {
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("contourcheck::desktop", text);
    };
    if (names.size() < 2) return names.join(QString());
    if (names.size() == 2) return tr("%1 and %2").arg(names[0], names[1]);
    if (names.size() == 3) return tr("%1, %2 and %3").arg(names[0], names[1], names[2]);
    return tr("%1, %2 and %3 more").arg(names[0], names[1]).arg(names.size() - 2);
}

OfferBar::OfferBar(Session& session, QWidget* parent) : QFrame(parent), session_(session), text_(new QLabel) {
    text_->setTextFormat(Qt::PlainText); // names come from files
    text_->setWordWrap(true);
    auto* begin = new QPushButton(tr("Read blind"));
    begin->setToolTip(tr("Second read: hides what others decided until you end it (Review menu)"));
    auto* decline = new QPushButton(tr("No"));
    decline->setToolTip(tr("What others decided stays in view; the Review menu can hide it at any time"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(text_, 1);
    for (QPushButton* button : {begin, decline}) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoDefault(true);
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
    connect(begin, &QPushButton::clicked, this, [this] {
        session_.set_second_read(true);
        emit answered();
    });
    connect(decline, &QPushButton::clicked, this, [this] {
        session_.decline_second_read();
        emit answered();
    });
    connect(&session_, &Session::offer_changed, this, &OfferBar::show_offer);
    show_offer();
}

void OfferBar::show_offer() {
    const QStringList& others = session_.second_read_offer();
    setVisible(!others.isEmpty());
    const QString who = names_text(others);
    text_->setText(
        (others.size() == 1
             ? tr("%1 has decided on contours here, you have not. Decide without seeing what %1 said?")
             : tr("%1 have decided on contours here, you have not. Decide without seeing what they "
                  "said?"))
            .arg(who));
    setAccessibleName(text_->text());
}

void OfferBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().raised);
    painter.fillRect(QRect(0, 0, 3, height()), theme().accent);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().line);
}

} // namespace contourcheck::desktop
