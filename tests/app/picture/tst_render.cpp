#include "app/picture/golden.h"
#include "app/picture/scenes.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::picture;

namespace {

RenderOptions bare(Style style, int zoom) {
    RenderOptions options{.look = {}, .zoom = zoom, .bare = true};
    options.look.style = style;
    return options;
}

bool is_black(QRgb p) {
    return qRed(p) < 8 && qGreen(p) < 8 && qBlue(p) < 8;
}

/// Whether something is drawn in the outermost pixels of the strip under the slice.
bool touches_edge(const QImage& image, int strip_top) {
    for (int y = strip_top; y < image.height(); ++y)
        if (!is_black(image.pixel(0, y)) || !is_black(image.pixel(image.width() - 1, y))) return true;
    for (int x = 0; x < image.width(); ++x)
        if (!is_black(image.pixel(x, image.height() - 1)) || !is_black(image.pixel(x, strip_top)))
            return true;
    return false;
}

/// Contours of half a pixel, and an inner one that is seen as it is.
Scene dots() {
    return make_scene(test::ramp_slice({48, 64}),
                      {{contour::Kind::inner, test::ring(14, 12, 0.25)},
                       {contour::Kind::outer, test::ring(46, 12, 0.25)},
                       {contour::Kind::papillary1, test::ring(46, 36, 0.25)},
                       {contour::Kind::inner, test::ring(14, 36, 4)}},
                      {}, "");
}

int ink(const QImage& image, int top) {
    int count = 0;
    for (int y = top; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += !is_black(image.pixel(x, y));
    return count;
}

} // namespace

class TstRender : public QObject {
    Q_OBJECT

private slots:
    void bare_fill_at_one_to_one_is_the_slice_with_its_mask_and_nothing_else() {
        const Scene scene = test::heart();
        const QImage image = render(scene, bare(Style::fill, 1));
        QCOMPARE(image.size(), QSize(64, 48));
        for (int row = 0; row < 48; ++row)
            for (int column = 0; column < 64; ++column) {
                const bool in =
                    std::ranges::any_of(scene.layers, [&](const Layer& l) { return l.holds(row, column); });
                QCOMPARE(!test::is_grey(image.pixel(column, row)), in);
            }
    }

    void zoom_is_device_pixels_a_slice_pixel_from_1_to_16() {
        const Scene scene = test::heart();
        QCOMPARE(render(scene, bare(Style::both, 5)).size(), QSize(320, 240));
        QCOMPARE(render(scene, bare(Style::both, 0)).size(), QSize(64, 48));
        QCOMPARE(render(scene, bare(Style::both, 99)).size(), QSize(64 * 16, 48 * 16));
    }

    void a_picture_too_large_for_an_image_is_null_not_a_crash() {
        const auto scene = make_scene(test::ramp_slice({2, 2100}), {}, {}, "");
        QVERIFY(render(scene, bare(Style::fill, 16)).isNull());
        QVERIFY(!render(scene, bare(Style::fill, 15)).isNull());
        QVERIFY(to_png(render(scene, bare(Style::fill, 16))).isEmpty());
    }

    void texts_stand_below_the_slice_and_are_never_cut_off_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("zoom");
        for (const auto& [rows, columns] :
             {std::pair{1, 1}, {16, 16}, {48, 64}, {64, 48}, {300, 20}, {256, 256}})
            for (const int zoom : {1, 2, 3, 7})
                QTest::addRow("%dx%d at %d:1", columns, rows, zoom) << rows << columns << zoom;
    }

    void texts_stand_below_the_slice_and_are_never_cut_off() {
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(int, zoom);
        const std::string long_name(400, 'W');
        for (const std::string& caption : {std::string(), std::string("SCD0000101/99/inner"), long_name}) {
            Scene scene = test::heart({}, caption);
            scene.slice = test::ramp_slice({rows, columns});
            scene.values = dicom::values(scene.slice);
            for (Layer& layer : scene.layers)
                layer.mask = mask::Mask(Shape{rows, columns});
            const QImage image = render(scene, {.look = {}, .zoom = zoom, .bare = false});
            QVERIFY(image.width() >= columns * zoom && image.height() > rows * zoom);
            QVERIFY(!touches_edge(image, rows * zoom));
            QVERIFY(ink(image, rows * zoom) > 200);
        }
    }

    void the_caption_is_the_only_text_that_a_caller_adds() {
        const QImage with = render(test::heart(), {});
        const QImage without = render(test::heart({}, ""), {});
        QVERIFY(ink(with, 144) > ink(without, 144));
        QCOMPARE(render(test::heart({}, ""), bare(Style::both, 3)),
                 render(test::heart(), bare(Style::both, 3)));
    }

