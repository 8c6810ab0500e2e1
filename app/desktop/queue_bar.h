#pragma once

#include "desktop/session.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace contourcheck::desktop {

/// Over the page: what is gone through, chip by chip, in which order, and where in it the contour in view stands.
class QueueBar : public QWidget {
    Q_OBJECT

public:
    /// `orders`: the menu of orders.
    explicit QueueBar(Session& session, QWidget* parent = nullptr);
    void set_orders(QMenu* orders);
    void focus_search();

signals:
    void done_typing(); ///< the keys belong to the picture again
    void second_read_end_asked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void make_chips();
    QWidget* make_right();
    QPushButton* make_chip(const QString& tip);
    void make_badge();
    QToolButton* make_step(const QString& text, const QString& name, int step);
    void show_queue();
    void show_chips();
    void show_count();
    void show_keys();

    Session& session_;
    QWidget* chips_;
    QPushButton* badge_ = nullptr; ///< of a second read
    QPushButton* all_ = nullptr;
    std::vector<std::pair<review::Trait, QPushButton*>> traits_;
    QLabel* count_;
    QToolButton* before_ = nullptr;
    QToolButton* after_ = nullptr;
    QToolButton* order_;
    QLineEdit* search_;
};

} // namespace contourcheck::desktop
