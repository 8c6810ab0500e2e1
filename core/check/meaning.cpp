#include "base/rank.h"
#include "check/about.h"
#include "check/rules.h"
#include "check/sight.h"
#include "contour/measures.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::check {

namespace {

using contour::Kind;

/// Shift and size are fitted: right contours of some readers show a greater step at 0.9 or 1.17 times their size, few of
/// them 2 px away as well. Of their boundary 0.74 and more has an edge as they are, in the means over patients.
constexpr double shown_agreeing = 0.7;
/// Contours too small or too large have an edge under 0.8 and more of their boundary at the right size, strangers at any
/// size under 0.65.
constexpr double resized_agreeing = 0.75;

/// Inner contours that are tried in other ways: enough to tell, evenly spread.
constexpr std::size_t most_asked = 9;

/// Where all fit best together; beyond what the maps reach, the middle one of where the search would move each.
contour::Point common_shift_px(const std::vector<std::size_t>& contours, const Sight& sight,
                               const dicom::Spacing& spacing) {
    constexpr double reached = -evidence::OffsetMap::first_px - 0.5;
    const auto& offset = sight.offset;
    if (offset && std::abs(offset->best_px.x) < reached && std::abs(offset->best_px.y) < reached)
        return offset->best_px;
    std::vector<double> x, y;
    for (const std::size_t i : contours)
        if (sight.looks[i].seen) {
            x.push_back(sight.looks[i].shift.shift_mm.x / spacing.column_mm);
            y.push_back(sight.looks[i].shift.shift_mm.y / spacing.row_mm);
        }
    if (x.empty()) return {};
    return {upper_median(std::move(x)), upper_median(std::move(y))};
}

Meaning resized(double factor) {
    Meaning result;
    result.of = Meaning::Of::resized;
    result.factor = factor;
    return result;
}

/// Contours of one patient taken otherwise: those that are tried, each with its picture.
class Trial {
public:
    Trial(const dataset::Patient& patient, const Sight& sight, const Pictures& pictures, double pixel_origin)
        : patient_(patient), sight_(sight), pictures_(pictures), origin_(pixel_origin) {
        for (std::size_t i = 0; i < patient.contours.size(); ++i) {
            const dataset::ContourEntry& contour = patient.contours[i];
            if (contour.id.kind == Kind::inner && contour.contour && contour.slice &&
                pictures.contains(*contour.slice))
                inner_.push_back(i);
        }
    }
    [[nodiscard]] bool empty() const { return inner_.empty(); }
    [[nodiscard]] contour::Point shift_px() const {
        return common_shift_px(inner_, sight_,
                               pictures_.at(*patient_.contours[inner_.front()].slice).spacing);
    }
    [[nodiscard]] Meaning taken(Meaning meaning) const {
        FitSum sum, as_it_is;
        const std::size_t step = std::max<std::size_t>(1, (inner_.size() + most_asked - 1) / most_asked);
        for (std::size_t k = step / 2; k < inner_.size(); k += step) {
            const dataset::ContourEntry& contour = patient_.contours[inner_[k]];
            const evidence::Picture& picture = pictures_.at(*contour.slice);
            if (meaning.of == Meaning::Of::millimetres && !picture.spacing_known) continue;
            const auto points =
                as_meant(contour.contour->points, meaning, picture.values.shape(), picture.spacing, origin_);
            const auto ring = evidence::ring(points, origin_, picture.spacing);
            const evidence::Look& own = sight_.looks[inner_[k]];
            if (ring.empty() || !own.seen) continue;
            const auto seen = evidence::boundary(picture, ring, evidence::Edge::darker_outside);
            sum.add(seen);
            as_it_is.add(own.own);
            if (seen.contrast > own.own.contrast) ++meaning.gaining;
        }
        meaning.contours = sum.count();
        meaning.fit = sum.mean();
        meaning.as_it_is = as_it_is.mean();
        return meaning;
    }
    /// Readers all too careful or too bold are off by less than a third of the size.
    [[nodiscard]] Meaning best_size() const {
        constexpr double ratio = 1.02;
        constexpr int most_steps = 15;
        Meaning best;
        for (int step = -most_steps; step <= most_steps; ++step) {
            if (step == 0) continue;
            const Meaning each = taken(resized(std::pow(ratio, step)));
            if (best.contours == 0 || each.fit.score > best.fit.score) best = each;
        }
        return best;
    }

private:
    const dataset::Patient& patient_;
    const Sight& sight_;
    const Pictures& pictures_;
    double origin_;
    std::vector<std::size_t> inner_;
};

} // namespace

