#include "contour/contour.h"

#include <QTest>

#include <rapidcheck.h>

using namespace contourcheck::contour;

class TestFileName : public QObject {
    Q_OBJECT

private slots:
    void the_four_kinds_are_told_by_the_name() {
        QVERIFY(parse_file_name("IM-0001-0048-icontour-manual.txt") == (FileName{1, 48, Kind::inner}));
        QVERIFY(parse_file_name("IM-0001-0048-ocontour-manual.txt") == (FileName{1, 48, Kind::outer}));
        QVERIFY(parse_file_name("IM-0002-0100-p1-manual.txt") == (FileName{2, 100, Kind::papillary1}));
        QVERIFY(parse_file_name("IM-0001-0007-p2-manual.txt") == (FileName{1, 7, Kind::papillary2}));
    }

    void the_longer_form_of_papillary_names_means_the_same() {
        QVERIFY(parse_file_name("IM-0001-0048-p1-contour-manual.txt") == (FileName{1, 48, Kind::papillary1}));
        QVERIFY(parse_file_name("IM-0001-0048-p2-contour-manual.txt") == (FileName{1, 48, Kind::papillary2}));
        QVERIFY(!parse_file_name("IM-0001-0048-icontour-contour-manual.txt"));
    }

    void capitals_do_not_matter() {
        QVERIFY(parse_file_name("im-0001-0048-ICONTOUR-Manual.TXT") == (FileName{1, 48, Kind::inner}));
    }

    void more_or_fewer_digits_are_read() {
        QVERIFY(parse_file_name("IM-1-48-icontour-manual.txt") == (FileName{1, 48, Kind::inner}));
        QVERIFY(parse_file_name("IM-0001-12345-icontour-manual.txt") == (FileName{1, 12345, Kind::inner}));
    }

    void other_names_are_none() {
        for (const char* name :
             {"", "IM-", "IM-manual.txt", "im--manual.txt", "IM-0001-icontour-manual.txt",
              "IM-0001-0048-icontour-auto.txt", "IM-0001-0048-manual.txt", "IM-0001-0048--manual.txt",
              "IM-0001-0048-icontour-manual.txt~", "XIM-0001-0048-icontour-manual.txt",
              "IM-0001--048-icontour-manual.txt", "IM-0001-+48-icontour-manual.txt",
              "IM-0001-48a-icontour-manual.txt", "IM-0001-99999999999-icontour-manual.txt",
              "IM-0001-0048-p3-manual.txt", "IM-0001-0048-jcontour-manual.txt",
              "/IM-0001-0048-icontour-manual.txt", ".IM-0001-0048-icontour-manual.txt"})
            QVERIFY2(!parse_file_name(name), name);
    }

    void a_written_name_is_read_back() {
        QCOMPARE(file_name({1, 48, Kind::inner}), std::string("IM-0001-0048-icontour-manual.txt"));
        QCOMPARE(file_name({12, 34567, Kind::papillary2}), std::string("IM-0012-34567-p2-manual.txt"));
        QVERIFY(rc::check("round trip", [] {
            const FileName name{
                *rc::gen::nonNegative<int>(), *rc::gen::nonNegative<int>(),
                *rc::gen::elementOf(std::vector<Kind>(std::begin(all_kinds), std::end(all_kinds)))};
            RC_ASSERT(parse_file_name(file_name(name)) == name);
        }));
    }

    void kinds_have_words() {
        for (const Kind kind : all_kinds)
            QVERIFY(kind_from_word(word(kind)) == kind);
        QCOMPARE(word(Kind::papillary1), std::string_view("papillary1"));
        QVERIFY(!kind_from_word("Inner"));
        QVERIFY(!kind_from_word(""));
    }
};

QTEST_GUILESS_MAIN(TestFileName)
#include "tst_file_name.moc"
