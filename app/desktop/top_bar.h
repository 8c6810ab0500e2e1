#pragma once

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

signals:
    void open_asked();
    void export_asked();

private:
    QPushButton* add_button(const QString& text, const QString& tip);
    void show_counts();

    Session& session_;
    QPushButton* export_ = nullptr;
    QPushButton* flagged_ = nullptr;
    QPushButton* unreviewed_ = nullptr;
    QLabel* reviewed_;
    QProgressBar* progress_;
};

} // namespace contourcheck::desktop
