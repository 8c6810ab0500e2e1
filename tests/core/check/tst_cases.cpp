#include "cases.h"

#include "check/report.h"

#include <QTemporaryDir>
#include <QTest>

using namespace contourcheck;

namespace {

/// A finding as its row of the JSON report, with `line`.
std::vector<cases::Json> found_in(const check::Report& report) {
    const auto json = cases::Json::parse(check::to_json(report));
    return {json.at("findings").begin(), json.at("findings").end()};
}

bool matches(const cases::Json& found, const cases::Json& expected) {
    for (const auto& [key, value] : expected.items())
        if (!found.contains(key) || found.at(key) != value) return false;
    return true;
}

} // namespace

class Cases : public QObject {
    Q_OBJECT

private slots:
    void each_gives_the_findings_expected_and_no_other_data() {
        QTest::addColumn<QString>("name");
        for (const auto& name : cases::names())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void each_gives_the_findings_expected_and_no_other() {
        QFETCH(QString, name);
        QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        const auto written = cases::write(name.toStdString(), root);
        QVERIFY2(written.has_value(), written ? "" : to_string(written.error()).c_str());
        const auto checked = check::open_and_check(root, {}, 1);
        QVERIFY2(checked.has_value(), checked ? "" : to_string(checked.error()).c_str());

        std::vector<cases::Json> found = found_in(checked->report);
        for (const auto& expected : cases::expected(name.toStdString())) {
            const auto match =
                std::ranges::find_if(found, [&](const auto& each) { return matches(each, expected); });
            QVERIFY2(match != found.end(), ("missing: " + expected.dump()).c_str());
            found.erase(match);
        }
        for (const auto& more : found)
            QVERIFY2(false, ("not expected: " + more.dump()).c_str());
    }

    void there_are_cases() { QVERIFY(cases::names().size() > 20); }
};

QTEST_GUILESS_MAIN(Cases)
#include "tst_cases.moc"
