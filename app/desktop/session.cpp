#include "desktop/session.h"

#include "base/file.h"
#include "desktop/advice.h"
#include "desktop/texts.h"

#include <QDir>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

/// Read again, the files may have changed: contours and slices are found by name.
std::optional<Place> now_called(const Session& session, const Opened& before, const Place& old) {
    if (old.patient < 0) return std::nullopt;
    const Opened& now = *session.opened();
    if (old.contour >= 0)
        if (const auto ref = now.index.find(before.id(old.ref()))) return place_of(now, *ref);
    const auto& patients = now.checked.patients;
    const auto who =
        std::ranges::find(patients, before.patient(old.patient).patient, &dataset::Patient::patient);
    if (who == patients.end()) return std::nullopt;
    if (old.slice < 0) return start_of(now, int(who - patients.begin())); // it may have arrived
    const int number = before.patient(old.patient).slices[std::size_t(old.slice)].number;
    const auto slice = std::ranges::find(who->slices, number, &dataset::SliceEntry::number);
    if (slice == who->slices.end()) return std::nullopt;
    return on_slice(now, int(who - patients.begin()), int(slice - who->slices.begin()),
                    [&session](Ref ref) { return session.undecided(ref); });
}

} // namespace

Session::Session(Settings& settings, QObject* parent)
    : QObject(parent), settings_(settings), convention_(settings.convention()) {
    sitting_.start();
    opener_.set_before([&settings] { settings.settle(); }); // that it is being opened
    connect(&opener_, &Opener::arrived, this, &Session::take_arrived);
    connect(&opener_, &Opener::done, this, &Session::take_opened);
    connect(&opener_, &Opener::failed, this, [this](const Error& error) {
        const QString asked = std::exchange(asked_folder_, QString());
        if (error.code == Code::cancelled) {
            emit said(opened_ && !is_checked() ? unchecked_text() : tr("Stopped."));
            if (opened_ && !is_checked()) emit opened_changed(); // what waited for the check
            return;
        }
        emit open_failed(tr("“%1” cannot be opened").arg(QDir(asked).dirName()),
                         plain(error) + u'\n' + advice_on_opening(error));
    });
    connect(&loader_, &SliceLoader::loaded, this, &Session::take_picture);
    connect(&desk_, &ReviewDesk::changed, this, [this](const QString& contour) {
        restate(contour);
        if (contour.isEmpty()) drop_decided_drafts();
        if (contour.isEmpty()) drop_decided_plants();
        if (contour.isEmpty() || !offer_.isEmpty()) look_for_offer();
        show_as_planted();
        emit standings_changed();
        if (contour.isEmpty()) go_on_at_undecided(); // the standings of earlier runs are known
    });
    connect(&desk_, &ReviewDesk::saved, this, &Session::take_saved);
    connect(&desk_, &ReviewDesk::failed, this, &Session::return_unsaved);
    connect(&desk_, &ReviewDesk::outdated, this, [this] {
        if (is_read()) desk_.load(opened_); // else it will be
    });
    connect(&desk_, &ReviewDesk::idle, this, &Session::show_as_planted);
    connect(&desk_, &ReviewDesk::idle, this, [this] { drafts_.write_soon(); });
    connect(&desk_, &ReviewDesk::loaded, this, [this] {
        if (const auto& trouble = desk_.trouble())
            emit warned(tr("Decisions cannot be stored"),
                        tr("The store of decisions cannot be opened, so nothing can be decided. %1")
                                .arg(plain(*trouble)) +
                            u'\n' + advice_on_decisions(*trouble));
        restate(QString());
        look_for_offer();
        plant();
        emit standings_changed();
        emit draft_reset();
        go_on_at_undecided(); // where there is nothing to hold against the files, no change follows
    });
    connect(&desk_, &ReviewDesk::others_decided, this, &Session::take_news);
    connect(&desk_, &ReviewDesk::unheard, this,
            [this](const QString& why) { emit warned(tr("What others decide cannot be read"), why); });
    connect(&desk_, &ReviewDesk::failed_control, this, [this](const QString& why) {
        emit warned(tr("What you said of a planted error was not saved"), why);
    });
    connect(&attention_, &Attention::drawn, this, &Session::take_plants);
}

