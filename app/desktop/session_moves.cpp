#include "desktop/session.h"

#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr std::size_t least_points = 3; ///< of an area

} // namespace

Undecided Session::undecided_check() const {
    return [this](Ref ref) { return undecided(ref); };
}

void Session::go_to(Ref contour) {
    if (opened_) go_to(place_of(*opened_, contour));
}

void Session::go_to_contour(const std::string& id) {
    if (!opened_) return;
    if (const auto ref = opened_->index.find(id)) go_to(*ref);
}

void Session::go_to_patient(int patient) {
    if (!opened_ || patient < 0 || std::size_t(patient) >= opened_->checked.patients.size()) return;
    if (patient == place_.patient) return;
    const auto known = last_place_.find(patient);
    go_to(known == last_place_.end() ? start_of(*opened_, patient) : known->second);
}

void Session::go_to_cell(int location, int phase) {
    const dataset::Patient* who = patient();
    if (!who) return;
    const int slice = slice_at(*who, location, phase);
    if (slice >= 0 && slice != place_.slice)
        go_to(on_slice(*opened_, place_.patient, slice, undecided_check()));
}

void Session::go_to_finding(const check::Finding& finding) {
    if (!opened_) return;
    if (const auto ref = opened_->index.contour_of(finding)) {
        go_to(*ref);
        return;
    }
    const int who = opened_->index.patient_of(finding);
    if (who < 0) return;
    if (finding.slice) {
        const auto& slices = opened_->patient(who).slices;
        const auto slice = std::ranges::find(slices, *finding.slice, &dataset::SliceEntry::number);
        if (slice != slices.end()) {
            const int there = int(slice - slices.begin());
            if (who != place_.patient || there != place_.slice)
                go_to(on_slice(*opened_, who, there, undecided_check()));
            return;
        }
    }
    go_to_patient(who);
}

void Session::step_phase(int step) {
    if (const dataset::Patient* who = patient())
        if (const int slice = desktop::step_phase(*who, place_.slice, step);
            slice >= 0 && slice != place_.slice)
            go_to(on_slice(*opened_, place_.patient, slice, undecided_check()));
}

void Session::step_location(int step) {
    if (const dataset::Patient* who = patient())
        if (const int slice = desktop::step_location(*who, place_.slice, step);
            slice >= 0 && slice != place_.slice)
            go_to(on_slice(*opened_, place_.patient, slice, undecided_check()));
}

void Session::step_patient(int step) {
    go_to_patient(place_.patient + step);
}

void Session::set_order(Order order) {
    if (order == order_) return;
    order_ = order;
    settings_.set_order(order);
    emit order_changed();
    if (order == Order::worst_first && opened_) {
        const auto& worst_first = opened_->index.order(order);
        const auto worst = std::ranges::find_if(worst_first, undecided_check());
        if (worst != worst_first.end()) go_to(*worst);
    }
    request_pictures();
    emit said(order == Order::worst_first
                  ? tr("Worst first: this is the most suspicious contour not decided.")
                  : tr("In reading order."));
}

void Session::next_flagged() {
    if (!opened_) return;
    const auto found = next(opened_->index, order_, place_, [&](Ref ref) {
        return opened_->index.status(ref) != check::Status::ok && undecided(ref);
    });
    if (!found)
        emit said(flagged_count() > 0 ? tr("Every flagged contour is decided.")
                                      : tr("No contour has a finding."));
    else if (*found == place_.ref())
        emit said(tr("This is the last flagged contour that is not decided."));
    else
        go_to(*found);
}

void Session::next_unreviewed() {
    if (!opened_) return;
    const auto found = next(opened_->index, order_, place_, undecided_check());
    if (!found)
        emit said(tr("Every contour is reviewed."));
    else if (*found == place_.ref())
        emit said(tr("This is the last contour that is not reviewed."));
    else
        go_to(*found);
}

void Session::go_on_at_undecided() {
    if (!std::exchange(just_opened_, false) || !opened_ || draft_changed()) return;
    const auto& order = opened_->index.order(order_);
    const auto first = std::ranges::find_if(order, undecided_check());
    if (first == order.end() || *first == place_.ref()) return;
    go_to(*first);
    emit said(
        tr("%1 of %2 reviewed; this is the first one that is not.").arg(reviewed_count()).arg(order.size()));
}

void Session::next_on_slice() {
    if (!opened_) return;
    const std::vector<Ref> there = opened_->index.on_slice(place_.patient, place_.slice);
    const auto here = std::ranges::find(there, place_.ref());
    if (there.size() < 2 || here == there.end()) return;
    go_to(here + 1 == there.end() ? there.front() : *(here + 1));
}

bool Session::can_decide() const {
    return contour() && desk_.ready() && (place_.slice < 0 || picture_ != nullptr);
}

std::optional<QString> Session::accept_trouble() const {
    const dataset::ContourEntry* entry = contour();
    if (!entry) return std::nullopt;
    if (place_.slice < 0) return tr("Cannot be accepted: there is no slice.");
    if (!entry->contour) return tr("Cannot be accepted: its file cannot be read.");
    if (entry->contour->points.size() < least_points)
        return tr("Cannot be accepted: fewer than %1 points.").arg(least_points);
    if (picture_ && !picture_->scene) return tr("Cannot be accepted: the slice cannot be read.");
    return std::nullopt;
}

