#include "base/random.h"
#include "mask/mask.h"

#include <QTest>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <rapidcheck.h>

using namespace contourcheck;
using mask::Mask;

namespace {

mask::Pieces pieces(std::initializer_list<std::string_view> rows) {
    Mask mask(Shape{int(rows.size()), int(rows.begin()->size())});
    int row = 0;
    for (const std::string_view line : rows) {
        for (int column = 0; column < mask.columns(); ++column)
            mask(row, column) = line[std::size_t(column)] == '#';
        ++row;
    }
    return mask::pieces(mask);
}

/// Connected parts of what is not `background`, with a frame of background around.
int parts(const Mask& mask, std::uint8_t background, int neighbours) {
    cv::Mat_<std::uint8_t> picture(mask.rows() + 2, mask.columns() + 2, background);
    for (int row = 0; row < mask.rows(); ++row)
        for (int column = 0; column < mask.columns(); ++column)
            picture(row + 1, column + 1) = std::uint8_t((mask(row, column) != 0) != (background != 0));
    cv::Mat labels;
    return cv::connectedComponents(picture, labels, neighbours) - 1; // label 0 is what is 0
}

} // namespace

class TestPieces : public QObject {
    Q_OBJECT

private slots:
    void nothing_has_no_pieces() {
        QCOMPARE(pieces({"...", "..."}).pieces, 0);
        QCOMPARE(pieces({"...", "..."}).holes, 0);
        QCOMPARE(mask::pieces(Mask{}).pieces, 0);
    }

    void all_is_one_piece() {
        QCOMPARE(pieces({"###", "###"}).pieces, 1);
        QCOMPARE(pieces({"###", "###"}).holes, 0);
    }

    void pixels_that_meet_in_a_corner_are_two_pieces() {
        QCOMPARE(pieces({"#.", ".#"}).pieces, 2);
        QCOMPARE(pieces({"##", ".#"}).pieces, 1);
    }

    void background_inside_is_a_hole() {
        const auto ring = pieces({"#####", "#.#.#", "#####", "#####"});
        QCOMPARE(ring.pieces, 1);
        QCOMPARE(ring.holes, 2);
    }

    void background_that_reaches_the_border_is_no_hole() {
        QCOMPARE(pieces({"#.#", "#.#", "###"}).holes, 0);
        QCOMPARE(pieces({".#.", "###", ".#."}).holes, 0);
    }

    void what_lies_far_from_the_border_counts_the_same() {
        Mask mask(Shape{40, 50});
        for (int row = 12; row < 20; ++row)
            for (int column = 30; column < 41; ++column)
                mask(row, column) = !(row == 15 && column == 33);
        mask(20, 41) = 1; // touches by a corner
        QCOMPARE(mask::pieces(mask).pieces, 2);
        QCOMPARE(mask::pieces(mask).holes, 1);
        mask(19, 36) = 0; // open to the outside
        QCOMPARE(mask::pieces(mask).holes, 1);
    }

    void background_that_reaches_the_outside_by_a_corner_is_no_hole() {
        QCOMPARE(pieces({"###.", "#.#.", "##..", "...."}).holes, 0);
        QCOMPARE(pieces({"####", "#.##", "##.#", "####"}).holes, 1);
    }

    void any_mask_has_as_many_as_opencv_finds() {
        QVERIFY(rc::check("pieces and holes", [](std::uint64_t seed) {
            const Shape shape{*rc::gen::inRange(1, 24), *rc::gen::inRange(1, 24)};
            const double share = *rc::gen::inRange(0, 11) / 10.0;
            Random random(seed);
            Mask mask(shape);
            for (auto& pixel : mask.values())
                pixel = random.uniform() < share ? 1 : 0;
            const auto found = mask::pieces(mask);
            const bool is_empty = mask::count(mask) == 0;
            RC_ASSERT(found.pieces == parts(mask, 0, 4));
            RC_ASSERT(found.holes == (is_empty ? 0 : parts(mask, 1, 8) - 1));
        }));
    }
};

QTEST_GUILESS_MAIN(TestPieces)
#include "tst_pieces.moc"
