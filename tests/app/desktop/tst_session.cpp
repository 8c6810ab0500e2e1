#include "open_session.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

class TestSession : public Suite {
    Q_OBJECT

protected:
    void prepare() override {
        qputenv("CONTOURCHECK_DECISIONS", sandbox.decisions().toUtf8());
        Settings().set_convention({});
    }

private slots:
    void opening_shows_the_first_contour_and_its_picture() {
        Open open(sandbox.dataset("d"));
        QVERIFY(open.opened);
        QVERIFY(open.session.contour());
        QVERIFY(open.session.picture()->scene);
        QCOMPARE(open.session.place().patient, 0);
        QCOMPARE(open.settings.recent().front(), sandbox.path("d"));
    }

    void a_link_table_opens_its_dataset() {
        Open open(sandbox.dataset("d") + "/link.csv");
        QVERIFY(open.opened);
    }

    void a_folder_that_is_none_is_said() {
        Settings settings;
        Session session(settings);
        QSignalSpy failed(&session, &Session::open_failed);
        session.open(sandbox.path("nothing-here"));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains("nothing-here"));
        QVERIFY(!failed[0][1].toString().isEmpty());
        QVERIFY(!session.opened());
    }

    void a_bad_folder_leaves_the_open_dataset_as_it_is() {
        Open open(sandbox.dataset("d"));
        QSignalSpy failed(&open.session, &Session::open_failed);
        QDir().mkpath(sandbox.path("empty"));
        open.session.open(sandbox.path("empty"));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(open.session.contour());
        QVERIFY(open.session.can_decide());
    }

    void deciding_moves_on_to_the_next_contour_in_order() {
        Open open(sandbox.dataset("d"));
        const auto& order = open.session.opened()->index.order();
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(open.session.place().ref(), order[i]);
            QTRY_VERIFY(open.session.can_decide());
            open.session.decide(review::Verdict::unsure);
        }
        QCOMPARE(open.session.place().ref(), order[3]);
        QTRY_COMPARE(in_store(sandbox.decisions()).size(), std::size_t(3));
        QTRY_COMPARE(open.session.reviewed_count(), std::size_t(3));
    }

    void an_unreadable_slice_can_still_be_decided_on() {
        const QString dataset = sandbox.dataset("d");
        Open first(dataset);
        const auto opened = first.session.opened();
        const auto file = opened->checked.dataset.root / first.session.slice()->file;
        std::ofstream(file, std::ios::trunc) << "no DICOM";
        first.session.reload();
        QTRY_VERIFY(first.session.picture() && first.session.picture()->error);
        QVERIFY(!first.session.picture()->scene);
        QTRY_VERIFY(first.session.can_decide());
        const std::string contour = first.session.contour_id();
        first.session.decide(review::Verdict::accept); // what cannot be seen
        QCOMPARE(first.session.contour_id(), contour);
        first.session.decide(review::Verdict::reject);
        QVERIFY(first.becomes(contour, review::State::rejected));
    }

    void another_convention_draws_and_checks_again_at_the_same_place() {
        Open open(sandbox.dataset("d"));
        open.session.decide(review::Verdict::accept);
        QTRY_VERIFY(open.session.picture());
        const Place place = open.session.place();
        const auto before = open.session.opened();
        open.session.set_convention({0.5, mask::Rule::touch});
        QTRY_VERIFY(open.session.opened() != before);
        QCOMPARE(open.session.opened()->checked.report.convention,
                 (mask::Convention{0.5, mask::Rule::touch}));
        QTRY_VERIFY(open.session.picture());
        QCOMPARE(open.session.picture()->scene->convention.rule, mask::Rule::touch);
        QCOMPARE(open.session.place(), place);
        QTRY_COMPARE(open.session.reviewed_count(), std::size_t(1));
    }

    void reading_again_keeps_the_place_by_name() {
        const QString dataset = sandbox.dataset("d");
        Open open(dataset);
        open.session.step_patient(1);
        const std::string contour = open.session.contour_id();
        const auto before = open.session.opened();
        // A contour of the patient before is gone: every index behind it moves.
        QVERIFY(QFile::remove(contour_files(dataset, "icontour").front()));
        open.session.reload();
        QTRY_VERIFY(open.session.opened() != before);
        QCOMPARE(open.session.contour_id(), contour);
    }

    void next_flagged_finds_what_the_checks_found() {
        const QString dataset = sandbox.dataset("d");
        add_line(contour_files(dataset, "ocontour").back(), "12.0 oops");
        Open open(dataset);
        QVERIFY(open.session.flagged_count() >= 1);
        open.session.next_flagged();
        const auto& finding = open.session.opened()->index.findings(open.session.place().ref());
        QVERIFY(!finding.empty());
        QCOMPARE(open.session.opened()->checked.report.findings[finding.front()].rule,
                 std::string("contour-unreadable"));
    }

    void next_flagged_passes_over_the_decided_ones_and_the_count_falls() {
        const QString dataset = sandbox.dataset("d");
        const QStringList files = contour_files(dataset, "ocontour");
        for (const QString& file : {files.front(), files.back()})
            add_line(file, "12.0 oops");
        Open open(dataset);
        const std::size_t flagged = open.session.flagged_count();
        QVERIFY(flagged >= 2);
        QSignalSpy said(&open.session, &Session::said);
        std::set<std::string> visited;
        for (std::size_t left = flagged; left > 0; --left) {
            QCOMPARE(open.session.flagged_left(), left);
            open.session.next_flagged();
            QVERIFY(open.session.opened()->index.status(open.session.place().ref()) != check::Status::ok);
            QVERIFY(visited.insert(open.session.contour_id()).second);
            QTRY_VERIFY(open.session.can_decide());
            const std::string contour = open.session.contour_id();
            open.session.decide(review::Verdict::reject);
            QVERIFY(open.becomes(contour, review::State::rejected));
        }
        QCOMPARE(open.session.flagged_left(), std::size_t(0));
        QCOMPARE(open.session.flagged_count(), flagged);
        const Place place = open.session.place();
        open.session.next_flagged();
        QCOMPARE(open.session.place(), place);
        QCOMPARE(said.last()[0].toString(), QString("Every flagged contour is decided."));
    }

    void what_cannot_be_seen_cannot_be_accepted_data() {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("why");
        QTest::newRow("no contour") << "12.0 oops\n"
                                    << "its file cannot be read";
        QTest::newRow("two points") << "10 10\n20 20\n"
                                    << "fewer than 3 points";
    }

    void what_cannot_be_seen_cannot_be_accepted() {
        QFETCH(QString, content);
        QFETCH(QString, why);
        const QString dataset = sandbox.dataset("d");
        const QString file = contour_files(dataset, "ocontour").front();
        std::ofstream(file.toStdString(), std::ios::trunc) << content.toStdString();
        Open open(dataset);
        for (const Ref ref : open.session.opened()->index.order())
            if (file.endsWith(QString::fromStdString(open.session.opened()->contour(ref).file)))
                open.session.go_to(ref);
        QTRY_VERIFY(open.session.can_decide());
        const std::string contour = open.session.contour_id();
        QSignalSpy said(&open.session, &Session::said);
        open.session.decide(review::Verdict::accept);
        QCOMPARE(open.session.contour_id(), contour);
        QVERIFY2(said.last()[0].toString().contains(why), qPrintable(said.last()[0].toString()));
        open.session.decide(review::Verdict::unsure);
        QVERIFY(open.becomes(contour, review::State::unsure));
    }

    void a_contour_without_a_slice_cannot_be_accepted() {
        const QString dataset = sandbox.dataset("d");
        std::string contour;
        {
            Open first(dataset);
            contour = first.session.contour_id();
            const auto root = first.session.opened()->checked.dataset.root;
            std::filesystem::remove(root / first.session.slice()->file);
        }
        Open open(dataset);
        open.session.go_to_contour(contour);
        QCOMPARE(open.session.place().slice, -1);
        QVERIFY(open.session.trouble(review::Verdict::accept)->contains("no slice"));
        QVERIFY(!open.session.trouble(review::Verdict::reject));
        open.session.decide(review::Verdict::accept);
        QCOMPARE(open.session.desk().in_flight(), 0);
        open.session.decide(review::Verdict::reject);
        QVERIFY(open.becomes(contour, review::State::rejected));
    }

    void opening_again_goes_on_at_the_first_contour_that_is_not_decided() {
        const QString dataset = sandbox.dataset("d");
        std::vector<Ref> order;
        {
            Open open(dataset);
            order = open.session.opened()->index.order();
            for (int i = 0; i < 2; ++i) {
                QTRY_VERIFY(open.session.can_decide());
                open.session.decide(review::Verdict::unsure);
            }
        }
        Open again(dataset);
        QTRY_COMPARE(again.session.place().ref(), order[2]);
        QTRY_VERIFY(again.session.can_decide());
    }

    void who_has_moved_already_is_left_where_they_are() {
        const QString dataset = sandbox.dataset("d");
        {
            Open open(dataset);
            open.session.decide(review::Verdict::unsure);
        }
        Settings settings;
        Session session(settings);
        connect(&session, &Session::opened_changed, this, [&] { session.step_patient(1); });
        session.open(dataset);
        QTRY_COMPARE(session.reviewed_count(), std::size_t(1));
        QTest::qWait(50);
        QCOMPARE(session.place().patient, 1);
    }

    void next_unreviewed_passes_over_the_decided_ones() {
        Open open(sandbox.dataset("d"));
        const auto& order = open.session.opened()->index.order();
        open.session.decide(review::Verdict::accept);
        QTRY_COMPARE(open.session.reviewed_count(), std::size_t(1));
        open.session.go_to(order.back());
        open.session.next_unreviewed();
        QCOMPARE(open.session.place().ref(), order[1]);
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
