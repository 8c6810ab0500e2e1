#include "driven.h"

#include "contour/measures.h"
#include "desktop/panels/finding_card.h"
#include "desktop/panels/rival_view.h"
#include "desktop/panels/strip_view.h"
#include "desktop/panels/value_scale.h"

#include <QAbstractButton>
#include <QLabel>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using contour::Kind;

namespace {

const Sandbox sandbox;

constexpr double radius = 20;

std::vector<contour::Point> circle(double x, double y, bool clockwise = true) {
    std::vector<contour::Point> points;
    for (int i = 0; i < 90; ++i) {
        const double angle = (clockwise ? 1 : -1) * i * 2 * std::numbers::pi / 90;
        points.push_back({x + radius * std::cos(angle), y + radius * std::sin(angle)});
    }
    return points;
}

/// A disc about (64, 64), 1 mm a pixel.
picture::Scene disc(std::int16_t ground = 100, std::int16_t within = 900,
                    dicom::Photometric photometric = dicom::Photometric::monochrome2) {
    dicom::Slice slice;
    slice.header.shape = {128, 128};
    slice.header.spacing = dicom::Spacing{1, 1};
    slice.header.photometric = photometric;
    Grid<std::int16_t> pixels(slice.header.shape, ground);
    for (int y = 0; y < 128; ++y)
        for (int x = 0; x < 128; ++x)
            if (std::hypot(x - 64, y - 64) <= radius) pixels(y, x) = within;
    slice.pixels = std::move(pixels);
    return picture::make_scene(std::move(slice), {}, {}, {});
}

/// The site of the strip nearest an angle, in eighths of a turn clockwise from the top.
const Strip::Site& site(const Strip& strip, int eighths) {
    const double angle = eighths * std::numbers::pi / 4;
    return *std::ranges::min_element(strip.sites, {}, [&](const Strip::Site& each) {
        return std::abs(std::remainder(each.angle - angle, 2 * std::numbers::pi));
    });
}

} // namespace

