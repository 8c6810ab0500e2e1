#include "trial/attempt.h"

#include "loader/parallel.h"

#include <algorithm>
#include <map>
#include <set>

namespace contourcheck::trial {

namespace {

std::vector<std::size_t> patients_with_copies(const std::vector<check::PreparedPatient>& patients) {
    std::map<std::string_view, std::vector<std::size_t>> by_key;
    for (std::size_t i = 0; i < patients.size(); ++i)
        for (const check::PreparedContour& contour : patients[i].contours)
            if (!contour.content_key.empty()) by_key[contour.content_key].push_back(i);
    std::set<std::size_t> found;
    for (const auto& [key, places] : by_key)
        if (places.size() > 1) found.insert(places.begin(), places.end());
    return {found.begin(), found.end()};
}

/// Whether evidence::compare() of one may hear the other: of its kind, at its location, or among the nearest of its phase.
bool is_beside(const dataset::Patient& patient, std::span<const evidence::Look> looks, std::size_t contour,
               std::size_t other) {
    constexpr std::ptrdiff_t heard_on_a_side = 2;
    const auto slice = [&](std::size_t i) -> const dataset::SliceEntry* {
        const auto& place = patient.contours[i].slice;
        return place && patient.slices[*place].location >= 0 ? &patient.slices[*place] : nullptr;
    };
    const dataset::SliceEntry* own = slice(contour);
    const dataset::SliceEntry* there = slice(other);
    if (!own || !there || patient.contours[contour].id.kind != patient.contours[other].id.kind) return false;
    if (own->location == there->location) return true;
    if (own->phase != there->phase) return false;
    const auto [low, high] = std::minmax(own->location, there->location);
    std::ptrdiff_t between = 0;
    for (std::size_t i = 0; i < patient.contours.size(); ++i)
        if (const dataset::SliceEntry* each = slice(i))
            between += patient.contours[i].id.kind == patient.contours[contour].id.kind && looks[i].seen &&
                       each->phase == own->phase && each->location > low && each->location < high;
    return between < heard_on_a_side;
}

} // namespace

Study study(const check::Checked& checked, int threads, const std::stop_token& stop) {
    Study result{checked, std::vector<check::PreparedPatient>(checked.patients.size()), {}, {}};
    // Stopped or out of memory: what was not prepared has no contours, and the caller asks again.
    (void)loader::for_each(
        checked.patients.size(), threads,
        [&](std::size_t i) { result.prepared[i] = check::prepare(checked.patients[i]); }, stop);
    for (std::size_t i = 0; i < result.prepared.size(); ++i) {
        result.prepared[i].patient = &checked.patients[i];
        result.pointers.push_back(&result.prepared[i]);
    }
    result.with_copies = patients_with_copies(result.prepared);
    return result;
}

Opened open(const Study& study, std::size_t index, const std::stop_token& stop) {
    Opened result;
    if (!study.has_pictures()) return result;
    const dataset::Patient& patient = study.checked.patients[index];
    result.sight = study.checked.sights.patients[index];
    result.pictures = check::read_pictures(study.checked.dataset.root, patient, nullptr, stop);
    for (std::size_t i = 0; i < result.sight.looks.size(); ++i) {
        evidence::Look& look = result.sight.looks[i];
        if (!look.seen) continue;
        const auto picture = result.pictures.find(*patient.contours[i].slice);
        look.seen = picture != result.pictures.end(); // it may have gone since it was checked
        if (look.seen) look.appearance = evidence::appearance(picture->second, look.ring);
    }
    return result;
}

Attempt::Attempt(const Study& study, const Opened& opened, std::size_t patient, std::size_t contour)
    : study_(study), opened_(opened), index_(patient), contour_(contour),
      patient_(study.checked.patients[patient]), sight_(opened.sight) {
    for (const std::size_t i : study.with_copies)
        if (i != patient) heard_for_copies_.push_back(study.prepared[i]);
    heard_for_copies_.emplace_back();
}

Said Attempt::as_it_is() {
    return said({});
}

Said Attempt::said(const std::vector<Change>& changes) {
    std::vector<std::size_t> changed;
    for (const Change& change : changes)
        changed.push_back(change.contour);
    check::PreparedPatient& prepared = heard_for_copies_.back();
    prepared = check::prepare_again(study_.prepared[index_], patient_, changed);
    const std::vector<check::Opinion> opinions = check::opinions(prepared, sight_);
    const mask::Convention& convention = study_.checked.report.convention;
    const auto of_set = check::set_check(prepared, sight_, index_, study_.prepared, study_.checked.sights,
                                         convention.pixel_origin);
    auto findings = check::patient_findings(prepared, of_set || !study_.has_pictures() ? nullptr : &sight_,
                                            opinions, convention, check::copy_checks(heard_for_copies_));
    if (of_set) findings.push_back(*of_set);
    const check::FindingsByContour by_contour(findings);
    Said result;
    for (const check::PreparedContour& each : prepared.contours) {
        const auto own = by_contour.of(each.entry->id);
        for (auto& of_contour = result.findings.emplace_back(); const check::Finding* finding : own)
            of_contour.push_back(*finding);
        if (&each == &prepared.contours[contour_])
            result.suspicion = check::contour_report(prepared, each, opinions[contour_], own).suspicion;
    }
    return result;
}

Said Attempt::with(const std::vector<Change>& changes) {
    put(changes);
    Said result = said(changes);
    take_back(changes);
    return result;
}

void Attempt::put(const std::vector<Change>& changes) {
    for (const Change& change : changes)
        patient_.contours[change.contour].contour->points = change.points;
    if (sight_.looks.empty()) return;
    const double origin = study_.checked.report.convention.pixel_origin;
    const auto picture_of = check::picture_by_slice(opened_.pictures);
    for (const Change& change : changes)
        sight_.looks[change.contour] =
            evidence::look(patient_, change.contour, change.points, origin, picture_of);
    for (std::size_t i = 0; i < sight_.looks.size(); ++i)
        if (std::ranges::any_of(changes, [&](const Change& change) {
                return change.contour == i || is_beside(patient_, opened_.sight.looks, i, change.contour);
            }))
            sight_.looks[i].agreement =
                evidence::compare(patient_, i, sight_.looks[i], sight_.looks, picture_of);
}

void Attempt::take_back(const std::vector<Change>& changes) {
    for (const Change& change : changes) {
        patient_.contours[change.contour].contour =
            study_.checked.patients[index_].contours[change.contour].contour;
    }
    sight_.looks = opened_.sight.looks;
}

} // namespace contourcheck::trial
