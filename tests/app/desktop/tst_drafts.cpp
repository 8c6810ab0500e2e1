#include "open_session.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

/// What was put together and not decided.
class TestDrafts : public Suite {
    Q_OBJECT

    static qsizetype kept() { return Settings().keys_under(QStringLiteral("drafts")).size(); }

private slots:
    void a_comment_waits_while_another_dataset_is_open() {
        const QString dataset = sandbox.dataset("d"), other = sandbox.dataset("other");
        Open open(dataset);
        const std::string contour = open.session.contour_id();
        open.session.set_draft({{}, QStringLiteral("look twice")});
        const auto show = [&](const QString& folder) {
            const auto before = open.session.opened();
            open.session.open(folder);
            return QTest::qWaitFor([&] { return open.session.opened() != before; }, patience_ms);
        };
        QVERIFY(show(other));
        QVERIFY(open.session.draft().comment.isEmpty());
        QVERIFY(open.session.drafts().empty());
        QVERIFY(show(dataset));
        open.session.go_to_contour(contour);
        QCOMPARE(open.session.draft().comment, QString("look twice"));
    }

    void a_draft_is_there_in_the_next_run_until_it_is_decided() {
        const QString dataset = sandbox.dataset("d");
        const Draft written{{"leaks"}, QStringLiteral("at the apex\nor below")};
        std::string contour;
        {
            Open open(dataset);
            contour = open.session.contour_id();
            open.session.set_draft(written);
        }
        {
            Open again(dataset);
            again.session.go_to_contour(contour);
            QCOMPARE(again.session.draft(), written);
            QVERIFY(again.session.undecided(again.session.place().ref())); // it is no decision
            QCOMPARE(again.session.desk().log().size(), std::size_t(0));
            again.session.decide(review::Verdict::reject);
            QVERIFY(again.becomes(contour, review::State::rejected));
        }
        QCOMPARE(kept(), 0);
        Open decided(dataset);
        QVERIFY(decided.session.drafts().empty());
    }

    void a_draft_stays_until_the_store_has_its_decision() {
        Open open(sandbox.dataset("d"));
        const std::string contour = open.session.contour_id();
        open.session.set_draft({{}, QStringLiteral("look twice")});
        open.session.write_drafts();
        QCOMPARE(kept(), 1);
        open.session.decide(review::Verdict::unsure);
        QVERIFY(open.session.desk().in_flight(contour));
        open.session.write_drafts();
        QCOMPARE(kept(), 1); // killed now, nothing is lost
        QVERIFY(open.becomes(contour, review::State::unsure));
        QTRY_COMPARE(kept(), 0);
    }

    void a_draft_that_was_decided_as_the_program_ended_is_none() {
        const QString dataset = sandbox.dataset("d");
        const Draft written{{"leaks"}, QStringLiteral("look twice")};
        std::string contour;
        {
            Open open(dataset);
            contour = open.session.contour_id();
            open.session.set_draft(written);
            open.session.decide(review::Verdict::reject);
        }
        Settings settings;
        DraftBook book(settings, [](const std::string&) { return false; });
        book.add({review::stored_path(dataset.toStdString()), settings.reviewer()}, contour, written);
        QCOMPARE(kept(), 1);
        Open again(dataset);
        QTRY_VERIFY(again.session.drafts().empty());
        QTRY_COMPARE(kept(), 0);
    }
};

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
