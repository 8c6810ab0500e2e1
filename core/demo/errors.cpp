#include "demo/errors.h"

#include "demo/reader.h"

#include <cmath>

namespace contourcheck::demo {

namespace {

using contour::Kind;
using Points = std::vector<Point>;

/// Makes one mistake after the other and keeps the book of them. A place is a patient and the place in the row of
/// locations that have contours, from the base.
class Planter {
public:
    explicit Planter(Plan& plan) : plan_(plan) {}

    [[nodiscard]] std::vector<Planted> take() { return std::move(planted_); }

    void plant_links();
    void plant_files();
    void plant_geometry();
    void plant_relations();
    void plant_image();

private:
    [[nodiscard]] const Anatomy& anatomy(int patient) const { return plan_.anatomies[std::size_t(patient)]; }
    [[nodiscard]] const Name& name(int patient) const { return plan_.names[std::size_t(patient)]; }
    [[nodiscard]] ContourPlan& diastole(int patient, int place, Kind kind = Kind::inner) {
        return plan_.contour(patient, anatomy(patient).first + place, anatomy(patient).end_diastole, kind);
    }
    [[nodiscard]] ContourPlan& systole(int patient, int place) {
        return plan_.contour(patient, anatomy(patient).first + place, anatomy(patient).end_systole,
                             Kind::inner);
    }
    [[nodiscard]] SlicePlan& slice_of(const ContourPlan& contour) {
        return plan_.slice(contour.patient, contour.location, contour.phase);
    }
    [[nodiscard]] static Points points_of(const ContourPlan& contour) {
        return contour::parse_points(contour.text, contour.file).value_or(Points{});
    }
    /// The true boundary, before the reader.
    [[nodiscard]] Region truth_of(const ContourPlan& contour) const {
        const Heart heart = heart_at(anatomy(contour.patient), contour.location, contour.phase);
        return contour.kind == Kind::inner ? heart.inner : heart.outer;
    }

    [[nodiscard]] Region inner_of(const ContourPlan& contour) const {
        return heart_at(anatomy(contour.patient), contour.location, contour.phase).inner;
    }

    void note(const ContourPlan& contour, std::string rule, std::string what) {
        const std::string patient = name(contour.patient).patient;
        const std::string id =
            patient + "/" + std::to_string(contour.slice) + "/" + std::string(word(contour.kind));
        planted_.push_back({std::move(rule), id, patient, contour.slice, contour.kind,
                            contour.file.generic_string(), std::move(what)});
    }
    void rewrite(ContourPlan& contour, const Points& points, std::string rule, std::string what) {
        contour.text = contour::to_text(points);
        note(contour, std::move(rule), std::move(what));
    }
    void note_slice(const SlicePlan& slice, std::string rule, std::string what) {
        planted_.push_back({std::move(rule), "", name(slice.patient).patient, slice.number, std::nullopt,
                            slice.file.generic_string(), std::move(what)});
    }

