#include "desktop/home/memory.h"
#include "desktop/main_window.h"
#include "desktop/sheet/sheet_page.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace contourcheck::desktop {

void MainWindow::connect_leaving() {
    // Later: a question that comes then holds up no tile.
    connect(
        sheet_, &SheetPage::settled, this,
        [this] {
            if (!when_settled_ || sheet_->waits()) return;
            const Slot go_on = std::exchange(when_settled_, {});
            status_->show_work({});
            go_on();
        },
        Qt::QueuedConnection);
    connect(sheet_, &SheetPage::refused, this, &MainWindow::stay);
    connect(&session_.desk(), &ReviewDesk::failed, this, [this] {
        closes_when_saved_ = false;
        stay();
        status_->show_work({});
    });
    connect(&session_.desk(), &ReviewDesk::idle, this, [this] {
        if (std::exchange(closes_when_saved_, false)) close();
    });
}

void MainWindow::when_settled(Slot go_on) {
    if (!sheet_->waits()) {
        go_on();
        return;
    }
    when_settled_ = std::move(go_on);
    status_->show_work(tr("Finishing the decisions on the sheet first…"), [this] { stay(); });
}

void MainWindow::stay() {
    if (std::exchange(when_settled_, {})) status_->show_work({});
}

bool MainWindow::may_lose_comments() {
    const std::vector<std::string> contours = session_.unsaved_comments();
    if (contours.empty()) return true;
    QMessageBox box(QMessageBox::Warning, tr("Unsaved comment"), {}, QMessageBox::NoButton, this);
    constexpr std::size_t named = 5;
    QStringList ids;
    for (std::size_t i = 0; i < std::min(named, contours.size()); ++i)
        ids << qs(contours[i]);
    if (contours.size() > named) ids << tr("%1 more").arg(contours.size() - named);
    box.setText(contours.size() == 1
                    ? tr("A comment is not saved: it has no decision.")
                    : tr("%1 comments are not saved: they have no decision.").arg(contours.size()));
    box.setInformativeText(
        tr("A comment is saved with accept, reject or unsure on its contour:\n%1").arg(ids.join(u'\n')));
    box.setTextFormat(Qt::PlainText); // ids come from files
    QPushButton* stay = box.addButton(tr("&Go Back"), QMessageBox::RejectRole);
    const QPushButton* discard = box.addButton(tr("&Discard and Quit"), QMessageBox::DestructiveRole);
    box.setDefaultButton(stay);
    box.setEscapeButton(stay);
    box.exec();
    if (box.clickedButton() == discard) return true;
    session_.go_to_contour(contours.front());
    go_to_page(Page::inspect);
    return false;
}

bool MainWindow::may_close() {
    if (!may_lose_comments()) return false;
    if (!exporter_.busy()) return !reporter_.busy() || may_stop_report();
    const auto answer =
        QMessageBox::question(this, tr("Quit"),
                              tr("Stop the export and quit? What it wrote has no manifest and does "
                                 "not pass for a finished export."));
    return answer == QMessageBox::Yes;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (sheet_->waits()) {
        when_settled([this] { close(); });
        event->ignore();
        return;
    }
    if (!may_close()) {
        event->ignore();
        return;
    }
    if (session_.desk().in_flight() >
        0) { // closes when the decisions are on the disk, and stays when one is not
        closes_when_saved_ = true;
        status_->show_work(tr("Saving the last decision, then closing…"));
        event->ignore();
        return;
    }
    memory_->leave();
    event->accept();
}

} // namespace contourcheck::desktop
