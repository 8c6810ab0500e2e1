#include "app/picture/scenes.h"
#include "picture/furniture.h"

#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::picture;
using contour::Kind;

namespace {

/// One letter a pixel: which tint it has, '.' for none.
std::string tints(const QImage& image) {
    std::string text;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb p = image.pixel(x, y);
            if (test::is_grey(p))
                text += '.';
            else if (qBlue(p) < qRed(p) && qBlue(p) < qGreen(p))
                text += 'i';
            else
                text += qBlue(p) > qRed(p) && qGreen(p) > qRed(p) ? 'o' : 'p';
        }
        text += '\n';
    }
    return text;
}

Scene nested(mask::Rule rule = mask::Rule::centre) {
    return make_scene(test::ramp_slice({6, 8}),
                      {{Kind::inner, test::box(2, 2, 6, 5, 0)},
                       {Kind::outer, test::box(1, 1, 7, 6, 0)},
                       {Kind::papillary2, test::box(3, 3, 4, 4, 0)}},
                      {0, rule}, "");
}

} // namespace

class TstScene : public QObject {
    Q_OBJECT

private slots:
    void styles_read_their_words() {
        QCOMPARE(style_from_word("outline"), Style::outline);
        QCOMPARE(style_from_word("fill"), Style::fill);
        QCOMPARE(style_from_word("both"), Style::both);
        QVERIFY(!style_from_word("Both") && !style_from_word(""));
    }

    void a_scene_holds_the_masks_of_its_rule() {
        const auto scene = nested();
        QCOMPARE(scene.layers.size(), std::size_t(3));
        QVERIFY(std::holds_alternative<mask::Mask>(scene.layers[0].mask));
        QVERIFY(scene.layers[0].holds(2, 2) && !scene.layers[0].holds(1, 2));
        QVERIFY(!scene.layers[0].holds(-1, 0) && !scene.layers[0].holds(6, 0) &&
                !scene.layers[0].holds(0, 8));
        QCOMPARE(scene.values(1, 2), 21.F);
        const auto shares = nested(mask::Rule::coverage);
        QVERIFY(std::holds_alternative<mask::Coverage>(shares.layers[0].mask));
        QVERIFY(shares.layers[0].holds(2, 2) && !shares.layers[0].holds(1, 2));
    }

    void where_kinds_overlap_the_innermost_gives_the_colour() {
        const std::string expected = "........\n"
                                     ".oooooo.\n"
                                     ".oiiiio.\n"
                                     ".oipiio.\n"
                                     ".oiiiio.\n"
                                     ".oooooo.\n";
        QCOMPARE(tints(slice_image(nested(), {})), expected);
        QCOMPARE(tints(slice_image(nested(mask::Rule::coverage), {})), expected);
    }

    void an_outer_contour_within_the_inner_one_is_filled_too() {
        const std::string expected = "........\n"
                                     ".iiiiii.\n"
                                     ".iooooi.\n"
                                     ".iopooi.\n"
                                     ".iooooi.\n"
                                     ".iiiiii.\n";
        for (const mask::Rule rule : {mask::Rule::centre, mask::Rule::coverage}) {
            const auto swapped = make_scene(test::ramp_slice({6, 8}),
                                            {{Kind::inner, test::box(1, 1, 7, 6, 0)},
                                             {Kind::outer, test::box(2, 2, 6, 5, 0)},
                                             {Kind::papillary2, test::box(3, 3, 4, 4, 0)}},
                                            {0, rule}, "");
            QCOMPARE(tints(slice_image(swapped, {})), expected);
        }
    }

    void a_kind_that_is_not_shown_leaves_its_pixels_to_the_others() {
        Look look;
        look.inner = false;
        QCOMPARE(tints(slice_image(nested(), look)), "........\n"
                                                     ".oooooo.\n"
                                                     ".oooooo.\n"
                                                     ".oopooo.\n"
                                                     ".oooooo.\n"
                                                     ".oooooo.\n");
        look.outer = look.papillary = false;
        QCOMPARE(tints(slice_image(nested(), look)).find_first_not_of(".\n"), std::string::npos);
    }

    void outlines_alone_leave_every_pixel_grey() {
        Look look;
        look.style = Style::outline;
        QCOMPARE(tints(slice_image(nested(), look)).find_first_not_of(".\n"), std::string::npos);
    }

    void the_least_share_of_a_pixel_is_tinted() {
        const auto scene = make_scene(test::ramp_slice({3, 3}),
                                      {{Kind::inner, {{0.5, 0.5}, {1.5001, 0.5}, {1.5001, 1.5}, {0.5, 1.5}}}},
                                      {0, mask::Rule::coverage}, "");
        QCOMPARE(tints(slice_image(scene, {})), "...\n.ii\n...\n");
    }

    void the_window_of_the_look_comes_before_the_automatic_one() {
        Scene scene = nested();
        Look look;
        look.style = Style::outline;
        look.window = dicom::Window{1000, 1};
        QCOMPARE(qRed(slice_image(scene, look).pixel(7, 5)), 0);
        look.window.reset();
        QCOMPARE(qRed(slice_image(scene, look).pixel(7, 5)), 255);
        scene.slice.header.photometric = dicom::Photometric::monochrome1;
        QCOMPARE(qRed(slice_image(scene, look).pixel(7, 5)), 0);
    }

    void an_empty_slice_gives_an_empty_image() {
        const auto scene = make_scene({}, {{Kind::inner, test::ring(3, 3, 2)}}, {}, "");
        QVERIFY(slice_image(scene, {}).isNull());
        QVERIFY(render(scene, {}).isNull());
    }

    void a_scale_bar_has_a_round_length_that_fits() {
        const std::optional<dicom::Spacing> spacing = dicom::Spacing{9, 2}; // along a row a pixel is 2 mm
        const auto bar = scale_bar(spacing, 3, 100);
        QVERIFY(bar.has_value());
        QCOMPARE(bar->length_mm, 50);
        QCOMPARE(bar->length_device, 75.0);
        QCOMPARE(scale_bar(spacing, 3, 40)->length_mm, 20);
        QVERIFY(!scale_bar(std::nullopt, 3, 100));
        QVERIFY(!scale_bar(dicom::Spacing{1, 0}, 3, 100));
        QVERIFY(!scale_bar(dicom::Spacing{1, std::nan("")}, 3, 100));
        QVERIFY(!scale_bar(dicom::Spacing{1, 1e-300}, 3, 100));
    }

    void the_legend_names_what_is_there_and_shown_once() {
        auto scene = test::heart();
        scene.layers.push_back(scene.layers.back());
        scene.layers.back().kind = Kind::papillary2;
        QCOMPARE(legend_kinds(scene, {}), (std::vector<Kind>{Kind::inner, Kind::outer, Kind::papillary1}));
        Look look;
        look.outer = false;
        QCOMPARE(legend_kinds(scene, look), (std::vector<Kind>{Kind::inner, Kind::papillary1}));
        scene.layers.clear();
        QVERIFY(legend_kinds(scene, {}).empty());
    }

    void texts_are_one_line_and_the_convention_says_origin_and_rule() {
        QCOMPARE(one_line("a\nb\x01 c"), QStringLiteral("a b c"));
        QCOMPARE(convention_text({0.5, mask::Rule::pil}).text(), "pixel origin 0.5 · pil");
    }
};

QTEST_MAIN(TstScene)
#include "tst_scene.moc"
