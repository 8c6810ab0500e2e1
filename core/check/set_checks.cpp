#include "check/set_checks.h"

#include "base/rank.h"
#include "base/text.h"
#include "check/about.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::check {

namespace {

using contour::Kind;

/// The middle one of the patient's inner contours that has a slice in both.
std::optional<Rival> on_slice_of(const dataset::Patient& there, const dataset::Patient& patient,
                                 double contrast) {
    std::vector<const dataset::ContourEntry*> shown;
    for (const dataset::ContourEntry& contour : patient.contours)
        if (contour.id.kind == Kind::inner && contour.contour && contour.slice &&
            there.slice(contour.id.slice))
            shown.push_back(&contour);
    if (shown.empty()) return std::nullopt;
    const dataset::ContourEntry& middle = *shown[shown.size() / 2];
    return Rival{there.patient,
                 middle.id.slice,
                 middle.id.kind,
                 middle.contour->points,
                 Phrase::tr("slices of %1", {there.patient}),
                 contrast};
}

/// `message` has gaps for the contours, the slices they fit and their own.
Finding of_other(const dataset::Patient& patient, const dataset::Patient& there, std::string_view message,
                 const Fit& own, const Fit& fit) {
    Finding finding = about_patient("better-patient", patient.patient, patient.original);
    finding.message = Phrase::tr(message, {patient.original, there.patient, patient.patient});
    finding.value = fit.score - own.score;
    finding.suggestion =
        Phrase::tr("belongs to patient %1: contrast %2 against %3; the row of %1 should read %1,%4",
                   {there.patient, two_digits(fit.score), two_digits(own.score), patient.original});
    return finding;
}

Finding of_other_patient(const dataset::Patient& patient, const dataset::Patient& there, const Fit& own,
                         const Fit& fit) {
    Finding finding = of_other(patient, there,
                               Phrase::noop("The contours of %1 fit the slices of %2 and not those of %3, "
                                            "which the link table gives them"),
                               own, fit);
    finding.rival = on_slice_of(there, patient, fit.score);
    return finding;
}

/// Without a rival: only slices of the table's patients can be shown.
Finding of_unlinked(const dataset::Patient& patient, const dataset::Patient& there, const Fit& own,
                    const Fit& fit) {
    return of_other(patient, there,
                    Phrase::noop("The contours of %1 fit the slices of %2, which no row of the link table "
                                 "names, and not those of %3, which the link table gives them"),
                    own, fit);
}

const Meaning* meaning_of(const Sight& sight, Meaning::Of of) {
    const auto found = std::ranges::find(sight.meanings, of, &Meaning::of);
    return found != sight.meanings.end() ? &*found : nullptr;
}

const Meaning* best_meaning(const Sight& sight) {
    const Meaning* best = nullptr;
    for (const Meaning& each : sight.meanings)
        if (is_meant(each) && (!best || each.fit.score > best->fit.score)) best = &each;
    const Meaning* moved = meaning_of(sight, Meaning::Of::moved);
    const Meaning* resized = meaning_of(sight, Meaning::Of::resized);
    if (best && best == moved && resized && is_rather(*resized, *moved)) return resized;
    if (best && best == resized && moved && is_meant(*moved) && !is_rather(*resized, *moved)) return moved;
    return best;
}

/// "fits mirrored left to right: contrast 0.41 against 0.02, over 18 inner contours"
Phrase fits(const Meaning& meant) {
    const std::vector<Phrase> gaps{
        words(meant), two_digits(meant.fit.score), two_digits(meant.as_it_is.score),
        counted(meant.contours, Phrase::noop("1 inner contour"), Phrase::noop("%1 inner contours"))};
    if (meant.of == Meaning::Of::millimetres)
        return Phrase::tr("fits %1, that is, divided by the pixel spacing: contrast %2 against %3, over %4",
                          gaps);
    return Phrase::tr("fits %1: contrast %2 against %3, over %4", gaps);
}

Phrase moved_by(double px) {
    return Phrase::tr("moved by %1 px", {fixed(px, 1)});
}

Finding meant_otherwise(const PreparedPatient& prepared, const Meaning& meant, double pixel_origin) {
    const dataset::Patient& patient = *prepared.patient;
    constexpr std::string_view rule_of[] = {"better-orientation", "scaled", "systematic-offset",
                                            "scaled"}; // as Meaning::Of
    Finding finding = about_patient(rule_of[int(meant.of)], patient.patient, patient.original);
    finding.severity = Severity::error;
    finding.message = Phrase::tr("All contours of %1 fit the slices of %2 better %3",
                                 {patient.original, patient.patient, words(meant)});
    finding.value = meant.fit.score - meant.as_it_is.score;
    finding.threshold = *rule("better-patient").threshold;
    finding.unit = rule("better-patient").unit;
    constexpr std::string_view title_of[] = {Phrase::noop("All contours fit another way round"),
                                             Phrase::noop("The contours are millimetres, not pixels"),
                                             Phrase::noop("All contours are off by the same amount"),
                                             Phrase::noop("All contours are too small")};
    finding.title = Phrase::tr(title_of[int(meant.of)]);
    if (meant.of == Meaning::Of::resized && meant.factor < 1)
        finding.title = Phrase::tr("All contours are too large");
    finding.suggestion = fits(meant);
    finding.rival = on_slice_of(patient, patient, meant.fit.score);
    if (!finding.rival) return finding;
    const dataset::SliceEntry* slice = patient.slice(finding.rival->slice);
    if (!slice || !slice->header) return finding;
    finding.rival->points = as_meant(finding.rival->points, meant, slice->header->shape,
                                     slice->header->spacing.value_or(dicom::Spacing{1, 1}), pixel_origin);
    finding.rival->words = meant.of == Meaning::Of::moved
                               ? moved_by(std::hypot(meant.shift_px.x, meant.shift_px.y))
                               : words(meant);
    return finding;
}

Finding of_nobody(const dataset::Patient& patient, double agreeing) {
    Finding finding = about_patient("image-mismatch", patient.patient, patient.original);
    finding.severity = Severity::error;
    finding.title = Phrase::tr("The slices do not show these contours");
    finding.message =
        Phrase::tr("The slices of %1 show hardly any of the contours of %2, which the link table gives them",
                   {patient.patient, patient.original});
    finding.value = 1 - agreeing;
    finding.threshold = 1 - least_agreeing;
    return finding;
}

/// By how much the usual inner contour is too small or too large.
double off_mm(const dataset::Patient& patient, const Sight& sight, const Meaning& resized) {
    std::vector<double> radii;
    for (std::size_t i = 0; i < sight.looks.size(); ++i)
        if (sight.looks[i].seen && patient.contours[i].id.kind == Kind::inner)
            radii.push_back(sight.looks[i].ring.radius_mm);
    return radii.empty() ? 0 : std::abs(resized.factor - 1) * upper_median(std::move(radii));
}

Finding of_size(const dataset::Patient& patient, const Meaning& resized, double off_mm) {
    Finding finding = about_patient("scaled", patient.patient, patient.original);
    finding.title = resized.factor > 1 ? Phrase::tr("All contours are too small")
                                       : Phrase::tr("All contours are too large");
    finding.message = Phrase::tr("All inner contours of this patient together fit their pictures best %1",
                                 {words(resized)});
    finding.value = off_mm;
    finding.suggestion = fits(resized);
    finding.rival = on_slice_of(patient, patient, resized.fit.score);
    if (!finding.rival) return finding;
    finding.rival->words = Phrase::tr("%1 times the size", {two_digits(resized.factor)});
    finding.rival->points = as_meant(finding.rival->points, resized, {}, {1, 1}, 0);
    return finding;
}

/// "(95 % interval: -0.7 to -0.2 px in x, -1.3 to -0.5 px in y)"
Phrase interval_words(const evidence::Offset& offset) {
    const auto px = [](double value) {
        return fixed(std::abs(value) < least_said_px ? 0 : value, 1);
    }; // no minus zero
    return Phrase::tr("(95 % interval: %1 to %2 px in x, %3 to %4 px in y)",
                      {px(offset.low_px.x), px(offset.high_px.x), px(offset.low_px.y), px(offset.high_px.y)});
}

} // namespace

