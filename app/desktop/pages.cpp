#include "desktop/main_window.h"

#include "desktop/audit/audit_page.h"
#include "desktop/browse/start_page.h"
#include "desktop/cine.h"
#include "desktop/home/memory.h"
#include "desktop/info_bar.h"
#include "desktop/inspect_page.h"
#include "desktop/queue_bar.h"
#include "desktop/sheet/sheet_page.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"
#include "desktop/top_bar.h"
#include "desktop/unsaved_bar.h"

#include <QStackedWidget>

namespace contourcheck::desktop {

void MainWindow::connect_pages() {
    connect(&top_->pages(), &PageSwitch::asked, this, &MainWindow::go_to_page);
    connect(sheet_, &SheetPage::said, status_, &StatusLine::say);
    connect(sheet_, &SheetPage::contour_chosen, this, [this] { go_to_page(Page::inspect); });
    connect(audit_, &AuditPage::said, status_, &StatusLine::say);
    connect(audit_, &AuditPage::patient_chosen, this, [this](int patient) {
        session_.go_to_patient(patient);
        go_to_page(Page::inspect);
    });
}

QWidget* MainWindow::make_unsaved_bar() {
    auto* bar = new UnsavedBar(session_);
    connect(bar, &InfoBar::closed, this, &MainWindow::focus_page);
    connect(bar, &UnsavedBar::tried, this, &MainWindow::focus_page);
    connect(bar, &UnsavedBar::gone_there, this, [this] {
        go_to_page(Page::inspect);
        focus_page();
    });
    return bar;
}

void MainWindow::connect_start() {
    connect(start_, &StartPage::open_asked, this, &MainWindow::choose_folder);
    connect(start_, &StartPage::demo_asked, this, [this] {
        info_->hide();
        session_.open_demo();
    });
    connect(start_, &StartPage::recent_asked, this, &MainWindow::open);
    connect(start_, &StartPage::forget_asked, this, [this](const QString& folder) {
        settings_.forget_recent(folder);
        fill_recent();
        show_page();
    });
    connect(start_, &StartPage::cancel_asked, this, [this] { session_.opener().cancel(); });
}

void MainWindow::go_to_page(Page page) {
    if (page == Page::audit && session_.say_unchecked()) {
        top_->pages().show_page(page_);
        return;
    }
    session_.stop_asking(); // what it is about leaves the view
    page_ = page;
    top_->pages().show_page(page);
    show_page();
    enable_actions();
    memory_->set_page(page);
}

QWidget* MainWindow::page_widget() const {
    if (page_ == Page::audit && session_.is_checked()) return audit_;
    return page_ == Page::sheet ? static_cast<QWidget*>(sheet_) : inspect_;
}

void MainWindow::decide(review::Verdict verdict) {
    if (page_ == Page::sheet)
        sheet_->decide(verdict);
    else if (inspect_->cine().playing()) {
        inspect_->cine().play(false);
        status_->say(tr("The cycle has stopped: look at the contour, then decide."));
    } else {
        session_.answer(verdict);
    }
}

void MainWindow::show_page() {
    const bool has_dataset = session_.opened() != nullptr;
    QWidget* page = start_;
    if (has_dataset) page = page_widget();
    if (!has_dataset) {
        start_->set_recent(settings_.recent());
        if (!session_.opener().busy()) start_->show_choices();
    }
    top_->setVisible(has_dataset);
    queue_->setVisible(page == inspect_ || page == sheet_);
    if (pages_->currentWidget() == page) return;
    pages_->setCurrentWidget(page);
    focus_page();
}

void MainWindow::focus_page() {
    if (pages_->currentWidget() == inspect_) inspect_->focus_view();
    if (pages_->currentWidget() == sheet_) sheet_->view().setFocus(Qt::OtherFocusReason);
    if (pages_->currentWidget() == audit_) audit_->setFocus(Qt::OtherFocusReason);
}

} // namespace contourcheck::desktop
