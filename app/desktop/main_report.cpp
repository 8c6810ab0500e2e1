#include "desktop/main_window.h"

#include "desktop/report/report_dialog.h"
#include "desktop/status_line.h"

#include <QDesktopServices>
#include <QUrl>

namespace contourcheck::desktop {

void MainWindow::connect_report() {
    connect(&reporter_, &Reporter::progressed, this,
            [this](Reporter::Step, std::size_t done, std::size_t total) {
                show_work(tr("Report: %1 of %2"), done, total, [this] { reporter_.cancel(); });
            });
    // The dialog says it where it is open; it does not come up by itself, under the keys of a review.
    const auto ended = [this](const QString& text) {
        status_->show_work({});
        if (!report_dialog_ || !report_dialog_->isVisible()) status_->say(text);
    };
    connect(&reporter_, &Reporter::done, this,
            [ended] { ended(tr("The report is written: File, Report shows it.")); });
    connect(&reporter_, &Reporter::failed, this,
            [ended] { ended(tr("The report was not written: File, Report says why.")); });
}

void MainWindow::show_report() {
    if (session_.say_unchecked() || !may_tell_of_others(tr("the report"))) return;
    if (!report_dialog_) {
        report_dialog_ = new ReportDialog(session_, reporter_, this);
        connect(report_dialog_, &ReportDialog::open_asked, this,
                [](const QString& file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    }
    report_dialog_->show();
    report_dialog_->raise();
    report_dialog_->activateWindow();
}

} // namespace contourcheck::desktop
