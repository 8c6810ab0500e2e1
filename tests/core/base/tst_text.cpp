#include "base/text.h"

#include <QTest>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <random>

#include <rapidcheck.h>

using namespace contourcheck;
using namespace std::string_literals;

namespace {

std::string joined(std::string_view text) {
    std::string result;
    for (const Line& line : split_lines(text))
        result += std::to_string(line.number) + "=" + std::string(line.text) + "|";
    return result;
}

} // namespace

class TestText : public QObject {
    Q_OBJECT

private slots:
    void lines_end_as_on_any_system() {
        QCOMPARE(joined("a\nb\r\nc\rd"), "1=a|2=b|3=c|4=d|"s);
        QCOMPARE(joined("a\n"), "1=a|"s);
        QCOMPARE(joined("\n\na"), "1=|2=|3=a|"s);
        QCOMPARE(joined("\r\r\n"), "1=|2=|"s);
        QCOMPARE(joined(""), ""s);
    }

    void a_byte_order_mark_is_dropped() {
        QCOMPARE(joined("\xef\xbb\xbf"
                        "a\nb"),
                 "1=a|2=b|"s);
        QCOMPARE(joined("\xef\xbb"), "1=\xef\xbb|"s);
    }

    void blanks_at_the_ends_are_trimmed() {
        QCOMPARE(trimmed(" \ta b\t "), std::string_view("a b"));
        QVERIFY(trimmed(" \t ").empty());
        QCOMPARE(trimmed("a\n"), std::string_view("a\n"));
    }

    void words_stand_between_blanks() {
        QVERIFY(split_words(" a\t\tbc  d ") == (std::vector<std::string_view>{"a", "bc", "d"}));
        QVERIFY(split_words(" \t").empty());
    }

    void numbers_take_up_the_whole_text() {
        QCOMPARE(parse_number("-2.5"), std::optional(-2.5));
        QCOMPARE(parse_number("+3e2"), std::optional(300.0));
        QCOMPARE(parse_number(".5"), std::optional(0.5));
        for (const char* text :
             {"", " 1", "1 ", "1,5", "+-1", "++1", "nan", "inf", "-inf", "1e999", "0x10", "1.5f", "-"})
            QVERIFY2(!parse_number(text), text);
        QVERIFY(!parse_number("1\0"s));
    }

    void whole_numbers_fit_an_int() {
        QCOMPARE(parse_whole("0048"), std::optional(48));
        QCOMPARE(parse_whole("-7"), std::optional(-7));
        QCOMPARE(parse_whole("2147483647"), std::optional(2147483647));
        for (const char* text : {"", "2147483648", "1.0", "1e3", " 1", "a", "-"})
            QVERIFY2(!parse_whole(text), text);
    }

    void written_numbers_read_back_the_same() {
        QVERIFY(rc::check("shortest", [] {
            const double value = *rc::gen::arbitrary<double>() * *rc::gen::element(1.0, 1e300, 1e-300);
            if (std::isfinite(value)) RC_ASSERT(parse_number(shortest(value)) == value);
        }));
        QCOMPARE(shortest(0.1), "0.1"s);
        QCOMPARE(shortest(100), "100"s);
    }

    void fixed_numbers_have_their_decimals() {
        QCOMPARE(fixed(1.005, 1), "1.0"s);
        QCOMPARE(fixed(-0.25, 2), "-0.25"s);
        QCOMPARE(fixed(2, 0), "2"s);
        QCOMPARE(fixed(1e300, 2).size(), std::size_t(304));
        QVERIFY(!fixed(1e300, 200).empty());
    }

    void printable_text_stays() {
        for (const std::string& text : {""s, "abc äöü € 𝄞"s, "a b"s})
            QCOMPARE(printable(text), text);
    }

    void controls_and_broken_sequences_are_replaced() {
        const std::string mark = "\uFFFD";
        QCOMPARE(printable("a\nb\tc\x1b\x7f"), "a" + mark + "b" + mark + "c" + mark + mark);
        QCOMPARE(printable("a\0b"s), "a" + mark + "b");
        QCOMPARE(printable("\xc2\x85"), mark);                              // a C1 control
        QCOMPARE(printable("\xff\xfe"), mark + mark);                       // never in UTF-8
        QCOMPARE(printable("\xc0\xaf"), mark + mark);                       // overlong
        QCOMPARE(printable("\xed\xa0\x80"), mark + mark + mark);            // a surrogate
        QCOMPARE(printable("\xf4\x90\x80\x80"), mark + mark + mark + mark); // beyond Unicode
        QCOMPARE(printable("\xe2\x82"), mark + mark);                       // cut off
        QCOMPARE(printable("\xe2\x82\xac\x80"), "€" + mark);
    }

    void what_turns_the_direction_of_text_is_not_printed() {
        const std::string mark = "\xef\xbf\xbd";
        for (const char* turns : {"\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d",
                                  "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"})
            QCOMPARE(printable("a"s + turns + "b"), "a" + mark + "b");
        for (const char* beside : {"\u061b", "\u061d", "\u200d", "\u2010", "\u2029", "\u202f", "\u2065",
                                   "\u206a", "\u05d0\u05d1", "\u0627"})
            QCOMPARE(printable(beside), std::string(beside));
    }

    void printable_text_is_valid_whatever_the_bytes() {
        QVERIFY(rc::check("bytes", [] {
            const std::string text = printable(*rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
            RC_ASSERT(QString::fromStdString(text).toStdString() == text);
            RC_ASSERT(printable(text) == text);
        }));
    }

    void a_text_is_shortened_between_characters() {
        QCOMPARE(shortened("abc", 3), "abc"s);
        QCOMPARE(shortened("abcd", 3), "abc…"s);
        QCOMPARE(shortened("aä€b", 6), "aä€…"s);
        QCOMPARE(shortened("aä€b", 5), "aä…"s);
        QCOMPARE(shortened("aä€b", 2), "a…"s);
        QCOMPARE(shortened("\x80\x80", 1), "…"s);
        QCOMPARE(shortened("", 0), ""s);
    }

    void names_sort_as_people_do() {
        std::vector<std::string> names{"a10", "a2", "a1", "a", "b1",    "a02",
                                       "a2b", "A3", "10", "9", "a10b2", "a10b10"};
        std::sort(names.begin(), names.end(), natural_less);
        QVERIFY(names == (std::vector<std::string>{"9", "10", "A3", "a", "a1", "a02", "a2", "a2b", "a10",
                                                   "a10b2", "a10b10", "b1"}));
        QVERIFY(natural_less("SCD0000101", "SCD0000201"));
        QVERIFY(natural_less("1." + std::string(40, '9'),
                             "1.1" + std::string(40, '0'))); // longer than any integer
    }

    void the_order_of_names_is_an_order() {
        QVERIFY(rc::check("strict and total", [] {
            const auto name = rc::gen::container<std::string>(rc::gen::elementOf("0012a.b"s));
            const std::string a = *name, b = *name, c = *name;
            RC_ASSERT(!natural_less(a, a));
            RC_ASSERT((a == b) == (!natural_less(a, b) && !natural_less(b, a)));
            RC_ASSERT(!(natural_less(a, b) && natural_less(b, a)));
            if (natural_less(a, b) && natural_less(b, c)) RC_ASSERT(natural_less(a, c));
        }));
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