bool is_rather(const Meaning& resized, const Meaning& moved) {
    return gains(resized) && resized.fit.agreeing > moved.fit.agreeing;
}

bool gains(const Meaning& meaning) {
    return meaning.contours >= least_pairs && 3 * meaning.gaining >= 2 * meaning.contours;
}

bool is_meant(const Meaning& meaning) {
    const bool is_near =
        meaning.of == Meaning::Of::moved &&
        std::hypot(meaning.shift_px.x, meaning.shift_px.y) <= *rule("systematic-offset").threshold;
    const bool is_fitted = meaning.of == Meaning::Of::moved || meaning.of == Meaning::Of::resized;
    if (is_fitted && meaning.as_it_is.agreeing >= shown_agreeing) return false;
    if (meaning.of == Meaning::Of::resized && meaning.fit.agreeing < resized_agreeing) return false;
    return gains(meaning) && !is_near && fits_better(meaning.fit, meaning.as_it_is);
}

Phrase words(const Meaning& meaning) {
    switch (meaning.of) {
    case Meaning::Of::turned:
        return Phrase::tr(evidence::words(meaning.way));
    case Meaning::Of::millimetres:
        return Phrase::tr("read as millimetres");
    case Meaning::Of::moved:
        return Phrase::tr("moved %1", {in_words(meaning.shift_px)});
    case Meaning::Of::resized:
        return Phrase::tr("at %1 times the size", {two_digits(meaning.factor)});
    }
    return {};
}

std::vector<contour::Point> as_meant(contour::Points points, const Meaning& meaning, Shape shape,
                                     const dicom::Spacing& spacing, double pixel_origin) {
    if (meaning.of == Meaning::Of::turned) return evidence::turned(points, meaning.way, shape, pixel_origin);
    const contour::Point centre =
        meaning.of == Meaning::Of::resized ? contour::centroid(points) : contour::Point{};
    std::vector<contour::Point> result;
    for (const contour::Point p : points)
        switch (meaning.of) {
        case Meaning::Of::moved:
            result.push_back({p.x + meaning.shift_px.x, p.y + meaning.shift_px.y});
            break;
        case Meaning::Of::resized:
            result.push_back(
                {centre.x + meaning.factor * (p.x - centre.x), centre.y + meaning.factor * (p.y - centre.y)});
            break;
        default:
            result.push_back({p.x / spacing.column_mm, p.y / spacing.row_mm});
        }
    return result;
}

std::vector<Meaning> meanings(const dataset::Patient& patient, const Sight& sight, const Pictures& pictures,
                              double pixel_origin) {
    const Trial trial(patient, sight, pictures, pixel_origin);
    if (trial.empty()) return {};
    Meaning millimetres, moved;
    millimetres.of = Meaning::Of::millimetres;
    moved.of = Meaning::Of::moved;
    moved.shift_px = trial.shift_px();
    std::vector<Meaning> result{trial.taken(millimetres), trial.taken(moved), trial.best_size()};
    for (const evidence::Way way : evidence::ways) {
        if (way == evidence::Way::as_is) continue;
        Meaning turned;
        turned.way = way;
        result.push_back(trial.taken(turned));
    }
    return result;
}

} // namespace contourcheck::check
