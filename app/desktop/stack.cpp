#include "desktop/stack.h"

#include "contour/measures.h"
#include "desktop/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

/// The slice of a contour that can be stacked.
const dataset::SliceEntry* placed_slice(const dataset::Patient& patient, const dataset::ContourEntry& entry) {
    if (!entry.slice || !entry.contour || entry.contour->points.size() < 2) return nullptr;
    if (entry.id.kind != contour::Kind::inner && entry.id.kind != contour::Kind::outer) return nullptr;
    const dataset::SliceEntry& slice = patient.slices[*entry.slice];
    const bool placed = slice.location >= 0 && slice.header && slice.header->position_mm &&
                        slice.header->orientation && slice.header->spacing;
    return placed ? &slice : nullptr;
}

int distance(int a, int b, int cycle) {
    const int d = std::abs(a - b);
    return cycle > 0 ? std::min(d, std::abs(cycle - d)) : d;
}

int phase_with_contours(const dataset::Patient& patient, int phase) {
    int best = -1;
    for (const dataset::ContourEntry& entry : patient.contours)
        if (const auto* slice = placed_slice(patient, entry))
            if (best < 0 ||
                distance(slice->phase, phase, patient.phases) < distance(best, phase, patient.phases))
                best = slice->phase;
    return best;
}

/// From where to where the contour reaches along a direction in the patient.
StackView::Extent extent(const dataset::ContourEntry& entry, const dicom::Header& header, dicom::Vec3 along,
                         double pixel_origin) {
    StackView::Extent extent{1e300, -1e300};
    const double start = dot(*header.position_mm, along);
    const double by_column = dot(header.orientation->row, along) * header.spacing->column_mm;
    const double by_row = dot(header.orientation->column, along) * header.spacing->row_mm;
    for (const contour::Point& p : entry.contour->points) {
        const double at = start + (p.x - pixel_origin) * by_column + (p.y - pixel_origin) * by_row;
        if (!std::isfinite(at)) continue;
        extent.from_mm = std::min(extent.from_mm, at);
        extent.to_mm = std::max(extent.to_mm, at);
    }
    return extent;
}

double usual_gap(const dataset::Patient& patient) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < patient.locations.size(); ++i)
        gaps.push_back(std::abs(patient.locations[i].position_mm - patient.locations[i - 1].position_mm));
    if (gaps.empty()) return 8;
    std::ranges::nth_element(gaps, gaps.begin() + std::ptrdiff_t(gaps.size() / 2));
    return std::max(1.0, gaps[gaps.size() / 2]);
}

} // namespace

StackView::Stack stack_of(const dataset::Patient& patient, int phase, double pixel_origin) {
    StackView::Stack stack;
    stack.phase = phase_with_contours(patient, phase);
    stack.gap_mm = usual_gap(patient);
    if (patient.locations.size() > 1)
        stack.downwards = patient.locations.front().position_mm <= patient.locations.back().position_mm;
    std::optional<dicom::Orientation> axes; // of the first one, for all
    for (const dataset::ContourEntry& entry : patient.contours) {
        const auto* slice = placed_slice(patient, entry);
        if (!slice || slice->phase != stack.phase) continue;
        if (!axes) axes = slice->header->orientation;
        StackView::Shadow shadow{.location = slice->location,
                                 .kind = entry.id.kind,
                                 .position_mm = patient.locations[std::size_t(slice->location)].position_mm,
                                 .across = {extent(entry, *slice->header, axes->row, pixel_origin),
                                            extent(entry, *slice->header, axes->column, pixel_origin)},
                                 .tip = {}};
        if (shadow.across[0].from_mm > shadow.across[0].to_mm) continue;
        const auto width = [&](int side) { return shadow.across[side].to_mm - shadow.across[side].from_mm; };
        shadow.tip =
            QCoreApplication::translate("contourcheck::desktop", "location %1, slice %2, %3: %4 × %5 mm")
                .arg(slice->location + 1)
                .arg(slice->number)
                .arg(kind_name(entry.id.kind))
                .arg(width(0), 0, 'f', 0)
                .arg(width(1), 0, 'f', 0);
        stack.shadows.push_back(std::move(shadow));
    }
    std::ranges::stable_sort(stack.shadows, {}, &StackView::Shadow::location);
    return stack;
}

} // namespace contourcheck::desktop
