#include "check/about.h"
#include "check/checks.h"

#include "base/text.h"
#include "mask/mask.h"

#include <algorithm>
#include <set>

namespace contourcheck::check {

namespace {

/// Larger pictures than this are not drawn to be looked at for pieces: 16 k x 16 k.
constexpr std::size_t most_pixels = std::size_t(1) << 28;

Finding empty_mask(const dataset::Patient& patient, const PreparedContour& contour,
                   const mask::Convention& convention) {
    Finding finding = about_contour("mask-empty", patient, *contour.entry);
    finding.value = 0;
    finding.place = contour.centroid_px;
    finding.message = Phrase::tr("By the mask rule '%1' no pixel of the slice is inside the contour",
                                 {mask::word(convention.rule)});
    finding.suggestion = Phrase::tr("take another mask rule or leave the contour out");
    return finding;
}

Finding fragmented_mask(const dataset::Patient& patient, const PreparedContour& contour, int pieces) {
    Finding finding = about_contour("mask-fragmented", patient, *contour.entry);
    finding.value = pieces;
    finding.message = Phrase::tr("The mask falls into %1 pieces: the outline is narrower than a pixel "
                                 "somewhere, or crosses itself",
                                 {std::to_string(pieces)});
    return finding;
}

} // namespace

std::vector<Finding> mask_checks(const PreparedPatient& prepared, const mask::Convention& convention,
                                 const std::vector<Finding>& known) {
    std::set<std::pair<int, contour::Kind>> with_error;
    for (const Finding& finding : known)
        if (finding.kind && finding.severity == Severity::error)
            with_error.emplace(*finding.slice, *finding.kind);

    std::vector<Finding> findings;
    for (const PreparedContour& contour : prepared.contours) {
        if (!contour.is_polygon() || !contour.slice || contour.slice->shape.size() > most_pixels) continue;
        if (with_error.contains({contour.entry->id.slice, contour.kind()})) continue;
        const mask::Mask mask = mask::rasterise(contour.points(), contour.slice->shape, convention);
        const mask::Pieces pieces = mask::pieces(mask);
        if (pieces.pieces == 0) findings.push_back(empty_mask(*prepared.patient, contour, convention));
        if (pieces.pieces > 1) findings.push_back(fragmented_mask(*prepared.patient, contour, pieces.pieces));
    }
    return findings;
}

} // namespace contourcheck::check