class TestEvidence : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { apply_theme(*qApp, ThemeChoice::system); }
    void init() {
        fail_on_warnings();
        QFile::remove(sandbox.decisions());
    }

    void a_strip_runs_clockwise_from_the_top_whichever_way_the_contour_does() {
        for (const bool clockwise : {true, false}) {
            const auto made = strip(disc(), circle(64, 64, clockwise), Kind::inner);
            QVERIFY(made.has_value());
            QCOMPARE(made->picture.width(), int(made->sites.size()));
            double before = made->sites.front().angle;
            if (before > std::numbers::pi) before -= 2 * std::numbers::pi;
            QVERIFY(std::abs(before) < 0.1);
            for (std::size_t i = 1; i < made->sites.size(); ++i) {
                QVERIFY(made->sites[i].angle > before);
                before = made->sites[i].angle;
            }
            const contour::Point right = site(*made, 2).place;
            QVERIFY(std::abs(right.x - (64 + radius)) < 0.5 && std::abs(right.y - 64) < 2);
        }
    }

    void outside_is_up_and_a_right_contour_agrees_all_round() {
        const auto made = strip(disc(), circle(64, 64), Kind::inner);
        QCOMPARE(made->agreeing(), 1.0);
        QVERIFY(qGray(made->picture.pixel(10, 0)) < 64);
        QVERIFY(qGray(made->picture.pixel(10, made->picture.height() - 1)) > 192);
        for (const Strip::Site& each : made->sites)
            QVERIFY(each.has_edge && std::abs(each.edge_mm) < 1);
        QVERIFY(in_words(*made).contains("under 100 %"));
    }

    void where_the_least_value_is_white_the_strip_is_the_same() {
        const auto usual = strip(disc(), circle(66, 64), Kind::inner);
        const auto other =
            strip(disc(-100, -900, dicom::Photometric::monochrome1), circle(66, 64), Kind::inner);
        QCOMPARE(other->agreeing(), usual->agreeing());
        QVERIFY(qGray(other->picture.pixel(10, 0)) < 64);
        for (int y = 0; y < usual->picture.height(); ++y)
            for (int x = 0; x < usual->picture.width(); ++x)
                QVERIFY(std::abs(qGray(other->picture.pixel(x, y)) - qGray(usual->picture.pixel(x, y))) <= 8);
    }

    void a_contour_too_far_right_has_its_edge_inside_at_the_right_and_outside_at_the_left() {
        const auto made = strip(disc(), circle(68, 64), Kind::inner);
        QVERIFY(!site(*made, 2).agrees && !site(*made, 6).agrees);
        QVERIFY(site(*made, 0).agrees && site(*made, 4).agrees);
        QVERIFY(std::abs(site(*made, 2).edge_mm + 4) < 1);
        QVERIFY(std::abs(site(*made, 6).edge_mm - 4) < 1);
        QVERIFY2(in_words(*made).contains("right") && in_words(*made).contains("left"),
                 qPrintable(in_words(*made)));
        QVERIFY(!in_words(*made).contains("top,"));
    }

    void places_are_in_the_contours_own_coordinates() {
        picture::Scene scene = disc();
        scene.convention.pixel_origin = 1;
        const auto made = strip(scene, circle(65, 65), Kind::inner);
        QCOMPARE(made->agreeing(), 1.0);
        QVERIFY(std::abs(site(*made, 2).place.x - (65 + radius)) < 0.5);
    }

    void where_a_picture_says_nothing_there_is_no_strip() {
        QVERIFY(!strip(disc(), circle(64, 64), Kind::papillary1));
        QVERIFY(!strip(disc(7, 7), circle(64, 64), Kind::inner));
        QVERIFY(!strip(disc(), std::vector<contour::Point>{{1, 1}, {2, 2}}, Kind::inner));
    }

    void a_click_on_the_strip_names_the_place() {
        StripView view(*strip(disc(), circle(64, 64), Kind::inner));
        view.resize(288, view.sizeHint().height());
        contour::Point chosen;
        connect(&view, &StripView::place_chosen, [&](contour::Point place) { chosen = place; });
        QTest::mouseClick(&view, Qt::LeftButton, {}, {int(288 * 0.25), 10});
        QVERIFY(std::abs(chosen.x - (64 + radius)) < 1 && std::abs(chosen.y - 64) < 3);
    }

    void a_hill_stands_where_the_others_are() {
        ValueScale scale(10, 5, {1, 1, 1.2, 0.9, 1.1}, Qt::red);
        scale.resize(200, scale.sizeHint().height());
        const QImage image = scale.grab().toImage();
        const auto rises = [&](double share) {
            const int x = int(share * image.width());
            for (int y = 0; y < image.height() / 2; ++y)
                if (image.pixel(x, y) != image.pixel(0, 0)) return true;
            return false;
        };
        QVERIFY(rises(0.13));
        QVERIFY(!rises(0.75));
    }

    void a_shifted_contour_is_shown_beside_where_it_fits() {
        const QString dataset = sandbox.dataset("shifted");
        const QString file = contour_files(dataset, "icontour").front();
        shift_file(file, 12);
        Driven driven;
        QVERIFY(driven.open(dataset));
        const auto opened = driven.session().opened();
        const auto& report = opened->checked.report;
        const auto found = std::ranges::find_if(report.findings, [](const check::Finding& finding) {
            return finding.rival && finding.rule == "shifted";
        });
        QVERIFY(found != report.findings.end());
        const auto ref = opened->index.contour_of(*found);
        // The rival goes back to where the contour came from, and not beyond.
        const double wrong = contour::centroid(opened->contour(*ref).contour->points).x;
        const double better = contour::centroid(found->rival->points).x;
        QVERIFY2(wrong - better > 4 && wrong - better < 14, qPrintable(QString::number(wrong - better)));

        driven.session().go_to(*ref);
        QVERIFY(driven.ready());
        settle(); // its findings take the place of those before
        RivalView* rival = nullptr;
        QTRY_VERIFY((rival = driven.window.findChild<RivalView*>()) != nullptr && rival->isVisible());
        const auto bright = [&](double x) {
            const QImage image = rival->grab().toImage();
            int count = 0;
            for (int y = 0; y < image.height() / 2; ++y)
                count += qGray(image.pixel(int(x * image.width()), y)) > 20;
            return count;
        };
        QTRY_VERIFY(bright(0.25) > 5);
        QTRY_VERIFY(bright(0.75) > 5);
        // The one that it takes the place of may still wait to be deleted.
        QTRY_VERIFY(std::ranges::any_of(driven.window.findChildren<StripView*>(), &QWidget::isVisible));
    }

    void q_goes_by_suspicion_and_is_remembered() {
        const QString dataset = sandbox.dataset("shifted");
        shift_file(contour_files(dataset, "icontour").back(), 12);
        std::string worst;
        {
            Driven driven;
            QVERIFY(driven.open(dataset));
            const Index& index = driven.session().opened()->index;
            driven.key(Qt::Key_Q);
            QCOMPARE(driven.session().order(), Order::worst_first);
            const std::vector<Ref> order = driven.session().queue().contours();
            QCOMPARE(order.size(), index.order().size());
            for (std::size_t i = 1; i < order.size(); ++i)
                QVERIFY(index.suspicion(order[i - 1]) >= index.suspicion(order[i]));
            QVERIFY(order.front() != index.order().front());
            worst = driven.session().opened()->id(order.front());
            driven.session().go_to(order.front());
            QVERIFY(driven.ready());
            driven.key(Qt::Key_R); // moves on to the next worst
            QCOMPARE(driven.session().place().ref(), order[1]);
            driven.key(Qt::Key_Z, Qt::ControlModifier);
            QTRY_COMPARE(driven.session().place().ref(), order.front());
            QTRY_VERIFY(driven.session().undecided(order.front()));
            QTRY_VERIFY(driven.window.close()); // and where it was left is written
        }
        Driven again;
        QVERIFY(again.open(dataset));
        QCOMPARE(again.session().contour_id(), worst);
        again.key(Qt::Key_Q);
        QCOMPARE(again.session().order(), Order::reading);
    }
};

QTEST_MAIN(TestEvidence)
#include "tst_evidence.moc"
