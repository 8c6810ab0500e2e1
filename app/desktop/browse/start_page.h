#pragma once

#include "desktop/opener.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace contourcheck::desktop {

/// What an empty window shows: what to do, or how far opening has come.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void set_recent(const QStringList& folders);
    void show_choices();
    void show_progress(Opener::Step step, std::size_t done, std::size_t total);

signals:
    void open_asked();
    void demo_asked();
    void recent_asked(const QString& folder);
    void cancel_asked();

private:
    QWidget* make_choices();
    QWidget* make_progress();

    QStackedWidget* stack_;
    QPushButton* open_ = nullptr;
    QPushButton* demo_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QLabel* recent_heading_ = nullptr;
    QVBoxLayout* recent_ = nullptr;
    QLabel* step_ = nullptr;
    QLabel* count_ = nullptr;
    QProgressBar* bar_ = nullptr;
};

/// "Reading patients", and "3 of 45".
[[nodiscard]] QString step_text(Opener::Step step);

} // namespace contourcheck::desktop
