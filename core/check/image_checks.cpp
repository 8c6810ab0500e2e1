#include "check/image_checks.h"

#include "base/text.h"
#include "check/about.h"
#include "check/suspicion.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::check {

namespace {

using contour::Kind;

// What tells one explanation from another; whether a contour is flagged at all is decided by its suspicion.
constexpr double clear_way = 0.5;     ///< of the patient's contrast, gained by a mirrored or turned contour
constexpr double clear_phase = 0.05;  ///< log ratio of radii
constexpr double clear_nearer_mm = 1; ///< edges of another slice

std::string two_digits(double value) {
    return fixed(value, 2);
}

/// "3.1 px to the right and 1.0 px up"
std::string in_words(contour::Point shift_mm, const dicom::Spacing& spacing) {
    const double x = shift_mm.x / spacing.column_mm;
    const double y = shift_mm.y / spacing.row_mm;
    std::vector<std::string> parts;
    if (std::abs(x) >= 0.5)
        parts.push_back(fixed(std::abs(x), 1) + (x > 0 ? " px to the right" : " px to the left"));
    if (std::abs(y) >= 0.5) parts.push_back(fixed(std::abs(y), 1) + (y > 0 ? " px down" : " px up"));
    if (parts.empty()) return "less than half a pixel away";
    return parts.size() == 1 ? parts[0] : parts[0] + " and " + parts[1];
}

class About {
public:
    About(const PreparedPatient& patient, std::size_t index, const evidence::Look& look,
          const Opinion& opinion)
        : patient_(patient), contour_(patient.contours[index]), look_(look), opinion_(opinion),
          f_(opinion.judged.features.values) {}

    [[nodiscard]] std::vector<Finding> findings() {
        say_way();
        say_phase();
        say_slice();
        say_shift();
        say_growth();
        say_shape();
        say_neighbours();
        say_mismatch();
        return std::move(findings_);
    }

private:
    Finding& add(std::string_view rule_id, std::string message, double value) {
        Finding finding = about_contour(rule_id, *patient_.patient, *contour_.entry);
        if (opinion_.suspicion >= sure_suspicion) finding.severity = Severity::error;
        finding.message = std::move(message);
        finding.value = value;
        findings_.push_back(std::move(finding));
        return findings_.back();
    }
    [[nodiscard]] double limit(std::string_view rule_id) const { return *rule(rule_id).threshold; }

    void say_way() {
        if (f_[Features::way_gain] < clear_way || look_.way_score < look_.nearby_score) return;
        const std::string way(evidence::words(look_.way));
        Finding& finding = add("better-orientation", "The contour fits its slice better " + way,
                               look_.way_score - look_.nearby_score);
        finding.suggestion = "fits " + way + ": contrast " + two_digits(look_.way_score) + " against " +
                             two_digits(look_.nearby_score);
    }
    void say_phase() {
        if (f_[Features::phase_order] < clear_phase) return;
        Finding& finding =
            add("phase-swapped",
                "The contour's size is that of the other phase: it is the larger one here and the "
                "smaller one elsewhere in the stack, or the other way round",
                f_[Features::phase_order]);
        finding.suggestion = "exchange end systole and end diastole at this location";
    }
    void say_slice() {
        const double own = evidence::displaced_mm(look_.own);
        const evidence::Elsewhere* best = nullptr;
        for (const auto* slices : {&look_.locations, &look_.phases})
            for (const evidence::Elsewhere& there : *slices)
                if (there.contrast >= look_.own.contrast && there.displaced_mm <= own - clear_nearer_mm &&
                    (!best || there.contrast > best->contrast))
                    best = &there;
        if (!best) return;
        const std::string number = std::to_string(patient_.patient->slices[best->slice].number);
        Finding& finding = add("better-slice", "The contour fits slice " + number + " better than its own",
                               best->contrast - look_.own.contrast);
        finding.suggestion = "fits slice " + number + " better: contrast " + two_digits(best->contrast) +
                             " against " + two_digits(look_.own.contrast);
    }
    void say_shift() {
        const contour::Point wish = opinion_.judged.wish.shift_mm;
        const double shift = std::hypot(wish.x, wish.y);
        if (shift < limit("shifted")) return;
        Finding& finding = add("shifted",
                               "The picture has the edge " + fixed(shift, 1) +
                                   " mm away from the contour, all of it to one side",
                               shift);
        if (contour_.slice && contour_.slice->spacing)
            finding.suggestion = "fits better " + in_words(wish, *contour_.slice->spacing);
    }
    void say_growth() {
        const double growth = opinion_.judged.wish.growth_mm;
        if (std::abs(growth) < limit("scaled")) return;
        Finding& finding = add("scaled",
                               "The contour is too " + std::string(growth > 0 ? "small" : "large") + " by " +
                                   fixed(std::abs(growth), 1) + " mm all round",
                               std::abs(growth));
        if (look_.ring.radius_mm > 0)
            finding.suggestion = "fits better at " +
                                 two_digits((look_.ring.radius_mm + growth) / look_.ring.radius_mm) +
                                 " times the size";
    }
    void say_shape() {
        if (f_[Features::oval] < limit("shape-implausible")) return;
        add("shape-implausible",
            "The contour's shape is not the one in the picture: too long one way, too short across",
            f_[Features::oval]);
    }
    void say_neighbours() {
        const double centroid = std::max(f_[Features::along_centroid], f_[Features::phase_centroid]);
        if (centroid >= limit("centroid-jump"))
            add("centroid-jump",
                "The contour's centre is " + fixed(centroid, 1) + " mm from where its neighbours put it",
                centroid);
        const double radius = std::max(f_[Features::along_radius], f_[Features::phase_radius]);
        if (radius >= limit("area-jump"))
            add("area-jump",
                "The contour's radius is " + fixed(radius, 1) + " mm from what its neighbours predict",
                radius);
    }
    void say_mismatch() {
        const bool is_weak = f_[Features::disagreeing] >= 0.25 || look_.own.contrast <= 0;
        if (!findings_.empty() && !is_weak) return;
        add("image-mismatch",
            "The picture does not show this contour: an edge under " + percent(look_.own.agreeing) +
                " of it, where the patient's other contours have one under " +
                percent(1 - opinion_.judged.usual[Features::disagreeing - first_relative]),
            1 - look_.own.agreeing);
    }

