#pragma once

#include "desktop/opener.h"
#include "desktop/pace.h"
#include "desktop/work.h"

#include <QWidget>

class QFrame;
class QLabel;
class QLayout;
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

    void set_recent(const QStringList& folders); ///< those that are gone are marked once that is known
    /// Why the last dataset is not open; with a folder, a button opens it all the same. No text: nothing is said.
    void set_notice(const QString& text, const QString& folder);
    void show_choices();
    void show_progress(Opener::Step step, std::size_t done, std::size_t total);

signals:
    void open_asked();
    void demo_asked();
    void recent_asked(const QString& folder);
    void forget_asked(const QString& folder); ///< it is gone
    void cancel_asked();

private:
    QWidget* make_choices();
    QLayout* make_buttons();
    QWidget* make_notice();
    void look_for(const QStringList& folders);
    void show_gone(int row, const QString& folder);
    QWidget* make_progress();

    QStackedWidget* stack_;
    QPushButton* open_ = nullptr;
    QPushButton* demo_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QLabel* recent_heading_ = nullptr;
    QVBoxLayout* recent_ = nullptr;
    std::vector<QPushButton*> links_; ///< of the recent folders
    std::uint64_t recent_number_ = 0; ///< of the list that is shown
    Workers folders_{1};              ///< looks whether they are there
    QFrame* notice_ = nullptr;
    QLabel* notice_text_ = nullptr;
    QPushButton* open_noticed_ = nullptr;
    QLabel* step_ = nullptr;
    QLabel* count_ = nullptr;
    QProgressBar* bar_ = nullptr;
    Pace pace_;
};

/// "Reading and checking", and "%1 of %2 patients".
[[nodiscard]] QString step_text(Opener::Step step);
[[nodiscard]] QString counted_text(Opener::Step step);

} // namespace contourcheck::desktop
