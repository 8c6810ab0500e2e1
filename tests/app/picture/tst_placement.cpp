#include "app/picture/scenes.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QtTest>
#include <rapidcheck.h>

using namespace contourcheck;
using namespace contourcheck::picture;
using contour::Kind;

namespace {

constexpr int left = 4, top = 3, right = 11, bottom = 9; ///< the pixels of the box

Scene boxed(double origin, mask::Rule rule) {
    return make_scene(test::ramp_slice({12, 16}),
                      {{Kind::inner, test::box(left, top, right, bottom, origin)}}, {origin, rule}, "");
}

QImage bare(const Scene& scene, Style style, int zoom) {
    RenderOptions options{.look = {}, .zoom = zoom, .bare = true};
    options.look.style = style;
    return render(scene, options);
}

bool is_yellow(QRgb p) {
    return qRed(p) > 100 && qBlue(p) < qRed(p) * 6 / 10;
}

} // namespace

class TstPlacement : public QObject {
    Q_OBJECT

private slots:
    void mask_and_pixel_and_outline_agree_data() {
        QTest::addColumn<double>("origin");
        QTest::addColumn<int>("zoom");
        for (const double origin : {0.0, 0.5, 1.0})
            for (const int zoom : {1, 7})
                QTest::addRow("origin %g, %d:1", origin, zoom) << origin << zoom;
    }

    void mask_and_pixel_and_outline_agree() {
        QFETCH(double, origin);
        QFETCH(int, zoom);
        const Scene scene = boxed(origin, mask::Rule::centre);
        const QRect block(left * zoom, top * zoom, (right - left) * zoom, (bottom - top) * zoom);

        const QImage fill = bare(scene, Style::fill, zoom);
        Look plain;
        plain.style = Style::outline;
        const QImage grey = slice_image(scene, plain);
        for (int y = 0; y < fill.height(); ++y)
            for (int x = 0; x < fill.width(); ++x) {
                const QRgb p = fill.pixel(x, y);
                QCOMPARE(test::is_grey(p), !block.contains(x, y));
                if (test::is_grey(p)) QCOMPARE(p, grey.pixel(x / zoom, y / zoom));
            }

        // The line is as far outside the block's edge as inside.
        const QImage lines = bare(scene, Style::outline, zoom);
        int first = lines.width(), last = -1, highest = lines.height(), lowest = -1;
        for (int y = 0; y < lines.height(); ++y)
            for (int x = 0; x < lines.width(); ++x)
                if (is_yellow(lines.pixel(x, y))) {
                    first = std::min(first, x);
                    last = std::max(last, x);
                    highest = std::min(highest, y);
                    lowest = std::max(lowest, y);
                }
        QCOMPARE(block.left() - first, last - block.right());
        QCOMPARE(block.top() - highest, lowest - block.bottom());
        QVERIFY2(block.left() - first <= 2 && block.left() - first >= 0, "the line is on the edge");
    }

    void pixels_that_are_no_squares_keep_mask_outline_and_pixel_together_data() {
        QTest::addColumn<double>("origin");
        QTest::addColumn<int>("zoom");
        QTest::addColumn<double>("row_mm");
        QTest::addColumn<double>("column_mm");
        for (const double origin : {0.0, 0.5, 1.0})
            for (const int zoom : {1, 7})
                for (const auto& [row, column] : {std::pair(3.0, 1.5), {1.5, 3.0}})
                    QTest::addRow("origin %g, %d:1, %g x %g mm", origin, zoom, row, column)
                        << origin << zoom << row << column;
    }

