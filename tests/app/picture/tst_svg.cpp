#include "scenes.h"

#include "picture/furniture.h"
#include "picture/sheet.h"
#include "picture/svg.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

using namespace contourcheck;
using namespace contourcheck::picture;

namespace {

struct Parsed {
    bool well_formed = true;
    QStringList texts;
    int paths = 0;
    QImage embedded;
    QSize size;
};

Parsed parsed(const QByteArray& svg) {
    Parsed result;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        const auto attributes = reader.attributes();
        if (reader.name() == QLatin1String("svg"))
            result.size = {attributes.value("width").toInt(), attributes.value("height").toInt()};
        if (reader.name() == QLatin1String("path")) ++result.paths;
        if (reader.name() == QLatin1String("image")) {
            const QByteArray link = attributes.value("xlink:href").toUtf8();
            result.embedded = QImage::fromData(QByteArray::fromBase64(link.mid(link.indexOf(',') + 1)));
        }
        if (reader.name() == QLatin1String("text")) result.texts << reader.readElementText();
    }
    result.well_formed = !reader.hasError();
    return result;
}

} // namespace

class TestSvg : public QObject {
    Q_OBJECT

private slots:
    void the_slice_is_embedded_in_its_own_pixels_with_its_masks() {
        const Scene scene = test::heart();
        const Parsed svg = parsed(to_svg(scene, {}));
        QVERIFY(svg.well_formed);
        QCOMPARE(svg.embedded.convertToFormat(QImage::Format_RGB32), slice_image(scene, Look{}));
    }

    void a_contour_as_small_as_a_dot_is_pointed_at() {
        const auto drawn = [](double radius) {
            const Scene scene = make_scene(test::ramp_slice({48, 64}),
                                           {{contour::Kind::inner, test::ring(30, 24, radius)}}, {}, "");
            const QByteArray svg = to_svg(scene, {});
            return svg.mid(svg.indexOf("<g clip-path")).count('M'); // each part of a path begins with one
        };
        QCOMPARE(drawn(0.25), drawn(10) + 8); // four of halo and of line
    }

    void it_is_laid_out_as_the_picture_is() {
        const Scene scene = test::heart();
        for (const int scale : {1, 2, 4}) {
            RenderOptions options;
            options.scale = scale;
            QCOMPARE(parsed(to_svg(scene, options)).size, render(scene, options).size());
        }
        RenderOptions bare;
        bare.bare = true;
        bare.zoom = 4;
        QCOMPARE(parsed(to_svg(scene, bare)).size, QSize(64 * 4, 48 * 4));
        QVERIFY(parsed(to_svg(scene, bare)).texts.isEmpty());
    }

    void pixels_that_are_not_square_keep_their_proportions() {
        Scene scene = test::heart();
        scene.slice.header.spacing = dicom::Spacing{3, 1.5};
        const QSizeF slice(64 * 3, 48 * 3 * 2); // three device pixels a pixel's shorter side
        const QByteArray text = to_svg(scene, {});
        QCOMPARE(parsed(text).size, render(scene, {}).size());
        QVERIFY(text.contains("width=\"" + QByteArray::number(slice.width()) + "\" height=\"" +
                              QByteArray::number(slice.height()) + "\" preserveAspectRatio"));
        Tile shown;
        shown.scene = scene;
        const QByteArray tile = tile_svg(shown, {}, in_english);
        const QRect crop = tile_crop(scene, {});
        const double side = 240 / std::max(crop.width() * 1.0, crop.height() * 2.0);
        QVERIFY(tile.contains("width=\"" + svg_number(crop.width() * side) + "\" height=\"" +
                              svg_number(crop.height() * side * 2) + "\" preserveAspectRatio"));
    }

