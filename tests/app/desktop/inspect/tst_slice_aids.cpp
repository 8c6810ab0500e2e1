#include "app/picture/scenes.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect/stack_view.h"

#include <QSignalSpy>
#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::desktop;
using contour::Kind;

namespace {

std::shared_ptr<const picture::Scene> heart(double row_mm = 1.5, double column_mm = 1.5) {
    picture::Scene scene = test::heart();
    scene.slice.header.spacing = dicom::Spacing{row_mm, column_mm};
    return std::make_shared<picture::Scene>(std::move(scene));
}

QImage shot(QWidget& view) {
    return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// A pointer at rest there.
void point(SliceView& view, QPointF at) {
    QMouseEvent event(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, {}, {});
    QCoreApplication::sendEvent(&view, &event);
}

/// Anything but black in the topmost rows.
int ink_above(const QImage& image, int rows) {
    int count = 0;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < image.width(); ++x)
            count += (image.pixel(x, y) & 0xffffff) != 0;
    return count;
}

} // namespace

class TstSliceAids : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SliceView> view_;

private slots:
    void init() {
        view_ = std::make_unique<SliceView>();
        view_->resize(600, 400);
        view_->set_scene(heart());
    }

    void values_and_grid_stand_on_pixels_that_are_large_enough() {
        for (const double zoom : {12.0, 23.0, 24.0, 48.0}) {
            view_->centre_on({32, 24}, zoom);
            view_->set_pixel_grid(false);
            const QImage plain = shot(*view_);
            view_->set_pixel_grid(true);
            QCOMPARE(shot(*view_) != plain, zoom >= 24);
        }
    }

    void a_window_just_below_zero_is_told_as_zero() {
        view_->resize(900, 300); // the text stands beside the slice
        const auto told = [&](double centre, double width) {
            picture::Look look;
            look.window = dicom::Window{centre, width};
            view_->set_look(look);
            const QImage image = shot(*view_);
            const double ratio = image.devicePixelRatio();
            return image.copy(QRectF(QPointF(700, 0) * ratio, QSizeF(200, 30) * ratio).toRect());
        };
        QCOMPARE(told(-0.3, 100), told(0.3, 100));
        QCOMPARE(told(-0.001, 5), told(0.001, 5));
        QVERIFY(told(-1, 100) != told(1, 100));
    }

    void a_narrow_view_tells_window_and_zoom_beneath() {
        SliceView view;
        view.resize(170, 700); // the slice stands in the middle
        view.set_scene(heart());
        QVERIFY(ink_above(shot(view), 60) > 50);
    }

    void the_corner_text_stands_whole_where_window_and_zoom_would_take_its_room() {
        const QString text("location 11 of 12 · phase 19 of 20 · slice 219");
        const int needed = int(QFontMetricsF(SliceView().font()).horizontalAdvance(text)) + 24;
        const auto first_line = [&](int width) {
            SliceView view;
            view.resize(width, 3 * width); // the slice stands in the middle
            view.set_scene(heart());
            view.set_corner_text({text});
            const QImage image = shot(view);
            const double ratio = image.devicePixelRatio();
            return image.copy(QRectF(0, 0, needed * ratio, 24 * ratio).toRect());
        };
        QCOMPARE(first_line(needed), first_line(3 * needed));
    }

    void texts_keep_clear_of_the_slice_and_the_values_under_them() {
        view_->set_pixel_grid(true);
        for (const double zoom : {23.0, 40.0}) {
            view_->centre_on({32, 24}, zoom);
            view_->set_corner_text({});
            const QImage plain = shot(*view_);
            view_->set_corner_text({"PPPPPPPPPPPPPPPP"});
            const QImage with = shot(*view_);
            // Left of the text's first letter: the picture, or the plate on it.
            const QPoint edge = QPoint(9, 14) * view_->devicePixelRatio();
            QVERIFY(qGray(with.pixel(edge)) < qGray(plain.pixel(edge)) / 2);
        }
    }

    void the_grid_lies_on_the_pixels_edges() {
        view_->set_overlays_hidden(true);
        view_->centre_on({32, 24}, 40);
        view_->set_pixel_grid(false);
        const QImage plain = shot(*view_);
        view_->set_pixel_grid(true);
        const QImage grid = shot(*view_);
        const QRectF pixel = view_->placement().pixel_area(24, 32);
        const int left = int(std::floor(pixel.left())), middle = int(pixel.center().y());
        QVERIFY(grid.pixel(left, middle + 15) != plain.pixel(left, middle + 15));
        QCOMPARE(grid.pixel(left + 3, middle + 15),
                 plain.pixel(left + 3, middle + 15)); // between edge and number
    }

    void a_slice_whose_pixels_are_no_squares_is_shown_in_its_proportions() {
        view_->set_scene(heart(3, 1.5));
        const QRectF area = view_->placement().area({48, 64});
        QCOMPARE(area.height() / area.width(), 2 * 48.0 / 64);
        QVERIFY(area.height() <= 400 * view_->devicePixelRatioF());
        // Pointer, painted pixel and placement agree there too.
        picture::Look look;
        look.style = picture::Style::fill;
        view_->set_look(look);
        const QImage expected = picture::slice_image(*heart(3, 1.5), look);
        view_->centre_on({32, 24}, 5);
        const QImage image = shot(*view_);
        const auto placement = view_->placement();
        for (int y = image.height() / 4; y < image.height() * 3 / 4; ++y)
            for (int x = image.width() / 4; x < image.width() * 3 / 4; ++x) {
                const QPointF centre(x + 0.5, y + 0.5);
                const int row = placement.row(centre), column = placement.column(centre);
                const bool in = row >= 0 && row < 48 && column >= 0 && column < 64;
                QCOMPARE(image.pixel(x, y), in ? expected.pixel(column, row) : qRgb(0, 0, 0));
            }
        const QSignalSpy probes(view_.get(), &SliceView::probed);
        point(*view_, {300, 200});
        const auto probe = probes.last().at(0).value<Probe>();
        QVERIFY(std::abs(probe.point.x - 32) < 1e-9 && std::abs(probe.point.y - 24) < 1e-9);
        QCOMPARE(probe.y_mm, 72.0);
    }

    void zoom_keeps_the_middle_where_pixels_are_no_squares() {
        view_->set_scene(heart(1.5, 3));
        view_->centre_on({20, 30}, 6);
        view_->zoom_by(1.7);
        view_->resize(500, 700);
        const contour::Point middle =
            view_->placement().to_contour(QPointF(250, 350) * view_->devicePixelRatioF());
        QVERIFY(std::abs(middle.x - 20) < 1e-6 && std::abs(middle.y - 30) < 1e-6);
    }

    void a_follower_shows_the_same_place() {
        SliceView other;
        other.resize(view_->size());
        other.set_scene(heart());
        view_->centre_on({10, 20}, 7);
        other.follow(*view_);
        QCOMPARE(other.placement().offset, view_->placement().offset);
        QCOMPARE(other.zoom(), 7.0);
        view_->fit();
        other.follow(*view_);
        QCOMPARE(other.placement().offset, view_->placement().offset);
    }

    void the_glass_keeps_the_point_under_the_pointer() {
        picture::Look look;
        look.style = picture::Style::fill;
        view_->set_look(look);
        view_->centre_on({32, 24}, 6);
        const QPointF at(310, 190);
        point(*view_, at);
        const QImage plain = shot(*view_);
        view_->set_magnifier(true);
        const QImage glass = shot(*view_);
        const QPoint device = (at * view_->devicePixelRatioF()).toPoint();
        QVERIFY(glass != plain);
        QCOMPARE(glass.pixel(device), plain.pixel(device));
        view_->set_magnifier(false);
        QCOMPARE(shot(*view_), plain);
    }

    void a_stack_with_one_contour_aside_looks_different_and_has_true_proportions() {
        StackView view;
        view.resize(400, 240);
        StackView::Stack stack{.shadows = {}, .phase = 3, .gap_mm = 10};
        for (int location = 0; location < 5; ++location)
            stack.shadows.push_back({.location = location,
                                     .kind = Kind::inner,
                                     .position_mm = 10.0 * location,
                                     .across = {{0, 40}, {0, 30}},
                                     .tip = "tip"});
        view.set_stack(stack);
        const QImage straight = shot(view);
        const QRectF first = view.bar(stack.shadows[0], 0), fifth = view.bar(stack.shadows[4], 0);
        QVERIFY(std::abs((fifth.center().y() - first.center().y()) - first.width()) < 1e-6); // 40 mm each
        QCOMPARE(view.bar(stack.shadows[0], 1).width() / first.width(), 30.0 / 40);
        for (auto& [from, to] : stack.shadows[2].across) {
            from += 20;
            to += 20;
        }
        view.set_stack(stack);
        QVERIFY(shot(view) != straight);
        QVERIFY(view.bar(stack.shadows[2], 0).left() > view.bar(stack.shadows[1], 0).left());
        const QSignalSpy chosen(&view, &StackView::chosen);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.bar(stack.shadows[2], 1).center().toPoint());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().at(0).toInt(), 2);
        QCOMPARE(chosen.first().at(1).toInt(), 3);
        view.set_stack({});
        QTest::mouseClick(&view, Qt::LeftButton, {}, {50, 50});
        QCOMPARE(chosen.count(), 1);
        view.resize(20, 20);
        QVERIFY(!shot(view).isNull());
    }
};

QTEST_MAIN(TstSliceAids)
#include "tst_slice_aids.moc"