    void without_spacing_there_is_no_scale_bar() {
        Scene scene = test::heart();
        const QImage with = render(scene, {});
        scene.slice.header.spacing.reset();
        QVERIFY(render(scene, {}).height() < with.height());
    }

    void the_png_holds_the_pixels_and_no_text() {
        const QTemporaryDir folder;
        QImage image = render(test::heart(), {});
        image.setText("Patient", "Doe");
        const QByteArray png = to_png(image);
        QFile file(folder.filePath("p.png"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(png) == png.size());
        file.close();
        const QString script = "import sys; from PIL import Image; i = Image.open(sys.argv[1]); i.load(); "
                               "print(i.mode, i.size, sorted(i.info), len(i.getexif()))";
        QProcess python;
        python.start(CONTOURCHECK_PYTHON, {"-c", script, file.fileName()});
        QVERIFY(python.waitForFinished());
        QCOMPARE(QString(python.readAllStandardOutput()).trimmed(),
                 QString("RGB (%1, %2) ['dpi'] 0").arg(image.width()).arg(image.height()));
        QVERIFY(!png.contains("Doe") && !png.contains("tIME") && !png.contains("tEXt") &&
                !png.contains("iTXt"));
        QCOMPARE(QImage::fromData(png).convertToFormat(QImage::Format_RGB32).pixel(70, 70),
                 image.pixel(70, 70));
    }

    void the_same_scene_gives_the_same_bytes() {
        QCOMPARE(to_png(render(test::heart(), {})), to_png(render(test::heart(), {})));
        QVERIFY(to_png(render(test::heart(), {})) !=
                to_png(render(test::heart({1, mask::Rule::centre}), {})));
    }

    void bare_pictures_look_as_they_did() {
        for (const auto& [name, style] :
             {std::pair{"heart-fill.png", Style::fill}, {"heart-both.png", Style::both}}) {
            const QImage image = render(test::heart(), bare(style, 4));
            const QImage expected = test::golden(name, image);
            // The rasteriser of another Qt may round a line's edge otherwise; fills are exact.
            const int tolerance = style == Style::fill ? 0 : 12;
            const QString wrong = test::difference(image, expected, image.rect(), tolerance, name);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    void a_contour_as_small_as_a_dot_is_pointed_at_and_a_larger_one_is_not() {
        const Scene scene = dots();
        const QString name = "dots.png";
        const QImage image = render(scene, bare(Style::outline, 3));
        const QString wrong = test::difference(image, test::golden(name, image), image.rect(), 12, name);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        for (const int zoom : {1, 3, 8}) {
            const auto coloured = [&](const Scene& what) {
                const QImage drawn = render(what, bare(Style::outline, zoom));
                int count = 0;
                for (int y = 0; y < drawn.height(); ++y)
                    for (int x = 0; x < drawn.width(); ++x)
                        count += !test::is_grey(drawn.pixel(x, y));
                return count;
            };
            Scene half = scene;
            half.layers = {scene.layers.front()};
            QVERIFY2(coloured(half) > 20, qPrintable(QString::number(coloured(half)))); // a dot: 9 at most
        }
    }

    void filled_it_is_pointed_at_as_well_but_not_in_a_bare_picture() {
        Scene half = dots();
        half.layers = {half.layers[1]};
        const auto coloured = [&](bool is_bare, Style style) {
            RenderOptions options{.look = {}, .zoom = 3, .bare = is_bare};
            options.look.style = style;
            const QImage drawn = render(half, options);
            int count = 0;
            for (int y = 0; y < 3 * 48; ++y)
                for (int x = 0; x < drawn.width(); ++x)
                    count += !test::is_grey(drawn.pixel(x, y));
            return count;
        };
        QVERIFY(coloured(false, Style::fill) > 20);
        QCOMPARE(coloured(true, Style::fill), 9); // its one pixel
        Look fill;
        fill.style = Style::fill;
        QCOMPARE(to_svg(half, {.look = fill, .bare = true}).count("<path"), 0);
    }

    void the_finished_picture_looks_as_it_did() {
        const QString name = "heart-finished.png";
        const QImage image = render(test::heart(), {.look = {}, .zoom = 5, .bare = false});
        const QImage expected = test::golden(name, image);
        const QString wrong = test::difference(image, expected, {0, 0, 320, 240}, 12, name);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        // Letters differ with fonts and their rendering: only how much of them there is compares.
        const double share = double(ink(image, 240)) / ink(expected, 240);
        QVERIFY2(share > 0.7 && share < 1.4, qPrintable(QString::number(share)));
    }
};

QTEST_MAIN(TstRender)
#include "tst_render.moc"
