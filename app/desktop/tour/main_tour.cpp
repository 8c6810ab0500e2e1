#include "desktop/main_window.h"

#include "base/file.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect_page.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/panels/findings_panel.h"
#include "desktop/texts.h"
#include "desktop/tour/tour.h"

namespace contourcheck::desktop {

void MainWindow::connect_tour() {
    auto* findings = inspect_->findChild<FindingsPanel*>();
    tour_ = new Tour(session_, {&inspect_->view(), findings, &inspect_->decision()}, centralWidget());
    connect(findings, &FindingsPanel::finding_chosen, tour_, &Tour::finding_looked_at);
    connect(tour_, &Tour::ended, this, &MainWindow::focus_page);
    connect(&session_, &Session::opened_changed, this, [this] {
        const bool is_demo = session_.opened()->checked.dataset.root == user_data_folder() / "demo";
        if (is_demo && !session_.opener().busy() && !tour_->was_seen() && !tour_->is_on()) show_tour();
    });
}

void MainWindow::show_tour() {
    if (session_.say_unchecked()) return;
    go_to_page(Page::inspect);
    tour_->start();
}

} // namespace contourcheck::desktop
