#include "app/picture/scenes.h"
#include "picture/colours.h"
#include "picture/sheet.h"
#include "picture/sheet_layout.h"

#include <QHashSeed>
#include <QPainter>
#include <QtTest>
#include <rapidcheck.h>

#include <numeric>

using namespace contourcheck;
using namespace contourcheck::picture;

namespace {

Tile tile(Tile::State state = Tile::State::unflagged) {
    Tile t;
    t.label = "P1 · 7 · inner";
    t.state = state;
    if (state == Tile::State::unreadable)
        t.note = "the file ends early";
    else
        t.scene = test::heart({}, "");
    return t;
}

SheetOptions small_sheet() {
    SheetOptions options;
    options.title = "7 contours";
    options.columns = 4;
    options.rows = 2;
    options.tile_px = 120;
    return options;
}

/// Pixels near `colour` in `area`.
int count(const QImage& image, QRectF area, QColor colour) {
    int found = 0;
    const QRect box = area.toRect() & image.rect();
    for (int y = box.top(); y <= box.bottom(); ++y)
        for (int x = box.left(); x <= box.right(); ++x) {
            const QColor p = image.pixelColor(x, y);
            found += std::abs(p.red() - colour.red()) < 12 && std::abs(p.green() - colour.green()) < 12 &&
                     std::abs(p.blue() - colour.blue()) < 12;
        }
    return found;
}

QRectF label_of(const QRectF& card) {
    return {card.left() + 4, card.top() + card.width() + 4, card.width() - 8, 20};
}

QImage sign_alone(Sign sign) {
    QImage image(24, 24, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint_sign(painter, {2, 2, 20, 20}, sign, Qt::black);
    return image;
}

} // namespace

class TstSheet : public QObject {
    Q_OBJECT

private slots:
    void a_state_is_said_by_frame_colour_and_sign() {
        auto options = small_sheet();
        options.tile_px = 240;
        const std::vector<Tile> tiles{tile(), tile(Tile::State::warning), tile(Tile::State::error),
                                      tile(Tile::State::unreadable)};
        const QImage page = sheet_page(tiles, options, 0, 1);
        const SheetLayout layout{4, 1, 1, true};
        const Colours& c = colours(false);
        const QColor colour_of[] = {c.green, c.amber, c.vermilion, c.muted};
        QCOMPARE(count(page, label_of(layout.card(0)), c.green), 0); // nobody has accepted it
        for (int i = 1; i < 4; ++i)
            QVERIFY2(count(page, label_of(layout.card(i)), colour_of[i]) > 3,
                     "the sign stands beside the label");
        const auto on_frame = [&](int i, QColor colour) {
            return count(page,
                         QRectF(layout.card(i).left() - 2, layout.card(i).top(), 4, layout.card(i).height()),
                         colour);
        };
        QCOMPARE(on_frame(0, c.green), 0);
        QVERIFY(on_frame(1, c.amber) > 50);
        QVERIFY(on_frame(2, c.vermilion) > 50);
        QVERIFY(on_frame(3, c.muted) > 30);
    }

    void a_decision_has_its_sign_beside_what_was_found() {
        auto options = small_sheet();
        options.tile_px = 240;
        std::vector<Tile> tiles;
        for (const auto decision : {review::State::accepted, review::State::rejected, review::State::unsure})
            (tiles.emplace_back(tile(Tile::State::warning))).decision = decision;
        const QImage page = sheet_page(tiles, options, 0, 1);
        const SheetLayout layout{4, 1, 1, true};
        const Colours& c = colours(false);
        const QColor colour_of[] = {c.green, c.vermilion, c.purple};
        for (int i = 0; i < 3; ++i) {
            QVERIFY(count(page, label_of(layout.card(i)), colour_of[i]) > 3);
            QVERIFY(count(page, label_of(layout.card(i)), c.amber) > 3);
            QVERIFY2(count(page, layout.head_area(), colour_of[i]) > 3, "the head explains it");
        }
    }

