#include "check/image_checks.h"

#include "base/text.h"
#include "check/about.h"
#include "check/measured.h"
#include "check/suspicion.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace contourcheck::check {

namespace {

// What tells one explanation from another; whether a contour is flagged at all is decided by its suspicion.
/// A shift is found for nearly every contour; one of seven ways round that does as well is the likelier one.
constexpr double simpler = 0.03;
/// From so far away neither size nor shape can be compared with the edges.
constexpr double far_off_mm = 8;
constexpr double clear_phase = 0.05; ///< log ratio of radii

class About {
public:
    About(const PreparedPatient& patient, std::size_t index, const Sight& sight, const Opinion& opinion,
          double pixel_origin)
        : patient_(patient), index_(index), contour_(patient.contours[index]), sight_(sight),
          look_(sight.looks[index]), opinion_(opinion), f_(opinion.judged.features.values),
          pixel_origin_(pixel_origin) {}

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
    Finding& add(std::string_view rule_id, Phrase message) {
        Finding finding = about_contour(rule_id, *patient_.patient, *contour_.entry);
        if (opinion_.suspicion >= sure_suspicion) finding.severity = Severity::error;
        finding.message = std::move(message);
        finding.value = value(rule_id);
        findings_.push_back(std::move(finding));
        return findings_.back();
    }
    [[nodiscard]] double value(std::string_view rule_id) const {
        return measured(rule_id, patient_, index_, sight_, opinion_).value_or(0);
    }
    /// The contour's points on a slice of the patient's, changed by `change`.
    template <class Change>
    [[nodiscard]] Rival rival(int slice, Phrase words, double contrast, const Change& change) const {
        Rival result{patient_.patient->patient, slice, contour_.kind(), {}, std::move(words), contrast};
        for (const contour::Point p : contour_.points())
            result.points.push_back(change(p));
        return result;
    }
    [[nodiscard]] Rival there(std::size_t slice, double contrast) const {
        const int number = patient_.patient->slices[slice].number;
        return rival(number, Phrase::tr("slice %1", {std::to_string(number)}), contrast, std::identity{});
    }
    [[nodiscard]] double contrast_on(std::size_t slice) const {
        const auto seen = std::ranges::find(look_.phases, slice, &evidence::Elsewhere::slice);
        return seen == look_.phases.end() ? look_.own.contrast : seen->contrast;
    }
    /// By millimetres on the contour's own slice, where its spacing is known.
    [[nodiscard]] contour::Point in_px(contour::Point mm) const {
        const dicom::Spacing spacing = contour_.slice->spacing.value_or(dicom::Spacing{1, 1});
        return {mm.x / spacing.column_mm, mm.y / spacing.row_mm};
    }
    [[nodiscard]] double limit(std::string_view rule_id) const { return *rule(rule_id).threshold; }

