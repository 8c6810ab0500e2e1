#include "desktop/inspect_page.h"

#include "contour/measures.h"
#include "desktop/beside.h"
#include "desktop/browse/patient_list.h"
#include "desktop/cine.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect/stack_view.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/panels/findings_panel.h"
#include "desktop/panels/room_scroll.h"
#include "desktop/texts.h"
#include "desktop/thumbs.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int blank_after_ms = 120;
constexpr int least_findings = 110; ///< heading, chips, and two lines

QWidget* hairline(Qt::Orientation orientation) {
    auto* line = new QFrame;
    line->setFrameShape(orientation == Qt::Horizontal ? QFrame::HLine : QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace

InspectPage::InspectPage(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), patients_(new PatientList(session)), view_(new SliceView),
      beside_(new Beside(session, *view_)), grid_(new LocationGrid), stack_(new StackView),
      cine_(new Cine(session, this)), thumbs_(new Thumbs(this)), findings_(new FindingsPanel(session)),
      decision_(new DecisionPanel(session)), columns_(new QSplitter(Qt::Horizontal)) {
    view_->setAccessibleName(tr("Slice"));
    view_->setFocusPolicy(Qt::StrongFocus);
    view_->installEventFilter(this);
    grid_->setAccessibleName(tr("Locations and phases"));
    grid_->setFocusPolicy(Qt::NoFocus); // the arrow keys do the same
    columns_->addWidget(patients_);
    columns_->addWidget(make_centre());
    columns_->addWidget(make_right());
    columns_->setHandleWidth(1);
    columns_->setChildrenCollapsible(false);
    columns_->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(columns_);
    blank_.setSingleShot(true);
    blank_.setInterval(blank_after_ms);

    connect(&blank_, &QTimer::timeout, this, [this] {
        view_->set_corner_text(place_lines(session_));
        view_->set_message(tr("Reading the slice…"));
        view_->set_scene(nullptr);
    });
    connect(&session_, &Session::opened_changed, this, [this] {
        show_grid();
        share_room(); // the map may need more of it now: no bar that comes later is to find that out
    });
    connect(&session_, &Session::standings_changed, this, &InspectPage::show_grid);
    connect(&session_, &Session::unsaved_changed, this, &InspectPage::show_grid);
    connect(&session_, &Session::place_changed, this, &InspectPage::show_place);
    connect(&session_, &Session::picture_changed, this, &InspectPage::show_picture);
    connect(&session_, &Session::queue_changed, view_,
            [this] { view_->set_corner_text(place_lines(session_)); });
    connect(grid_, &LocationGrid::chosen, this,
            [this](int location, int phase) { go_to_grid_cell(session_, location, phase); });
    connect(findings_, &FindingsPanel::finding_chosen, this, &InspectPage::show_finding);
    connect(findings_, &FindingsPanel::place_chosen, view_, [this](contour::Point place) {
        view_->set_marker(place);
        focus_view();
    });
    connect(decision_, &DecisionPanel::done_typing, this, &InspectPage::focus_view);
    for (QSplitter* splitter : {columns_, centre_, map_})
        note_moved(*splitter);
    connect_seeing();
}

QWidget* InspectPage::make_centre() {
    centre_ = new QSplitter(Qt::Vertical);
    centre_->addWidget(beside_);
    centre_->addWidget(make_map());
    centre_->setHandleWidth(1);
    centre_->setChildrenCollapsible(false);
    centre_->setStretchFactor(0, 1);
    view_->setMinimumSize(160, 150);
    return centre_;
}

QWidget* InspectPage::make_right() {
    auto* right = new QWidget;
    right->setObjectName(QStringLiteral("panel"));
    right->setAttribute(Qt::WA_StyledBackground);
    auto* room = new RoomScroll(decision_);
    room->set_least(decision_->least_height());
    right->setMinimumWidth(std::max(290, room->minimumSizeHint().width())); // its three words stand whole
    findings_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    findings_->setMinimumHeight(least_findings);
    connect(&session_, &Session::place_changed, room, [room] { room->verticalScrollBar()->setValue(0); });
    connect(&session_, &Session::asking_changed, room, [this, room] {
        if (session_.asking()) room->show_child(&decision_->question());
    });
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(findings_, 1);
    layout->addWidget(hairline(Qt::Horizontal));
    layout->addWidget(room);
    return right;
}

void InspectPage::set_look(const picture::Look& look) {
    view_->set_look(look);
    beside_->set_look(look);
}

void InspectPage::show_place() {
    pointed_at_.reset();
    view_->set_marker({});
    show_grid();
}

void InspectPage::show_picture() {
    const auto picture = session_.picture();
    if (!picture && session_.slice()) {
        if (!blank_.isActive()) blank_.start();
        return;
    }
    blank_.stop();
    view_->set_corner_text(place_lines(session_));
    const bool is_seen = picture && picture->scene;
    view_->set_message(is_seen ? QString() : empty_text());
    view_->set_scene(is_seen ? picture->scene : nullptr);
    if (pointed_at_ && picture) show_finding(*std::exchange(pointed_at_, std::nullopt));
}

/// Why there is no picture, and what to do.
QString InspectPage::empty_text() const {
    const auto opened = session_.opened();
    if (const auto picture = session_.picture(); picture && picture->error)
        return tr("This slice cannot be read.\n%1\nIts contours can be rejected, not accepted.")
            .arg(plain(*picture->error));
    if (const dataset::ContourEntry* contour = session_.contour())
        return tr("There is no slice %1 for this contour.\nAdd the file, or reject the contour.")
            .arg(contour->id.slice);
    if (opened && opened->checked.patients.empty())
        return tr("This dataset has no patients: %1 has no rows.\nAdd a row for each patient, then read "
                  "again "
                  "(%2).")
            .arg(from_path(opened->checked.dataset.table), session_.keys().text(QStringLiteral("F5")));
    return tr("This patient has no slices.\nThe findings beside this say what is missing.");
}

void InspectPage::show_finding(const check::Finding& finding) {
    const Place before = session_.place();
    session_.go_to_finding(finding);
    if (!(session_.place() == before) && !session_.picture()) {
        pointed_at_ = finding; // pointed at once the slice is there
        return;
    }
    const dataset::ContourEntry* contour = session_.contour();
    const bool drawn = contour && contour->contour && !contour->contour->points.empty();
    view_->set_marker(finding.place);
    if (!drawn) {
        if (finding.place) view_->centre_on(*finding.place);
        return;
    }
    // So near that the contour takes up half of the view.
    const contour::Bounds box = contour::bounds(contour->contour->points);
    const double extent = std::max({8.0, box.right - box.left, box.bottom - box.top});
    const double zoom = std::clamp(
        0.5 * std::min(view_->width(), view_->height()) * view_->devicePixelRatioF() / extent, 1.0, 24.0);
    view_->centre_on(finding.place.value_or(contour::centroid(contour->contour->points)), zoom);
}

void InspectPage::focus_view() {
    view_->setFocus(Qt::OtherFocusReason);
}

void InspectPage::focus_next_pane() {
    QWidget* now = QApplication::focusWidget();
    const auto within = [&](QWidget* pane) { return now && (pane == now || pane->isAncestorOf(now)); };
    QWidget* panes[] = {view_, findings_->parentWidget(), patients_};
    std::size_t next = 0;
    for (std::size_t i = 0; i < 3; ++i)
        if (within(panes[i])) next = (i + 1) % 3;
    if (next == 0) {
        focus_view();
        return;
    }
    for (QWidget* child : panes[next]->findChildren<QWidget*>())
        if (child->isVisible() && child->isEnabled() && child->focusPolicy() & Qt::TabFocus) {
            child->setFocus(Qt::TabFocusReason);
            return;
        }
}

bool InspectPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == bars_) take_above(bars_->height());
    if (event->type() == QEvent::KeyPress && watched == view_) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto opened = session_.opened();
        const Place& place = session_.place();
        // Tab goes through the slice's contours; Shift+Tab and F6 leave the picture.
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier) {
            if (opened && opened->index.on_slice(place.patient, place.slice).size() > 1)
                session_.next_on_slice();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace contourcheck::desktop
