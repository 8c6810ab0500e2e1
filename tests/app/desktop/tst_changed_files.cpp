#include "driven.h"
#include "suite.h"

#include "dataset/stored_index.h"
#include "desktop/home/dataset_watch.h"
#include "desktop/home/traces.h"
#include "desktop/info_bar.h"
#include "desktop/panels/comment_edit.h"

#include <QPushButton>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// A window over a dataset of its own that is being watched.
struct Watched : Driven {
    explicit Watched(const QString& name) : Watched(QDir(sandbox.dataset(name))) {}
    explicit Watched(const QDir& folder) : dataset(folder.path()) {
        QSignalSpy looked(&watch(), &DatasetWatch::looked);
        watched = open(dataset) && QTest::qWaitFor([&] { return looked.count() > 0; }, patience_ms);
        before = session().opened();
    }

    DatasetWatch& watch() { return *window.findChild<DatasetWatch*>(); }
    InfoBar& info() { return *window.findChild<InfoBar*>(); }
    QString file_in_view() { return dataset + u'/' + QString::fromStdString(session().contour()->file); }
    bool is_read_again() {
        watch().look();
        return QTest::qWaitFor([&] { return session().opened() != before; }, patience_ms);
    }

    QString dataset;
    bool watched = false;
    std::shared_ptr<const Opened> before;
};

/// A contour that another one shares the slice with.
std::string outer_beside_inner(const Session& session) {
    const Opened& opened = *session.opened();
    for (const Ref ref : opened.index.order())
        if (const Place place = place_of(opened, ref);
            opened.contour(ref).id.kind == contour::Kind::outer &&
            opened.index.on_slice(place.patient, place.slice).size() > 1)
            return opened.id(ref);
    return {};
}

/// Alt+Tab there and back.
void look_at_another_window(QWidget& focused) {
    for (const QEvent::Type type : {QEvent::FocusOut, QEvent::FocusIn}) {
        QFocusEvent event(type, Qt::ActiveWindowFocusReason);
        QApplication::sendEvent(&focused, &event);
    }
}

bool are_slices_settled(const QString& dataset) {
    return std::ranges::all_of(contour_files(dataset, ".dcm"), [](const QString& slice) {
        return dataset::is_settled(*dataset::stamp_of(slice.toStdString()));
    });
}

/// Puts a slice where its file does not say it is.
void move_in_index(const QString& dataset, const QString& slice) {
    dataset::StoredIndex index(dataset.toStdString(), dataset::index_folder());
    const QFileInfo file(slice);
    const std::string folder = QDir(dataset).relativeFilePath(file.path()).toStdString();
    dataset::StoredHeaders headers = index.of_folder(folder);
    headers.at(file.fileName().toStdString()).header.position_mm->z += 500;
    index.keep(folder, headers);
}

} // namespace

class TestChangedFiles : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().remove({}); }

