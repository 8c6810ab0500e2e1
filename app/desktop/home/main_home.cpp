#include "desktop/main_window.h"

#include "desktop/audit/audit_page.h"
#include "desktop/audit/trial_card.h"
#include "desktop/browse/start_page.h"
#include "desktop/home/dataset_watch.h"
#include "desktop/home/memory.h"
#include "desktop/info_bar.h"
#include "desktop/inspect_page.h"
#include "desktop/sheet/sheet_page.h"
#include "desktop/status_line.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>

#include <utility>

namespace contourcheck::desktop {

namespace {

constexpr int others_ms = 10000; ///< between the looks for what others have decided
constexpr int too_often = 2;     ///< openings in a row that the program did not survive

bool takes_words(const QWidget* widget) {
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

} // namespace

void MainWindow::connect_memory() {
    memory_ = new Memory(*this, *inspect_, session_);
    connect(memory_, &Memory::page_asked, this, &MainWindow::go_to_page);
}

void MainWindow::connect_watch() {
    watch_ = new DatasetWatch(this);
    connect(watch_, &DatasetWatch::changed, this, &MainWindow::take_changes);
    auto* others = new QTimer(this);
    others->setObjectName("others");
    connect(others, &QTimer::timeout, &session_, &Session::look_for_others);
    others->start(others_ms);
    connect(&session_.opener(), &Opener::failed, this, [this] { told_when_read_.clear(); });
    connect(&session_.opener(), &Opener::started, this,
            [this](Opener::Step step) { reads_files_ = step != Opener::Step::checking; });
    connect(&session_, &Session::opened_changed, this, [this] {
        if (session_.opener().busy() || !std::exchange(reads_files_, false)) return;
        watch_->watch(session_.opened());
        info_->withdraw_offer();
        if (!told_when_read_.isEmpty()) status_->say(std::exchange(told_when_read_, QString()));
    });
}

bool MainWindow::may_read_again() {
    return !session_.half_done() && !sheet_->waits() && !session_.opener().busy() && !exporter_.busy() &&
           !reporter_.busy() && !sheet_writer_.busy() && !QApplication::activeModalWidget() &&
           !takes_words(focusWidget()) && !audit_->findChild<TrialCard*>()->is_measuring();
}

void MainWindow::take_changes(std::size_t files, bool news) {
    if (news) read_by_itself_ = false;
    if (!read_by_itself_ && may_read_again()) {
        read_by_itself_ = true; // once: what cannot be read is told once
        told_when_read_ = files == 1 ? tr("A file had changed: the dataset was read again.")
                                     : tr("%1 files had changed: the dataset was read again.").arg(files);
        session_.reload();
    } else if (news) {
        info_->offer(files == 1 ? tr("A file of this dataset has changed.")
                                : tr("%1 files of this dataset have changed.").arg(files),
                     tr("Read again (%1)").arg(session_.keys().text(QStringLiteral("F5"))),
                     [this] { when_settled([this] { session_.reload(); }); });
    }
}

void MainWindow::resume() {
    const QStringList recent = settings_.recent();
    if (recent.isEmpty() || !settings_.reopens()) return;
    const QString& last = recent.front();
    if (unfinished_openings(settings_, last) >= too_often)
        start_->set_notice(tr("The program ended %1 times while it opened “%2”, so it is not opened by "
                              "itself again.")
                               .arg(unfinished_openings(settings_, last))
                               .arg(last),
                           last);
    else
        open(last);
}

} // namespace contourcheck::desktop
