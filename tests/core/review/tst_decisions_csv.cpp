#include "decisions.h"

#include <rapidcheck.h>

#include <QTest>

using namespace contourcheck;
using namespace contourcheck::review;

namespace {

const std::string header =
    "contour,decision,reasons,comment,reviewer,time,slice_sha256,contour_sha256,version\r\n";

Decision dated(Decision decision) {
    decision.time_utc = "2020-01-31T12:00:00Z";
    decision.version = "0.1.0";
    return decision;
}

bool survives(const std::vector<Decision>& decisions) {
    const auto back = from_csv(to_csv(decisions), "d.csv");
    if (!back || back->size() != decisions.size()) return false;
    for (std::size_t i = 0; i < decisions.size(); ++i)
        if (!same_entry((*back)[i], decisions[i])) return false;
    return true;
}

} // namespace

class DecisionsCsvTest : public QObject {
    Q_OBJECT

private slots:
    void looks_as_documented() {
        Decision decision = dated(decided("P/1/inner", Verdict::reject));
        decision.reasons = {"shifted", "other"};
        decision.comment = "by 3 px, \"left\"";
        QCOMPARE(to_csv({decision}), header +
                                         "P/1/inner,reject,shifted other,\"by 3 px, \"\"left\"\"\",R,"
                                         "2020-01-31T12:00:00Z," +
                                         content_a.slice_sha256 + "," + content_a.contour_sha256 +
                                         ",0.1.0\r\n");
    }

    void comments_come_back_as_they_were_data() {
        QTest::addColumn<QString>("comment");
        for (const char* comment : {"",
                                    " ",
                                    "plain",
                                    "a,b",
                                    "\"",
                                    "two\nlines",
                                    "two\r\nlines",
                                    "\rcr",
                                    "=1+1",
                                    "'=1+1",
                                    "''=1+1",
                                    "-5",
                                    "'-5",
                                    "-x",
                                    "+x",
                                    "@x",
                                    "\ttab",
                                    "'\ttab",
                                    "'quoted'",
                                    "'",
                                    "  spaces  ",
                                    "\xef\xbb\xbf bom",
                                    "µ"})
            QTest::newRow(comment) << QString::fromUtf8(comment);
    }
    void comments_come_back_as_they_were() {
        QFETCH(QString, comment);
        Decision decision = dated(decided("P/1/inner", Verdict::unsure));
        decision.comment = comment.toStdString();
        QVERIFY(survives({decision}));
    }

    void a_formula_is_guarded_in_the_file() {
        Decision decision = dated(decided("P/1/inner", Verdict::unsure));
        decision.comment = "=cmd()";
        QVERIFY(to_csv({decision}).find(",'=cmd(),") != std::string::npos);
    }

    void any_texts_come_back() {
        QVERIFY(rc::check("CSV round trip", [](const std::string& contour, const std::string& comment,
                                               const std::string& reviewer, const std::string& version) {
            Decision decision = dated(decided("P" + contour, std::nullopt, "R" + reviewer));
            decision.comment = comment;
            decision.version = version;
            return survives({decision, dated(decided("Q/1/outer", Verdict::accept)), decision});
        }));
        QVERIFY(rc::check("CSV round trip of awkward characters", [] {
            const auto text = *rc::gen::container<std::string>(
                rc::gen::element('\'', '=', '"', ',', '\r', '\n', ' ', '\t', '-', '5', 'x'));
            Decision decision = dated(decided("P/1/inner", Verdict::accept));
            decision.comment = text;
            RC_ASSERT(survives({decision}));
        }));
    }

    void columns_may_stand_in_another_order_among_others() {
        const auto back =
            from_csv("x,version,contour_sha256,slice_sha256,time,reviewer,comment,reasons,decision,contour\n"
                     "?,1,,,2020-01-31T12:00:00Z,R,c,,undo,P/1/inner\n",
                     "d.csv");
        QVERIFY(back);
        QCOMPARE(back->at(0).contour, std::string("P/1/inner"));
        QCOMPARE(back->at(0).comment, std::string("c"));
        QVERIFY(!back->at(0).verdict);
    }