    Plan& plan_;
    std::vector<Planted> planted_;
};

Points moved(Points points, double dx, double dy) {
    for (Point& p : points)
        p = {p.x + dx, p.y + dy};
    return points;
}

/// Long over short axis is the square: 1.5.
constexpr double oval_stretch = 1.2247;
/// Further than right inner and outer contours ever are.
constexpr double aside_mm = 10;

/// How much the outer region must grow to stay around the inner one when it is moved by `shift`.
double grown_around(const Region& inner, const Region& outer, double shift) {
    double factor = 1;
    for (int i = 0; i < 64; ++i) {
        const double theta = full_turn * i / 64;
        factor = std::max(factor, (inner.radius_px(theta) + shift + 2) / outer.radius_px(theta));
    }
    return factor;
}

std::string text_of(int number) {
    return std::to_string(number);
}

void Planter::plant_links() {
    const int count = int(plan_.names.size());
    const int a = count - 2;
    const int b = count - 1;
    std::swap(plan_.links[std::size_t(a)].original, plan_.links[std::size_t(b)].original);
    for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}})
        planted_.push_back({"better-patient",
                            "",
                            name(from).patient,
                            {},
                            {},
                            "link.csv",
                            "The row of " + name(from).patient + " leads to " + name(to).original +
                                ", whose contours were drawn on " + name(to).patient + "."});

    const Name nowhere = name_of(count + 3);
    plan_.links.push_back(nowhere);
    planted_.push_back({"link-row-dangling",
                        "",
                        nowhere.patient,
                        {},
                        {},
                        "link.csv",
                        "The row of " + nowhere.patient + " leads to no folder."});

    plan_.links.push_back(name(1));
    planted_.push_back({"link-duplicate",
                        "",
                        name(1).patient,
                        {},
                        {},
                        "link.csv",
                        "The row of " + name(1).patient + " stands there twice."});

    const Name unlinked = name_of(count + 6);
    ContourPlan stray = diastole(0, 1);
    stray.text = contour::to_text(traced(changed(truth_of(stray), 0.97)));
    stray.file = contour_path(unlinked.original, stray.slice, Kind::inner);
    plan_.contours.push_back(stray);
    planted_.push_back({"folder-unlinked",
                        "",
                        "",
                        {},
                        {},
                        "contourfiles/" + unlinked.original,
                        "No row of link.csv names the folder " + unlinked.original + "."});
}

void Planter::plant_files() {
    ContourPlan& lonely = systole(1, 0);
    slice_of(lonely).missing = true;
    note(lonely, "slice-missing", "The slice " + text_of(lonely.slice) + ".dcm of this contour was deleted.");

    ContourPlan& garbled = systole(1, 1);
    const std::size_t middle = garbled.text.find('\n', garbled.text.size() / 2);
    garbled.text.insert(middle + 1, "12,5 abc\n");
    note(garbled, "contour-unreadable", "A line says `12,5 abc`.");

    SlicePlan& stranger = slice_of(systole(1, 3));
    stranger.patient_id = name(0).patient;
    note_slice(stranger, "identity-mismatch", "Its Patient ID is " + name(0).patient + ".");

    SlicePlan& cut = slice_of(systole(2, 0));
    cut.truncated = true;
    note_slice(cut, "slice-unreadable", "The file ends in the middle of its pixels.");

    ContourPlan& copy = systole(3, 4);
    const ContourPlan& source = diastole(4, 1);
    copy.text = source.text;
    note(copy, "contour-duplicate",
         "It is a copy of slice " + text_of(source.slice) + " of " + name(source.patient).patient + ".");
}

void Planter::plant_geometry() {
    ContourPlan& open = diastole(1, 4);
    Points arc = points_of(open);
    arc.resize(arc.size() * 3 / 5);
    rewrite(open, arc, "not-closed", "Two fifths of its points are missing.");

    ContourPlan& few = diastole(2, 1, Kind::outer);
    Points two = points_of(few);
    two.resize(2);
    rewrite(few, two, "too-few-points", "It has two points.");

    ContourPlan& bow_tie = systole(2, 2);
    Points crossed = points_of(bow_tie);
    const auto part = std::ptrdiff_t(crossed.size() / 4);
    std::reverse(crossed.begin() + part, crossed.begin() + 2 * part);
    rewrite(bow_tie, crossed, "self-intersecting",
            "A quarter of its points runs backwards, so that it crosses itself.");

    ContourPlan& outside = diastole(2, 3);
    const double to_edge = matrix.columns - 4 - std::round(truth_of(outside).centre().x);
    rewrite(outside, moved(points_of(outside), to_edge, 0), "out-of-bounds",
            "It lies across the right edge of the slice.");

    ContourPlan& speck = systole(2, 4);
    const Region dot = ellipse(truth_of(speck).centre(), 0.6, 0.6);
    rewrite(speck, traced(dot), "degenerate-area", "It is smaller than a pixel or two.");

    ContourPlan& oval = systole(3, 3);
    const Region round = truth_of(oval);
    const Region squeezed(round.centre(), [&](double theta) {
        return round.radius_px(theta) *
               ellipse_radius(oval_stretch, 1 / oval_stretch, anatomy(3).septum - 1, theta);
    });
    rewrite(oval, traced(squeezed), "shape-implausible",
            "It is squeezed into an oval, half as long again as it is wide.");
}