    const PreparedPatient& patient_;
    const PreparedContour& contour_;
    const evidence::Look& look_;
    const Opinion& opinion_;
    const std::array<double, Features::count>& f_;
    std::vector<Finding> findings_;
};

bool has_error(const std::vector<Finding>& known, const dataset::ContourId& id) {
    return std::ranges::any_of(known, [&](const Finding& finding) {
        return finding.scope == Scope::contour && finding.severity == Severity::error &&
               finding.patient == id.patient && finding.slice == id.slice && finding.kind == id.kind;
    });
}

/// Fewer contours than this fit somewhere by chance.
constexpr std::size_t least_pairs = 3;

/// With a greater contrast alone the other patient may just have the brighter blood.
constexpr double clear_agreeing = 0.08;
/// Where contours belong, an edge is under at least this share of them; hearts that lie much alike reach 0.6.
constexpr double belonging_agreeing = 0.65;

bool fits_better(const Fit& there, const Fit& here) {
    return there.score >= here.score + *rule("better-patient").threshold &&
           there.agreeing >= std::max(belonging_agreeing, here.agreeing + clear_agreeing);
}

Finding of_other_patient(const dataset::Patient& patient, const dataset::Patient& there, const Fit& own,
                         const Fit& fit) {
    Finding finding = about_patient("better-patient", patient.patient, patient.original);
    finding.message = "The contours of " + patient.original + " fit the slices of " + there.patient +
                      " and not those of " + patient.patient + ", which the link table gives them";
    finding.value = fit.score - own.score;
    finding.suggestion = "belongs to patient " + there.patient + ": contrast " + two_digits(fit.score) +
                         " against " + two_digits(own.score) + "; the row should read " + there.patient +
                         "," + patient.original;
    return finding;
}

Finding of_nobody(const dataset::Patient& patient, const Fit& own) {
    Finding finding = about_patient("image-mismatch", patient.patient, patient.original);
    finding.severity = Severity::error;
    finding.message = "The slices of " + patient.patient + " show hardly any of the contours of " +
                      patient.original + ", which the link table gives them";
    finding.value = 1 - own.agreeing;
    return finding;
}

/// Patients whose contours fit another patient's slices, and those whose pictures show none of them.
void add_strangers(std::vector<Finding>& to, std::span<const PreparedPatient> patients,
                   const Sights& sights) {
    for (std::size_t i = 0; i < sights.patients.size() && i < patients.size(); ++i) {
        const dataset::Patient& patient = *patients[i].patient;
        const auto own = own_fit(patient, sights.patients[i]);
        if (!own) continue;
        const Crossing* best = nullptr;
        for (const Crossing& each : sights.crossings)
            if (each.contours == i && each.pairs >= least_pairs &&
                (!best || each.fit.score > best->fit.score))
                best = &each;
        if (best && fits_better(best->fit, *own))
            to.push_back(of_other_patient(patient, *patients[best->slices].patient, *own, best->fit));
        else if (is_stranger(patient, sights.patients[i]))
            to.push_back(of_nobody(patient, *own));
    }
}

bool is_within(double value, double low, double high) {
    return low <= value && value <= high;
}

void add_offset(std::vector<Finding>& to, std::span<const PreparedPatient> patients, const Sights& sights,
                const mask::Convention& convention) {
    const auto evidence = convention_evidence(patients, sights, convention);
    if (!evidence.offset) return;
    const evidence::Offset& offset = *evidence.offset;
    if (is_within(0, offset.low_px.x, offset.high_px.x) && is_within(0, offset.low_px.y, offset.high_px.y))
        return;
    Finding finding = about_dataset("systematic-offset", "offset", {});
    const double size = std::hypot(offset.best_px.x, offset.best_px.y);
    finding.severity = size > *rule("systematic-offset").threshold ? Severity::warning : Severity::info;
    finding.message = "All inner contours together fit their pictures best " + fixed(offset.best_px.x, 1) +
                      " px in x and " + fixed(offset.best_px.y, 1) + " px in y from where pixel origin " +
                      fixed(convention.pixel_origin, convention.pixel_origin == 0.5 ? 1 : 0) +
                      " puts them (95 % interval " + fixed(offset.low_px.x, 1) + " to " +
                      fixed(offset.high_px.x, 1) + " and " + fixed(offset.low_px.y, 1) + " to " +
                      fixed(offset.high_px.y, 1) +
                      "); parts of the boundary with papillary muscles beside them are left out";
    finding.value = size;
    finding.suggestion =
        evidence.suggests ? "pixel origin " + fixed(*evidence.suggests, *evidence.suggests == 0.5 ? 1 : 0) +
                                " would put them there; masks stay as they are until you choose it"
                          : "no pixel origin would put them there";
    to.push_back(std::move(finding));
}

} // namespace

