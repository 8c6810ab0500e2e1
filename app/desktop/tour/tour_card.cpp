#include "desktop/tour/tour_card.h"

#include "desktop/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int card_width = 300;
constexpr int card_gap = 10;

/// Around what is spoken of; the mouse goes through it.
class Outline : public QWidget {
public:
    explicit Outline(QWidget* over) : QWidget(over) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
};

QPushButton* button(const QString& text) {
    auto* button = new QPushButton(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoDefault(true);
    return button;
}

} // namespace

QRect beside(const QRect& target, QSize card, const QRect& room) {
    const QPoint corners[] = {
        {target.left() - card_gap - card.width(), target.top()},
        {target.center().x() - card.width() / 2, target.bottom() + card_gap},
        {target.right() + card_gap, target.top()},
        {target.center().x() - card.width() / 2, target.top() - card_gap - card.height()}};
    QRect best;
    qint64 least = -1;
    for (const QPoint corner : corners) {
        QRect there(corner, card);
        there.moveRight(std::min(there.right(), room.right() - card_gap));
        there.moveBottom(std::min(there.bottom(), room.bottom() - card_gap));
        there.moveLeft(std::max(there.left(), room.left() + card_gap));
        there.moveTop(std::max(there.top(), room.top() + card_gap));
        const QRect both = there & target;
        const qint64 covered = both.isEmpty() ? 0 : qint64(both.width()) * both.height();
        if (least < 0 || covered < least) {
            least = covered;
            best = there;
        }
    }
    return best;
}

TourCard::TourCard(QWidget* over)
    : QFrame(over), frame_(new Outline(over)), title_(new QLabel), text_(new QLabel), count_(new QLabel),
      back_(button(tr("&Back"))), next_(button(tr("&Next"))) {
    setObjectName(QStringLiteral("tour"));
    setFixedWidth(card_width);
    QFont bold = title_->font();
    bold.setWeight(QFont::DemiBold);
    title_->setFont(bold);
    title_->setWordWrap(true);
    text_->setWordWrap(true);
    count_->setFont(secondary_font());
    count_->setForegroundRole(QPalette::PlaceholderText);
    auto* leave = button(tr("&Leave the tour"));
    leave->setObjectName(QStringLiteral("link"));
    leave->setToolTip(tr("Esc"));
    next_->setToolTip(next_->shortcut().toString(QKeySequence::NativeText));
    back_->setToolTip(back_->shortcut().toString(QKeySequence::NativeText));
    auto* head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(count_, 0, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(leave);
    buttons->addStretch();
    buttons->addWidget(back_);
    buttons->addWidget(next_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(text_);
    layout->addLayout(buttons);
    connect(next_, &QPushButton::clicked, this, &TourCard::next_asked);
    connect(back_, &QPushButton::clicked, this, &TourCard::back_asked);
    connect(leave, &QPushButton::clicked, this, &TourCard::leave_asked);
    over->installEventFilter(this);
    hide();
}

void TourCard::show_step(const Words& words, int step, int steps, QWidget* target) {
    if (target_) target_->removeEventFilter(this);
    target_ = target;
    target_->installEventFilter(this);
    title_->setText(words.title);
    text_->setText(words.text);
    QString dots;
    for (int i = 0; i < steps; ++i)
        dots += i == step ? QStringLiteral("●") : QStringLiteral("○");
    count_->setText(tr("%1  %2 of %3").arg(dots).arg(step + 1).arg(steps));
    count_->setAccessibleName(tr("Step %1 of %2").arg(step + 1).arg(steps));
    back_->setVisible(step > 0);
    next_->setText(step + 1 < steps ? tr("&Next") : tr("Fi&nish"));
    setAccessibleName(words.title);
    setAccessibleDescription(words.text);
    place();
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void TourCard::put_away() {
    if (target_) target_->removeEventFilter(this);
    target_ = nullptr;
    hide();
    frame_->hide();
}

void TourCard::place() {
    const bool shown = target_ && target_->isVisible();
    setVisible(shown);
    frame_->setVisible(shown);
    if (!shown) return;
    layout()->activate();
    const QRect there(target_->mapTo(parentWidget(), QPoint()), target_->size());
    const int height =
        std::max(layout()->totalHeightForWidth(card_width), layout()->totalMinimumSize().height());
    setGeometry(beside(there, {card_width, height}, parentWidget()->rect()));
    frame_->setGeometry(there);
    frame_->raise();
    raise();
}

bool TourCard::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (type == QEvent::KeyPress && watched == parentWidget() && isVisible()) {
        // What has the focus has no use for Enter: as in a dialog it presses the default button.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key != Qt::Key_Return && key != Qt::Key_Enter) return false;
        next_->click();
        return true;
    }
    if (target_ && (type == QEvent::Resize || type == QEvent::Move || type == QEvent::Show ||
                    type == QEvent::Hide || type == QEvent::LayoutRequest))
        QMetaObject::invokeMethod(this, &TourCard::place, Qt::QueuedConnection);
    return QFrame::eventFilter(watched, event);
}

} // namespace contourcheck::desktop
