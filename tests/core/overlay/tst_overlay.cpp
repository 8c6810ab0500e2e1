#include "overlay/overlay.h"

#include <QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

using namespace contourcheck;
using namespace contourcheck::overlay;

namespace {

constexpr contour::Kind kinds[] = {contour::Kind::inner, contour::Kind::outer, contour::Kind::papillary1,
                                   contour::Kind::papillary2};

int change(Rgba a, Rgba b) {
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

bool is_grey(Rgba p) {
    return p.r == p.g && p.g == p.b;
}

Grid<float> counted(int rows, int columns) {
    Grid<float> values(Shape{rows, columns});
    for (std::size_t i = 0; i < values.values().size(); ++i)
        values.values()[i] = float(i);
    return values;
}

Grid<float> one(float value) {
    return Grid<float>(Shape{1, 1}, value);
}

} // namespace

class TstOverlay : public QObject {
    Q_OBJECT

private slots:
    void kinds_have_the_colours_of_the_legend() {
        QCOMPARE(colour(contour::Kind::inner), (Rgba{0xF0, 0xE4, 0x42, 255}));
        QCOMPARE(colour(contour::Kind::outer), (Rgba{0x56, 0xB4, 0xE9, 255}));
        QCOMPARE(colour(contour::Kind::papillary1), (Rgba{0xCC, 0x79, 0xA7, 255}));
        QCOMPARE(colour(contour::Kind::papillary2), colour(contour::Kind::papillary1));
    }

    void the_window_runs_from_the_first_to_the_99th_percentile() {
        const auto window = auto_window(counted(1, 101)); // percentile p is p
        QCOMPARE(window.width, 99.0);
        QCOMPARE(window.centre, 50.5);
        const auto grey = to_grey(counted(1, 101), window, false);
        QCOMPARE(grey(0, 1), std::uint8_t(0));
        QVERIFY(grey(0, 2) > 0 && grey(0, 98) < 255);
        QCOMPARE(grey(0, 99), std::uint8_t(255));
    }

    void the_other_windows_are_percentiles_too() {
        const Windows all = windows(counted(1, 101));
        QCOMPARE(all.automatic, auto_window(counted(1, 101)));
        QCOMPARE(all.tissue, (dicom::Window{60.5, 71})); // 25 to 95
        QCOMPARE(all.full, (dicom::Window{50.5, 101}));  // 0 to 100
    }

    void one_bright_pixel_in_a_thousand_does_not_move_the_window() {
        auto values = counted(40, 25);
        const auto before = auto_window(values);
        values(39, 24) = 1e6F;
        QCOMPARE(auto_window(values), before);
    }

    void a_window_is_at_least_one_wide_and_never_not_a_number() {
        QCOMPARE(auto_window(Grid<float>(Shape{4, 4}, 7.F)), (dicom::Window{7.5, 1}));
        QCOMPARE(auto_window(Grid<float>{}).width, 1.0);
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const float infinity = std::numeric_limits<float>::infinity();
        QCOMPARE(auto_window(Grid<float>(Shape{1, 3}, {nan, 3.F, infinity})), (dicom::Window{3.5, 1}));
    }

    void a_mostly_black_picture_still_shows_what_there_is() {
        Grid<float> values(Shape{20, 20}, 0.F);
        values(3, 3) = 100;
        values(3, 4) = 50;
        const auto grey = to_grey(values, auto_window(values), false);
        QCOMPARE(grey(0, 0), std::uint8_t(0));
        QCOMPARE(grey(3, 3), std::uint8_t(255));
        QVERIFY(grey(3, 4) > 100 && grey(3, 4) < 155);
    }

    void grey_follows_the_linear_function_of_the_standard() {
        // PS3.3 C.11.2.1.2.1, note 2: centre 2048, width 4096 is the range 0 to 4095; centre 2048 width 1 is a threshold.
        const dicom::Window full{2048, 4096};
        QCOMPARE(to_grey(one(0), full, false)(0, 0), std::uint8_t(0));
        QCOMPARE(to_grey(one(4095), full, false)(0, 0), std::uint8_t(255));
        QCOMPARE(to_grey(one(2047.5), full, false)(0, 0), std::uint8_t(128));
        QCOMPARE(to_grey(one(-5), full, false)(0, 0), std::uint8_t(0));
        QCOMPARE(to_grey(one(9999), full, false)(0, 0), std::uint8_t(255));
        const dicom::Window threshold{2048, 1};
        QCOMPARE(to_grey(one(2047), threshold, false)(0, 0), std::uint8_t(0));
        QCOMPARE(to_grey(one(2048), threshold, false)(0, 0), std::uint8_t(255));
    }

