#include "desktop/session.h"

#include "desktop/texts.h"
#include "trial/mistakes.h"

#include <algorithm>
#include <set>

namespace contourcheck::desktop {

namespace {

/// Contours of planted errors that this reviewer has answered to.
std::set<std::string> answered_controls(Session& session) {
    const std::string me = session.settings().reviewer().toStdString();
    std::set<std::string> contours;
    for (const review::Control& each : session.desk().controls())
        if (each.reviewer == me) contours.insert(each.contour);
    return contours;
}

/// What is written of a planted error goes with it; what is written of the contour itself would be taken for that.
std::set<std::string> written_of(Session& session) {
    std::set<std::string> contours;
    for (const auto& [contour, draft] : session.drafts())
        if (!session.attention().at(contour)) contours.insert(contour);
    return contours;
}

std::set<std::string> ids_in_view(const Session& session) {
    std::set<std::string> ids;
    for (const Ref ref : session.opened()->index.on_slice(session.place().patient, session.place().slice))
        ids.insert(session.opened()->id(ref));
    return ids;
}

} // namespace

void Session::read_as_set() {
    const bool blind = opened_ && settings_.second_read(opened_->key());
    desk_.read_as(blind ? std::optional(settings_.reviewer().toStdString()) : std::nullopt);
    if (blind) {
        news_.forget();
        unsaved_.forget_whys(); // they may name what others decided
    }
    emit unsaved_changed();
    emit second_read_changed();
}

/// What is undecided, and so what is planted, is another's now, and so is the pace.
void Session::read_as_another() {
    decided_at_s_.clear();
    read_as_set();
    restate(QString());
    show_as_planted();
    plant();
}

void Session::look_for_others() {
    if (opened_ && is_read()) desk_.look_again(opened_);
}

void Session::set_second_read(bool on) {
    if (!opened_ || on == second_read()) return;
    settings_.set_second_read(opened_->key(), on);
    decline_second_read();
    read_as_another();
    if (!on) show_words(said_by_others(settings_.reviewer().toStdString(), desk_.log()));
    narrow(review::Trait::disagreed, false); // nobody disagrees with oneself
    look_for_others();
    emit standings_changed();
    emit draft_reset();
    if (const auto first = queue_.next({}, undecided_check()); on && first) go_to(*first);
    emit said(on ? tr("Second read: what others decided is hidden until you end it.")
              : desk_.others(settings_.reviewer().toStdString())
                  ? tr("The second read has ended: what others decided is shown.")
                  : tr("The second read has ended. Nobody else has decided here."));
}

void Session::look_for_offer() {
    QStringList others;
    if (opened_ && !second_read() && !settings_.second_read_offered(opened_->key()))
        for (const auto& [name, count] : desk_.reviewers())
            others << qs(name);
    if (others.contains(settings_.reviewer())) others.clear();
    if (others == offer_) return;
    offer_ = others;
    emit offer_changed();
}

void Session::decline_second_read() {
    if (opened_) settings_.note_second_read_offered(opened_->key());
    look_for_offer();
}

void Session::import(std::vector<review::Decision> decisions,
                     std::function<void(const Expected<std::size_t>&)> told) {
    desk_.import(opened_, std::move(decisions),
                 [this, opened = opened_, told = std::move(told)](const Expected<std::size_t>& added) {
                     if (added && *added > 0 && opened_->key() == opened->key())
                         desk_.load(opened_, true); // an import tells itself
                     told(added);
                 });
}

void Session::set_planted_one_in(int contours) {
    settings_.set_planted_one_in(contours);
    plant();
    emit standings_changed(); // what is told of the contour in view
}

/// The share of the contours that this reviewer has still to decide on; in a small dataset one at least.
void Session::plant() {
    const int one_in = settings_.planted_one_in();
    if (one_in <= 0 || !is_checked() || !desk_.ready()) {
        clear_plants();
        show_as_planted();
        return;
    }
    std::set<std::string> left_out = answered_controls(*this);
    const bool met_none = left_out.empty();
    for (const Ref ref : opened_->index.order())
        if (const std::string id = opened_->id(ref); !desk_.history(id).empty()) left_out.insert(id);
    const std::size_t open = queue_.total() - std::min(queue_.total(), left_out.size());
    const std::size_t most = open / std::size_t(one_in);
    left_out.merge(ids_in_view(*this)); // nothing changes under the eyes: one drawn there would be lost
    left_out.merge(written_of(*this));
    attention_.draw(opened_, most == 0 && met_none ? 1 : most, left_out);
}

/// What was said of planted errors goes with them: it was not said of the contours.
void Session::clear_plants() {
    for (const auto& [contour, there] : attention_.planted())
        drafts_.erase(contour);
    attention_.clear();
}

/// Another program has decided: what was planted is not met any more, and what was said of it goes with it.
void Session::drop_decided_plants() {
    for (const auto& [contour, there] : std::map(attention_.planted())) {
        if (desk_.undecided(contour)) continue;
        attention_.drop(contour);
        drafts_.erase(contour);
    }
    show_as_planted();
}

void Session::take_plants() {
    const auto before = attention_.planted();
    std::set<std::string> since = written_of(*this); // it was drawn
    attention_.take_drawn(picture() ? ids_in_view(*this) : std::set<std::string>());
    since.merge(answered_controls(*this));
    for (const std::string& contour : since)
        attention_.drop(contour);
    for (const auto& [contour, there] : before) {
        if (!desk_.undecided(contour)) attention_.drop(contour); // another program has decided
        if (!attention_.at(contour)) drafts_.erase(contour);
    }
    show_as_planted();
    emit draft_reset();
}

const trial::Planted* Session::planted() const {
    return contour() ? planted(place_.ref()) : nullptr;
}

bool Session::may_be_planted() const {
    return settings_.planted_one_in() > 0 && is_checked() && contour() && undecided(place_.ref()) &&
           opened_->index.findings(place_.ref()).empty();
}

const trial::Planted* Session::planted(Ref ref) const {
    const std::string id = opened_->id(ref);
    const trial::Planted* there = attention_.at(id);
    return there && desk_.undecided(id) && !desk_.in_flight(id) ? there : nullptr;
}

std::vector<contour::Contour> Session::outlines_on(int patient, int slice) const {
    std::vector<contour::Contour> outlines;
    if (attention_.count() == 0) return outlines;
    for (const Ref ref : opened_->index.on_slice(patient, slice))
        if (const trial::Planted* there = planted(ref))
            outlines.push_back({opened_->contour(ref).id.kind, there->points});
    return outlines;
}

std::map<Ref, std::vector<contour::Point>> Session::planted_outlines() const {
    std::map<Ref, std::vector<contour::Point>> outlines;
    for (const auto& [contour, there] : attention_.planted())
        if (const auto ref = opened_->index.find(contour); ref && planted(*ref))
            outlines[*ref] = there.points;
    return outlines;
}

std::shared_ptr<const LoadedSlice> Session::as_shown(const std::shared_ptr<const LoadedSlice>& slice) const {
    return slice ? attention_.dressed(slice, outlines_on(slice->patient, slice->slice)) : slice;
}

/// What is in view anew, where a planted error has come or gone.
void Session::show_as_planted() {
    if (!opened_ || place_.slice < 0 || !picture()) return;
    if (!picture_->is_dressed && outlines_on(place_.patient, place_.slice).empty()) return;
    const auto shown = as_shown(loader_.find(place_.patient, place_.slice));
    if (shown == picture_) return;
    picture_ = shown;
    if (!picture_) request_pictures();
    emit picture_changed();
}

std::shared_ptr<const LoadedSlice> Session::own_picture() const {
    if (const auto shown = picture(); shown && !shown->is_dressed) return shown;
    return loader_.find(place_.patient, place_.slice);
}

std::shared_ptr<const dataset::Patient> Session::shown_patient() const {
    if (!patient()) return nullptr;
    std::shared_ptr<dataset::Patient> changed;
    for (std::size_t c = 0; c < patient()->contours.size(); ++c) {
        const trial::Planted* there = planted({place_.patient, int(c)});
        if (!there) continue;
        if (!changed) changed = std::make_shared<dataset::Patient>(*patient());
        changed->contours[c].contour->points = there->points;
    }
    if (changed) return changed;
    return {opened_, patient()};
}

QString Session::keep_control(Ref ref, review::Verdict verdict) {
    review::Control control;
    control.contour = opened_->id(ref);
    control.contour_sha256 = opened_->contour(ref).sha256;
    control.mistake = planted(ref)->mistake;
    control.verdict = verdict;
    const Draft said_of_it = draft_of(control.contour);
    control.reasons.assign(said_of_it.reasons.begin(), said_of_it.reasons.end());
    control.reviewer = settings_.reviewer().toStdString();
    const QString words = qs(Phrase::tr(trial::words_of(control.mistake)));
    const QString told = control.caught() ? tr("Planted error caught: %1.").arg(words)
                                          : tr("Planted error missed: %1.").arg(words);
    drafts_.erase(control.contour);
    last_was_planted_ = true;
    missed_planted_ = control.caught() ? QString() : words;
    attention_.drop(control.contour);
    desk_.keep(std::move(control));
    return told;
}

void Session::decide_on_planted(review::Verdict verdict) {
    stop_asking();
    unexplained_.reset();
    just_opened_ = false;
    const Ref here = place_.ref();
    const QString told = keep_control(here, verdict);
    decided_at_s_.push_back(double(sitting_.elapsed()) / 1000);
    show_as_planted();
    if (settings_.moves_on()) move_on(true);
    emit standings_changed();
    emit draft_reset();
    emit said(
        told + u' ' +
        (place_.ref() == here ? tr("This is the contour itself.") : tr("The contour itself comes again.")));
}

} // namespace contourcheck::desktop