std::optional<Finding> set_check(const PreparedPatient& patient, const Sight& sight, std::size_t index,
                                 std::span<const PreparedPatient> patients, const Sights& all,
                                 double pixel_origin) {
    const auto own = own_fit(*patient.patient, sight);
    if (!own) return std::nullopt;
    const Crossing* best = best_crossing(all.crossings, index);
    if (best && !belongs(*best, *own)) best = nullptr;
    const Meaning* meant = best_meaning(sight);
    // A shift or a size is fitted, another patient's slices are not: where both fit, the contours are the other's.
    const bool is_fitted = meant && (meant->of == Meaning::Of::moved || meant->of == Meaning::Of::resized);
    const bool is_theirs = best && (!meant || is_fitted || best->fit.score >= meant->fit.score);
    if (is_theirs && best->slices >= patients.size())
        return of_unlinked(*patient.patient, all.unlinked[best->slices - patients.size()], *own, best->fit);
    if (is_theirs)
        return of_other_patient(*patient.patient, *patients[best->slices].patient, *own, best->fit);
    if (meant) return meant_otherwise(patient, *meant, pixel_origin);
    if (is_stranger(*patient.patient, sight))
        return of_nobody(*patient.patient, *usual_agreeing(*patient.patient, sight));
    return std::nullopt;
}