void Planter::plant_relations() {
    ContourPlan& bulging = diastole(3, 1);
    const Region inner = truth_of(bulging);
    const double side = anatomy(3).septum + std::numbers::pi;
    const Region bulge(inner.centre(), [&](double theta) {
        const double away = std::remainder(theta - side, full_turn);
        return inner.radius_px(theta) + (anatomy(3).wall + 6) * std::exp(-away * away / 0.12);
    });
    rewrite(bulging, traced(bulge), "inner-outside-outer", "It bulges through the outer contour.");

    ContourPlan& inside = diastole(1, 2);
    ContourPlan& around = diastole(1, 2, Kind::outer);
    std::swap(inside.text, around.text);
    note(inside, "inner-outer-swapped", "It is the outer contour of this slice.");
    note(around, "inner-outer-swapped", "It is the inner contour of this slice.");

    ContourPlan& aside = diastole(3, 2, Kind::outer);
    const double shift = aside_mm / anatomy(3).spacing.row_mm;
    const Region off = changed(truth_of(aside), grown_around(inner_of(aside), truth_of(aside), shift),
                               {shift * std::cos(0.7), shift * std::sin(0.7)});
    rewrite(aside, traced(off), "centre-mismatch",
            "It lies to one side of the inner contour, which is still within.");

    ContourPlan& filled = diastole(5, 2);
    ContourPlan& emptied = systole(5, 2);
    std::swap(filled.text, emptied.text);
    note(filled, "phase-swapped", "It was drawn at end systole.");
    note(emptied, "phase-swapped", "It was drawn at end diastole.");

    ContourPlan& jump = systole(4, 2);
    rewrite(jump, moved(points_of(jump), 9, -8), "centroid-jump", "It was moved by (9, -8) pixels.");

    ContourPlan& shrunk = systole(4, 4);
    rewrite(shrunk, traced(changed(truth_of(shrunk), 0.6)), "area-jump",
            "It was shrunk to 0.6 of its diameter.");
}

/// What only the picture, or the stack as a whole, tells: inner and outer contour agree with each other.
void Planter::plant_image() {
    const auto mirrored = [](Points points, bool left_right) {
        for (Point& p : points)
            (left_right ? p.x : p.y) =
                (left_right ? matrix.columns : matrix.rows) - 1 - (left_right ? p.x : p.y);
        return points;
    };
    for (const Kind kind : {Kind::inner, Kind::outer}) {
        ContourPlan& stray = diastole(4, 0, kind);
        rewrite(stray, moved(points_of(stray), 44, -6), "image-mismatch",
                "It lies on the lung, moved by (44, -6) pixels.");

        ContourPlan& slipped = diastole(4, 3, kind);
        // A copy would be found as one: this is another reading of the same boundary.
        Random random(mixed(anatomy(4).seed, 700, std::uint64_t(kind)));
        rewrite(slipped, drawn(truth_of(diastole(4, 5, kind)), random), "better-slice",
                "It was drawn two locations further on.");

        ContourPlan& mirror = diastole(5, 0, kind);
        const Point centre = truth_of(mirror).centre();
        const bool left_right = std::abs(centre.x - 127.5) > std::abs(centre.y - 127.5);
        rewrite(mirror, mirrored(points_of(mirror), left_right), "better-orientation",
                left_right ? "Left and right are exchanged." : "Top and bottom are exchanged.");

        ContourPlan& pushed = diastole(5, 4, kind);
        rewrite(pushed, moved(points_of(pushed), -5, 4), "shifted", "It was moved by (-5, 4) pixels.");
    }
    ContourPlan& grown = systole(5, 3);
    rewrite(grown, traced(changed(truth_of(grown), 1.25)), "scaled", "It was grown to 1.25 of its diameter.");
}

} // namespace

std::vector<Planted> plant(Plan& plan) {
    Planter planter(plan);
    planter.plant_links();
    planter.plant_files();
    planter.plant_geometry();
    planter.plant_relations();
    planter.plant_image();
    return planter.take();
}

} // namespace contourcheck::demo
