#include "check/about.h"
#include "check/checks.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace contourcheck::check {

namespace {

using contour::Point;
using contour::Points;

/// Beside the rule's threshold: the gap against the longest other step, for outlines of few points.
constexpr double longest_steps_of_a_gap = 2;
/// An outline's stretch without points against nine tenths of its steps.
constexpr double usual_steps_of_a_gap = 5;
/// Roundness 4 pi A / P2 below which an outline encloses next to nothing of what it runs around; a disc has 1.
constexpr double least_roundness = 0.05;

Point middle(Point a, Point b) {
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

/// Lengths between neighbours, without the closing one.
std::vector<double> steps(Points points) {
    std::vector<double> lengths;
    for (std::size_t i = 1; i < points.size(); ++i)
        lengths.push_back(contour::distance(points[i - 1], points[i]));
    return lengths;
}

Finding too_few(const dataset::Patient& patient, const PreparedContour& contour) {
    Finding finding = about_contour("too-few-points", patient, *contour.entry);
    finding.value = double(contour.distinct_points);
    finding.message =
        contour.distinct_points == 0
            ? Phrase::tr("The contour has no points")
            : counted(contour.distinct_points, Phrase::noop("The contour has only 1 different point"),
                      Phrase::noop("The contour has only %1 different points"));
    finding.suggestion = Phrase::tr("draw the contour again");
    return finding;
}

void check_closed(std::vector<Finding>& findings, const dataset::Patient& patient,
                  const PreparedContour& contour) {
    const Points points = contour.points();
    const std::vector<double> lengths = steps(points);
    const double longest = *std::ranges::max_element(lengths);
    const double gap = contour::closing_gap(points);
    Finding finding = about_contour("not-closed", patient, *contour.entry);
    finding.threshold = std::max(*finding.threshold, longest_steps_of_a_gap * longest);
    if (gap <= *finding.threshold) return;
    finding.value = gap;
    finding.place = middle(points.front(), points.back());
    finding.message =
        Phrase::tr("The outline is open: its ends are %1 px apart, its other points at most %2 px",
                   {rounded(gap, 1), rounded(longest, 1)});
    finding.suggestion =
        Phrase::tr("close the outline; a mask of it is cut along the straight line between the ends");
    findings.push_back(std::move(finding));
}

void check_gaps(std::vector<Finding>& findings, const dataset::Patient& patient,
                const PreparedContour& contour) {
    const Points points = contour.points();
    const std::vector<double> lengths = steps(points);
    const auto longest = std::ranges::max_element(lengths);
    std::vector<double> sorted = lengths;
    std::ranges::sort(sorted);
    const double usual = sorted[(sorted.size() - 1) * 9 / 10];
    Finding finding = about_contour("outline-gap", patient, *contour.entry);
    finding.threshold = std::max(*finding.threshold, usual_steps_of_a_gap * usual);
    if (*longest <= *finding.threshold) return;
    const auto at = std::size_t(longest - lengths.begin());
    finding.value = *longest;
    finding.place = middle(points[at], points[at + 1]);
    finding.message =
        Phrase::tr("A stretch of %1 px of the outline has no points; elsewhere they are %2 px apart",
                   {rounded(*longest, 1), rounded(usual, 1)});
    finding.suggestion = Phrase::tr("look whether part of the outline is lost");
    findings.push_back(std::move(finding));
}

/// How far beyond the pixels' outer edges.
double beyond(Point point, Shape shape, double origin) {
    const double low = origin - 0.5;
    return std::max(
        {low - point.x, low - point.y, point.x - (low + shape.columns), point.y - (low + shape.rows), 0.0});
}

void check_bounds(std::vector<Finding>& findings, const PreparedPatient& patient,
                  const PreparedContour& contour, double origin) {
    const auto shape = contour.slice ? std::optional(contour.slice->shape) : patient.usual_shape;
    if (!shape) return;
    std::size_t outside = 0;
    double furthest = 0;
    Point place;
    for (const Point& point : contour.points()) {
        const double distance = beyond(point, *shape, origin);
        if (distance > 0) ++outside;
        if (distance <= furthest) continue;
        furthest = distance;
        place = point;
    }
    if (outside == 0) return;
    Finding finding = about_contour("out-of-bounds", *patient.patient, *contour.entry);
    finding.value = furthest;
    finding.place = place;
    finding.message =
        Phrase::tr("%1 of %2 lie outside the picture of %3, by up to %4 px",
                   {std::to_string(outside),
                    counted(contour.points().size(), Phrase::noop("1 point"), Phrase::noop("%1 points")),
                    in_words(*shape), rounded(furthest, 1)});
    finding.suggestion =
        Phrase::tr("check whether the contour was drawn on this picture, and the pixel origin");
    findings.push_back(std::move(finding));
}

Finding self_intersecting(const dataset::Patient& patient, const PreparedContour& contour,
                          const contour::Validity& validity) {
    Finding finding = about_contour("self-intersecting", patient, *contour.entry);
    // GEOS's word for an outline that meets itself in a point without crossing.
    constexpr std::size_t most_to_look_through = 10'000;
    const bool touches = validity.reason.find("Ring Self-intersection") != std::string::npos &&
                         contour.points().size() <= most_to_look_through &&
                         !contour::crosses_itself(contour.points());
    if (touches) finding.severity = Severity::warning;
    finding.place = validity.place;
    const std::vector<Phrase> gaps{rounded(validity.place.x, 1), rounded(validity.place.y, 1),
                                   validity.reason};
    finding.message = touches ? Phrase::tr("The outline touches itself at (%1, %2): %3", gaps)
                              : Phrase::tr("The outline crosses itself at (%1, %2): %3", gaps);
    finding.suggestion = Phrase::tr("correct the outline there");
    return finding;
}

Finding degenerate(const dataset::Patient& patient, const PreparedContour& contour, double area_px,
                   double least) {
    Finding finding = about_contour("degenerate-area", patient, *contour.entry);
    finding.value = area_px;
    finding.threshold = least;
    finding.place = contour.centroid_px;
    finding.message = Phrase::tr("The contour encloses %1 pixels", {rounded(area_px, 1)});
    if (area_px >= *rule("degenerate-area").threshold)
        finding.message += Phrase::tr(", next to nothing for an outline of %1 px",
                                      {rounded(contour::perimeter(contour.points()), 0)});
    finding.suggestion = Phrase::tr("draw the contour again");
    return finding;
}

/// An outline on one line crosses itself as well; that it encloses nothing says more. The area of an outline that
/// crosses itself is a difference of its parts, so its hull is asked.
void check_region(std::vector<Finding>& findings, const dataset::Patient& patient,
                  const PreparedContour& contour) {
    const contour::Validity validity = contour::validity(contour.points());
    const double length = contour::perimeter(contour.points());
    const double area_px =
        validity.valid ? contour.area_px : contour::area(contour::convex_hull(contour.points()));
    const double least =
        std::max(*rule("degenerate-area").threshold,
                 validity.valid ? least_roundness * length * length / (4 * std::numbers::pi) : 0);
    if (area_px < least)
        findings.push_back(degenerate(patient, contour, area_px, least));
    else if (!validity.valid)
        findings.push_back(self_intersecting(patient, contour, validity));
}

} // namespace

std::vector<Finding> geometry_checks(const PreparedPatient& prepared, const mask::Convention& convention) {
    std::vector<Finding> findings;
    const dataset::Patient& patient = *prepared.patient;
    for (const PreparedContour& contour : prepared.contours) {
        if (!contour.entry->contour) continue;
        check_bounds(findings, prepared, contour, convention.pixel_origin);
        if (!contour.is_polygon()) {
            findings.push_back(too_few(patient, contour));
            continue;
        }
        const std::size_t before = findings.size();
        check_closed(findings, patient, contour);
        check_region(findings, patient, contour);
        if (findings.size() == before)
            check_gaps(findings, patient, contour); // else the long step is explained
    }
    return findings;
}

} // namespace contourcheck::check
