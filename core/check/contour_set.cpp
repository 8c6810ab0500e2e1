#include "check/contour_set.h"

#include "base/rank.h"
#include "check/rules.h"
#include "contour/measures.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace contourcheck::check {

namespace {

using contour::Kind;
using contour::Point;

constexpr std::size_t most_tried = 16;
constexpr std::size_t most_probed = 4;
constexpr std::size_t most_held = 64;
/// Cine stacks are planned about the heart: its cavity's centre lies in this part of the picture, in either direction.
constexpr double middle_from = 0.2;
constexpr double middle_to = 0.8;
/// Radii of the discs of equal area, the median of a patient: wide of what left ventricles of adults have.
constexpr double least_radius_mm = 5;
constexpr double most_radius_mm = 60;

Tried tried(const dataset::ContourEntry& entry, const evidence::Look& look) {
    const contour::Points points = entry.contour->points;
    const auto [left, right] = std::ranges::minmax(points, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(points, {}, &Point::y);
    return {entry.id.slice,      &*entry.contour,           {left.x, top.y},
            {right.x, bottom.y}, contour::centroid(points), contour::area(points),
            look.own.contrast};
}

/// One patient's slices under other patients' contours.
class Column {
public:
    Column(const std::filesystem::path& root, const dataset::Patient& slices, double pixel_origin,
           const std::stop_token& stop)
        : root_(root), slices_(slices), origin_(pixel_origin), stop_(stop) {}

    [[nodiscard]] std::vector<Crossing> under(std::span<const ContourSet* const> sets) {
        for (const ContourSet* set : sets)
            if (may_lie_on(*set, slices_)) runs_.push_back({set, {}, 0, 0});
        for_each_on_slice(true, [&](Run& run, const Tried& contour, const evidence::Picture& picture) {
            const auto ring = evidence::ring(contour.contour->points, origin_, picture.spacing);
            if (ring.empty()) return;
            run.gain += evidence::score(picture, ring, evidence::Edge::darker_outside) - contour.own_contrast;
            ++run.probes;
        });
        std::erase_if(runs_, [](const Run& run) {
            return run.gain <= double(run.probes) * *rule("better-patient").threshold / 2;
        });
        for_each_on_slice(false, [&](Run& run, const Tried& contour, const evidence::Picture& picture) {
            run.sum.add(picture, evidence::ring(contour.contour->points, origin_, picture.spacing));
        });
        std::vector<Crossing> result;
        for (const Run& run : runs_)
            if (run.sum.count() >= least_pairs)
                result.push_back(
                    {run.set->patient, 0, run.sum.count(), run.sum.mean(), run.set->is_displaced});
        return result;
    }

private:
    /// One set on these slices.
    struct Run {
        const ContourSet* set = nullptr;
        FitSum sum;
        double gain = 0;
        std::size_t probes = 0;
    };

    /// Slice by slice, so that each is read once for all.
    template <class Work>
    void for_each_on_slice(bool probes_alone, const Work& work) {
        std::map<int, std::vector<std::pair<Run*, const Tried*>>> on_slice;
        for (Run& run : runs_)
            for (std::size_t i = 0; i < run.set->contours.size(); ++i)
                if (!probes_alone || run.set->is_probe(i))
                    on_slice[run.set->contours[i].slice].emplace_back(&run, &run.set->contours[i]);
        for (const auto& [number, contours] : on_slice) {
            if (stop_.stop_requested()) return;
            const evidence::Picture* picture = this->picture(number);
            if (!picture || picture->flat) continue;
            for (const auto& [run, contour] : contours)
                work(*run, *contour, *picture);
        }
    }

    const evidence::Picture* picture(int number) {
        if (const auto found = held_.find(number); found != held_.end()) return &found->second;
        const dataset::SliceEntry* slice = slices_.slice(number);
        if (!slice || !slice->header) return nullptr;
        const auto read = dicom::read_slice(root_ / slice->file);
        if (!read) return nullptr;
        if (held_.size() < most_held) return &held_.emplace(number, evidence::picture(*read)).first->second;
        passing_ = evidence::picture(*read);
        return &*passing_;
    }

    const std::filesystem::path& root_;
    const dataset::Patient& slices_;
    const double origin_;
    const std::stop_token& stop_;
    std::vector<Run> runs_;
    std::map<int, evidence::Picture> held_; ///< by slice number
    std::optional<evidence::Picture> passing_;
};

} // namespace

bool ContourSet::is_probe(std::size_t i) const {
    for (std::size_t k = 0; k < most_probed; ++k)
        if (i == (2 * k + 1) * contours.size() / (2 * most_probed)) return true;
    return false;
}

ContourSet contour_set(std::size_t index, const dataset::Patient& patient, const Sight& sight) {
    std::vector<Tried> all;
    for (std::size_t i = 0; i < sight.looks.size(); ++i)
        if (patient.contours[i].id.kind == Kind::inner && sight.looks[i].seen)
            all.push_back(tried(patient.contours[i], sight.looks[i]));
    ContourSet result{index, {}, false};
    const std::size_t count = std::min(most_tried, all.size());
    for (std::size_t k = 0; k < count; ++k)
        result.contours.push_back(all[(2 * k + 1) * all.size() / (2 * count)]);
    return result;
}

bool may_lie_on(const ContourSet& set, const dataset::Patient& slices) {
    std::vector<double> across, down, radius_mm;
    for (const Tried& each : set.contours) {
        const dataset::SliceEntry* slice = slices.slice(each.slice);
        if (!slice || !slice->header) continue;
        const dicom::Header& header = *slice->header;
        const Point size{double(header.shape.columns), double(header.shape.rows)};
        if (each.low.x < -1 || each.low.y < -1 || each.high.x > size.x + 1 || each.high.y > size.y + 1)
            continue;
        across.push_back(each.centre.x / size.x);
        down.push_back(each.centre.y / size.y);
        if (header.spacing)
            radius_mm.push_back(std::sqrt(each.area_px * header.spacing->row_mm * header.spacing->column_mm /
                                          std::numbers::pi));
    }
    if (across.size() < least_pairs || 2 * across.size() < set.contours.size()) return false;
    const auto is_within = [](std::vector<double> values, double low, double high) {
        const double middle = median(std::move(values));
        return low <= middle && middle <= high;
    };
    return is_within(std::move(across), middle_from, middle_to) &&
           is_within(std::move(down), middle_from, middle_to) &&
           (radius_mm.empty() || is_within(std::move(radius_mm), least_radius_mm, most_radius_mm));
}

std::vector<Crossing> crossed(const std::filesystem::path& root, const dataset::Patient& slices,
                              std::span<const ContourSet* const> sets, double pixel_origin,
                              const std::stop_token& stop) {
    return Column(root, slices, pixel_origin, stop).under(sets);
}

} // namespace contourcheck::check