    void say_way() {
        const BetterWay best = better_way(look_, opinion_);
        if (!best.is_better) return;
        const Phrase way = Phrase::tr(evidence::words(best.way));
        Finding& finding =
            add("better-orientation", Phrase::tr("The contour fits its slice better %1", {way}));
        finding.title = Phrase::tr("Fits better %1", {way});
        finding.suggestion = Phrase::tr("fits %1: contrast %2 against %3",
                                        {way, two_digits(best.contrast), two_digits(look_.own.contrast)});
        const auto turned =
            evidence::turned(contour_.points(), best.way, contour_.slice->shape, pixel_origin_);
        const contour::Point by = in_px(best.shift_mm);
        std::size_t next = 0;
        finding.rival = rival(contour_.entry->id.slice, way, best.contrast + simpler, [&](contour::Point) {
            const contour::Point p = turned[next++];
            return contour::Point{p.x + by.x, p.y + by.y};
        });
    }
    void say_phase() {
        if (opinion_.phase_order < clear_phase) return;
        const PreparedContour* other = nullptr;
        for (const std::size_t i : patient_.by_location.at(contour_.location))
            if (const PreparedContour& each = patient_.contours[i];
                each.kind() == contour_.kind() && each.phase != contour_.phase && each.entry->slice)
                other = &each;
        const bool is_larger = other && contour_.radius > other->radius;
        Finding& finding =
            add("phase-swapped",
                is_larger ? Phrase::tr("Of the two phases this one has the larger contour here and the "
                                       "smaller one elsewhere in the stack")
                          : Phrase::tr("Of the two phases this one has the smaller contour here and the "
                                       "larger one elsewhere in the stack"));
        finding.suggestion = Phrase::tr("exchange end systole and end diastole at this location");
        if (other) finding.rival = there(*other->entry->slice, contrast_on(*other->entry->slice));
    }
    void say_slice() {
        const evidence::Elsewhere* best = better_slice(look_);
        if (!best) return;
        const std::string number = std::to_string(patient_.patient->slices[best->slice].number);
        Finding& finding =
            add("better-slice", Phrase::tr("The contour fits slice %1 better than its own", {number}));
        finding.title = Phrase::tr("Fits slice %1 better", {number});
        finding.suggestion = Phrase::tr("fits slice %1 better: contrast %2 against %3",
                                        {number, two_digits(best->contrast), two_digits(look_.own.contrast)});
        finding.rival = there(best->slice, best->contrast);
    }
    void say_shift() {
        if (value("shifted") < limit("shifted")) return;
        Finding& finding =
            add("shifted", Phrase::tr("The contour lies %1 mm to one side of its place in the picture",
                                      {fixed(value("shifted"), 1)}));
        if (!contour_.slice->spacing) return;
        const contour::Point by = in_px(opinion_.judged.wish.shift_mm);
        finding.suggestion = Phrase::tr("fits better %1", {in_words(by, 0.5)});
        finding.rival =
            rival(contour_.entry->id.slice, Phrase::tr("moved by %1 px", {fixed(std::hypot(by.x, by.y), 1)}),
                  look_.shift.score, [&](contour::Point p) {
                      return contour::Point{p.x + by.x, p.y + by.y};
                  });
    }
    void say_growth() {
        if (value("shifted") > far_off_mm) return;
        const double growth = opinion_.judged.wish.growth_mm;
        if (std::abs(growth) < limit("scaled")) return;
        const std::vector<Phrase> mm{fixed(std::abs(growth), 1)};
        Finding& finding =
            add("scaled", growth > 0 ? Phrase::tr("The contour lies %1 mm too far in all round", mm)
                                     : Phrase::tr("The contour lies %1 mm too far out all round", mm));
        finding.title =
            growth > 0 ? Phrase::tr("The contour is too small") : Phrase::tr("The contour is too large");
        if (look_.ring.radius_mm <= 0) return;
        const double factor = (look_.ring.radius_mm + growth) / look_.ring.radius_mm;
        const Phrase size = Phrase::tr("%1 times the size", {two_digits(factor)});
        finding.suggestion = Phrase::tr("fits better at %1 times the size", {two_digits(factor)});
        const contour::Point centre = contour_.centroid_px;
        finding.rival = rival(contour_.entry->id.slice, size, look_.scale.score, [&](contour::Point p) {
            return contour::Point{centre.x + factor * (p.x - centre.x), centre.y + factor * (p.y - centre.y)};
        });
    }
    void say_shape() {
        if (value("shifted") <= far_off_mm && value("shape-implausible") >= limit("shape-implausible"))
            add("shape-implausible", Phrase::tr("The contour is too long one way and too short across"));
    }
    void say_neighbours() {
        if (value("centroid-jump") >= limit("centroid-jump"))
            add("centroid-jump", centroid_in_words(opinion_.judged.centroid));
        if (value("area-jump") >= limit("area-jump"))
            add("area-jump", radius_in_words(opinion_.judged.radius));
    }
    void say_mismatch() {
        const bool is_weak = f_[Features::disagreeing] >= 0.25 || look_.own.contrast <= 0;
        if (!findings_.empty() && !is_weak) return;
        add("image-mismatch",
            Phrase::tr("The picture shows no edge under %1 of the contour; of the patient's others it is %2",
                       {percent(1 - look_.own.agreeing),
                        percent(opinion_.judged.usual[Features::disagreeing - first_relative])}));
    }

    const PreparedPatient& patient_;
    std::size_t index_;
    const PreparedContour& contour_;
    const Sight& sight_;
    const evidence::Look& look_;
    const Opinion& opinion_;
    const std::array<double, Features::count>& f_;
    double pixel_origin_;
    std::vector<Finding> findings_;
};

bool has_error(const std::vector<Finding>& known, const dataset::ContourId& id) {
    return std::ranges::any_of(known, [&](const Finding& finding) {
        return finding.scope == Scope::contour && finding.severity == Severity::error &&
               finding.patient == id.patient && finding.slice == id.slice && finding.kind == id.kind &&
               finding.rule != "inner-outside-outer"; // why it lies there, the picture may tell
    });
}

} // namespace

std::vector<Finding> image_checks(const PreparedPatient& patient, const Sight& sight,
                                  const std::vector<Opinion>& opinions, const std::vector<Finding>& known,
                                  double pixel_origin) {
    std::vector<Finding> result;
    for (std::size_t i = 0; i < opinions.size(); ++i) {
        if (!opinions[i].known || opinions[i].suspicion < flagged_suspicion) continue;
        if (has_error(known, patient.contours[i].entry->id)) continue;
        std::ranges::move(About(patient, i, sight, opinions[i], pixel_origin).findings(),
                          std::back_inserter(result));
    }
    return result;
}

} // namespace contourcheck::check