    void pixels_that_are_no_squares_keep_mask_outline_and_pixel_together() {
        QFETCH(double, origin);
        QFETCH(int, zoom);
        QFETCH(double, row_mm);
        QFETCH(double, column_mm);
        Scene scene = boxed(origin, mask::Rule::centre);
        scene.slice.header.spacing = dicom::Spacing{row_mm, column_mm};
        const Placement placement{double(zoom), {}, origin, aspect(scene.slice.header.spacing)};
        const int across = column_mm > row_mm ? 2 * zoom : zoom, down = row_mm > column_mm ? 2 * zoom : zoom;
        const QRect block(left * across, top * down, (right - left) * across, (bottom - top) * down);
        const QSize size(16 * across, 12 * down);
        QCOMPARE(placement.area({12, 16}).size(), QSizeF(size));

        Look fill;
        fill.style = Style::fill;
        const QImage tinted = placed(slice_image(scene, fill), size, placement);
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x) {
                QCOMPARE(test::is_grey(tinted.pixel(x, y)), !block.contains(x, y));
                const QPointF centre(x + 0.5, y + 0.5);
                QCOMPARE(placement.row(centre), y / down);
                QCOMPARE(placement.column(centre), x / across);
                QVERIFY(placement.pixel_area(y / down, x / across).contains(centre));
            }