    void monochrome1_is_shown_the_other_way_round() {
        dicom::Slice slice;
        slice.pixels = Grid<std::int16_t>(Shape{1, 3}, {-10, 0, 10});
        slice.header.rescale = dicom::Rescale{2, 0};
        const dicom::Window window{0.5, 41};
        QCOMPARE(to_grey(slice, window), (Grid<std::uint8_t>(Shape{1, 3}, {0, 128, 255})));
        slice.header.photometric = dicom::Photometric::monochrome1;
        QCOMPARE(to_grey(slice, window), (Grid<std::uint8_t>(Shape{1, 3}, {255, 127, 0})));
    }

    void a_brighter_value_is_never_darker() {
        QVERIFY(rc::check("to_grey is monotone", [](std::int16_t a, std::int16_t b, std::int16_t centre,
                                                    std::uint16_t width) {
            const dicom::Window window{double(centre), double(width)};
            const auto low = to_grey(one(std::min(a, b)), window, false)(0, 0);
            const auto high = to_grey(one(std::max(a, b)), window, false)(0, 0);
            RC_ASSERT(low <= high);
            RC_ASSERT(to_grey(one(a), window, true)(0, 0) == 255 - to_grey(one(a), window, false)(0, 0));
        }));
    }

    void every_grey_under_a_tint_changes_and_is_no_longer_grey() {
        for (const auto kind : kinds)
            for (int grey = 0; grey < 256; ++grey)
                for (const double opacity : {0.0, 0.01, 0.2, 0.35, 1.0}) {
                    const Rgba before{std::uint8_t(grey), std::uint8_t(grey), std::uint8_t(grey)};
                    Grid<Rgba> picture(Shape{1, 1}, before);
                    tint(picture, mask::Mask(Shape{1, 1}, 1), colour(kind), opacity);
                    QVERIFY(change(before, picture(0, 0)) >= least_change);
                    QVERIFY(!is_grey(picture(0, 0)));
                }
    }

    void a_second_tint_shows_over_a_first_whatever_the_colours() {
        QVERIFY(rc::check("tint changes any pixel", [] {
            const auto level = rc::gen::arbitrary<std::uint8_t>();
            const Rgba under{*level, *level, *level};
            const Rgba over{*level, *level, *level};
            const double opacity = *rc::gen::inRange(0, 101) / 100.0;
            Grid<Rgba> picture(Shape{1, 1}, under);
            tint(picture, mask::Mask(Shape{1, 1}, 1), over, opacity);
            RC_ASSERT(change(under, picture(0, 0)) >= least_change);
        }));
        Grid<Rgba> picture(Shape{1, 1}, colour(contour::Kind::inner));
        tint(picture, mask::Mask(Shape{1, 1}, 1), colour(contour::Kind::inner), 1);
        QVERIFY(change(picture(0, 0), colour(contour::Kind::inner)) >= least_change);
    }

    void no_pixel_outside_the_mask_changes() {
        Grid<Rgba> picture = to_rgba(Grid<std::uint8_t>(Shape{3, 3}, 90));
        mask::Mask mask(Shape{3, 3}, 0);
        mask(1, 2) = 1;
        tint(picture, mask, colour(contour::Kind::outer), 0.35);
        int changed = 0;
        for (const Rgba p : picture.values())
            changed += p != Rgba{90, 90, 90};
        QCOMPARE(changed, 1);
        QVERIFY((picture(1, 2) != Rgba{90, 90, 90}));
    }

    void coverage_tints_by_share_and_the_least_share_too() {
        Grid<Rgba> picture = to_rgba(Grid<std::uint8_t>(Shape{1, 4}, 200));
        tint(picture, mask::Coverage(Shape{1, 4}, {0.F, 1e-6F, 0.5F, 1.F}), colour(contour::Kind::inner),
             0.5);
        const Rgba grey{200, 200, 200};
        QCOMPARE(picture(0, 0), grey);
        QVERIFY(change(picture(0, 1), grey) >= least_change);
        QVERIFY(change(picture(0, 2), grey) > change(picture(0, 1), grey));
        QVERIFY(change(picture(0, 3), grey) > change(picture(0, 2), grey));
        QCOMPARE(picture(0, 3), (Rgba{220, 214, 133, 255}));
    }

    void enlarging_repeats_each_pixel_as_a_block() {
        Grid<Rgba> picture(Shape{2, 1});
        picture(1, 0) = {9, 8, 7};
        const auto large = enlarge(picture, 3);
        QCOMPARE(large.shape(), (Shape{6, 3}));
        for (int row = 0; row < 6; ++row)
            for (int column = 0; column < 3; ++column)
                QCOMPARE(large(row, column), picture(row / 3, 0));
    }
};

QTEST_GUILESS_MAIN(TstOverlay)
#include "tst_overlay.moc"