private slots:
    void an_edited_contour_is_read_again_and_its_decision_is_stale() {
        Watched driven("edited");
        QVERIFY(driven.watched);
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_A);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::accepted);
        driven.key(Qt::Key_K);
        QVERIFY(driven.ready());
        QCOMPARE(driven.session().contour_id(), contour);
        shift_file(driven.file_in_view(), 3);
        QVERIFY(driven.is_read_again());
        QCOMPARE(texts_of(driven.window).filter("A file had changed: the dataset was read again.").size(), 1);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::stale);
        QCOMPARE(driven.session().contour_id(), contour);
        QVERIFY(!driven.info().isVisible());
        driven.key(Qt::Key_Z, Qt::ControlModifier); // what was decided can still be taken back
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::none);
    }

    void a_slice_is_taken_from_the_index_until_its_file_changes() {
        const QString dataset = sandbox.dataset("indexed");
        const QString slice = contour_files(dataset, ".dcm").front();
        QTRY_VERIFY(are_slices_settled(dataset));
        QVERIFY(Driven().open(dataset));
        move_in_index(dataset, slice);
        Watched driven{QDir(dataset)};
        QVERIFY(driven.watched);
        QCOMPARE(driven.before->patient(0).locations.size(), std::size_t(3));
        std::filesystem::last_write_time(slice.toStdString(), std::filesystem::file_time_type::clock::now());
        QVERIFY(driven.is_read_again());
        QCOMPARE(driven.session().opened()->patient(0).locations.size(), std::size_t(2));
    }

    void slices_and_rows_that_come_are_noticed() {
        Watched driven("grows");
        QVERIFY(driven.watched);
        add_line(driven.dataset + "/link.csv", "SCD9999901,SC-NEW-01");
        const QString slice = contour_files(driven.dataset, ".dcm").front();
        QVERIFY(QFile::copy(slice, QFileInfo(slice).absolutePath() + "/999.dcm"));
        QVERIFY(driven.is_read_again());
        QCOMPARE(driven.session().opened()->checked.patients.size(), std::size_t(3));
        QCOMPARE(texts_of(driven.window).filter("2 files had changed").size(), 1);
    }

    void what_is_stopped_looks_no_further() {
        Watched driven("stopped");
        QVERIFY(driven.watched);
        std::stop_source stopped;
        stopped.request_stop();
        shift_file(driven.file_in_view(), 3);
        Traces late(*driven.before, {}); // sees that the file is not the one that was read
        QVERIFY(late.look(stopped.get_token()).empty());
        QCOMPARE(late.look({}).size(), std::size_t(1));
    }

    void what_an_editor_leaves_beside_a_file_is_no_change() {
        Watched driven("edits");
        QVERIFY(driven.watched);
        QFile swap(driven.file_in_view() + "~");
        QVERIFY(swap.open(QIODevice::WriteOnly));
        QSignalSpy looked(&driven.watch(), &DatasetWatch::looked);
        QSignalSpy changed(&driven.watch(), &DatasetWatch::changed);
        for (int i = 1; i <= 2; ++i) {
            driven.watch().look();
            QTRY_VERIFY(looked.count() >= i);
        }
        QCOMPARE(changed.count(), 0);
    }

    void a_draft_is_not_disturbed_but_told() {
        Watched driven("draft");
        QVERIFY(driven.watched);
        driven.key(Qt::Key_1); // a reason, not decided yet
        shift_file(driven.file_in_view(), 3);
        driven.watch().look();
        QTRY_VERIFY(driven.info().isVisible());
        QCOMPARE(driven.info().title(), QString("A file of this dataset has changed."));
        QCOMPARE(driven.session().opened(), driven.before);
        driven.key(Qt::Key_F5);
        QTRY_VERIFY(driven.session().opened() != driven.before);
        QVERIFY(!driven.info().isVisible());
        QVERIFY(!driven.session().draft().reasons.empty());
    }

    void what_is_typed_while_the_dataset_is_read_again_decides_nothing() {
        Watched driven("typing");
        QVERIFY(driven.watched);
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_C);
        auto* comment = driven.window.findChild<CommentEdit*>();
        QCOMPARE(driven.window.focusWidget(), comment);
        shift_file(driven.file_in_view(), 3);
        driven.watch().look();
        QTRY_VERIFY(driven.info().isVisible()); // it is told, and not read
        QCOMPARE(session.opened(), driven.before);
        int typed = 0;
        connect(&session, &Session::opened_changed, comment, [&] {
            QVERIFY(!session.desk().ready());
            for (const Qt::Key key : {Qt::Key_A, Qt::Key_R, Qt::Key_Space, Qt::Key_T})
                driven.key(key);
            look_at_another_window(*comment);
            ++typed;
        });
        driven.key(Qt::Key_F5);
        QTRY_VERIFY(typed > 0 && session.can_decide());
        QCOMPARE(driven.window.focusWidget(), comment);
        QTest::keyClicks(comment, "art");
        QCOMPARE(session.contour_id(), contour);
        QCOMPARE(session.draft().comment, QString("ar tart")); // those typed meanwhile as well
        QCOMPARE(session.desk().in_flight(), 0);
        QCOMPARE(session.desk().log().size(), std::size_t(0));
    }

    void what_is_typed_meanwhile_goes_on_behind_a_decided_comment() {
        Watched driven("decided");
        QVERIFY(driven.watched);
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_C);
        auto* comment = driven.window.findChild<CommentEdit*>();
        QTest::keyClicks(comment, "leaks");
        driven.key(Qt::Key_Escape);
        driven.key(Qt::Key_R);
        QTRY_COMPARE(session.desk().state(contour), review::State::rejected);
        driven.key(Qt::Key_K);
        driven.key(Qt::Key_C);
        connect(&session, &Session::opened_changed, comment, [&] { QTest::keyClicks(comment, " out"); });
        driven.key(Qt::Key_F5);
        QTRY_VERIFY(session.opened() != driven.before && session.can_decide());
        QTRY_COMPARE(session.draft().comment, QString("leaks out"));
    }

    void what_is_written_on_a_contour_that_is_gone_goes_to_no_other() {
        Watched driven("gone");
        QVERIFY(driven.watched);
        Session& session = driven.session();
        session.go_to_contour(outer_beside_inner(session));
        QVERIFY(driven.ready());
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_C);
        auto* comment = driven.window.findChild<CommentEdit*>();
        QTest::keyClicks(comment, "lea");
        QVERIFY(QFile::remove(driven.file_in_view()));
        driven.key(Qt::Key_F5);
        QTRY_VERIFY(session.opened() != driven.before && session.can_decide());
        QVERIFY(session.contour_id() != contour);
        look_at_another_window(*comment);
        QTest::keyClicks(comment, "ks");
        QVERIFY(session.draft() == Draft());
        QCOMPARE(session.drafts().at(contour).comment, QString("lea"));
        QCOMPARE(texts_of(driven.window).filter("gone. What you wrote on it is kept").size(), 1);
        driven.key(Qt::Key_Escape);
        driven.key(Qt::Key_C);
        QTest::keyClicks(comment, "too small");
        QCOMPARE(session.draft().comment, QString("too small"));
    }

    void what_cannot_be_read_again_is_told_once() {
        Watched driven("broken");
        QVERIFY(driven.watched);
        QSignalSpy failed(&driven.session().opener(), &Opener::failed);
        QVERIFY(QFile::remove(driven.dataset + "/link.csv"));
        driven.watch().look();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(driven.info().isVisible());
        QSignalSpy changed(&driven.watch(), &DatasetWatch::changed);
        driven.watch().look();
        QTRY_VERIFY(changed.count() > 0);
        QVERIFY(!driven.session().opener().busy());
        QCOMPARE(driven.session().opened(), driven.before); // what was read is still there to look at
    }
};

QTEST_MAIN(TestChangedFiles)
#include "tst_changed_files.moc"
