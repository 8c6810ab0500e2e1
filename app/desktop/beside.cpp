#include "desktop/beside.h"

#include "desktop/inspect/slice_view.h"
#include "desktop/panels/history_view.h"
#include "desktop/texts.h"

#include <utility>

namespace contourcheck::desktop {

Beside::Beside(Session& session, SliceView& main, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), session_(session), main_(&main), other_(new SliceView) {
    other_->setAccessibleName(tr("Slice beside"));
    other_->setFocusPolicy(Qt::NoFocus); // the keys are the window's, and are about the slice in view
    other_->setMinimumSize(160, 150);
    connect(this, &QSplitter::splitterMoved, this, [this] { other_->follow(*main_); });
    addWidget(main_);
    addWidget(other_);
    main_->lower(); // the splitter puts each new one first: for assistive technology the slice in view is
    setHandleWidth(2);
    setChildrenCollapsible(false);
    setSizes({1000, 1000});
    other_->hide();
    link(*main_, *other_);
    link(*other_, *main_);
    connect(other_, &SliceView::window_changed, main_, &SliceView::window_changed);
    connect(&session_, &Session::picture_changed, this, &Beside::refresh);
    connect(&session_, &Session::place_changed, this, &Beside::refresh);
    connect(&session_, &Session::standings_changed, this, &Beside::refresh);
    connect(&session_.desk(), &ReviewDesk::loaded, this, &Beside::leave_absent_readers);
    connect(&session_.desk(), &ReviewDesk::others_decided, this, &Beside::leave_absent_readers);
    connect(&session_, &Session::slice_loaded, this, [this](int patient, int slice) {
        if (slice_there() == std::pair(patient, slice)) refresh();
    });
}

void Beside::link(SliceView& from, SliceView& to) {
    connect(&from, &SliceView::view_changed, &to, [this, &from, &to] {
        if (what_ == What::nothing || std::exchange(following_, true)) return;
        to.follow(from);
        following_ = false;
    });
    connect(&from, &SliceView::probed, &to, [this, &to](const Probe& probe) {
        if (what_ != What::nothing) to.set_crosshair(probe.point);
    });
    connect(&from, &SliceView::probe_left, &to, [&to] { to.set_crosshair({}); });
}

void Beside::resizeEvent(QResizeEvent* event) {
    setHandleWidth(2 + width() % 2); // so that both can have the same width, and pixels at the same places
    QSplitter::resizeEvent(event);
    if (what_ != What::nothing) other_->follow(*main_);
}

void Beside::show_beside(What what) {
    if (what == what_) return;
    if (what == What::readers && session_.opened() && !nobody().isEmpty()) {
        emit said(nobody());
        emit what_changed(); // the entry in the menu has been ticked
        return;
    }
    what_ = what;
    asked_in_ = session_.desk().dataset();
    main_->set_crosshair({});
    other_->setVisible(what != What::nothing);
    if (what != What::nothing) setSizes({1000, 1000});
    refresh();
    if (what != What::nothing) other_->follow(*main_);
    emit what_changed();
}

/// What was asked for in another dataset is half a page of nothing in one that nobody else has read.
void Beside::leave_absent_readers() {
    const bool is_from_elsewhere = asked_in_ != session_.desk().dataset();
    if (what_ == What::readers && is_from_elsewhere &&
        !session_.desk().others(session_.settings().reviewer().toStdString()))
        show_beside(What::nothing);
}

void Beside::set_look(const picture::Look& look) {
    other_->set_look(look);
}

void Beside::set_smooth(bool smooth) {
    other_->set_smooth(smooth);
}

void Beside::set_pixel_grid(bool on) {
    other_->set_pixel_grid(on);
}

std::pair<int, int> Beside::slice_there() const {
    const dataset::Patient* who = session_.patient();
    const Place& place = session_.place();
    if (!who || place.slice < 0) return {-1, -1};
    const auto other = [&](int slice) { return std::pair(place.patient, slice == place.slice ? -1 : slice); };
    switch (what_) {
    case What::nothing:
        break;
    case What::readers:
        if (!alone().isEmpty()) break;
        [[fallthrough]];
    case What::raw:
        return {place.patient, place.slice};
    case What::location_up:
        return other(step_location(*who, place.slice, -1));
    case What::location_down:
        return other(step_location(*who, place.slice, 1));
    case What::phase_before:
        return other(step_phase(*who, place.slice, -1));
    case What::phase_after:
        return other(step_phase(*who, place.slice, 1));
    case What::rival:
        for (const std::size_t i : session_.opened()->index.findings(place.ref()))
            if (const auto& rival = session_.opened()->checked.report.findings[i].rival) {
                const auto there = session_.opened()->slice_of(rival->patient, rival->slice);
                if (there != std::pair(place.patient, place.slice)) return there;
            }
        break;
    }
    return {-1, -1};
}

QString Beside::missing() const {
    switch (what_) {
    case What::location_up:
        return tr("There is no location above this one.");
    case What::location_down:
        return tr("There is no location below this one.");
    case What::rival:
        if (!session_.contour()) return tr("There is no contour here.");
        return tr("No slice fits this contour clearly better.");
    case What::readers:
        return alone();
    default:
        return tr("There is no other phase.");
    }
}

QString Beside::nobody() const {
    const auto key = [this](const char* id) { return session_.keys().text(QLatin1String(id)); };
    if (session_.second_read())
        return tr("What others decided is hidden in a second read: %1 ends it.").arg(key("Ctrl+Shift+B"));
    if (session_.desk().others(session_.settings().reviewer().toStdString())) return {};
    return tr("No other reader has decided on this dataset: %1 imports a table of decisions.")
        .arg(key("Ctrl+Shift+I"));
}

QString Beside::alone() const {
    if (!session_.contour()) return tr("There is no contour here.");
    if (QString why = nobody(); !why.isEmpty()) return why;
    return words(false).isEmpty() ? tr("No other reader has decided on this contour.") : QString();
}

QStringList Beside::words(bool own) const {
    QStringList lines;
    const QString me = session_.settings().reviewer();
    const std::string contour = session_.contour_id();
    const auto now = session_.desk().content(contour);
    for (const review::Decision& word : session_.desk().words(contour)) {
        if ((qs(word.reviewer) == me) != own) continue;
        lines << QString(); // apart from what stands above
        for (const QString& line : decision_lines(word, me, now == word.content ? std::nullopt : now))
            lines << line.simplified();
    }
    return lines;
}

void Beside::show_words() {
    const bool shown = what_ == What::readers && alone().isEmpty();
    const QStringList mine = words(true);
    main_->set_words(!shown           ? QStringList()
                     : mine.isEmpty() ? QStringList{QString(), tr("You have not decided on this contour.")}
                                      : mine);
    other_->set_words(shown ? words(false) : QStringList());
}

void Beside::refresh() {
    show_words();
    if (what_ == What::nothing) return;
    const auto [patient, slice] = slice_there();
    other_->set_overlays_hidden(what_ == What::raw);
    if (slice < 0) {
        other_->set_corner_text({});
        other_->set_message(missing());
        show_there(nullptr);
        return;
    }
    const auto loaded = session_.loaded(patient, slice);
    if (!loaded) return; // it is being read: what was there stays, so that stepping does not flicker
    const dataset::SliceEntry& entry = session_.opened()->patient(patient).slices[std::size_t(slice)];
    QStringList lines{what_ == What::raw       ? tr("without contours")
                      : what_ == What::readers ? tr("other readers")
                                               : tr("slice %1").arg(entry.number)};
    if (patient != session_.place().patient) lines.prepend(qs(session_.opened()->patient(patient).patient));
    if (what_ != What::raw && what_ != What::readers && entry.location >= 0)
        lines << tr("location %1 · phase %2").arg(entry.location + 1).arg(entry.phase + 1);
    other_->set_corner_text(lines);
    other_->set_message(loaded->error ? tr("This slice cannot be read.\n%1").arg(plain(*loaded->error))
                                      : QString());
    show_there(loaded->scene);
}

/// A scene that comes moves neither view: what is beside follows the slice in view.
void Beside::show_there(const std::shared_ptr<const picture::Scene>& scene) {
    following_ = true;
    other_->set_scene(scene);
    following_ = false;
    other_->follow(*main_);
}

void Beside::show_frame(const std::shared_ptr<const picture::Scene>& scene) {
    if (what_ == What::raw || what_ == What::readers) show_there(scene);
}

} // namespace contourcheck::desktop
