#pragma once

#include "desktop/inspect/slice_view.h"
#include "mask/convention.h"

#include <QStatusBar>
#include <QTimer>

#include <functional>

class QLabel;
class QMenu;
class QToolButton;

namespace contourcheck::desktop {

/// What is true of the pointer at the left, of the convention at the right.
class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void set_menus(QMenu* pixel_origin, QMenu* mask_rule);
    void show_probe(const Probe& probe);
    void clear_probe();
    void show_convention(const mask::Convention& convention);
    /// What goes on in the background, and how it is stopped where it can be; empty: nothing.
    void show_work(const QString& text, std::function<void()> stop = {});
    void say(const QString& text); ///< for a few seconds
    void unsay(const QString& text);
    void outdate(); ///< what was said was said of another place

private:
    void show_message(const QString& text);

    QLabel* position_;
    QLabel* millimetres_;
    QLabel* value_;
    QLabel* inside_;
    QLabel* message_;
    QLabel* work_;
    QToolButton* stop_;
    std::function<void()> stop_work_;
    QToolButton* origin_;
    QToolButton* rule_;
    QTimer silence_;
};

} // namespace contourcheck::desktop
