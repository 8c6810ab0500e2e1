#include "base/text.h"
#include "contour/contour.h"

#include "base/file.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

#include <rapidcheck.h>

using namespace contourcheck;
using namespace contourcheck::contour;
using namespace std::string_literals;

namespace {

using Polygon = std::vector<Point>;

Error error_of(std::string_view text) {
    const auto points = parse_points(text, "a.txt");
    return points ? Error{Code::cancelled, "no error"} : points.error();
}

} // namespace

class TestPoints : public QObject {
    Q_OBJECT

private slots:
    void a_line_is_a_point() {
        QVERIFY(parse_points("115.00 95.50\n115.5 94\n-1 +2e1\n", "") ==
                (Polygon{{115, 95.5}, {115.5, 94}, {-1, 20}}));
    }

    void line_breaks_of_every_system_are_read() {
        const Polygon expected{{1, 2}, {3, 4}};
        for (const char* text : {"1 2\n3 4", "1 2\r\n3 4\r\n", "1 2\r3 4\r", "\n\n1 2\n\r\n3 4\n\n",
                                 "\xef\xbb\xbf"
                                 "1 2\n3 4\n"})
            QVERIFY2(parse_points(text, "") == expected, text);
    }

    void blanks_and_tabs_may_stand_around_numbers() {
        QVERIFY(parse_points(" \t1\t 2 \n  \n\t\n3  4\t", "") == (Polygon{{1, 2}, {3, 4}}));
    }

    void nothing_is_no_points() {
        QVERIFY(parse_points("", "") == Polygon{});
        QVERIFY(parse_points("\xef\xbb\xbf", "") == Polygon{});
        QVERIFY(parse_points(" \r\n\t", "") == Polygon{});
    }

    void a_bad_line_is_named_with_number_and_text() {
        const Error error = error_of("1 2\r\n\r\n12,5 3\r\n");
        QCOMPARE(error.code, Code::malformed);
        QCOMPARE(error.line, 3);
        QCOMPARE(error.file.string(), "a.txt"s);
        QCOMPARE(error.what.text(), "is not two numbers: '12,5 3'"s);
        QCOMPARE(to_string(error), "a.txt:3: is not two numbers: '12,5 3'"s);
    }

    void utf16_is_told() {
        QCOMPARE(to_string(error_of("\xff\xfe" + "1\0 \0"s)), "a.txt: is UTF-16; save as UTF-8"s);
        QCOMPARE(to_string(error_of("1\0 \0"s + "2\0"s)), "a.txt: is UTF-16; save as UTF-8"s);
    }

    void what_is_not_two_finite_numbers_is_bad() {
        const std::string lines[] = {"1",
                                     "1 2 3",
                                     "x y",
                                     "1 nan",
                                     "inf 1",
                                     "1 -inf",
                                     "1 1e999",
                                     "1;2",
                                     "1,2",
                                     "1,5 2,5",
                                     "1 2 # note",
                                     "0x1 2",
                                     "1. 2.5.1",
                                     ". 1",
                                     "- 1",
                                     "+ 1",
                                     "+-1 2",
                                     "--1 2",
                                     "1e 2",
                                     "1 2\0"s,
                                     "\0"s
                                     "1 2"s,
                                     "1\0 2"s,
                                     "1\v2",
                                     "١ ٢",
                                     "1 2\xff",
                                     "1-2",
                                     "1 2d"};
        for (const std::string& line : lines) {
            QCOMPARE(error_of("7 7\n" + line + "\n8 8\n").code, Code::malformed);
            QCOMPARE(error_of("7 7\n" + line + "\n8 8\n").line, 2);
            QCOMPARE(error_of(line).line, 1);
        }
    }

    void a_long_bad_line_is_shortened() {
        const std::string what = error_of(std::string(5'000'000, 'x')).what.text();
        QCOMPARE(what, "is not two numbers: '" + std::string(40, 'x') + "…'");
        QVERIFY(error_of(std::string(39, 'x') + "äöü").what.text().ends_with("xxx…'"));
    }

    void what_cannot_be_shown_is_replaced() {
        QCOMPARE(error_of("\x1b[31m\xff"s).what.text(), "is not two numbers: '\uFFFD[31m\uFFFD'"s);
    }

