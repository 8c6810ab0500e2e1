#include "check/report.h"
#include "demo/demo.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace contourcheck;

/// A small synthetic dataset while it is opened.
class TestOpening : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        root_ = std::filesystem::path(folder_.path().toStdString()) / "demo";
        demo::Options options;
        options.patients = 3;
        options.locations = 3;
        options.phases = 2;
        const auto made = demo::write_dataset(root_, options);
        QVERIFY2(made.has_value(), made ? "" : to_string(made.error()).c_str());
    }

    void patients_arrive_before_all_is_checked() {
        std::vector<check::Checked> came;
        std::vector<std::size_t> done;
        const auto checked = check::open_and_check(
            root_, {}, 1, {},
            [&](std::size_t now, std::size_t total) {
                QCOMPARE(total, 6U);
                done.push_back(now);
            },
            [&](check::Checked so_far) { came.push_back(std::move(so_far)); });
        QVERIFY(checked && checked->report.is_whole);
        QCOMPARE(done.back(), 6U);
        QVERIFY(std::ranges::is_sorted(done));
        QCOMPARE(came.size(), 3U); // with one, two, three of three
        for (const check::Checked& so_far : came) {
            QVERIFY(!so_far.report.is_whole && so_far.report.contours.empty());
            QCOMPARE(so_far.report.contours_total, checked->report.contours_total);
            QCOMPARE(so_far.patients.size(), 3U);
            for (std::size_t i = 0; i < so_far.patients.size(); ++i)
                QCOMPARE(so_far.patients[i].patient, checked->patients[i].patient);
        }
        QVERIFY(!came[0].is_read && !came[1].is_read && came[2].is_read && checked->is_read);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(came[0].patients[i].slices.empty(), i > 0);
        QCOMPARE(came.back().patients[2].contours.size(), checked->patients[2].contours.size());
    }

    void arriving_changes_nothing_of_the_report() {
        const auto alone = check::open_and_check(root_, {});
        const auto watched = check::open_and_check(root_, {}, 4, {}, {}, [](const check::Checked&) {});
        QVERIFY(alone && watched);
        QCOMPARE(check::to_json(watched->report), check::to_json(alone->report));
    }

    void what_is_only_read_is_not_checked() {
        const auto read = check::open(root_, {});
        const auto checked = check::open_and_check(root_, {});
        QVERIFY(read && checked);
        QVERIFY(!read->report.is_whole && read->report.findings.empty() && read->sights.patients.empty());
        QCOMPARE(read->patients.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(read->patients[i].contours.size(), checked->patients[i].contours.size());
    }

    void a_stop_ends_it_wherever_it_is() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!check::open_and_check(root_, {}, 1, stop.get_token()));
        for (const std::size_t at : {1U, 3U, 4U, 6U}) {
            std::stop_source later;
            const auto checked =
                check::open_and_check(root_, {}, 1, later.get_token(), [&](std::size_t done, std::size_t) {
                    if (done == at) later.request_stop();
                });
            QVERIFY(!checked);
            QCOMPARE(int(checked.error().code), int(Code::cancelled));
        }
    }

private:
    QTemporaryDir folder_;
    std::filesystem::path root_;
};

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