    void outlines_lie_where_the_painter_draws_them() {
        const Scene scene = test::heart();
        RenderOptions options;
        options.bare = true;
        options.zoom = 6;
        options.look.style = Style::outline;
        options.look.outer = options.look.papillary = false;
        const QImage painted = render(scene, options);
        QSvgRenderer renderer(to_svg(scene, options));
        QVERIFY(renderer.isValid());
        QImage drawn(painted.size(), QImage::Format_RGB32);
        drawn.fill(Qt::black);
        QPainter painter(&drawn);
        renderer.render(&painter);
        painter.end();
        const auto is_yellow = [](QRgb p) { return qRed(p) > qBlue(p) + 90; };
        int both = 0, painted_only = 0, drawn_only = 0;
        for (int y = 0; y < painted.height(); ++y)
            for (int x = 0; x < painted.width(); ++x) {
                const bool a = is_yellow(painted.pixel(x, y)), b = is_yellow(drawn.pixel(x, y));
                both += a && b;
                painted_only += a && !b;
                drawn_only += b && !a;
            }
        QVERIFY(both > 300);
        QVERIFY2(painted_only + drawn_only < both / 5,
                 qPrintable(QString::number(painted_only + drawn_only)));
    }

    void text_is_text_and_is_escaped() {
        const Parsed svg = parsed(to_svg(test::heart({}, "P<1>&/7/inner"), {}));
        QVERIFY(svg.well_formed);
        QVERIFY(svg.texts.contains("P<1>&/7/inner"));
        QVERIFY(svg.texts.contains(QString::fromStdString(convention_text({}).text())));
        for (const char* word : {"inner", "outer", "papillary"})
            QVERIFY(svg.texts.contains(word));
    }

    void the_legend_of_filled_areas_names_their_colours_and_draws_no_lines() {
        RenderOptions options;
        options.look.style = Style::fill;
        const QByteArray svg = to_svg(test::heart(), options);
        QVERIFY(!svg.contains("dasharray"));
        for (const char* word : {"inner (yellow)", "outer (sky blue)", "papillary (purple-pink)"})
            QVERIFY(parsed(svg).texts.contains(word));
    }

    void kinds_that_are_hidden_have_no_path() {
        RenderOptions options;
        options.bare = true;
        QCOMPARE(parsed(to_svg(test::heart(), options)).paths, 6); // a halo and a line each
        options.look.outer = false;
        QCOMPARE(parsed(to_svg(test::heart(), options)).paths, 4);
        options.look.style = Style::fill;
        QCOMPARE(parsed(to_svg(test::heart(), options)).paths, 0);
    }

    void at_twice_the_scale_everything_is_twice_as_large() {
        const Scene scene = test::heart();
        RenderOptions options;
        options.bare = true;
        const QImage one = render(scene, options);
        options.scale = 2;
        const QImage two = render(scene, options);
        QCOMPARE(two.size(), one.size() * 2);
        QCOMPARE(QImage::fromData(to_png(two, 2)).dotsPerMeterX(),
                 2 * QImage::fromData(to_png(one)).dotsPerMeterX());
        options.zoom *= 2;
        options.scale = 1;
        QCOMPARE(render(scene, options).size(), two.size());
    }

    void a_caption_says_what_is_drawn_and_how() {
        RenderOptions options;
        options.look.window = dicom::Window{300, 600};
        const std::string text = figure_caption(test::heart({0.5, mask::Rule::pil}), options, 7);
        QCOMPARE(
            QString::fromStdString(text),
            QString(
                "Slice 7 with inner (endocardial, solid line), outer (epicardial, dashed line) and papillary "
                "(dotted line) contours, masks tinted; grey window 300 / 600 (centre / width), pixel spacing "
                "1.5 mm, pixel origin 0.5, mask rule pil."));
        QVERIFY(figure_caption(test::heart(), options, 7, "P1").starts_with("Patient P1, slice 7 with "));
        options.look.style = Style::fill;
        QVERIFY(figure_caption(test::heart(), options, 7)
                    .starts_with("Slice 7 with inner (endocardial, yellow), outer (epicardial, sky blue) and "
                                 "papillary (purple-pink) contours as filled areas; grey window"));
        options.look.inner = options.look.outer = options.look.papillary = false;
        QVERIFY(figure_caption(test::heart(), options, 7).find("without contours") != std::string::npos);
    }
};

QTEST_MAIN(TestSvg)
#include "tst_svg.moc"
