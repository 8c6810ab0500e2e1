#include "base/error.h"
#include "base/grid.h"

#include <QTest>

#include <set>

using namespace contourcheck;
using namespace std::string_literals;

/// Grids and errors: the values that every module passes on.
class TestValues : public QObject {
    Q_OBJECT

private slots:
    void a_grid_is_rows_of_columns() {
        Grid<int> grid({2, 3}, 7);
        grid(1, 2) = 9;
        grid(0, 1) = 8;
        QCOMPARE(grid.rows(), 2);
        QCOMPARE(grid.columns(), 3);
        QVERIFY(grid == (Grid<int>({2, 3}, {7, 8, 7, 7, 7, 9})));
        QCOMPARE(grid.row(1).size(), std::size_t(3));
        QCOMPARE(grid.row(1)[2], 9);
        grid.row(0)[0] = 1;
        QCOMPARE(std::as_const(grid).values()[0], 1);
    }

    void grids_differ_by_shape_and_by_value() {
        QVERIFY(Grid<int>({2, 3}) != Grid<int>({3, 2}));
        QVERIFY(Grid<int>({2, 3}, 1) != Grid<int>({2, 3}, 2));
    }

    void a_grid_may_have_no_cells() {
        for (const Shape shape : {Shape{0, 0}, Shape{0, 4}, Shape{4, 0}}) {
            const Grid<int> grid(shape);
            QVERIFY(grid.empty());
            QCOMPARE(grid.shape(), shape);
        }
        QVERIFY(Grid<int>(Shape{4, 0}).row(3).empty());
    }

    void a_shape_counts_beyond_an_int() {
        QCOMPARE((Shape{65535, 65535}).size(), std::size_t(65535) * 65535);
    }

    void an_error_says_where() {
        QCOMPARE(to_string({Code::malformed, "is bad", "a/b.txt", 12}), "a/b.txt:12: is bad"s);
        QCOMPARE(to_string({Code::malformed, "is bad", "a/b.txt"}), "a/b.txt: is bad"s);
        QCOMPARE(to_string({Code::malformed, "is bad"}), "is bad"s);
    }

    void every_code_has_its_own_word() {
        std::set<std::string_view> words;
        for (int code = 0; code <= int(Code::cancelled); ++code)
            words.insert(word(Code(code)));
        QCOMPARE(words.size(), std::size_t(Code::cancelled) + 1);
        QCOMPARE(word(Code::too_large), std::string_view("too-large"));
    }

    void a_failure_is_an_expected_without_value() {
        const Expected<int> failed = fail(Code::not_found, "none", "x", 3);
        QVERIFY(!failed);
        QCOMPARE(failed.error(), (Error{Code::not_found, "none", "x", 3}));
    }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