        Look outline;
        outline.style = Style::outline;
        QImage lines = placed(slice_image(scene, outline), size, placement);
        QPainter painter(&lines);
        paint_outlines(painter, scene, outline, placement, 1.5);
        painter.end();
        int first = size.width(), last = -1, highest = size.height(), lowest = -1;
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                if (is_yellow(lines.pixel(x, y))) {
                    first = std::min(first, x);
                    last = std::max(last, x);
                    highest = std::min(highest, y);
                    lowest = std::max(lowest, y);
                }
        QCOMPARE(block.left() - first, last - block.right());
        QCOMPARE(block.top() - highest, lowest - block.bottom());
        QVERIFY(block.left() - first <= 2 && block.left() - first >= 0);
        QVERIFY(block.top() - highest <= 2 && block.top() - highest >= 0);
    }

    void the_finished_picture_has_the_slices_proportions() {
        Scene scene = boxed(0, mask::Rule::centre);
        RenderOptions options{.look = {}, .zoom = 4};
        const QSize square = render(scene, options).size();
        scene.slice.header.spacing = dicom::Spacing{4.5, 1.5};
        const QSize tall = render(scene, options).size();
        QCOMPARE(tall.height() - square.height(), 2 * 12 * 4);
        options.bare = true; // a pixel a pixel, for those who measure on it
        QCOMPARE(render(scene, options).size(), QSize(16 * 4, 12 * 4));
    }

    void a_spacing_that_makes_no_sense_gives_square_pixels() {
        const double nan = std::nan("");
        QCOMPARE(aspect(std::nullopt), 1.0);
        for (const dicom::Spacing spacing :
             {dicom::Spacing{0, 1}, {1, 0}, {-1, 1}, {nan, 1}, {1, nan}, {1, 100}, {1e300, 1}})
            QCOMPARE(aspect(spacing), 1.0);
        QCOMPARE(aspect(dicom::Spacing{3, 1.5}), 2.0);
    }

    void every_rule_tints_its_own_mask() {
        for (const auto rule :
             {mask::Rule::centre, mask::Rule::pil, mask::Rule::coverage, mask::Rule::touch}) {
            const Scene scene = boxed(0, rule);
            const QImage image = bare(scene, Style::fill, 1);
            for (int row = 0; row < 12; ++row)
                for (int column = 0; column < 16; ++column)
                    QCOMPARE(!test::is_grey(image.pixel(column, row)), scene.layers[0].holds(row, column));
        }
    }

    void the_centre_of_a_pixel_is_the_contour_point_of_its_index_plus_origin() {
        for (const double origin : {0.0, 0.5, 1.0}) {
            const Placement placement{7, {3, -2}, origin};
            QCOMPARE(placement.to_device({4 + origin, 6 + origin}), QPointF(3 + 4.5 * 7, -2 + 6.5 * 7));
            QCOMPARE(placement.column({3 + 4.5 * 7, 0}), 4);
            QCOMPARE(placement.row({0, -2 + 6.5 * 7}), 6);
            QCOMPARE(placement.column({2.9, 0}), -1);
        }
        QCOMPARE((Placement{2, {1, 1}, 0}.area({3, 5})), QRectF(1, 1, 10, 6));
    }

    void to_contour_undoes_to_device() {
        QVERIFY(rc::check("round trip", [](std::int16_t x, std::int16_t y, std::int16_t dx, std::int16_t dy) {
            const double scale = *rc::gen::inRange(1, 6400) / 100.0;
            const Placement placement{
                scale, {dx / 8.0, dy / 8.0}, *rc::gen::inRange(0, 3) / 2.0, *rc::gen::inRange(1, 65) / 4.0};
            const contour::Point back = placement.to_contour(placement.to_device({x / 4.0, y / 4.0}));
            RC_ASSERT(std::abs(back.x - x / 4.0) < 1e-6 && std::abs(back.y - y / 4.0) < 1e-6);
        }));
    }

    void a_placed_pixel_covers_the_device_pixels_whose_centre_lies_in_it() {
        QVERIFY(rc::check("placed agrees with Placement", [] {
            const Placement placement{
                *rc::gen::inRange(5, 120) / 10.0,
                {*rc::gen::inRange(-300, 300) / 10.0, *rc::gen::inRange(-300, 300) / 10.0},
                0,
                *rc::gen::inRange(2, 33) / 8.0};
            QImage slice(9, 5, QImage::Format_RGB32);
            for (int y = 0; y < 5; ++y)
                for (int x = 0; x < 9; ++x)
                    slice.setPixel(x, y, qRgb(20 + x, 40 + y, 60));
            const QImage image = placed(slice, {40, 30}, placement);
            for (int y = 0; y < 30; ++y)
                for (int x = 0; x < 40; ++x) {
                    const int row = placement.row({x + 0.5, y + 0.5}),
                              column = placement.column({x + 0.5, y + 0.5});
                    const bool in = row >= 0 && row < 5 && column >= 0 && column < 9;
                    RC_ASSERT(image.pixel(x, y) == (in ? slice.pixel(column, row) : qRgb(0, 0, 0)));
                }
        }));
    }

    void contours_from_the_end_of_the_world_are_drawn_at_once() {
        const double far = 1e300;
        std::vector<contour::Point> wild{{-far, 5}, {far, 5}, {far, far}, {3, -far}};
        for (int i = 0; i < 2000; ++i)
            wild.push_back({i % 2 ? -far : far, i * 0.01});
        for (const Kind kind : {Kind::inner, Kind::outer, Kind::papillary1}) {
            Scene scene = boxed(0, mask::Rule::centre);
            scene.layers[0].points = wild;
            scene.layers[0].kind = kind;
            QElapsedTimer timer;
            timer.start();
            const QImage image = bare(scene, Style::outline, 7);
            QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
            int coloured = 0;
            for (int x = 0; x < image.width(); ++x)
                coloured += !test::is_grey(image.pixel(x, 5 * 7 + 3));
            QVERIFY2(coloured > 0, "the edge through the slice shows");
        }
    }

    void an_edge_that_leaves_the_reach_keeps_its_direction() {
        // At 16:1 on a wide slice the far point lies beyond 16000 device pixels; the near part must not bend.
        Scene near = boxed(0, mask::Rule::centre), far = boxed(0, mask::Rule::centre);
        near.layers[0].points = {{2, 2}, {12, 7}, {2, 12}};
        far.layers[0].points = {{2, 2}, {20002, 10002}, {2, 12}};
        const QImage a = bare(near, Style::outline, 16), b = bare(far, Style::outline, 16);
        for (const int column : {4, 6, 8}) {
            const QPoint on_edge(int((column + 0.5) * 16), int((2 + (column - 2) * 0.5 + 0.5) * 16));
            QVERIFY(is_yellow(a.pixel(on_edge)));
            QVERIFY(is_yellow(b.pixel(on_edge)));
        }
    }
};

QTEST_MAIN(TstPlacement)
#include "tst_placement.moc"