std::vector<Opinion> opinions(const PreparedPatient& patient, const Sight& sight) {
    std::vector<Opinion> result(patient.contours.size());
    for (std::size_t i = 0; i < result.size() && i < sight.looks.size(); ++i) {
        if (!sight.looks[i].seen) continue;
        result[i].known = true;
        result[i].judged = judged(patient, i, sight.looks[i], sight.looks);
        result[i].suspicion = picture_suspicion(patient.contours[i].kind(), result[i].judged.features);
    }
    return result;
}

std::vector<Finding> image_checks(const PreparedPatient& patient, const Sight& sight,
                                  const std::vector<Opinion>& opinions, const std::vector<Finding>& known) {
    std::vector<Finding> result;
    for (std::size_t i = 0; i < opinions.size(); ++i) {
        if (!opinions[i].known || opinions[i].suspicion < flagged_suspicion) continue;
        if (has_error(known, patient.contours[i].entry->id)) continue;
        std::ranges::move(About(patient, i, sight.looks[i], opinions[i]).findings(),
                          std::back_inserter(result));
    }
    return result;
}

std::vector<Finding> dataset_image_checks(std::span<const PreparedPatient> patients, const Sights& sights,
                                          const mask::Convention& convention) {
    std::vector<Finding> result;
    add_strangers(result, patients, sights);
    add_offset(result, patients, sights, convention);
    return result;
}

ConventionEvidence convention_evidence(std::span<const PreparedPatient> patients, const Sights& sights,
                                       const mask::Convention& convention) {
    ConventionEvidence result;
    std::vector<std::vector<evidence::OffsetMap>> maps;
    for (std::size_t i = 0; i < sights.patients.size() && i < patients.size(); ++i) {
        maps.push_back(sights.patients[i].offsets);
        result.patients.push_back(
            {patients[i].patient->patient, evidence::common_offset({sights.patients[i].offsets})});
    }
    result.offset = evidence::common_offset(maps);
    if (!result.offset) return result;
    const auto& offset = *result.offset;
    double nearest = 1e9;
    for (const double origin : {0.0, 0.5, 1.0}) {
        // A contour coordinate is less by `by` in the grid when the origin is greater by it.
        const double by = convention.pixel_origin - origin;
        if (!is_within(by, offset.low_px.x, offset.high_px.x) ||
            !is_within(by, offset.low_px.y, offset.high_px.y))
            continue;
        const double away = std::hypot(offset.best_px.x - by, offset.best_px.y - by);
        if (away < nearest) {
            nearest = away;
            result.suggests = origin;
        }
    }
    return result;
}

} // namespace contourcheck::check
