#include "review/pace.h"

#include <QTest>
#include <rapidcheck.h>

#include <vector>

using namespace contourcheck::review;

class PaceTest : public QObject {
    Q_OBJECT

private slots:
    void nothing_is_said_of_a_few_decisions() {
        QVERIFY(!seconds_per_decision({}));
        QVERIFY(!seconds_per_decision(std::vector<double>{0, 4, 8, 12, 16}));
        QCOMPARE(seconds_per_decision(std::vector<double>{0, 4, 8, 12, 16, 20}), 4.0);
    }

    void a_lunch_break_is_not_counted() {
        QCOMPARE(seconds_per_decision(std::vector<double>{0, 3, 6, 9, 3609, 3612, 3615, 3618}), 3.0);
    }

    void a_pause_never_changes_the_estimate() {
        QVERIFY(rc::check([] {
            std::vector<double> moments{0};
            const int decisions = *rc::gen::inRange(5, 60);
            for (int i = 0; i < decisions; ++i)
                moments.push_back(moments.back() + *rc::gen::inRange(1, 60));
            const auto before = seconds_per_decision(moments);
            moments.push_back(moments.back() + *rc::gen::inRange(301, 10'000));
            RC_ASSERT(seconds_per_decision(moments) == before);
        }));
    }

    void a_slower_pace_is_not_a_pause_for_ever() {
        std::vector<double> moments{0};
        for (int i = 0; i < 30; ++i)
            moments.push_back(moments.back() + 2);
        for (int i = 0; i < 60; ++i)
            moments.push_back(moments.back() + 90);
        QCOMPARE(seconds_per_decision(moments), 90.0);
    }

    void the_pace_is_that_of_the_last_contours() {
        std::vector<double> moments{0};
        for (int i = 0; i < 100; ++i)
            moments.push_back(moments.back() + 60);
        for (int i = 0; i < 30; ++i)
            moments.push_back(moments.back() + 2);
        QCOMPARE(seconds_per_decision(moments), 2.0);
    }
};

QTEST_MAIN(PaceTest)
#include "tst_pace.moc"
