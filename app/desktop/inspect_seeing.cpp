#include "desktop/inspect_page.h"

#include "desktop/beside.h"
#include "desktop/cine.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect/stack_view.h"
#include "desktop/stack.h"
#include "desktop/thumbs.h"

#include <QSplitter>

#include <utility>

namespace contourcheck::desktop {

QWidget* InspectPage::make_map() {
    map_ = new QSplitter(Qt::Horizontal);
    map_->addWidget(grid_);
    map_->addWidget(stack_);
    map_->setHandleWidth(1);
    map_->setChildrenCollapsible(false);
    map_->setStretchFactor(0, 1);
    stack_->setFocusPolicy(Qt::NoFocus); // the arrow keys do the same
    return map_;
}

void InspectPage::connect_seeing() {
    connect(stack_, &StackView::chosen, &session_, &Session::go_to_cell);
    connect(thumbs_, &Thumbs::changed, this, &InspectPage::show_thumbs);
    connect(cine_, &Cine::frame, this, &InspectPage::show_frame);
    connect(cine_, &Cine::stopped, this, [this] {
        show_grid();
        show_picture();
    });
}

void InspectPage::show_stack(bool on) {
    stack_->setVisible(on);
    share_room();
}

void InspectPage::show_grid() {
    grid_->set_map(grid_map(session_));
    const dataset::SliceEntry* slice = session_.slice();
    const int location = slice ? slice->location : -1, phase = slice ? slice->phase : -1;
    const auto [row, column] = grid_cell(session_);
    grid_->set_current(row, column);
    const dataset::Patient* who = session_.patient();
    grid_->set_note(who ? frame_time_text(*who, location) : QString());
    if (who)
        stack_->set_stack(
            stack_of(*session_.shown_patient(), std::max(0, phase), session_.convention().pixel_origin));
    stack_->set_current(location);
    want_thumbs();
}

void InspectPage::show_map_pictures(bool on) {
    if (on == map_pictures_) return;
    map_pictures_ = on;
    want_thumbs();
    const QList<int> sizes = centre_->sizes();
    const int both = sizes[0] + sizes[1], most = both * 45 / 100;
    if (on && sizes[1] < most) { // pictures need room that colours do not
        sizes_without_pictures_ = sizes;
        centre_->setSizes({both - most, most});
    } else if (!on && !sizes_without_pictures_.isEmpty()) {
        centre_->setSizes(std::exchange(sizes_without_pictures_, {}));
    }
}

void InspectPage::want_thumbs() {
    if (!map_pictures_) {
        thumbs_->set({});
        return;
    }
    thumbs_->set({session_.opened(), session_.greys(), session_.place().patient, view_->look().greys});
}

void InspectPage::show_thumbs() {
    std::vector<QImage> pictures;
    const dataset::Patient* who = session_.patient();
    const std::vector<QImage>& made = thumbs_->images();
    if (map_pictures_ && who && made.size() == who->slices.size()) {
        pictures.resize(who->locations.size() * std::size_t(who->phases));
        for (std::size_t row = 0; row < who->locations.size(); ++row)
            for (const std::size_t slice : who->locations[row].slices)
                pictures[row * std::size_t(who->phases) + std::size_t(who->slices[slice].phase)] =
                    made[slice];
    }
    grid_->set_pictures(std::move(pictures));
}

void InspectPage::show_frame(int slice) {
    const Place& place = session_.place();
    const auto loaded = session_.loaded(place.patient, slice);
    if (!loaded || !loaded->scene) return;
    const dataset::SliceEntry& entry = session_.patient()->slices[std::size_t(slice)];
    QStringList lines = place_lines(session_).mid(0, 1);
    lines << tr("playing: phase %1 of %2").arg(entry.phase + 1).arg(session_.patient()->phases);
    if (cine_->skipped() > 0) lines << tr("%1 skipped").arg(cine_->skipped());
    view_->set_corner_text(lines);
    view_->set_scene(loaded->scene);
    beside_->show_frame(loaded->scene);
    grid_->set_current(entry.location, entry.phase);
}

} // namespace contourcheck::desktop