    void an_error_names_line_column_found_and_expected_data() {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("says");
        QTest::newRow("too few fields") << "P/1/inner,accept"
                                        << "column reasons: found a row of 2 fields, expected at least 3";
        QTest::newRow("unknown decision")
            << "P/1/inner,perhaps,,,R,2020-01-31T12:00:00Z,,,1"
            << "column decision: found \"perhaps\", expected accept, reject, unsure or undo";
        QTest::newRow("no decision") << "P/1/inner,,,,R,2020-01-31T12:00:00Z,,,1"
                                     << "column decision: found \"\", expected accept";
        QTest::newRow("no contour") << ",accept,,,R,2020-01-31T12:00:00Z,,,1"
                                    << "column contour: found \"\", expected a contour";
        QTest::newRow("no reviewer") << "P/1/inner,accept,,,,2020-01-31T12:00:00Z,,,1"
                                     << "column reviewer: found \"\", expected a name";
        QTest::newRow("no time") << "P/1/inner,accept,,,R,,,,1"
                                 << "column time: found \"\", expected a time";
        QTest::newRow("a local time") << "P/1/inner,accept,,,R,2020-01-31 12:00:00,,,1"
                                      << "column time: found \"2020-01-31 12:00:00\", expected a time";
        QTest::newRow("a time far ahead")
            << "P/1/inner,accept,,,R,2999-01-31T12:00:00Z,,,1"
            << "column time: found \"2999-01-31T12:00:00Z\", expected a time at most a day ahead";
        QTest::newRow("half a hash") << "P/1/inner,accept,,,R,2020-01-31T12:00:00Z,abc,,1"
                                     << "column slice_sha256: found \"abc\", expected a SHA-256";
        QTest::newRow("capital hash")
            << "P/1/inner,accept,,,R,2020-01-31T12:00:00Z," + QString(64, 'A') + ",,1"
            << "column slice_sha256: found \"AAAA";
        QTest::newRow("a reason with a slash") << "P/1/inner,accept,a/b,,R,2020-01-31T12:00:00Z,,,1"
                                               << "column reasons: found \"a/b\", expected a word";
        QTest::newRow("an open quote") << "P/1/inner,accept,,\"c,R,2020-01-31T12:00:00Z,,,1"
                                       << "quote";
    }
    void an_error_names_line_column_found_and_expected() {
        QFETCH(QString, row);
        QFETCH(QString, says);
        const std::string good = "P/1/inner,accept,,\"a\nb\",R,2020-01-31T12:00:00Z,,,1\r\n"; // lines 2 and 3
        const auto result = from_csv(header + good + row.toStdString() + "\r\n", "d.csv");
        QVERIFY(!result);
        QCOMPARE(result.error().code, Code::malformed);
        QCOMPARE(result.error().line, 4);
        QVERIFY2(result.error().what.text().find(says.toStdString()) != std::string::npos,
                 result.error().what.text().c_str());
        QCOMPARE(result.error().file, std::filesystem::path("d.csv"));
    }

    void utf16_is_told() {
        const auto result = from_csv(std::string("\xff\xfe") + std::string("c\0o\0", 4), "d.csv");
        QCOMPARE(to_string(result.error()), std::string("d.csv: is UTF-16; save as UTF-8"));
    }

    void rows_that_cannot_be_kept_are_left_out_and_named_where_asked_for() {
        Decision timeless = dated(decided("P/1/inner", Verdict::accept)), odd = timeless, good = timeless,
                 before = timeless;
        timeless.time_utc = "some day";
        odd.reasons = {"no/word"};
        good.contour = "P/2/inner"; // `before` would count where the later word is missing
        const std::string table = to_csv({good, before, timeless, odd, good});
        QVERIFY(!from_csv(table, "d.csv"));
        std::vector<Error> refused;
        const auto back = from_csv(table, "d.csv", &refused);
        QCOMPARE(back->size(), std::size_t(2));
        QCOMPARE(back->front().contour, std::string("P/2/inner"));
        QCOMPARE(refused.size(), std::size_t(3));
        QCOMPARE(to_string(refused[0]),
                 std::string("d.csv:3: is of the same contour as line 4, and left out with it"));
        refused.erase(refused.begin());
        std::string told = to_string(refused[0]) + to_string(refused[1]);
        QVERIFY(told.find("column time: found \"some day\"") != std::string::npos);
        QVERIFY(told.find("column reasons: found \"no/word\"") != std::string::npos);
        QVERIFY(refused[0].line < refused[1].line);
        QVERIFY(!from_csv(header + "P/1/inner,perhaps,,,R,2020-01-31T12:00:00Z,,,1\n", "d.csv", &refused));
    }

    void a_missing_column_or_header_is_an_error() {
        QVERIFY(!from_csv("", "d.csv"));
        const auto result = from_csv("contour,decision\n", "d.csv");
        QVERIFY(!result);
        QCOMPARE(result.error().line, 1);
        QVERIFY(
            result.error().what.text().starts_with("column reasons: found \"contour,decision\", expected"));
        QVERIFY(from_csv(header, "d.csv")->empty());
    }
};

QTEST_GUILESS_MAIN(DecisionsCsvTest)
#include "tst_decisions_csv.moc"
