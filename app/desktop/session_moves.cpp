#include "desktop/session.h"

#include "desktop/texts.h"

#include <algorithm>
#include <cstdlib>

namespace contourcheck::desktop {

namespace {

using Move = Trail::Move;

/// Next to each other on the patient's map, around the cycle: a drag over the map, an arrow key.
bool neighbours(const dataset::Patient& patient, int a, int b) {
    if (a < 0 || b < 0) return false;
    const dataset::SliceEntry& from = patient.slices[std::size_t(a)];
    const dataset::SliceEntry& to = patient.slices[std::size_t(b)];
    const int apart = std::abs(from.phase - to.phase);
    return std::abs(from.location - to.location) <= 1 && (apart <= 1 || apart == patient.phases - 1);
}

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
        go(on_slice(*opened_, place_.patient, slice, undecided_check()),
           neighbours(*who, place_.slice, slice) ? Move::step : Move::jump);
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
            go(on_slice(*opened_, place_.patient, slice, undecided_check()), Move::step);
}

void Session::step_location(int step) {
    if (const dataset::Patient* who = patient())
        if (const int slice = desktop::step_location(*who, place_.slice, step);
            slice >= 0 && slice != place_.slice)
            go(on_slice(*opened_, place_.patient, slice, undecided_check()), Move::step);
}

void Session::step_patient(int step) {
    go_to_patient(place_.patient + step);
}

void Session::next_on_slice() {
    if (!opened_) return;
    const std::vector<Ref> there = opened_->index.on_slice(place_.patient, place_.slice);
    const auto here = std::ranges::find(there, place_.ref());
    if (there.size() < 2 || here == there.end()) return;
    go(place_of(*opened_, here + 1 == there.end() ? there.front() : *(here + 1)), Move::step);
}

void Session::set_whole_cycle(bool on) {
    whole_cycle_ = on;
    request_pictures();
}

void Session::go_back() {
    if (!opened_) return;
    if (const auto place = trail_.back(place_))
        show(*place);
    else
        emit said(tr("There is no place to go back to."));
}

void Session::go_forward() {
    if (!opened_) return;
    if (const auto place = trail_.forward(place_))
        show(*place);
    else
        emit said(tr("This is where you went back from."));
}

} // namespace contourcheck::desktop
