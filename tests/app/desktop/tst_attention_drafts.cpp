#include "attention_driven.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;

/// What was put together for a planted error that goes before it is decided on.
class TestAttentionDrafts : public ReadersSuite {
    Q_OBJECT

    static bool is_any_planted(Session& session, const Place& place) {
        return std::ranges::any_of(
            session.opened()->index.on_slice(place.patient, place.slice),
            [&](Ref ref) { return session.attention().at(session.opened()->id(ref)) != nullptr; });
    }

private slots:
    void it_goes_with_the_planted_error_data() {
        QTest::addColumn<bool>("is_read_again");
        QTest::newRow("read again") << true;
        QTest::newRow("switched off") << false;
    }
    void it_goes_with_the_planted_error() {
        QFETCH(bool, is_read_again);
        Controlled driven("gone");
        QVERIFY(driven.ready_);
        Session& session = driven.session();
        const std::string id = driven.to_planted();
        QVERIFY(!id.empty());
        driven.key(Qt::Key_3);
        QCOMPARE(session.draft().reasons.size(), std::size_t(1));
        const auto before = session.opened();
        if (is_read_again)
            driven.key(Qt::Key_F5);
        else
            session.set_planted_one_in(0);
        QTRY_VERIFY((session.opened() != before) == is_read_again);
        QVERIFY(driven.ready());
        QVERIFY(session.contour_id() == id && !session.planted());
        driven.decide(Qt::Key_R);
        QTRY_COMPARE(session.desk().state(id), State::rejected);
        QVERIFY(session.desk().history(id).back().reasons.empty());
    }

    void it_stays_where_another_decides_on_another_contour() {
        Controlled driven("elsewhere");
        QVERIFY(driven.ready_);
        Session& session = driven.session();
        const std::string id = driven.to_planted();
        QVERIFY(!id.empty());
        session.set_draft({{}, "far off"});
        const auto planted = std::map(session.attention().planted());
        std::string other; // neither planted nor in view
        for (const Ref ref : session.opened()->index.order()) {
            if (session.attention().at(session.opened()->id(ref))) continue;
            other = session.opened()->id(ref);
            session.go_to(ref);
        }
        QVERIFY(driven.ready());
        QSignalSpy news(&session.desk(), &ReviewDesk::others_decided);
        QVERIFY(decide_elsewhere(session, other, review::Verdict::reject, "Bob"));
        QTRY_VERIFY((session.look_for_others(), news.count() == 1));
        QTRY_VERIFY(session.desk().settled());
        QCOMPARE(session.attention().planted().size(), planted.size());
        QCOMPARE(session.drafts().at(id).comment, QString("far off"));
        QVERIFY(decide_elsewhere(session, id, review::Verdict::reject, "Bob"));
        QTRY_VERIFY((session.look_for_others(), !session.attention().at(id)));
        QVERIFY(!session.drafts().contains(id)); // it was said of the planted error
    }

    void it_goes_where_others_are_drawn() {
        Controlled driven("redrawn");
        QVERIFY(driven.ready_);
        Session& session = driven.session();
        for (const auto& [contour, there] : std::map(session.attention().planted())) {
            session.go_to_contour(contour);
            session.set_draft({{}, "far off"});
        }
        QCOMPARE(session.drafts().size(), driven.planted);
        for (const Ref ref : session.opened()->index.order())
            if (is_any_planted(session, session.place())) session.go_to(ref);
        QVERIFY(driven.ready() && !is_any_planted(session, session.place()));
        QSignalSpy drawn(&session.attention(), &Attention::drawn);
        session.set_planted_one_in(50); // fewer
        QTRY_COMPARE(drawn.count(), 1);
        QVERIFY(session.attention().count() < driven.planted);
        for (const auto& [contour, draft] : session.drafts())
            QVERIFY(session.attention().at(contour));
    }
};

QTEST_MAIN(TestAttentionDrafts)
#include "tst_attention_drafts.moc"
