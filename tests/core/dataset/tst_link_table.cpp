#include "dataset/link_table.h"

#include "support/study.h"

#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::dataset;

class TestLinkTable : public QObject {
    Q_OBJECT

private slots:
    void an_id_is_of_letters_digits_and_few_signs() {
        for (const char* id : {"SCD0000101", "SC-HF-I-01", "a b", "caf\u00e9", "cafe\u0301",
                               "\u90b5\u9038\u592b", "\u05d0\u05d1", "x\u00b2", "Doe^John", "7(2)", "[a]&b",
                               "a:b;c", "O'Neil, P.", "1.2.840", "a=b+c", "#5@x~", "\U00020000"})
            QVERIFY2(is_plain_name(id), id);
        for (const std::string& id :
             {std::string(),       std::string("."),     std::string(".."),      std::string(".a"),
              std::string(" a"),   std::string("a "),    std::string("a\0b", 3), std::string(201, 'P'),
              std::string("a\tb"), std::string("a\x7f"), std::string("a/b"),     std::string("a\\b"),
              std::string("a\"b"), std::string("a<b"),   std::string("a>b"),     std::string("a|b"),
              std::string("a*"),   std::string("a?"),    std::string("$a"),      std::string("`a`")})
            QVERIFY2(!is_plain_name(id), id.c_str());
    }

    void an_id_is_shown_as_it_is() {
        for (const char* id :
             {"caf\xe9",     "caf\xc3",     "a\xc0\xafz",  "a\xed\xa0\x80", "a\xf4\x90\x80\x80", // no UTF-8
              "a\u009bb",    "a\u00a0b",    "a\u2003b",    "a\u2028b",      "a\u202eb",          "a\u2066b",
              "a\u200bb",    "a\u200db",    "a\u00adb",    "\ufeffa",       "a\ufeff",           "a\ufe0f",
              "a\u3164",     "a\u115f",     "a\u034fb",    "a\ufffd",       "a\uffff",           "a\ue000",
              "a\U000e0041", "a\U000e0100", "a\U0001f600", "a\u2026"})
            QVERIFY2(!is_plain_name(id), id);
    }

    void rows_whose_ids_would_be_shown_alike_are_malformed() {
        const support::Folder folder;
        folder.write("link.csv", "patient_id,original_id\nP1,O-1\ncaf\xe8,O-2\ncaf\xe9,O-3\nP2,O\xe9\n");
        const auto table = read_link_table(folder.path(), "link.csv");
        QCOMPARE(table->rows.size(), 1U);
        QCOMPARE(table->oddities.size(), 3U);
        for (const Oddity& oddity : table->oddities) {
            QCOMPARE(oddity.what, Oddity::What::row_malformed);
            QCOMPARE(oddity.detail.text(), std::string("an id is not a plain name: it is not UTF-8"));
        }
    }

    void what_an_id_may_not_have_is_named() {
        for (const auto& [id, why] : {std::pair("O\u2019Neil", "it has the character U+2019"),
                                      std::pair("a\u00b7b", "it has the character U+00B7"),
                                      std::pair("a\u200cb", "it has the character U+200C"),
                                      std::pair("a\U0001f600", "it has the character U+1F600"),
                                      std::pair("a/b", "it has the character U+002F"),
                                      std::pair(".a", "it begins with a dot or space, or ends with a space")})
            for (const std::string& row : {std::string(id) + ",O-1\n", std::string("P1,") + id + "\n"}) {
                const support::Folder folder;
                folder.write("link.csv", "patient_id,original_id\n" + row);
                const auto table = read_link_table(folder.path(), "link.csv");
                QCOMPARE(table->oddities.size(), 1U);
                QCOMPARE(table->oddities[0].detail.text(), std::string("an id is not a plain name: ") + why);
            }
    }

    void a_table_with_other_separators_is_told() {
        const support::Folder folder;
        folder.write("link.csv", "patient_id;original_id\nP1;O-1\n");
        const auto table = read_link_table(folder.path(), "link.csv");
        QVERIFY(table.error().what.text().ends_with(
            "its columns stand apart by semicolons, not by commas: save it "
            "with commas"));
    }
};

QTEST_GUILESS_MAIN(TestLinkTable)
#include "tst_link_table.moc"