void Session::open(const QString& folder) {
    asked_folder_ = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    opener_.open({to_path(asked_folder_), settings_.follows_links()}, convention_);
}

void Session::open_demo() {
    const auto folder = user_data_folder() / "demo";
    asked_folder_ = from_path(folder);
    opener_.open_demo(folder, convention_);
}

void Session::reload() {
    if (opened_) open(from_path(opened_->checked.dataset.root));
}

void Session::set_convention(const mask::Convention& convention) {
    if (convention == convention_) return;
    convention_ = convention;
    settings_.set_convention(convention);
    if (!opened_) return;
    loader_.set_dataset(opened_, convention_);
    picture_.reset();
    request_pictures();
    // While another dataset is being read, it is checked again when it arrives.
    if (!opener_.busy() && is_read()) opener_.check_again(opened_, convention_);
    emit opened_changed();
}

/// Where a dataset is read again, what is known of it stays in view until all is read and checked.
void Session::take_arrived(const std::shared_ptr<const Opened>& opened) {
    const bool again = opened_ && opened_->checked.dataset.root == opened->checked.dataset.root &&
                       opened_->reading != opened->reading;
    if (again && (is_checked() || opened_->index.order().size() > opened->index.order().size())) return;
    take_opened(opened);
}

/// Nothing of it applies to the next dataset; what was written of it waits.
void Session::leave() {
    last_place_.clear();
    trail_.clear();
    unexplained_.reset();
    last_was_planted_ = false;
    just_opened_ = true;
    news_.forget();
    place_ = {};
}

/// `before`: of the same reading, or null.
void Session::take_files(const Opened* before) {
    if (before) {
        loader_.go_on_with(opened_);
    } else {
        loader_.set_dataset(opened_, convention_);
        picture_.reset();
        clear_plants();
        read_as_set();
        settings_.add_recent(from_path(opened_->checked.dataset.root));
        asked_folder_.clear();
    }
    // What the store knows of moved datasets it finds by the contours' content: all of them must be there.
    if (is_read() && !(before && before->checked.is_read))
        desk_.load(opened_);
    else if (!before)
        desk_.leave_for(opened_->key());
}

void Session::take_opened(const std::shared_ptr<const Opened>& opened) {
    stop_asking(); // another contour may be in view then
    const auto before = opened_;
    const bool same = before && before->checked.dataset.root == opened->checked.dataset.root;
    opened_ = opened;
    if (!same) leave();
    if (!same) turn_to_drafts();
    take_files(same && before->reading == opened->reading ? before.get() : nullptr);
    make_queue(same ? queue_.filter().text : std::string());
    plant();
    take_up_drafts();
    if (same && is_read()) tell_of_gone_drafts(*before);
    restore_place(same && !just_opened_ ? before : nullptr); // until someone moves, the first of the queue
    request_pictures();
    if (is_checked() && !told_to_wait_.isEmpty()) emit unsaid(std::exchange(told_to_wait_, QString()));
    emit opened_changed();
    emit place_changed();
    emit draft_reset();
    emit picture_changed();
    go_on_at_undecided();
    if (is_checked() && opened_->checked.report.convention != convention_)
        opener_.check_again(opened_, convention_);
}

void Session::restore_place(const std::shared_ptr<const Opened>& before) {
    const Place old = std::exchange(place_, Place{});
    const auto last = std::exchange(last_place_, {}); // a patient may have another index now
    if (before) {
        place_ = now_called(*this, *before, old).value_or(Place{});
        trail_.rename([&](const Place& place) { return now_called(*this, *before, place); });
        for (const auto& [patient, place] : last)
            if (const auto now = now_called(*this, *before, place)) last_place_[now->patient] = *now;
    }
    if (const auto left = just_opened_ && where_left_ ? where_left_(*opened_) : std::nullopt) {
        place_ = *left;
        just_opened_ = false;
    }
    if (place_.patient >= 0 || opened_->checked.patients.empty()) return;
    const auto any = [](Ref) { return true; };
    auto first = queue_.next({}, any);
    if (!first && !opened_->index.order().empty()) first = opened_->index.order().front();
    place_ = first ? place_of(*opened_, *first) : start_of(*opened_, 0);
}

