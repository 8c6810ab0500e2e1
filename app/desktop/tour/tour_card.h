#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;

namespace contourcheck::desktop {

/// A few words beside a widget, which is framed; over the page and never over that widget. It takes no focus by itself.
class TourCard : public QFrame {
    Q_OBJECT

public:
    explicit TourCard(QWidget* over);

    struct Words {
        QString title;
        QString text;
    };
    void show_step(const Words& words, int step, int steps, QWidget* target);
    void put_away();

signals:
    void next_asked();
    void back_asked();
    void leave_asked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place(); ///< beside the target; hidden with it

    QPointer<QWidget> target_;
    QWidget* frame_;
    QLabel* title_;
    QLabel* text_;
    QLabel* count_;
    QPushButton* back_;
    QPushButton* next_;
};

/// Where a card of this size covers least of `target`: left of it, under, right of or over it, within `room`.
[[nodiscard]] QRect beside(const QRect& target, QSize card, const QRect& room);

} // namespace contourcheck::desktop
