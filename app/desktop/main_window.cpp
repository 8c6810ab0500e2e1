#include "desktop/main_window.h"

#include "desktop/audit/audit_page.h"
#include "desktop/browse/start_page.h"
#include "desktop/export/export_dialog.h"
#include "desktop/focus_home.h"
#include "desktop/home/memory.h"
#include "desktop/info_bar.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect_page.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/preferences/settings_dialog.h"
#include "desktop/queue_bar.h"
#include "desktop/readers/agreement_dialog.h"
#include "desktop/readers/exchange.h"
#include "desktop/readers/offer_bar.h"
#include "desktop/report/report_dialog.h"
#include "desktop/sheet/sheet_page.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"
#include "desktop/top_bar.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace contourcheck::desktop {

namespace {

/// The one local folder or file that is being dropped.
QString dropped(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow()
    : session_(settings_), look_(settings_.look()), pages_(new QStackedWidget), info_(new InfoBar),
      offer_(new OfferBar(session_)), exchange_(new Exchange(session_, this)), start_(new StartPage),
      inspect_(new InspectPage(session_)), audit_(new AuditPage(session_)), sheet_(new SheetPage(session_)),
      top_(new TopBar(session_)), queue_(new QueueBar(session_)), status_(new StatusLine) {
    setWindowTitle(QStringLiteral("ContourCheck"));
    setAcceptDrops(true);
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(queue_);
    layout->addWidget(make_bars());
    layout->addWidget(pages_, 1);
    pages_->addWidget(start_);
    pages_->addWidget(inspect_);
    pages_->addWidget(audit_);
    pages_->addWidget(sheet_);
    setCentralWidget(body);
    addToolBar(top_);
    setStatusBar(status_);
    make_menus();
    session_.keys().restore();
    queue_->set_orders(order_menu_);
    status_->set_menus(origin_menu_, rule_menu_);
    status_->show_convention(session_.convention());
    show_look();
    connect_session();
    connect_opening();
    connect_view();
    connect_start();
    connect_export();
    connect_report();
    connect_sheet_writer();
    connect_pages();
    connect_leaving();
    connect_readers();
    connect_seeing();
    connect_memory();
    connect_watch();
    connect_tour();
    connect(info_, &InfoBar::closed, this, &MainWindow::focus_page);
    connect(queue_, &QueueBar::done_typing, this, &MainWindow::focus_page);
    new FocusHome(this, [this] { focus_page(); });
    enable_actions();
    show_page();
}

/// What comes and goes over the page.
QWidget* MainWindow::make_bars() {
    auto* bars = new QWidget;
    auto* layout = new QVBoxLayout(bars);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget* bar : std::initializer_list<QWidget*>{offer_, info_, make_unsaved_bar()})
        layout->addWidget(bar);
    inspect_->stay_under(bars);
    return bars;
}

MainWindow::~MainWindow() {
    // The widgets look at the session: they go first.
    delete export_dialog_;
    delete report_dialog_;
    delete settings_dialog_;
    delete agreement_;
    delete exchange_;
    delete top_;
    delete centralWidget();
}

void MainWindow::open(const QString& folder) {
    when_settled([this, folder] {
        info_->hide();
        start_->set_notice({}, {});
        session_.open(folder);
    });
}

void MainWindow::connect_session() {
    connect(&session_, &Session::opened_changed, this, [this] {
        if (std::exchange(tells_of_opening_, false)) info_->hide(); // it was opened after all, or another was
        fill_recent();
        enable_actions();
        show_page();
        status_->show_work({});
        status_->show_convention(session_.convention());
    });
    connect(&session_, &Session::open_failed, this, [this](const QString& title, const QString& text) {
        status_->show_work({});
        show_page();
        info_->tell(title, text);
        tells_of_opening_ = true;
    });
    connect(&session_, &Session::warned, info_, &InfoBar::tell);
    connect(&session_, &Session::place_changed, status_, &StatusLine::outdate);
    connect(&session_, &Session::said, this, [this](const QString& text) {
        if (!session_.opener().busy()) status_->show_work({});
        show_page();
        status_->say(text);
    });
    connect(&session_, &Session::unsaid, status_, &StatusLine::unsay);
    connect(&session_, &Session::picture_changed, status_, &StatusLine::clear_probe);
    connect(&session_.desk(), &ReviewDesk::slow, this,
            [this] { status_->show_work(tr("Saving the decision…")); });
    connect(&session_.desk(), &ReviewDesk::saved, this, [this] { status_->show_work({}); });
}

void MainWindow::connect_opening() {
    connect(&session_.opener(), &Opener::started, this, &MainWindow::enable_actions);
    connect(&session_.opener(), &Opener::done, this, &MainWindow::enable_actions);
    connect(&session_.opener(), &Opener::failed, this, &MainWindow::enable_actions);
    connect(&session_.opener(), &Opener::started, this, [this](Opener::Step step) {
        start_->show_progress(step, 0, 0);
        show_page();
    });
    connect(&session_.opener(), &Opener::progressed, this,
            [this](Opener::Step step, std::size_t done, std::size_t total) {
                start_->show_progress(step, done, total);
                if (session_.opened())
                    show_work(step_text(step) + QStringLiteral(": ") + counted_text(step), done, total,
                              [this] { session_.opener().cancel(); });
            });
}

void MainWindow::connect_view() {
    connect(&inspect_->view(), &SliceView::probed, status_, &StatusLine::show_probe);
    connect(&inspect_->view(), &SliceView::probe_left, status_, &StatusLine::clear_probe);
    connect(&inspect_->view(), &SliceView::window_changed, this, [this](const dicom::Window& window) {
        look_.window = window;
        if (const dataset::Patient* who = session_.patient()) dragged_windows_[who->patient] = window;
        inspect_->set_look(look_);
    });
    connect(&inspect_->decision(), &DecisionPanel::verdict_asked, this, &MainWindow::decide);
    connect(top_, &TopBar::open_asked, this, &MainWindow::choose_folder);
    connect(top_, &TopBar::export_asked, this, &MainWindow::show_export);
}

void MainWindow::connect_export() {
    connect(&exporter_, &Exporter::progressed, this, [this](std::size_t done, std::size_t total) {
        show_work(tr("Exporting: %1 of %2"), done, total, [this] { exporter_.cancel(); });
    });
    connect(&exporter_, &Exporter::done, this, [this] { status_->show_work({}); });
    connect(&exporter_, &Exporter::failed, this, [this] { status_->show_work({}); });
}

void MainWindow::show_work(const QString& counted, std::size_t done, std::size_t total,
                           std::function<void()> stop) {
    status_->show_work(pace_.text(counted, done, total), std::move(stop));
}

void MainWindow::enable_actions() {
    for (QAction* action : dataset_actions_)
        action->setEnabled(session_.opened() != nullptr);
    for (QAction* action : inspect_actions_)
        action->setEnabled(session_.opened() != nullptr && page_ == Page::inspect);
    for (QAction* action : sheet_actions_)
        action->setEnabled(session_.opened() != nullptr && page_ != Page::audit);
    stop_->setEnabled(session_.opener().busy());
}

void MainWindow::choose_folder() {
    auto* dialog = new QFileDialog(this, tr("Open a dataset"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    const QStringList recent = settings_.recent();
    dialog->setDirectory(recent.isEmpty() ? QDir::homePath() : QFileInfo(recent.front()).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::open);
    dialog->open();
}

void MainWindow::show_export() {
    if (session_.say_unchecked() || !may_tell_of_others(tr("the export"))) return;
    if (!export_dialog_) export_dialog_ = new ExportDialog(session_, exporter_, this);
    export_dialog_->show();
    export_dialog_->raise();
    export_dialog_->activateWindow();
}

void MainWindow::change_look(const std::function<void(picture::Look&)>& change) {
    change(look_);
    settings_.set_look(look_);
    show_look();
    if (settings_dialog_) settings_dialog_->refresh();
}

void MainWindow::show_look() {
    inspect_->set_look(look_);
    session_.set_sight(look_, overlays_off_);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!dropped(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    if (const QString folder = dropped(event->mimeData()); !folder.isEmpty()) {
        event->acceptProposedAction();
        open(folder);
    }
}

} // namespace contourcheck::desktop
