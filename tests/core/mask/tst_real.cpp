#include "comparison.h"

#include "contour/measures.h"

#include <QTest>

#include <filesystem>

using namespace contourcheck;
using namespace drawing;

namespace {

constexpr Shape shape{256, 256};
constexpr double origins[] = {0, 0.5, 1};

} // namespace

/// On the contours of real patients, where CONTOURCHECK_REAL_DATA names the folder that holds them.
class TestReal : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        const char* root = std::getenv("CONTOURCHECK_REAL_DATA"); // NOLINT(concurrency-mt-unsafe)
        if (!root) QSKIP("CONTOURCHECK_REAL_DATA is not set");
        const std::filesystem::path folder = std::filesystem::path(root) / "scd/contourfiles";
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!contour::parse_file_name(entry.path().filename().string())) continue;
            const auto points = contour::read_points(entry.path());
            QVERIFY2(points.has_value(), entry.path().c_str());
            contours_.push_back(*points);
        }
        QCOMPARE(contours_.size(), std::size_t(84));
    }

    void centre_equals_numpy() { compare("centre", Rule::centre); }
    void pil_equals_Pillow() { compare("pil", Rule::pil); }

    void coverage_sums_to_the_shoelace_area() {
        for (const Polygon& points : contours_)
            for (const double origin : origins) {
                double sum = 0;
                const mask::Coverage shares = mask::coverage(points, shape, origin);
                for (const float share : shares.values())
                    sum += share;
                QCOMPARE(sum, contour::area(points)); // eighths of pixels: exact
            }
    }

    void the_rules_are_ordered_by_size() {
        for (const Polygon& points : contours_) {
            const auto pixels = [&](Rule rule) {
                return mask::count(mask::rasterise(points, shape, {0, rule}));
            };
            QVERIFY(pixels(Rule::pil) < pixels(Rule::centre));
            QVERIFY(pixels(Rule::centre) < pixels(Rule::coverage));
            QVERIFY(pixels(Rule::coverage) <= pixels(Rule::touch));
        }
    }

    void every_mask_is_one_piece_without_holes() {
        for (const Polygon& points : contours_) {
            const mask::Pieces pieces = mask::pieces(mask::rasterise(points, shape, {}));
            QCOMPARE(pieces.pieces, 1);
            QCOMPARE(pieces.holes, 0);
        }
    }

private:
    void compare(const char* name, Rule rule) {
        Comparison comparison;
        for (const Polygon& points : contours_)
            for (const double origin : origins)
                comparison.add(name, points, origin, mask::rasterise(points, shape, {origin, rule}));
        QCOMPARE(comparison.result(), comparison.all_equal());
    }

    std::vector<Polygon> contours_;
};

QTEST_GUILESS_MAIN(TestReal)
#include "tst_real.moc"
