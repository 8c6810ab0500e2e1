#include "drawing.h"

#include <QTest>

#include <limits>

using namespace contourcheck;
using namespace drawing;

namespace {

constexpr Rule rules[] = {Rule::centre, Rule::pil, Rule::coverage, Rule::touch};

} // namespace

class TestRasterise : public QObject {
    Q_OBJECT

private slots:
    void the_contracts_example_has_its_numbers() {
        const Polygon points{{0, 0}, {0, 7}, {7, 7}, {7, 0}};
        const auto pixels = [&](Rule rule) {
            return mask::count(mask::rasterise(points, {10, 10}, {0, rule}));
        };
        QCOMPARE(pixels(Rule::centre), std::size_t(49));
        QCOMPARE(pixels(Rule::pil), std::size_t(36));
        QCOMPARE(pixels(Rule::touch), std::size_t(64));
        const Mask centre = mask::rasterise(points, {10, 10}, {});
        const Mask pil = mask::rasterise(points, {10, 10}, {0, Rule::pil});
        for (int row = 0; row < 10; ++row)
            for (int column = 0; column < 10; ++column) {
                QCOMPARE(bool(centre(row, column)), row <= 6 && column <= 6);
                QCOMPARE(bool(pil(row, column)), row >= 1 && row <= 6 && column >= 1 && column <= 6);
            }
    }

    void words_name_the_rules_and_origins() {
        for (const Rule rule : rules)
            QCOMPARE(mask::rule_from_word(mask::word(rule)), std::optional(rule));
        QCOMPARE(mask::word(Rule::coverage), std::string_view("coverage"));
        QVERIFY(!mask::rule_from_word("center"));
        QVERIFY(!mask::rule_from_word(""));
        QCOMPARE(mask::origin_from_word("0"), std::optional(0.0));
        QCOMPARE(mask::origin_from_word("0.5"), std::optional(0.5));
        QCOMPARE(mask::origin_from_word("1"), std::optional(1.0));
        for (const char* word : {"", "2", "0.50", ".5", "1.0", " 0"})
            QVERIFY(!mask::origin_from_word(word));
    }

    void a_grid_without_pixels_gives_one_without_pixels() {
        for (const Rule rule : rules)
            for (const Shape shape : {Shape{0, 0}, Shape{0, 7}, Shape{7, 0}, Shape{-1, 7}, Shape{7, -1}})
                QVERIFY(mask::rasterise(square(0, 5), shape, {0, rule}).empty());
    }

    void one_pixel_is_enough() {
        for (const Rule rule : rules)
            QCOMPARE(mask::count(mask::rasterise(square(-3, 3), {1, 1}, {0, rule})), std::size_t(1));
    }

    void points_that_are_no_numbers_give_an_empty_mask() {
        for (const double broken : {std::nan(""), std::numeric_limits<double>::infinity()})
            for (const Rule rule : rules)
                QCOMPARE(
                    mask::count(mask::rasterise(Polygon{{0, 0}, {broken, 9}, {9, 9}}, {10, 10}, {0, rule})),
                    std::size_t(0));
    }

    void coordinates_at_the_end_of_the_number_range_are_drawn() {
        const double most = std::numeric_limits<double>::max();
        for (const Rule rule : rules)
            QCOMPARE(mask::count(mask::rasterise(square(-most, most), {10, 10}, {0, rule})),
                     std::size_t(100));
    }

    void coordinates_next_to_nothing_are_drawn() {
        const double least = std::numeric_limits<double>::denorm_min();
        QCOMPARE(mask::count(mask::rasterise(square(-least, least), {4, 4}, {})), std::size_t(1));
        QCOMPARE(mask::count(mask::rasterise(square(-least, least), {4, 4}, {0, Rule::touch})),
                 std::size_t(1));
    }

    void a_long_hostile_contour_is_drawn_in_time() {
        Random random(8);
        const Polygon points = scattered(random, 20'000, -1e9, 1e9, 0);
        for (const Rule rule : rules)
            QCOMPARE(mask::rasterise(points, {64, 64}, {0, rule}).shape(), (Shape{64, 64}));
    }
};

QTEST_GUILESS_MAIN(TestRasterise)
#include "tst_rasterise.moc"
