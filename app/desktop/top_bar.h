#pragma once

#include "desktop/page_switch.h"
#include "desktop/session.h"

#include <QToolBar>

class QLabel;
class QProgressBar;
class QPushButton;

namespace contourcheck::desktop {

/// Under the menu: what is left to look at, and how far the review has come.
class TopBar : public QToolBar {
    Q_OBJECT

public:
    explicit TopBar(Session& session, QWidget* parent = nullptr);
    [[nodiscard]] PageSwitch& pages() { return *pages_; }

signals:
    void open_asked();
    void export_asked();
    void contour_asked(); ///< by a chip: the session has gone there

private:
    QPushButton* add_button(const QString& text, const QString& tip);
    void show_counts();

    Session& session_;
    PageSwitch* pages_;
    QPushButton* export_ = nullptr;
    QPushButton* flagged_ = nullptr;
    QPushButton* unreviewed_ = nullptr;
    QLabel* reviewed_;
    QProgressBar* progress_;
};

} // namespace contourcheck::desktop
