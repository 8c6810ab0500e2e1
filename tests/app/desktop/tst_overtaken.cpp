#include "attention_driven.h"
#include "open_session.h"
#include "two_readers.h"

#include "desktop/bulk/bulk_dialog.h"
#include "desktop/export/export_dialog.h"
#include "desktop/info_bar.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;
using review::Verdict;

/// What was asked for, said or promised before something else came in between.
class TestOvertaken : public ReadingOrderSuite {
    Q_OBJECT

protected:
    void prepare() override {
        ReadingOrderSuite::prepare();
        Settings().set_planted_one_in(0);
    }

private slots:
    void a_second_read_does_not_tell_of_a_word_that_came_a_moment_before() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("moment")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        QSignalSpy said(&session, &Session::said);
        bool was_told = false;
        connect(&session, &Session::words_came, this, [&] {
            if (session.second_read()) return;
            was_told = session.trouble_of_news(contour).has_value();
            session.set_second_read(true);
            said.clear();
            session.go_to_contour(contour);
            session.decide(Verdict::accept);
        });
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject, "Bob"));
        QTRY_VERIFY((session.look_for_others(), session.second_read()));
        QVERIFY(was_told);
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QVERIFY2(texts(said).filter("Bob").isEmpty(), qPrintable(texts(said).join('|')));
        QTRY_COMPARE(session.desk().state(contour), State::accepted);
    }

    void a_second_read_of_a_dataset_that_was_left_is_not_told_either() {
        const QString other = sandbox.dataset("other");
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("left")));
        Session& session = driven.session();
        QSignalSpy warned(&session, &Session::warned);
        QVERIFY(decide_elsewhere(session, session.contour_id(), Verdict::reject, "Bob"));
        QProcess holder;
        QVERIFY(hold_store(holder));
        driven.key(Qt::Key_A);
        session.set_second_read(true);
        const auto before = session.opened();
        session.open(other);
        QTRY_VERIFY(session.opened() != before);
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished(patience_ms));
        QTRY_COMPARE(warned.count(), 1);
        QVERIFY(warned[0][0].toString().contains("was not saved"));
        QVERIFY2(!warned[0][1].toString().contains("Bob"), qPrintable(warned[0][1].toString()));
    }

    void what_is_not_held_against_the_files_yet_is_not_overruled_together() {
        const QString dataset = sandbox.dataset("unheld");
        std::string bobs;
        {
            Driven driven;
            QVERIFY(driven.open(dataset));
            bobs = driven.session().opened()->id(driven.session().opened()->index.order().back());
            driven.session().go_to_contour(bobs);
            QVERIFY(driven.ready());
            QVERIFY(decide_elsewhere(driven.session(), bobs, Verdict::reject, "Bob"));
        }
        Driven driven;
        Session& session = driven.session();
        QStringList troubles;
        bool was_unheld = false;
        connect(&session.desk(), &ReviewDesk::loaded, this, [&] {
            was_unheld = !session.desk().settled() && session.desk().undecided(bobs);
            for (const review::Decision& each : accepted(*session.opened(), session.queue().total()))
                if (each.contour == bobs)
                    troubles = session.decide_on(std::vector<SeenSlice>{{*session.opened()->index.find(bobs),
                                                                         each.content.slice_sha256, true}},
                                                 Verdict::accept, false);
        });
        QVERIFY(driven.open(dataset));
        QVERIFY(was_unheld);
        QTRY_VERIFY(session.desk().settled() && session.desk().in_flight() == 0);
        QCOMPARE(session.desk().state(bobs), State::rejected);
        QCOMPARE(troubles.size(), 1);
    }

    void the_window_stays_when_an_answer_to_a_planted_error_is_not_saved() {
        Controlled driven("controls");
        QVERIFY(driven.ready_ && !driven.to_planted().empty());
        Block block;
        driven.key(Qt::Key_A);
        QVERIFY(driven.session().desk().in_flight() > 0);
        QVERIFY(!driven.window.close());
        QTRY_COMPARE(driven.session().desk().in_flight(), 0);
        settle();
        QVERIFY(driven.window.isVisible());
        QVERIFY(driven.window.findChild<InfoBar*>()->isVisible());
    }

    void a_reason_is_told_as_taken_back_while_the_log_is_read_again() {
        Open open(sandbox.dataset("reason"));
        Session& session = open.session;
        const std::string contour = session.contour_id();
        QSignalSpy said(&session, &Session::said);
        session.decide(Verdict::reject);
        session.explain("leaks");
        QTRY_COMPARE(session.desk().in_flight(), 0);
        session.undo();
        session.desk().load(session.opened());
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QVERIFY2(texts(said).back().contains("stays rejected"), qPrintable(texts(said).back()));
        QVERIFY(!session.drafts().contains(contour));
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
    }

    void what_is_typed_while_a_decision_is_being_saved_waits_when_another_dataset_comes() {
        const QString dataset = sandbox.dataset("typed"), other = sandbox.dataset("next");
        Open open(dataset);
        Session& session = open.session;
        const std::string contour = session.contour_id();
        QProcess holder;
        QVERIFY(hold_store(holder));
        session.decide(Verdict::unsure);
        session.go_to_contour(contour);
        session.set_draft({{}, QStringLiteral("on second thoughts")});
        auto before = session.opened();
        session.open(other);
        QTRY_VERIFY(session.opened() != before);
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished(patience_ms));
        QTRY_COMPARE(session.desk().in_flight(), 0);
        before = session.opened();
        session.open(dataset);
        QTRY_VERIFY(session.opened() != before && session.desk().settled());
        QVERIFY(session.drafts().contains(contour));
        QCOMPARE(session.drafts().at(contour).comment, QStringLiteral("on second thoughts"));
    }

    void nothing_is_exported_without_the_decision_made_a_moment_ago() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("export")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        dialog.set_folder(sandbox.path("without"));
        Block block;
        driven.session().decide(Verdict::unsure);
        dialog.findChild<QPushButton*>("primary")->click();
        QTRY_COMPARE(driven.session().unsaved().entries().size(), std::size_t(1));
        settle();
        QVERIFY(!exporter.busy() && !QDir(sandbox.path("without")).exists());
        QVERIFY(texts_of(dialog).filter("was not saved").size() == 1);
        dialog.findChild<QPushButton*>("primary")->click(); // that is known now
        QTRY_VERIFY(QFile::exists(sandbox.path("without/manifest.json")));
    }

    void a_contour_that_is_gone_keeps_nobody_from_the_others_that_were_not_saved() {
        const QString dataset = sandbox.dataset("gone");
        Open open(dataset);
        Session& session = open.session;
        const auto two = accepted(*session.opened(), 2);
        const auto file = session.opened()->contour(*session.opened()->index.find(two[0].contour)).file;
        {
            Block block;
            session.decide_together(two, {});
            QTRY_COMPARE(session.unsaved().entries().size(), std::size_t(2));
        }
        QVERIFY(std::filesystem::remove(session.opened()->checked.dataset.root / file));
        const auto before = session.opened();
        session.reload();
        QTRY_VERIFY(session.opened() != before && session.is_checked());
        session.go_to(session.opened()->index.order().back());
        session.go_to_unsaved();
        QCOMPARE(session.contour_id(), two[1].contour);
    }

    void nothing_is_exported_once_the_form_is_closed() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        dialog.set_folder(sandbox.path("closed-before"));
        driven.session().decide(review::Verdict::accept);
        QVERIFY(driven.session().desk().in_flight() > 0);
        for (int i = 0; i < 2; ++i)
            dialog.findChild<QPushButton*>("primary")->click();
        dialog.close();
        QTRY_COMPARE(driven.session().desk().in_flight(), 0);
        settle();
        QVERIFY(!exporter.busy() && !QDir(sandbox.path("closed-before")).exists());
    }

    void what_is_decided_elsewhere_is_counted_out_while_the_panel_asks() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Session& session = driven.session();
        driven.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = driven.window.findChild<BulkDialog*>();
        auto* accept = dialog->findChild<QPushButton*>("primary");
        const std::string contour = session.contour_id();
        QVERIFY(decide_elsewhere(session, contour, review::Verdict::reject, "Bob"));
        session.look_for_others(); // as on coming back to the window
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
        const QString all = accept->text();
        QCOMPARE(texts_of(*dialog).filter("Decided already, and left as they are: 1.").size(), 1);
        accept->click();
        QTRY_VERIFY(session.reviewed_count() > 1);
        QCOMPARE(all, QString("&Accept %1 contours").arg(session.reviewed_count() - 1));
        QCOMPARE(session.desk().history(contour).size(), std::size_t(1));
    }
};

QTEST_MAIN(TestOvertaken)
#include "tst_overtaken.moc"