ConventionEvidence convention_evidence(std::span<const PreparedPatient> patients, const Sights& sights,
                                       const mask::Convention& convention,
                                       const std::vector<bool>& is_elsewhere) {
    ConventionEvidence result;
    std::vector<std::vector<evidence::OffsetMap>> maps;
    for (std::size_t i = 0; i < sights.patients.size() && i < patients.size(); ++i) {
        result.patients.push_back({patients[i].patient->patient, std::nullopt});
        if (is_elsewhere[i]) continue;
        maps.push_back(sights.patients[i].offsets);
        result.patients.back().offset = sights.patients[i].offset;
    }
    result.offset = evidence::common_offset(maps);
    if (!result.offset) return result;
    const auto& offset = *result.offset;
    double nearest = 1e9;
    for (const double origin : {0.0, 0.5, 1.0}) {
        // A contour coordinate is less by `by` in the grid when the origin is greater by it.
        const double by = convention.pixel_origin - origin;
        if (!offset.holds({by, by})) continue;
        const double away = std::hypot(offset.best_px.x - by, offset.best_px.y - by);
        if (away < nearest) {
            nearest = away;
            result.suggests = origin;
        }
    }
    return result;
}

std::vector<Finding> patient_offset_checks(std::span<const PreparedPatient> patients, const Sights& sights,
                                           const ConventionEvidence& evidence,
                                           const std::vector<bool>& is_told) {
    std::vector<Finding> result;
    for (std::size_t i = 0; i < evidence.patients.size() && i < patients.size(); ++i) {
        const auto& offset = evidence.patients[i].offset;
        if (!offset) continue;
        const double limit = *rule("systematic-offset").threshold;
        const double size = std::hypot(offset->best_px.x, offset->best_px.y);
        if (size <= limit || offset->holds({0, 0}) || is_told[i]) continue;
        if (evidence.offset && std::hypot(offset->best_px.x - evidence.offset->best_px.x,
                                          offset->best_px.y - evidence.offset->best_px.y) <= limit)
            continue; // the whole dataset's, which is said once
        const dataset::Patient& patient = *patients[i].patient;
        const Sight& sight = sights.patients[i];
        const Meaning* moved = meaning_of(sight, Meaning::Of::moved);
        const Meaning* resized = meaning_of(sight, Meaning::Of::resized);
        if (moved && resized && is_rather(*resized, *moved))
            if (const double mm = off_mm(patient, sight, *resized); mm >= *rule("scaled").threshold) {
                result.push_back(of_size(patient, *resized, mm));
                continue;
            }
        Finding finding = about_patient("systematic-offset", patient.patient, patient.original);
        finding.severity = Severity::warning;
        finding.message =
            Phrase::tr("All inner contours of this patient together fit their pictures best moved %1 %2",
                       {in_words(offset->best_px), interval_words(*offset)});
        finding.value = size;
        finding.rival = on_slice_of(patient, patient, 0);
        if (finding.rival) {
            finding.rival->words = moved_by(size);
            for (contour::Point& p : finding.rival->points)
                p = {p.x + offset->best_px.x, p.y + offset->best_px.y};
        }
        finding.suggestion = Phrase::tr("look whether they were drawn on another series, crop or pixel grid");
        result.push_back(std::move(finding));
    }
    return result;
}

std::optional<Finding> offset_check(const ConventionEvidence& evidence, const mask::Convention& convention) {
    if (!evidence.offset) return std::nullopt;
    const evidence::Offset& offset = *evidence.offset;
    if (offset.holds({0, 0})) return std::nullopt;
    Finding finding = about_dataset("systematic-offset", "offset", {});
    const double size = std::hypot(offset.best_px.x, offset.best_px.y);
    finding.severity = size > *rule("systematic-offset").threshold ? Severity::warning : Severity::info;
    const auto origin = [](double value) { return fixed(value, value == 0.5 ? 1 : 0); };
    finding.message =
        Phrase::tr("All inner contours together fit their pictures best moved %1 %2, taken with "
                   "pixel origin %3; edges that muscle within the cavity draws inward count less",
                   {in_words(offset.best_px), interval_words(offset), origin(convention.pixel_origin)});
    finding.value = size;
    finding.suggestion =
        evidence.suggests
            ? Phrase::tr("pixel origin %1 would put them there; masks stay as they are until you choose it",
                         {origin(*evidence.suggests)})
            : Phrase::tr("no pixel origin would put them there");
    return finding;
}

} // namespace contourcheck::check