    void numbers_are_read_to_the_last_bit() {
        QVERIFY(rc::check("shortest text and back", [] {
            const auto value = [] {
                const double any = *rc::gen::arbitrary<double>();
                return std::isfinite(any) ? any * *rc::gen::element(1.0, 1e-3, 1e12) : 0.5;
            };
            Polygon points;
            for (int i = 0; i < 10; ++i) {
                const double x = value();
                points.push_back({x, value()});
            }
            RC_ASSERT(parse_points(to_text(points), "") == points);
        }));
        QVERIFY(rc::check("decimals as strtod reads them", [] {
            const std::string text = std::to_string(*rc::gen::arbitrary<std::int64_t>()) + "." +
                                     std::to_string(*rc::gen::arbitrary<unsigned>());
            const auto cut = *rc::gen::inRange<std::size_t>(text.find('.'), text.size() + 1);
            const auto points = parse_points(text.substr(0, cut) + " 0", "");
            RC_ASSERT(points->at(0).x == std::strtod(text.substr(0, cut).c_str(), nullptr));
        }));
        QVERIFY(rc::check("short ones as long ones", [] {
            const auto number = *rc::gen::container<std::string>(rc::gen::elementOf("0123456789.\xb0"s));
            const auto end = *rc::gen::elementOf(" \t"s);
            RC_PRE(!number.empty());
            const auto points = parse_points(number + end + "1234567\n", "");
            const auto expected = parse_number(number);
            RC_ASSERT(points.has_value() == expected.has_value());
            if (points) RC_ASSERT(points->at(0) == (Point{*expected, 1234567}));
        }));
        QVERIFY(parse_points(".5 5.", "") == (Polygon{{0.5, 5}}));
        QVERIFY(std::signbit(parse_points("-0 0", "")->at(0).x));
    }

    void any_bytes_give_points_or_an_error() {
        QVERIFY(rc::check("bytes", [] {
            const auto text = *rc::gen::container<std::string>(
                rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::elementOf("0123456789.-+e \t\r\n"s)));
            const auto points = parse_points(text, "");
            if (points)
                for (const Point& point : *points)
                    RC_ASSERT(std::isfinite(point.x) && std::isfinite(point.y));
            else
                RC_ASSERT(points.error().line >= 1 || is_utf16(text));
        }));
    }

    void points_beyond_the_limit_are_refused_with_the_line() {
        std::string text = "\n";
        for (std::size_t i = 0; i < point_limit; ++i)
            text += "1 2\r\n";
        QCOMPARE(parse_points(text, "").value().size(), point_limit);
        QVERIFY(parse_points(text + "\n \n", "").has_value());
        QCOMPARE(error_of(text + "\n3 4\n"),
                 (Error{Code::too_large, "is beyond the limit of 10000 points", "a.txt", 10'003}));
        QCOMPARE(error_of(text + "3,5 4\n").code, Code::malformed);
    }

    void two_decimals_are_written_where_they_are_exact() {
        QCOMPARE(to_text({{115, 95.5}, {0.25, -3}}), "115.00 95.50\n0.25 -3.00\n"s);
        QCOMPARE(to_text({{0.125, 1.0 / 3}}), "0.125 0.3333333333333333\n"s);
        QCOMPARE(to_text({}), ""s);
    }

    void a_file_is_read_and_its_errors_are_named() {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("c.txt").toStdString();
        QCOMPARE(read_points(file).error().code, Code::not_found);
        QVERIFY(write_file(file, "1 2\n3 4\n").has_value());
        QVERIFY(read_points(file) == (Polygon{{1, 2}, {3, 4}}));
        QVERIFY(write_file(file, "1 2\n3\n").has_value());
        QCOMPARE(read_points(file).error(), (Error{Code::malformed, "is not two numbers: '3'", file, 2}));
        QCOMPARE(read_points(file.parent_path()).error().code, Code::unreadable);
        std::filesystem::resize_file(file, file_limit_bytes + 1);
        QCOMPARE(read_points(file).error().code, Code::too_large);
    }
};

QTEST_GUILESS_MAIN(TestPoints)
#include "tst_points.moc"