void Session::decide(review::Verdict verdict) {
    const dataset::ContourEntry* entry = contour();
    if (!entry) {
        emit said(tr("There is no contour here to decide on."));
        return;
    }
    if (!can_decide()) {
        emit said(desk_.ready() ? tr("Wait for the picture: a decision is bound to what was seen.")
                                : tr("The store of decisions is not open."));
        return;
    }
    if (const auto trouble = accept_trouble(); trouble && verdict == review::Verdict::accept) {
        emit said(*trouble);
        return;
    }
    const Draft now = draft();
    review::Decision decision;
    decision.contour = contour_id();
    decision.verdict = verdict;
    decision.reasons.assign(now.reasons.begin(), now.reasons.end());
    decision.comment = now.comment.trimmed().toStdString();
    decision.reviewer = settings_.reviewer().toStdString();
    decision.content = {picture_ ? picture_->sha256 : std::string(), entry->sha256};
    drafts_.erase(decision.contour);
    desk_.decide(std::move(decision));
    if (const auto ahead = following(opened_->index, order_, place_.ref()))
        go_to(*ahead);
    else
        emit said(tr("That was the last contour."));
}

void Session::undo() {
    if (!opened_ || !desk_.ready()) return;
    const auto undone = desk_.take_back();
    if (!undone) {
        emit said(tr("Nothing to undo: no decision is left that was made since this dataset was opened."));
        return;
    }
    keep_draft(*undone);
    go_to_contour(undone->contour);
    emit draft_reset(); // also where it was in view already
    emit said(tr("Taken back: %1 of %2").arg(verdict_name(*undone->verdict), qs(undone->contour)));
}

void Session::keep_draft(const review::Decision& decision) {
    const Draft said{{decision.reasons.begin(), decision.reasons.end()}, qs(decision.comment)};
    if (!(said == Draft{})) drafts_.try_emplace(decision.contour, said); // what was typed since stays
}

std::vector<std::string> Session::unsaved_comments() const {
    std::vector<std::string> contours;
    const auto add = [&](const Drafts& drafts) {
        for (const auto& [contour, draft] : drafts)
            if (!draft.comment.trimmed().isEmpty()) contours.push_back(contour);
    };
    add(drafts_);
    for (const auto& [dataset, drafts] : drafts_elsewhere_)
        add(drafts);
    return contours;
}

void Session::return_unsaved(const review::Decision& decision, const QString& why) {
    if (decision.dataset != desk_.dataset()) { // another one was opened meanwhile
        emit warned(
            tr("The decision on %1 of %2 was not saved").arg(qs(decision.contour), qs(decision.dataset)),
            why);
        return;
    }
    if (decision.verdict)
        keep_draft(decision);
    else
        drafts_.erase(decision.contour); // it still stands
    go_to_contour(decision.contour);
    emit warned(tr("The decision on %1 was not saved").arg(qs(decision.contour)), why);
    emit standings_changed();
}

Draft Session::decided_draft() const {
    Draft draft;
    const review::Standing& standing = desk_.standing(contour_id());
    if (!standing.decision || standing.state == review::State::stale ||
        standing.decision->reviewer != settings_.reviewer().toStdString())
        return draft;
    draft.reasons.insert(standing.decision->reasons.begin(), standing.decision->reasons.end());
    draft.comment = qs(standing.decision->comment);
    return draft;
}

Draft Session::draft() const {
    const auto kept = drafts_.find(contour_id());
    return kept == drafts_.end() ? decided_draft() : kept->second;
}

void Session::set_draft(const Draft& draft) {
    if (!contour()) return;
    if (draft == decided_draft())
        drafts_.erase(contour_id());
    else
        drafts_[contour_id()] = draft;
}

void Session::toggle_reason(const std::string& reason) {
    if (!contour()) return;
    Draft now = draft();
    if (!now.reasons.erase(reason)) now.reasons.insert(reason);
    set_draft(now);
    emit draft_reset();
}

bool Session::draft_changed() const {
    return contour() && draft() != decided_draft();
}

bool Session::undecided(Ref ref) const {
    return opened_ && desk_.undecided(opened_->id(ref));
}

std::size_t Session::flagged_count() const {
    if (!opened_) return 0;
    return std::size_t(std::ranges::count_if(
        opened_->index.order(), [&](Ref ref) { return opened_->index.status(ref) != check::Status::ok; }));
}

std::size_t Session::flagged_left() const {
    if (!opened_) return 0;
    return std::size_t(std::ranges::count_if(opened_->index.order(), [&](Ref ref) {
        return opened_->index.status(ref) != check::Status::ok && undecided(ref);
    }));
}

std::size_t Session::reviewed_count() const {
    if (!opened_) return 0;
    return std::size_t(
        std::ranges::count_if(opened_->index.order(), [&](Ref ref) { return !undecided(ref); }));
}

} // namespace contourcheck::desktop