    void the_head_of_a_tall_picture_explains_the_tiles_far_below() {
        auto options = small_sheet();
        options.tile_px = 240;
        const auto sheet = [&](review::State last) {
            const auto png = sheet_png(
                12,
                [&](std::size_t i) {
                    Tile t = tile(i == 11 ? Tile::State::unreadable : Tile::State::unflagged);
                    if (i == 11) t.decision = last;
                    return t;
                },
                options);
            return QImage::fromData(*png);
        };
        const QRectF head = SheetLayout{4, 1, 1, true}.head_area();
        QCOMPARE(count(sheet(review::State::none), head, colours(false).vermilion), 0);
        QVERIFY(count(sheet(review::State::rejected), head, colours(false).vermilion) > 3);
    }

    void signs_differ_in_shape_alone() {
        const std::vector<Sign> signs{Sign::tick,     Sign::triangle, Sign::octagon, Sign::cross,
                                      Sign::question, Sign::stale,    Sign::barred};
        for (std::size_t i = 0; i < signs.size(); ++i) {
            QVERIFY(count(sign_alone(signs[i]), QRectF(0, 0, 24, 24), Qt::black) > 20);
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(sign_alone(signs[i]) != sign_alone(signs[j]));
        }
    }

    void a_lone_page_is_as_small_as_its_tiles_allow() {
        auto options = small_sheet();
        const QImage one = sheet_page({tile()}, options, 0, 1);
        const QImage five = sheet_page(std::vector<Tile>(5, tile()), options, 0, 1);
        const QImage full = sheet_page(std::vector<Tile>(8, tile()), options, 0, 2);
        QCOMPARE(five.size(), full.size());
        QVERIFY(one.height() < five.height());
        QCOMPARE(sheet_page({tile()}, options, 1, 2).size(), full.size());
        QCOMPARE(sheet_page({}, options, 0, 1).size(), one.size());
    }

    void pages_without_a_title_have_no_head_and_stand_one_under_the_other() {
        auto options = small_sheet();
        const QImage with = sheet_page(std::vector<Tile>(8, tile()), options, 0, 1);
        options.title.clear();
        const QImage without = sheet_page(std::vector<Tile>(8, tile()), options, 0, 1);
        QCOMPARE(with.width(), without.width());
        QVERIFY(without.height() < with.height());
        QCOMPARE(sheet_page({tile()}, options, 0, 1).width(), with.width());
    }

    void the_number_of_the_page_stands_in_the_head() {
        const auto options = small_sheet();
        QVERIFY(sheet_page({tile()}, options, 0, 2) != sheet_page({tile()}, options, 1, 2));
        QCOMPARE(page_text(1, 4), QStringLiteral("page 2 of 4"));
        QVERIFY(page_text(0, 1).isEmpty());
    }

    void long_labels_stay_on_their_card() {
        auto options = small_sheet();
        Tile wide = tile(Tile::State::error);
        wide.label = wide.note = std::string(300, 'W');
        const QImage page = sheet_page({wide, tile()}, options, 0, 1);
        const QRectF card = SheetLayout{4, 1, 0.5, true}.card(0);
        const QRectF gap(card.right() + 2, card.top(), 4, card.height());
        QCOMPARE(count(page, gap, colours(false).window), int(gap.toRect().width() * gap.toRect().height()));
    }

    void a_sheet_too_large_for_an_image_is_null() {
        SheetOptions options;
        options.rows = 1000;
        options.tile_px = 1024;
        QVERIFY(sheet_page({tile()}, options, 0, 2).isNull());
    }

    void a_crop_is_a_square_that_holds_its_contours() {
        QVERIFY(rc::check("crop", [] {
            const Shape shape{*rc::gen::inRange(1, 300), *rc::gen::inRange(1, 300)};
            const double x = *rc::gen::inRange(0, shape.columns), y = *rc::gen::inRange(0, shape.rows);
            const double radius = *rc::gen::inRange(1, 60);
            const auto scene = make_scene(test::ramp_slice(shape),
                                          {{contour::Kind::inner, test::ring(x, y, radius)}}, {}, "");
            const QRect crop = tile_crop(scene, {});
            RC_ASSERT(crop.width() == crop.height());
            RC_ASSERT(crop.width() >= 1 && crop.width() <= std::max(shape.rows, shape.columns));
            const QRectF slice(0, 0, shape.columns, shape.rows);
            for (const auto& p : scene.layers[0].points)
                if (slice.contains(QPointF(p.x + 0.5, p.y + 0.5)))
                    RC_ASSERT(QRectF(crop).adjusted(-1, -1, 1, 1).contains(QPointF(p.x + 0.5, p.y + 0.5)));
        }));
    }

