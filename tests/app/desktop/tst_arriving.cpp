#include "driven.h"
#include "suite.h"

#include "base/hash.h"
#include "desktop/audit/audit_page.h"
#include "desktop/bulk/bulk_dialog.h"
#include "desktop/export/export_dialog.h"
#include "desktop/panels/comment_edit.h"
#include "desktop/panels/findings_panel.h"
#include "desktop/report/report_dialog.h"
#include "desktop/status_line.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// Enough patients that some are read and others not.
QString several_patients() {
    const QString folder = sandbox.path(QStringLiteral("several"));
    if (QDir(folder).exists()) return folder;
    demo::Options options;
    options.patients = 6;
    options.locations = 2;
    options.phases = 4;
    if (!demo::write_dataset(folder.toStdString(), options)) qFatal("the demo dataset was not written");
    shift_file(contour_files(folder, QStringLiteral("icontour")).back(), 25);
    return folder;
}

bool says(const QWidget& widget, const QString& text) {
    return std::ranges::any_of(texts_of(widget), [&](const QString& each) { return each.contains(text); });
}

/// What a dataset is seen as while it is opened.
struct Stage {
    bool is_read = false, is_checked = false;
    std::size_t contours = 0;
    std::uint64_t reading = 0;
    std::string contour; ///< in view
};

Stage stage(const Session& session) {
    return {session.is_read(), session.is_checked(), session.opened()->index.order().size(),
            session.opened()->reading, session.contour_id()};
}

bool shows_its_slice(const Session& session) {
    const auto picture = session.picture();
    return picture && picture->patient == session.place().patient && picture->slice == session.place().slice;
}

/// What the file of the slice in view holds.
std::string slice_in_view(const Session& session) {
    return sha256_hex_of_file(session.opened()->checked.dataset.root / session.slice()->file).value_or("");
}

/// Opens it and stops that as soon as something of it is in view. A machine may be done before it is told so.
bool stop_half_read(Driven& driven, const QString& dataset) {
    for (int tries = 0; tries < 10; ++tries) {
        QObject once;
        QObject::connect(&driven.session(), &Session::opened_changed, &once,
                         [&] { driven.session().opener().cancel(); });
        QSignalSpy said(&driven.session(), &Session::said);
        driven.window.open(dataset);
        if (!QTest::qWaitFor([&] { return !driven.session().opener().busy(); }, patience_ms)) return false;
        if (driven.session().opened() && !driven.session().is_checked()) return true;
        driven.window.open(sandbox.dataset(QStringLiteral("other")));
        if (!QTest::qWaitFor([&] { return !driven.session().opener().busy(); }, patience_ms)) return false;
    }
    return false;
}

} // namespace

class TestArriving : public Suite {
    Q_OBJECT

private slots:
    void the_first_contour_is_in_view_before_the_dataset_is_checked() {
        Driven driven;
        std::vector<Stage> stages;
        connect(&driven.session(), &Session::opened_changed, this,
                [&] { stages.push_back(stage(driven.session())); });
        QVERIFY(driven.open(several_patients()));
        QVERIFY(stages.size() >= 2);
        QVERIFY(!stages.front().is_checked);
        QVERIFY(!stages.front().contour.empty());
        for (std::size_t i = 1; i < stages.size(); ++i) {
            QVERIFY(stages[i].contours >= stages[i - 1].contours);
            QVERIFY(stages[i].is_read >= stages[i - 1].is_read);
            QCOMPARE(stages[i].reading, stages[0].reading);
            QCOMPARE(stages[i].contour, stages[0].contour); // nobody has moved
        }
        QVERIFY(stages.back().is_checked && stages.back().is_read);
        QCOMPARE(stages.back().contours, driven.session().opened()->checked.report.contours_total);
    }

    void a_place_gone_to_while_it_arrives_stays() {
        Driven driven;
        std::string gone_to;
        connect(&driven.session(), &Session::opened_changed, this, [&] {
            if (gone_to.empty()) {
                driven.session().next_in_queue(1);
                driven.session().next_in_queue(1);
                gone_to = driven.session().contour_id();
            }
        });
        QVERIFY(driven.open(several_patients()));
        QCOMPARE(driven.session().contour_id(), gone_to);
        QVERIFY(driven.session().picture());
    }

    void a_patient_gone_to_before_it_is_read_shows_its_slices_when_it_is() {
        Driven driven;
        bool asked = false;
        connect(&driven.session(), &Session::opened_changed, this, [&] {
            if (!std::exchange(asked, true)) driven.session().go_to_patient(5);
        });
        QVERIFY(driven.open(several_patients()));
        QCOMPARE(driven.session().place().patient, 5);
        QVERIFY(driven.session().slice());
    }

