#include "app/picture/scenes.h"
#include "desktop/inspect/slice_view.h"

#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::desktop;
using contour::Kind;

namespace {

std::shared_ptr<const picture::Scene> heart(double origin = 0) {
    return std::make_shared<picture::Scene>(test::heart({origin, mask::Rule::centre}));
}

std::shared_ptr<const picture::Scene> other_shape() {
    return std::make_shared<picture::Scene>(picture::make_scene(test::ramp_slice({30, 20}), {}, {}, ""));
}

void wheel(SliceView& view, QPointF at, int degrees_eighths) {
    QWheelEvent event(at, view.mapToGlobal(at), {}, {0, degrees_eighths}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

void mouse(SliceView& view, QEvent::Type type, QPointF at, Qt::MouseButton button) {
    const bool moves = type == QEvent::MouseMove;
    QMouseEvent event(type, at, view.mapToGlobal(at), moves ? Qt::NoButton : button,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : button, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &event);
}

void drag(SliceView& view, QPointF from, QPointF to, Qt::MouseButton button) {
    mouse(view, QEvent::MouseButtonPress, from, button);
    mouse(view, QEvent::MouseMove, (from + to) / 2, button);
    mouse(view, QEvent::MouseMove, to, button);
    mouse(view, QEvent::MouseButtonRelease, to, button);
}

contour::Point under(const SliceView& view, QPointF at) {
    return view.placement().to_contour(at * view.devicePixelRatioF());
}

bool near(contour::Point a, contour::Point b) {
    return std::abs(a.x - b.x) < 1e-6 && std::abs(a.y - b.y) < 1e-6;
}

bool same(const picture::Placement& a, const picture::Placement& b) {
    return a.scale == b.scale && a.offset == b.offset;
}

QImage shot(SliceView& view) {
    return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// Coloured pixels: tints, outlines.
int coloured(const QImage& image) {
    int count = 0;
    for (int y = 0; y < image.height() * 9 / 10; ++y) // above the legend
        for (int x = 0; x < image.width(); ++x) {
            const QRgb p = image.pixel(x, y);
            const auto [least, most] = std::minmax({qRed(p), qGreen(p), qBlue(p)});
            count += most - least > 8;
        }
    return count;
}

} // namespace

class TstSliceView : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SliceView> view_;

private slots:
    void init() {
        view_ = std::make_unique<SliceView>();
        view_->resize(600, 400);
        view_->set_scene(heart());
    }

    void a_scene_is_fitted_and_centred() {
        const QRectF area = view_->placement().area({48, 64});
        QCOMPARE(area.center(), QPointF(300, 200) * view_->devicePixelRatioF());
        QCOMPARE(area.height(), 400 * view_->devicePixelRatioF() - 24 * view_->devicePixelRatioF());
        view_->resize(300, 400);
        QCOMPARE(view_->placement().area({48, 64}).width(), 276 * view_->devicePixelRatioF());
    }

    void what_is_painted_is_where_the_placement_says() {
        picture::Look look;
        look.style = picture::Style::fill;
        view_->set_look(look);
        const auto scene = heart();
        const QImage expected = picture::slice_image(*scene, look);
        for (const double zoom : {1.0, 3.0, 4.3, 7.0}) {
            view_->centre_on({32, 24}, zoom);
            const QImage image = shot(*view_);
            const auto placement = view_->placement();
            // Away from the corners, where the texts stand.
            for (int y = image.height() / 4; y < image.height() * 3 / 4; ++y)
                for (int x = image.width() / 4; x < image.width() * 3 / 4; ++x) {
                    const int row = placement.row({x + 0.5, y + 0.5}),
                              column = placement.column({x + 0.5, y + 0.5});
                    const bool in = row >= 0 && row < 48 && column >= 0 && column < 64;
                    QCOMPARE(image.pixel(x, y), in ? expected.pixel(column, row) : qRgb(0, 0, 0));
                }
        }
    }

    void the_wheel_zooms_at_the_pointer() {
        for (const QPointF at : {QPointF(310, 170), QPointF(20, 390), QPointF(599, 1)}) {
            view_->fit();
            for (const int turn : {120, 120, 40, -360, 1200, -120}) {
                const contour::Point before = under(*view_, at);
                const double zoom = view_->zoom();
                wheel(*view_, at, turn);
                QVERIFY(near(under(*view_, at), before));
                QVERIFY(turn > 0 ? view_->zoom() > zoom : view_->zoom() < zoom);
            }
        }
    }

    void zooming_ends_somewhere() {
        for (int i = 0; i < 100; ++i)
            wheel(*view_, {300, 200}, 1200);
        QCOMPARE(view_->zoom(), 64.0);
        for (int i = 0; i < 100; ++i)
            wheel(*view_, {300, 200}, -1200);
        QVERIFY(view_->zoom() > 0.1);
        view_->zoom_by(0);
        view_->zoom_by(std::nan(""));
        QVERIFY(view_->zoom() > 0.1 && view_->zoom() <= 64);
    }

    void a_left_drag_pans_and_some_of_the_slice_stays_in_view() {
        const contour::Point grabbed = under(*view_, {300, 200});
        drag(*view_, {300, 200}, {340, 170}, Qt::LeftButton);
        QVERIFY(near(under(*view_, {340, 170}), grabbed));
        drag(*view_, {300, 200}, {90000, -90000}, Qt::LeftButton);
        const QRectF room(QPointF(), QSizeF(view_->size()) * view_->devicePixelRatioF());
        QVERIFY(view_->placement().area({48, 64}).intersects(room));
    }

    void a_right_drag_sets_window_and_level() {
        const QSignalSpy told(view_.get(), &SliceView::window_changed);
        const auto before = heart()->auto_window;
        const auto placement = view_->placement();
        drag(*view_, {300, 200}, {450, 200}, Qt::RightButton);
        QVERIFY(view_->look().window.has_value());
        QCOMPARE(view_->look().window->width, 2 * before.width);
        QCOMPARE(view_->look().window->centre, before.centre);
        drag(*view_, {300, 200}, {300, 100}, Qt::RightButton);
        QVERIFY2(view_->look().window->centre < before.centre, "upwards brightens");
        drag(*view_, {300, 200}, {-99999, 200}, Qt::RightButton);
        QCOMPARE(view_->look().window->width, 1.0);
        QVERIFY(same(view_->placement(), placement));
        QVERIFY(told.count() >= 3);
        QCOMPARE(told.last().at(0).value<dicom::Window>(), *view_->look().window);
    }

    void a_double_click_fits() {
        const auto fitted = view_->placement();
        view_->zoom_by(5);
        mouse(*view_, QEvent::MouseButtonDblClick, {100, 100}, Qt::LeftButton);
        QVERIFY(same(view_->placement(), fitted));
    }

    void another_scene_of_the_same_shape_keeps_zoom_place_and_window() {
        wheel(*view_, {200, 100}, 360);
        drag(*view_, {300, 200}, {330, 210}, Qt::RightButton);
        const auto placement = view_->placement();
        const auto window = view_->look().window;
        view_->set_scene(heart(0.5));
        QVERIFY(same(view_->placement(), placement));
        QCOMPARE(view_->placement().pixel_origin, 0.5);
        QCOMPARE(view_->look().window, window);
        view_->set_scene(nullptr);
        view_->set_scene(heart());
        QVERIFY(same(view_->placement(), placement));
        view_->set_scene(other_shape());
        QCOMPARE(view_->placement().area({30, 20}).center(), QPointF(300, 200) * view_->devicePixelRatioF());
        QCOMPARE(view_->look().window, window); // whose it is, is for the window around to know
    }

    void resizing_keeps_the_point_in_the_middle() {
        view_->centre_on({20, 30}, 6);
        view_->resize(500, 700);
        QVERIFY(near(under(*view_, {250, 350}), {20, 30}));
        QCOMPARE(view_->zoom(), 6.0);
    }

    void one_to_one_is_a_device_pixel_a_slice_pixel() {
        view_->one_to_one();
        QCOMPARE(view_->zoom(), 1.0);
        const QPointF offset = view_->placement().offset;
        QCOMPARE(offset, QPointF(offset.toPoint()));
        const QSignalSpy changed(view_.get(), &SliceView::view_changed);
        view_->centre_on({5, 6});
        QCOMPARE(view_->zoom(), 1.0);
        const contour::Point middle = under(*view_, {300, 200});
        QVERIFY2(std::abs(middle.x - 5) <= 0.5 && std::abs(middle.y - 6) <= 0.5, "whole device pixels");
        QCOMPARE(changed.count(), 1);
    }

    void the_pointer_tells_pixel_place_value_and_masks() {
        view_->set_scene(heart(1));
        view_->centre_on({31, 25}, 8); // pixel (24, 30) by origin 1
        const QSignalSpy probes(view_.get(), &SliceView::probed);
        mouse(*view_, QEvent::MouseMove, {300, 200}, Qt::NoButton);
        const auto probe = probes.last().at(0).value<Probe>();
        QCOMPARE(probe.row, 24);
        QCOMPARE(probe.column, 30);
        QVERIFY(near(probe.point, {31, 25}));
        QVERIFY(probe.has_mm);
        QCOMPARE(probe.x_mm, 45.0);
        QCOMPARE(probe.y_mm, 36.0);
        QCOMPARE(probe.value, 324.0);
        QCOMPARE(probe.inside, (std::vector<Kind>{Kind::inner, Kind::outer, Kind::papillary1}));
        view_->fit();
        mouse(*view_, QEvent::MouseMove, {2, 200}, Qt::NoButton);
        const auto outside = probes.last().at(0).value<Probe>();
        QCOMPARE(outside.row, -1);
        QCOMPARE(outside.column, -1);
        QVERIFY(outside.inside.empty());
    }

    void leaving_is_told_and_a_new_scene_tells_the_value_under_a_resting_pointer() {
        const QSignalSpy probes(view_.get(), &SliceView::probed), left(view_.get(), &SliceView::probe_left);
        mouse(*view_, QEvent::MouseMove, {300, 200}, Qt::NoButton);
        view_->set_scene(heart());
        QCOMPARE(probes.count(), 2);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(view_.get(), &leave);
        QCOMPARE(left.count(), 1);
        view_->set_scene(heart());
        QCOMPARE(probes.count(), 2);
    }

    void hiding_overlays_hides_outline_fill_and_marker() {
        view_->set_marker(contour::Point{10, 10});
        QVERIFY(coloured(shot(*view_)) > 1000);
        view_->set_overlays_hidden(true);
        const QImage hidden = shot(*view_);
        QCOMPARE(coloured(hidden), 0);
        view_->set_marker(std::nullopt);
        QCOMPARE(shot(*view_), hidden);
        view_->set_overlays_hidden(false);
        QVERIFY(coloured(shot(*view_)) > 1000);
    }

    void a_marker_is_a_ring_around_its_place() {
        view_->centre_on({10, 10}, 6);
        const QImage before = shot(*view_);
        view_->set_marker(contour::Point{10, 10});
        const QImage after = shot(*view_);
        const double ratio = view_->devicePixelRatioF();
        const QPointF place = view_->placement().to_device({10, 10});
        const QPoint on_ring = (place + QPointF(13 * ratio, 0)).toPoint();
        QVERIFY(qGray(after.pixel(on_ring)) > 200);
        QVERIFY(qGray(before.pixel(on_ring)) < 150);
        QCOMPARE(after.pixel(place.toPoint()), before.pixel(place.toPoint()));
    }

    void an_empty_view_shows_its_message_and_takes_no_gesture() {
        view_->set_scene(nullptr);
        const QImage blank = shot(*view_);
        view_->set_message("Open a folder");
        const QImage image = shot(*view_);
        QVERIFY(image != blank);
        const QSignalSpy probes(view_.get(), &SliceView::probed);
        const QSignalSpy windows(view_.get(), &SliceView::window_changed);
        drag(*view_, {10, 10}, {50, 50}, Qt::RightButton);
        drag(*view_, {10, 10}, {50, 50}, Qt::LeftButton);
        wheel(*view_, {10, 10}, 120);
        view_->one_to_one();
        view_->centre_on({3, 3}, 4);
        QCOMPARE(probes.count() + windows.count(), 0);
        view_->set_scene(std::make_shared<picture::Scene>()); // no pixels
        QCOMPARE(shot(*view_), image);
    }

    void smooth_changes_pixels_but_no_place() {
        const auto placement = view_->placement();
        const QImage sharp = shot(*view_);
        view_->set_smooth(true);
        QVERIFY(shot(*view_) != sharp);
        QVERIFY(same(view_->placement(), placement));
        view_->set_smooth(false);
        QCOMPARE(shot(*view_), sharp);
    }

    void texts_of_any_length_fit_any_size() {
        view_->set_corner_text({QString(300, u'W'), "location 5 of 10", "end diastole"});
        for (const QSize size : {QSize(160, 120), QSize(40, 30), QSize(1, 1), QSize(600, 400)}) {
            view_->resize(size);
            const QImage image = shot(*view_);
            for (int y = 0; y < image.height() / 4; ++y)
                QVERIFY2(size.width() < 100 || image.pixel(image.width() - 1, y) == qRgb(0, 0, 0),
                         "no letter reaches the right edge");
        }
    }

    void keys_go_to_the_window() {
        class Window : public QWidget {
        public:
            int keys = 0;
            void keyPressEvent(QKeyEvent*) override { ++keys; }
        } window;
        auto* view = new SliceView(&window);
        for (const int key :
             {Qt::Key_A, Qt::Key_Left, Qt::Key_Space, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_0})
            QTest::keyClick(view, Qt::Key(key));
        QCOMPARE(window.keys, 6);
        QVERIFY(!view->accessibleName().isEmpty());
        QCOMPARE(view->focusPolicy(), Qt::StrongFocus);
    }
};

QTEST_MAIN(TstSliceView)
#include "tst_slice_view.moc"