    void sizes_compare_because_small_contours_are_not_blown_up() {
        const auto crop_of = [](double radius) {
            return tile_crop(make_scene(test::ramp_slice({256, 256}),
                                        {{contour::Kind::inner, test::ring(128, 128, radius)}}, {}, ""),
                             {});
        };
        QCOMPARE(crop_of(5).width(), crop_of(20).width()); // 130 mm at 1.5 mm
        QCOMPARE(crop_of(5).width(), 86);
        QCOMPARE(crop_of(60).width(), 180);
    }

    void a_contour_from_the_end_of_the_world_gives_a_crop_in_the_slice() {
        const auto scene =
            make_scene(test::ramp_slice({40, 30}),
                       {{contour::Kind::inner, {{-1e308, 0}, {1e308, 1e308}, {5, -1e308}}}}, {}, "");
        const QRect crop = tile_crop(scene, {});
        QCOMPARE(crop.size(), QSize(40, 40));
        QVERIFY(!sheet_page({tile()}, small_sheet(), 0, 1).isNull());
    }

    void a_pdf_asks_for_each_tile_once_in_order_and_has_the_pages_it_takes() {
        std::vector<std::size_t> asked;
        const auto pdf = sheet_pdf(
            11,
            [&](std::size_t i) {
                asked.push_back(i);
                return tile(Tile::State(i % 4));
            },
            small_sheet());
        QVERIFY(pdf.has_value());
        std::vector<std::size_t> expected(11);
        std::iota(expected.begin(), expected.end(), 0);
        QCOMPARE(asked, expected);
        QVERIFY(pdf->startsWith("%PDF-"));
        QCOMPARE(pdf->count("/Type /Page\n"), qsizetype(2));
    }

    void few_tiles_are_as_large_as_the_page_allows() {
        const QSizeF page(3389, 2362); // A4 landscape at 300 dpi within 5 mm
        double before = 3;
        for (int count = 0; count <= 45; ++count) {
            const SheetLayout layout = largest_layout(page, count, true);
            QVERIFY(layout.columns * layout.rows >= count);
            QVERIFY(layout.page().width() <= page.width() + 1e-6);
            QVERIFY(layout.page().height() <= page.height() + 1e-6);
            QVERIFY(layout.scale <= before); // never larger for more tiles
            before = layout.scale;
            const double used = layout.page().width() * layout.page().height();
            if (count >= 8)
                QVERIFY2(used > 0.6 * page.width() * page.height(), qPrintable(QString::number(count)));
        }
    }

    void an_empty_sheet_is_one_page() {
        const auto pdf = sheet_pdf(
            0, [](std::size_t) { return Tile{}; }, small_sheet());
        QVERIFY(pdf.has_value());
        QCOMPARE(pdf->count("/Type /Page\n"), qsizetype(1));
    }

    void the_same_tiles_give_the_same_pdf_without_a_date() {
        const auto make = [] {
            return *sheet_pdf(
                5, [](std::size_t i) { return tile(Tile::State(i % 4)); }, small_sheet());
        };
        const QByteArray first = make();
        QTest::qSleep(1100); // another second on the clock
        QHashSeed::resetRandomGlobalSeed();
        QCOMPARE(make(), first);
        QVERIFY(first.contains("/CreationDate (D:20000101000000"));
        QCOMPARE(first.count("Date"), qsizetype(1));
    }

    void fonts_of_many_scripts_stand_in_a_fixed_order() {
        const auto make = [] {
            return *sheet_pdf(
                1,
                [](std::size_t) {
                    Tile t = tile(Tile::State::error);
                    t.label = "Ж 心 ا ♥";
                    return t;
                },
                small_sheet());
        };
        QCOMPARE(make(), make());
    }
};

QTEST_MAIN(TstSheet)
#include "tst_sheet.moc"