    void before_it_is_checked_nothing_is_concluded() {
        Driven driven;
        QStringList said;
        QString findings;
        QStringList top, reviewed;
        bool looked = false;
        bool all_came_at_once = false;
        connect(&driven.session(), &Session::said, this, [&](const QString& text) { said << text; });
        connect(&driven.session(), &Session::opened_changed, this, [&] {
            if (driven.session().is_checked() || std::exchange(looked, true)) return;
            all_came_at_once = driven.session().opened()->checked.is_read; // the first patient was read last
            top = texts_of(driven.window).filter(QStringLiteral("so far"));
            reviewed = texts_of(driven.window).filter(QStringLiteral(" reviewed "));
            findings = texts_of(*driven.window.findChild<FindingsPanel*>()).join(u'\n');
            driven.session().next_flagged();
            driven.session().decide(review::Verdict::accept);
            driven.key(Qt::Key_E, Qt::ControlModifier);
            driven.key(Qt::Key_2, Qt::ControlModifier);
            driven.key(Qt::Key_A, Qt::ShiftModifier);
            QVERIFY(!driven.window.findChild<ExportDialog*>());
            QVERIFY(!driven.window.findChild<ReportDialog*>());
            QVERIFY(!driven.window.findChild<BulkDialog*>());
            QVERIFY(!driven.window.findChild<AuditPage*>()->isVisible());
        });
        QVERIFY(driven.open(several_patients()));
        QVERIFY(looked);
        QCOMPARE(top.size(), all_came_at_once ? 0 : 2); // how many there are, and how many in the queue
        QVERIFY2(reviewed.filter(QStringLiteral("0 of")).isEmpty(), qPrintable(reviewed.join(u'\n')));
        QVERIFY2(findings.contains(QStringLiteral("Not checked yet")), qPrintable(findings));
        QVERIFY2(!findings.contains(QStringLiteral("Nothing found")), qPrintable(findings));
        QVERIFY2(!findings.contains(QStringLiteral("suspicion")), qPrintable(findings));
        QVERIFY(said.filter(QStringLiteral("Not checked yet")).size() >= 1);
        QVERIFY(said.filter(QStringLiteral("Wait")).size() >= 1);
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
        QVERIFY(!says(*driven.window.statusBar(), said.last()));
        QTRY_VERIFY(!says(*driven.window.findChild<FindingsPanel*>(), QStringLiteral("Not checked")));
    }

    void worst_first_begins_with_the_worst_once_that_is_known() {
        Settings().set_order(Order::worst_first);
        {
            Driven driven;
            QVERIFY(driven.open(several_patients()));
            QCOMPARE(driven.session().place().ref(), driven.session().queue().contours().front());
            QVERIFY(driven.session().opened()->index.suspicion(driven.session().place().ref()) > 0.5);
            QVERIFY(shows_its_slice(driven.session()));
            const std::string contour = driven.session().contour_id(), seen = slice_in_view(driven.session());
            driven.key(Qt::Key_A);
            QTRY_COMPARE(driven.session().desk().history(contour).size(), std::size_t(1));
            QCOMPARE(driven.session().desk().history(contour).front().content.slice_sha256, seen);
        }
        Settings().set_order(Order::reading);
    }

    void what_is_written_before_the_check_ends_stays_with_its_contour() {
        Settings().set_order(Order::worst_first);
        {
            Driven driven;
            std::string contour;
            connect(&driven.session(), &Session::opened_changed, this, [&] {
                if (driven.session().is_checked() || !contour.empty()) return;
                contour = driven.session().contour_id();
                driven.session().set_draft({{}, QStringLiteral("leaks")});
            });
            QVERIFY(driven.open(several_patients()));
            QVERIFY(driven.session().place().ref() != driven.session().queue().contours().front());
            QCOMPARE(driven.session().contour_id(), contour);
            QCOMPARE(driven.session().draft().comment, QString("leaks"));
        }
        Settings().set_order(Order::reading);
    }

    void whoever_begins_to_write_stays_where_that_is() {
        Driven driven;
        auto* comment = driven.window.findChild<CommentEdit*>();
        bool begun = false;
        const auto begin = [&] {
            if (begun || !comment->isEnabled() || !driven.session().untouched()) return;
            driven.key(Qt::Key_C);
            begun = true;
            QVERIFY(!driven.session().untouched());
        };
        connect(&driven.session(), &Session::opened_changed, this, begin);
        connect(&driven.session(), &Session::standings_changed, this, begin);
        QVERIFY(driven.open(several_patients()));
        if (!begun) QSKIP("it was checked before anyone could write");
    }

    void stopped_half_way_it_says_so_and_can_be_read_again() {
        Driven driven;
        QVERIFY(stop_half_read(driven, several_patients()));
        QVERIFY(says(driven.window, QStringLiteral("Not checked: that was stopped")));
        driven.key(Qt::Key_A, Qt::ShiftModifier); // would accept all, as nothing is found against them
        QVERIFY(!driven.window.findChild<BulkDialog*>());
        driven.key(Qt::Key_F5);
        QTRY_VERIFY(driven.session().is_checked());
        QTRY_VERIFY(!says(*driven.window.findChild<FindingsPanel*>(), QStringLiteral("Not checked")));
        QVERIFY(driven.ready());
        driven.key(Qt::Key_U);
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
    }

    void read_again_it_stays_in_view_as_it_was_checked() {
        Driven driven;
        QVERIFY(driven.open(several_patients()));
        const auto reading = driven.session().opened()->reading;
        bool was_unchecked = false;
        connect(&driven.session(), &Session::opened_changed, this,
                [&] { was_unchecked |= !driven.session().is_checked(); });
        driven.key(Qt::Key_F5);
        QTRY_VERIFY(driven.session().opened()->reading != reading);
        QVERIFY(!was_unchecked);
    }
};

QTEST_MAIN(TestArriving)
#include "tst_arriving.moc"
