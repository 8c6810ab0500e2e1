#pragma once

#include "desktop/page_switch.h"
#include "desktop/session.h"

#include <QToolBar>

class QLabel;
class QProgressBar;
class QPushButton;

namespace contourcheck::desktop {

/// Under the menu: the pages, what is done with the dataset, and how far the review has come.
class TopBar : public QToolBar {
    Q_OBJECT

public:
    explicit TopBar(Session& session, QWidget* parent = nullptr);
    [[nodiscard]] PageSwitch& pages() { return *pages_; }

signals:
    void open_asked();
    void export_asked();

private:
    QPushButton* add_button(const QString& text);
    void show_counts();
    void show_keys();

    Session& session_;
    PageSwitch* pages_;
    QPushButton* open_;
    QPushButton* export_;
    QLabel* reviewed_;
    QProgressBar* progress_;
};

} // namespace contourcheck::desktop
