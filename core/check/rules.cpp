#include "check/rules.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace contourcheck::check {

namespace {

using enum Severity;

constexpr std::string_view layout = "the dataset's layout";
constexpr std::string_view measured = "measured on the 84 expert contours of three Sunnybrook patients "
                                      "(Radau et al. 2009, Sunnybrook Cardiac Data)";

constexpr std::string_view by_suspicion = "said of a contour whose suspicion is at least 0.5, an error from "
                                          "0.9995 on; weights fitted on mistakes put into right "
                                          "contours of three Sunnybrook patients and the demo";

constexpr std::string_view by_witnesses =
    "generalised least squares (Aitken 1935) over witnesses, the covariance of their "
    "errors learned where the weights are; said of a contour whose suspicion is "
    "at least 0.5, an error from 0.9995 on";

// In the order in which a reader would ask: the table, the files, whose they are, each contour, one beside another.
constexpr std::array list = {
    Rule{"link-row-dangling",
         error,
         Phrase::noop("A row of the link table leads nowhere"),
         "the row's folder of slices or of contours is not there",
         "",
         {},
         layout},
    Rule{"link-row-malformed",
         error,
         Phrase::noop("A row of the link table cannot be used"),
         "two ids, each a plain name",
         "",
         {},
         layout},
    Rule{"link-duplicate",
         error,
         Phrase::noop("A patient or an original id stands twice in the link table"),
         "rows with the same patient id, or with the same original id; contours to which only a later row of "
         "a "
         "patient leads are not looked at",
         "",
         {},
         layout},
    Rule{"folder-unlinked",
         warning,
         Phrase::noop("No row of the link table names this folder"),
         "folders of slices or contours less those that rows name",
         "",
         {},
         layout},
    Rule{"folder-empty",
         warning,
         Phrase::noop("A patient's folder holds nothing to pair"),
         "files in the folder whose names are the layout's",
         "",
         {},
         layout},
    Rule{"file-unnamed",
         info,
         Phrase::noop("A file's name says neither a slice nor a contour"),
         "the name is not one of the layout's",
         "",
         {},
         layout},
    Rule{"file-duplicate",
         warning,
         Phrase::noop("Two files are for the same slice or contour"),
         "files of equal number, or of equal number and kind",
         "",
         {},
         layout},
    Rule{"file-unreadable",
         error,
         Phrase::noop("A file or folder cannot be read"),
         "the system's answer",
         "",
         {},
         layout},
    Rule{"link-outside",
         warning,
         Phrase::noop("A link leads out of the dataset"),
         "the link's target is not under the dataset's folder; an error where it is not followed",
         "",
         {},
         layout},
    Rule{"slice-missing",
         error,
         Phrase::noop("There is no slice of the contour's number"),
         "the number in the contour's name among the slices of the patient",
         "",
         {},
         layout},
    Rule{"slice-unreadable",
         error,
         Phrase::noop("A slice cannot be read"),
         "header and pixels are read and decoded",
         "",
         {},
         "DICOM PS3.5 and PS3.10"},
    Rule{"contour-unreadable",
         error,
         Phrase::noop("A contour cannot be read"),
         "each line is two finite numbers",
         "",
         {},
         layout},
    Rule{"series-ambiguous",
         info,
         Phrase::noop("More than one series could be the contours'"),
         "number of series that hold the most of the contours' numbers",
         Phrase::noop("series"),
         {},
         layout},
    Rule{"slice-multi-frame",
         info,
         Phrase::noop("A slice file holds several frames, of which the first is used"),
         "slices with Number of Frames above 1",
         Phrase::noop("slices"),
         {},
         "DICOM (0028,0008)"},
    Rule{"burned-in",
         warning,
         Phrase::noop("Slices say that something is written into the picture"),
         "slices whose Burned In Annotation is there and is not NO",
         Phrase::noop("slices"),
         {},
         "DICOM (0028,0301); PS3.15 annex E.3.1"},
    Rule{"slice-geometry-missing",
         info,
         Phrase::noop("Millimetres cannot be told on some slices"),
         "slices without Pixel Spacing, Image Position or Image Orientation; or all slices, where they share "
         "one "
         "position and most of them a trigger time with another",
         Phrase::noop("slices"),
         {},
         "DICOM (0028,0030), (0020,0032), (0020,0037), (0018,1060)"},
    Rule{
        "identity-mismatch",
        error,
        Phrase::noop("A slice is not what its folder and name say"),
        "Patient ID = patient_id (an error if not); Instance Number = the number in the name, and study, "
        "series, "
        "orientation, size and spacing as at least 80 % of the patient's slices have them (a warning if not)",
        "",
        {},
        "DICOM (0010,0020), (0020,0013), (0020,000D), (0020,000E), (0020,0037), (0028,0010), (0028,0030)"},
    Rule{"too-few-points", error, Phrase::noop("The contour has too few points to enclose anything"),
         "number of different points", Phrase::noop("points"), 3.0, "a polygon has at least three corners"},
    Rule{"not-closed", error, Phrase::noop("The contour is open"),
         "distance of the last point to the first; open when above the threshold and above twice the longest "
         "other step",
         "px", 1.5, measured},
    Rule{"outline-gap", warning, Phrase::noop("Part of the outline has no points"),
         "longest step between neighbouring points; a gap when above the threshold and above five times nine "
         "tenths of "
         "the steps",
         "px", 3.0, measured},
    Rule{"out-of-bounds", error, Phrase::noop("The contour leaves the picture"),
         "furthest distance of a point beyond -0.5 .. size - 0.5, moved by the pixel origin", "px", 0.0,
         "the pixels' outer edges"},
    Rule{"self-intersecting",
         error,
         Phrase::noop("The outline crosses itself"),
         "validity of the closed polygon, with reason and place; touching without crossing is a warning",
         "",
         {},
         "OGC 06-103r4 (simple features), GEOS"},
    Rule{"degenerate-area", error, Phrase::noop("The contour encloses next to nothing"),
         "area of the polygon (of its hull where it crosses itself); also below 0.05 of the disc of equal "
         "perimeter",
         "px", 6.0, measured},
    Rule{"mask-empty", warning, Phrase::noop("The contour's mask has no pixel"),
         "pixels of the mask by the rule in use", "px", 1.0, "the pixel convention"},
    Rule{"mask-fragmented", warning, Phrase::noop("The contour's mask falls into pieces"),
         "4-connected pieces of the mask by the rule in use", Phrase::noop("pieces"), 1.0,
         "the pixel convention"},
    Rule{"contour-duplicate",
         error,
         Phrase::noop("The same contour stands in two places"),
         "equal points after normalising start and direction; on the one that fits its patient's other "
         "contours worse "
         "(centroid over 3 mm, radius over 2 mm, mean over what neighbours predict) by more than 0.3, else "
         "on all",
         "",
         {},
         measured},
    Rule{"inner-outside-outer", error, Phrase::noop("The inner contour lies outside the outer contour"),
         "area of inner outside outer / area of inner, and more than 2 px; below 0.05 a warning; on the one "
         "that fits the "
         "patient's other contours worse, else on both",
         Phrase::noop("of the inner area"), 0.01, measured},
    Rule{"inner-outer-swapped", error, Phrase::noop("Inner and outer contour are exchanged"),
         "area of outer / area of inner where more than half of outer lies in inner; within 8 % of 1 the one "
         "is "
         "the other's copy, and it stands on the one that fits the patient's other contours worse",
         Phrase::noop("outer/inner"), 1.0, "the outer contour encloses the inner one"},
    Rule{"centre-mismatch", warning, Phrase::noop("Inner and outer contour have different centres"),
         "distance of the two centroids, where the inner contour lies inside the outer one; at most 4.6 mm "
         "on right "
         "pairs; on the one that fits the patient's other contours worse, else on both",
         "mm", 8.0, measured},
    Rule{"shape-implausible", warning, Phrase::noop("The contour's shape is not the one in the picture"),
         "two-fold wave, that is, an oval, that all witnesses together ask for: the nearest edge, the "
         "neighbours' "
         "appearance, the forms of neighbours and partner",
         "mm", 1.2, by_witnesses, true},
    Rule{"centroid-jump", warning, Phrase::noop("The contour's centre jumps between slices"),
         "distance of the centroid from what neighbouring locations (up to 21 mm away) or the other phase "
         "predict, "
         "whichever counts more; of the former 0.6 at the ends of the stack, 0.3 in a stack of two, and the "
         "less the "
         "further away beyond 10 mm",
         "mm", 6.0, by_suspicion, true},
    Rule{"area-jump", warning, Phrase::noop("The contour's size jumps between slices"),
         "difference of the radius of the disc of equal area from what neighbouring locations (up to 21 mm "
         "away) or "
         "the other phase predict, whichever counts more; of the former 0.6 at the ends of the stack, 0.3 in "
         "a stack "
         "of two, and the less the further away beyond 10 mm",
         "mm", 4.0, by_suspicion, true},
    Rule{"phase-swapped", warning, Phrase::noop("End systole and end diastole are exchanged"),
         "log ratio of the radii of two phases, where it has the other sign than elsewhere in the stack", "",
         0.05, by_suspicion, true},
    Rule{"image-mismatch", warning, Phrase::noop("The picture does not show this contour"),
         "share of the boundary without a step from bright to dark above 0.05 of the picture's range; of an "
         "outer "
         "contour without a step of either sign; of a patient, an error: the median over its inner contours "
         "above 0.45",
         "of the boundary", std::nullopt, by_suspicion, true},
    Rule{"better-slice", warning, Phrase::noop("The contour fits another slice better"),
         "mean step across the boundary there less the one here, where the edges also lie at least 1 mm "
         "nearer",
         Phrase::noop("of the range"), 0.0, by_suspicion, true},
    Rule{"better-orientation", warning, Phrase::noop("The contour fits its slice better mirrored or turned"),
         "mean step across the boundary mirrored or turned less as it is, where it then shows 0.6 of the "
         "patient's usual step and either comes from further off within 4 mm or 0.3 of the distance to where "
         "its neighbours put it, or, not further off or with no neighbours to tell, gains 0.35 of that step; "
         "or where, with shifts of up to 6 mm both times, it gains 0.5 of that step more than the patient's "
         "other contours would; of all contours of a patient, an error: as better-patient",
         Phrase::noop("of the range"), 0.0, by_suspicion, true},
    Rule{"better-patient", error, Phrase::noop("The contours fit another patient's slices"),
         "mean step across the inner contours on the other patient's slices less the one on their own, where "
         "also 0.08 "
         "more of the boundary has an edge (no less of it where another patient's contours fit theirs "
         "better), "
         "and 0.65 of it at least",
         Phrase::noop("of the range"), 0.06, measured},
    Rule{"shifted", warning, Phrase::noop("The contour lies beside its edge"),
         "shift that all witnesses together ask for: the nearest edge, the search for contrast, the "
         "neighbours' "
         "appearance, the places of neighbours and partner, less what is usual in the patient",
         "mm", 2.0, by_witnesses, true},
    Rule{"scaled", warning, Phrase::noop("The contour is too small or too large"),
         "growth that all witnesses together ask for: the nearest edge, the search for contrast, the "
         "neighbours' "
         "appearance, the sizes of neighbours and partner, less what is usual in the patient; of all "
         "contours of a "
         "patient, an error: they fit at another size, or divided by the pixel spacing, as better-patient; "
         "or a "
         "warning, where systematic-offset would be one and a common size fits better than a common shift: "
         "by how "
         "much the usual radius is off",
         "mm", 1.2, by_witnesses, true},
    Rule{"systematic-offset", info, Phrase::noop("All contours are off by the same amount"),
         "common shift of all inner contours of the dataset, or of a patient, that leaves their edges least "
         "off, each contour free to grow; edges further out count four times as much as those further in, as "
         "muscle in the cavity draws edges inward; found when 0 lies more than 0.2 px, the method's own "
         "error, outside the 95 % bootstrap interval; above the threshold a warning; of a "
         "patient said only above the threshold and as far from the dataset's own shift; of a patient whose "
         "contours fit so much better as better-patient asks, an error",
         "px", 1.5,
         "quantile regression: Koenker and Bassett, Econometrica 46:33 (1978); bootstrap: Efron, Annals of "
         "Statistics 7:1 (1979)"},
};

} // namespace

std::span<const Rule> rules() {
    return list;
}

const Rule& rule(std::string_view id) {
    const auto found = std::ranges::find(list, id, &Rule::id);
    assert(found != list.end());
    return *found;
}

Phrase title(const Finding& finding) {
    return finding.title.empty() ? Phrase::tr(rule(finding.rule).title) : finding.title;
}

} // namespace contourcheck::check