const dataset::Patient* Session::patient() const {
    return opened_ && place_.patient >= 0 ? &opened_->patient(place_.patient) : nullptr;
}

const dataset::SliceEntry* Session::slice() const {
    const dataset::Patient* who = patient();
    return who && place_.slice >= 0 ? &who->slices[std::size_t(place_.slice)] : nullptr;
}

const dataset::ContourEntry* Session::contour() const {
    return opened_ && place_.contour >= 0 ? &opened_->contour(place_.ref()) : nullptr;
}

std::string Session::contour_id() const {
    return contour() ? opened_->id(place_.ref()) : std::string();
}

void Session::go_to(const Place& place) {
    go(place, Trail::Move::jump);
}

void Session::go(const Place& place, Trail::Move how) {
    just_opened_ = false;
    if (!opened_ || place.patient < 0 || place == place_) return;
    trail_.moved(place_, how);
    show(place);
}

void Session::show(const Place& place) {
    stop_asking();
    const bool other_picture = place.patient != place_.patient || place.slice != place_.slice;
    place_ = place;
    last_place_[place.patient] = place;
    request_pictures();
    emit place_changed();
    emit draft_reset();
    if (other_picture) emit picture_changed();
}

std::shared_ptr<const LoadedSlice> Session::picture() const {
    const bool is_of_place =
        picture_ && picture_->patient == place_.patient && picture_->slice == place_.slice;
    return is_of_place ? picture_ : nullptr;
}

void Session::request_pictures() {
    if (!opened_) return;
    const dataset::Patient* who = patient();
    std::vector<std::pair<int, int>> soon;
    const auto add = [&](int patient_index, int slice_index) {
        if (slice_index >= 0) soon.emplace_back(patient_index, slice_index);
    };
    if (whole_cycle_ && slice() && slice()->location >= 0)
        for (const std::size_t phase : who->locations[std::size_t(slice()->location)].slices)
            add(place_.patient, int(phase));
    for (const Ref ahead : queue_.ahead(place_.ref(), 4)) {
        const Place there = place_of(*opened_, ahead);
        add(there.patient, there.slice);
    }
    const auto add_rivals = [&](const std::vector<std::size_t>& findings) {
        for (const std::size_t i : findings) {
            const check::Finding& finding = opened_->checked.report.findings[i];
            if (!finding.rival) continue;
            soon.push_back(opened_->slice_of(finding.patient, finding.slice.value_or(finding.rival->slice)));
            soon.push_back(opened_->slice_of(finding.rival->patient, finding.rival->slice));
        }
    };
    add_rivals(opened_->index.findings(place_.ref()));
    add_rivals(opened_->index.of_patient(place_.patient));
    std::erase_if(soon, [](const auto& slice) { return slice.second < 0; });
    if (who && place_.slice >= 0) {
        for (const int step : {1, -1, 2, -2})
            add(place_.patient, desktop::step_phase(*who, place_.slice, step));
        for (const int step : {1, -1})
            add(place_.patient, desktop::step_location(*who, place_.slice, step));
    }
    picture_ = picture(); // the place may be another by now
    if (!picture_ && place_.slice >= 0) picture_ = as_shown(loader_.find(place_.patient, place_.slice));
    loader_.want({place_.patient, picture_ ? -1 : place_.slice}, soon);
}

std::shared_ptr<const LoadedSlice> Session::loaded(int patient, int slice) const {
    return as_shown(loader_.find(patient, slice));
}

void Session::take_picture(const std::shared_ptr<const LoadedSlice>& picture) {
    for (const Ref ref : opened_->index.on_slice(picture->patient, picture->slice))
        desk_.note_content(opened_->id(ref), {picture->sha256, opened_->contour(ref).sha256});
    emit slice_loaded(picture->patient, picture->slice);
    if (picture->patient != place_.patient || picture->slice != place_.slice)
        return; // wanted ahead, or too late
    picture_ = as_shown(picture);
    emit picture_changed();
}

} // namespace contourcheck::desktop
