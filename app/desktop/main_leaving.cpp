#include "desktop/home/memory.h"
#include "desktop/main_window.h"
#include "desktop/readers/exchange.h"
#include "desktop/sheet/sheet_page.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
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
    const auto stays = [this] {
        closes_when_saved_ = false;
        stay();
        status_->show_work({});
    };
    connect(&session_.desk(), &ReviewDesk::failed, this, stays);
    connect(&session_.desk(), &ReviewDesk::failed_control, this, stays);
    connect(exchange_, &Exchange::warned, this, stays);
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

bool MainWindow::may_close() {
    const std::pair<const Writer&, QString> questions[] = {
        {exporter_, tr("Stop the export and quit? What it wrote has no manifest and does "
                       "not pass for a finished export.")},
        {reporter_, tr("Stop the report and quit? Nothing of it is kept.")},
        {sheet_writer_, tr("Stop saving the sheet and quit? Nothing of it is kept.")}};
    return std::ranges::all_of(questions, [this](const auto& each) {
        const auto& [writer, question] = each;
        return !writer.busy() || may_stop(writer, question);
    });
}

/// The question goes when the work ends behind it: what is made may be left, a failure is to be read.
bool MainWindow::may_stop(const Writer& writer, const QString& question) {
    QMessageBox box(QMessageBox::Question, tr("Quit"), question, QMessageBox::Yes | QMessageBox::No, this);
    box.setDefaultButton(QMessageBox::No); // a hasty Return discards nothing
    connect(&writer, &Writer::ended, &box, [&box](bool is_made) {
        if (box.isVisible()) box.done(is_made ? QMessageBox::Yes : QMessageBox::No); // else it is answered
    });
    return box.exec() == QMessageBox::Yes;
}

/// What was written of them stays as a draft; the decisions themselves are nowhere else.
bool MainWindow::may_lose_decisions() {
    const std::size_t unsaved = session_.unsaved().count();
    if (unsaved == 0) return true;
    const QString question = unsaved == 1
                                 ? tr("A decision could not be saved. Quit without it?")
                                 : tr("%1 decisions could not be saved. Quit without them?").arg(unsaved);
    const bool are_here = session_.unsaved().entries().size() == unsaved;
    const QString where =
        are_here
            ? tr("The bar above the picture says what was decided and why it was not saved.")
            : tr("Some are of a dataset or a reviewer that you left: the bar is there when you go back.");
    QMessageBox box(QMessageBox::Warning, tr("Quit"), question, QMessageBox::NoButton, this);
    box.setObjectName(QStringLiteral("unsavedDecisions"));
    box.setInformativeText(where + u' ' + tr("Reasons and comments are kept as drafts, verdicts are not."));
    const QAbstractButton* quits = box.addButton(tr("&Quit Without"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("&Stay"), QMessageBox::RejectRole)); // a hasty Return loses nothing
    box.exec();
    if (box.clickedButton() == quits) return true;
    session_.show_unsaved(true);
    return false;
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
    if (!may_lose_decisions()) {
        event->ignore();
        return;
    }
    memory_->leave();
    event->accept();
}

} // namespace contourcheck::desktop
