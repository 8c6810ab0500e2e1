#pragma once

#include "desktop/pace.h"
#include "desktop/report/reporter.h"
#include "desktop/session.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace contourcheck::desktop {

/// Where to and what; then progress; then what was written, to be opened. The window stays usable: closing the dialog
/// while it works leaves the report going.
class ReportDialog : public QDialog {
    Q_OBJECT

public:
    ReportDialog(Session& session, Reporter& reporter, QWidget* parent = nullptr);

    void set_file(const QString& file);
    [[nodiscard]] QString file() const; ///< whole path, "~" resolved

signals:
    void open_asked(const QString& file); ///< the finished report, or its folder

private:
    QWidget* make_form();
    QWidget* make_file();
    QWidget* make_result();
    void connect_reporter();
    void browse();
    void look_at_file(); ///< says what speaks against it
    void start();
    void show_form();
    void show_progress(Reporter::Step step, std::size_t done, std::size_t total);
    void show_done(const picture::WrittenReport& written);
    void show_failure(const Error& error);
    void show_end(const QString& title, const QString& text, bool is_written);
    void fit(); ///< so that wrapped text is not cut off

    Session& session_;
    Reporter& reporter_;
    QStackedWidget* stack_;
    QLineEdit* file_ = nullptr;
    QPushButton* browse_ = nullptr;
    QSpinBox* findings_ = nullptr;
    QCheckBox* selftest_ = nullptr;
    QLabel* trouble_ = nullptr;
    QLabel* result_title_ = nullptr;
    QLabel* result_text_ = nullptr;
    QPlainTextEdit* passed_over_ = nullptr; ///< what could not be used: a line a file, to be scrolled
    QProgressBar* bar_ = nullptr;
    QPushButton* open_ = nullptr;
    QPushButton* show_folder_ = nullptr;
    QPushButton* write_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* back_ = nullptr;
    QPushButton* close_ = nullptr;
    QString written_;
    Pace pace_;
};

/// What speaks against the file, before anything is written to it; empty when nothing does.
[[nodiscard]] QString report_file_advice(const QString& file);

} // namespace contourcheck::desktop
