#include "made.h"
#include "open_session.h"
#include "two_readers.h"

#include "base/hash.h"
#include "desktop/bulk/bulk_dialog.h"
#include "desktop/unsaved_bar.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <rapidcheck.h>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using contour::Kind;
using review::State;

namespace {

/// The confirm panel that these keys open.
BulkDialog* open_panel(Driven& driven, Qt::KeyboardModifiers modifiers) {
    driven.key(Qt::Key_A, modifiers);
    return driven.window.findChild<BulkDialog*>();
}

QPushButton* button(const QWidget& dialog, const QString& part) {
    for (auto* each : dialog.findChildren<QPushButton*>())
        if (each->text().contains(part)) return each;
    return nullptr;
}

/// A dataset whose first patient has so many unreadable outer contours.
QString with_errors(qsizetype count) {
    const QString dataset = sandbox.dataset("d");
    for (const QString& file : contour_files(dataset, "ocontour").mid(0, count))
        add_line(file, "oops");
    return dataset;
}

} // namespace

class TestBulk : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().set_traits({}); }

private slots:
    void what_cannot_be_vouched_for_is_left_out_with_its_reason() {
        check::Checked checked;
        dataset::Patient a = made_patient("a", 1, 6);
        for (int number = 1; number <= 5; ++number)
            add_contour(a, number, Kind::inner);
        add_contour(a, 40, Kind::inner); // no such slice
        a.contours[1].contour = tl::unexpected(Error{});
        a.contours[2].contour->points.resize(2);
        checked.patients = {a};
        checked.report.findings = {finding_on({"a", 4, Kind::inner}, check::Severity::warning)};
        const auto opened = make_opened(std::move(checked));
        const auto undecided = [](Ref ref) { return ref.contour != 0; };
        const auto has_draft = [](Ref ref) { return ref.contour == 4; };
        const BulkPlan plan = plan_to_accept(*opened, opened->index.order(), undecided, has_draft);
        QVERIFY(plan.chosen.empty());
        QCOMPARE(plan.decided, std::size_t(1));
        const std::vector<std::pair<Ref, LeftOut>> expected{{{0, 1}, LeftOut::unreadable},
                                                            {{0, 2}, LeftOut::no_area},
                                                            {{0, 3}, LeftOut::flagged},
                                                            {{0, 4}, LeftOut::draft},
                                                            {{0, 5}, LeftOut::no_slice}};
        QVERIFY(plan.left_out == expected);
        QVERIFY(left_out_text(plan).startsWith("1 with findings, 1 with a comment"));
        LeftOutModel model(*opened, plan);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.index(2, 0).data().toString(), QString("a/4/inner · with findings"));
    }

    void every_contour_is_chosen_left_out_or_decided() {
        QVERIFY(rc::check("a plan loses nothing", [] {
            check::Checked checked;
            dataset::Patient a = made_patient("a", 1, 4);
            for (int number = 1; number <= 6; ++number)
                add_contour(a, number, Kind::inner);
            checked.patients = {a};
            for (int number = 1; number <= 6; ++number)
                if (*rc::gen::arbitrary<bool>())
                    checked.report.findings.push_back(
                        finding_on({"a", number, Kind::inner},
                                   *rc::gen::element(check::Severity::info, check::Severity::error)));
            const auto opened = make_opened(std::move(checked));
            const auto undecided = *rc::gen::container<std::set<int>>(rc::gen::inRange(0, 6));
            const BulkPlan plan = plan_to_accept(
                *opened, opened->index.order(), [&](Ref ref) { return undecided.contains(ref.contour); },
                [](Ref) { return false; });
            RC_ASSERT(plan.chosen.size() + plan.left_out.size() + plan.decided == std::size_t(6));
            for (const Ref ref : plan.chosen) {
                RC_ASSERT(undecided.contains(ref.contour));
                RC_ASSERT(opened->index.status(ref) == check::Status::ok);
                RC_ASSERT(opened->contour(ref).slice.has_value());
            }
        }));
    }

    void the_rest_of_the_patient_is_counted_accepted_and_taken_back_as_one_data() {
        QTest::addColumn<std::size_t>("left_out");
        QTest::addRow("but for one") << std::size_t(1);
        QTest::addRow("but for two") << std::size_t(2);
    }
    void the_rest_of_the_patient_is_counted_accepted_and_taken_back_as_one() {
        QFETCH(const std::size_t, left_out);
        Driven driven;
        QVERIFY(driven.open(with_errors(qsizetype(left_out))));
        const auto opened = driven.session().opened();
        const std::size_t of_patient = driven.session().queue().of_patient(0);
        const std::string first = driven.session().contour_id();
        driven.key(Qt::Key_U);
        QTRY_COMPARE(driven.session().desk().state(first), State::unsure);
        BulkDialog* dialog = open_panel(driven, Qt::ShiftModifier);
        QVERIFY(dialog);
        QPushButton* accept = button(*dialog, "Accept");
        if (left_out == 1) // a list of one line would look like a field
            QVERIFY(!dialog->findChild<QListView*>() &&
                    texts_of(*dialog).filter("outer · that cannot be read").size() == 1);
        else
            QCOMPARE(dialog->findChild<QListView*>()->model()->rowCount(), int(left_out));
        const std::size_t chosen = of_patient - 1 - left_out;
        QCOMPARE(accept->text(), QString("&Accept %1 contours").arg(chosen));
        QVERIFY(texts_of(*dialog).filter("Decided already").size() == 1);
        QCOMPARE(driven.session().desk().in_flight(), 0); // nothing yet
        QSignalSpy said(&driven.session(), &Session::said);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(driven.session().reviewed_count(), chosen + 1);
        QVERIFY(said.last()[0].toString().startsWith("Accepted and saved"));
        QCOMPARE(driven.session().desk().state(first), State::unsure);
        for (const review::Decision& each : in_store(sandbox.decisions()))
            QCOMPARE(each.reasons.size(), std::size_t(each.contour == first ? 0 : 1));
        QVERIFY(driven.regain());
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
        QCOMPARE(in_store(sandbox.decisions()).size(), 1 + 2 * chosen); // nothing is removed
        driven.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(driven.session().reviewed_count(), chosen + 1);
    }

    void each_is_bound_to_what_its_files_hold() {
        const QString dataset = sandbox.dataset("d");
        Driven driven;
        QVERIFY(driven.open(dataset));
        const auto opened = driven.session().opened();
        BulkDialog* dialog = open_panel(driven, Qt::ControlModifier | Qt::ShiftModifier);
        button(*dialog, "Accept")->click();
        QTRY_VERIFY(driven.session().reviewed_count() > 0);
        for (const review::Decision& each : in_store(sandbox.decisions())) {
            const Ref ref = *opened->index.find(each.contour);
            const auto& root = opened->checked.dataset.root;
            const auto& slice = opened->patient(ref.patient).slices[*opened->contour(ref).slice].file;
            QCOMPARE(each.content.slice_sha256, *sha256_hex_of_file(root / slice));
            QCOMPARE(each.content.contour_sha256, *sha256_hex_of_file(root / opened->contour(ref).file));
        }
    }

    void a_file_that_changed_meanwhile_is_left_out_and_told() {
        const QString dataset = sandbox.dataset("d");
        Driven driven;
        QVERIFY(driven.open(dataset));
        const QString changed = contour_files(dataset, "icontour").back();
        add_line(changed, "");
        BulkDialog* dialog = open_panel(driven, Qt::ControlModifier | Qt::ShiftModifier);
        const QString all = button(*dialog, "Accept")->text();
        button(*dialog, "Accept")->click();
        auto* info = driven.window.findChild<InfoBar*>();
        QTRY_VERIFY(info->isVisible());
        QCOMPARE(info->title(), QString("1 contour could not be accepted"));
        QVERIFY2(info->text().contains("changed on the disk"), qPrintable(info->text()));
        QTRY_VERIFY(driven.session().reviewed_count() > 0);
        const std::size_t accepted = driven.session().reviewed_count();
        QCOMPARE(all, QString("&Accept %1 contours").arg(accepted + 1));
    }

    void what_was_decided_meanwhile_is_left_as_it_is_and_told() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Session& session = driven.session();
        BulkDialog* dialog = open_panel(driven, Qt::ControlModifier | Qt::ShiftModifier);
        const QString all = button(*dialog, "Accept")->text();
        button(*dialog, "Accept")->click();
        review::Decision word; // while the files are read
        word.contour = session.contour_id();
        word.verdict = review::Verdict::reject;
        word.reviewer = "Bob";
        emit session.desk().others_decided({word});
        auto* info = driven.window.findChild<InfoBar*>();
        QTRY_VERIFY(info->isVisible());
        QVERIFY2(info->text().contains("decided meanwhile"), qPrintable(info->text()));
        QTRY_VERIFY(session.reviewed_count() > 1);
        QCOMPARE(all, QString("&Accept %1 contours").arg(session.reviewed_count() + 1));
        QVERIFY(session.desk().history(word.contour).empty());
    }

    void a_slice_that_is_gone_leaves_its_contours_out() {
        Open open(sandbox.dataset("d"));
        const auto opened = open.session.opened();
        BulkPlan plan;
        plan.chosen = opened->index.order();
        const Ref first = plan.chosen.front();
        const auto& slices = opened->patient(first.patient).slices;
        std::filesystem::remove(opened->checked.dataset.root / slices[*opened->contour(first).slice].file);
        const auto sealed = seal(*opened, plan, [](std::size_t, std::size_t) {}, {});
        QVERIFY(sealed);
        const auto on_it = opened->index.on_slice(first.patient, int(*opened->contour(first).slice));
        QCOMPARE(sealed->left_out.size(), on_it.size());
        QCOMPARE(sealed->sealed.size() + sealed->left_out.size(), plan.chosen.size());
        for (const auto& [ref, why] : sealed->left_out)
            QVERIFY(why == LeftOut::unreadable);
    }

    void cancelled_nothing_is_decided_and_the_focus_is_home() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        BulkDialog* dialog = open_panel(driven, Qt::ShiftModifier);
        button(*dialog, "Accept")->click(); // reading has begun
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!driven.window.findChild<BulkDialog*>());
        QTest::qWait(100);
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
        QVERIFY(in_store(sandbox.decisions()).empty());
        QTRY_COMPARE(driven.window.focusWidget(), &driven.view());
        std::stop_source stop;
        stop.request_stop();
        BulkPlan plan;
        plan.chosen = driven.session().opened()->index.order();
        QVERIFY(!seal(
            *driven.session().opened(), plan, [](std::size_t, std::size_t) {}, stop.get_token()));
    }

    void nothing_is_accepted_together_while_earlier_decisions_are_read() {
        const QString dataset = sandbox.dataset("d");
        Driven driven;
        QVERIFY(driven.open(dataset));
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_R);
        QTRY_COMPARE(driven.session().desk().state(contour), State::rejected);
        State known = State::none;
        bool is_settled = true, asked = false;
        connect(&driven.session().desk(), &ReviewDesk::loaded, this, [&] {
            known = driven.session().desk().state(contour);
            is_settled = driven.session().desk().settled();
            asked = true;
            driven.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        });
        driven.key(Qt::Key_F5);
        QTRY_VERIFY(asked);
        QVERIFY(!is_settled);
        QCOMPARE(known, State::rejected); // what was known of the files holds until they are hashed again
        QVERIFY(!driven.window.findChild<BulkDialog*>());
        QTRY_VERIFY(driven.session().desk().settled());
        QVERIFY(open_panel(driven, Qt::ControlModifier | Qt::ShiftModifier));
    }

    void with_nothing_to_accept_it_says_so() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.session().narrow(review::Trait::rejected, true);
        BulkDialog* dialog = open_panel(driven, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!button(*dialog, "Accept")->isEnabled());
        QVERIFY(texts_of(*dialog).filter("Nothing to accept").size() == 1);
    }

    void a_store_that_breaks_keeps_none_of_them() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(QFile::remove(sandbox.decisions()));
        QVERIFY(QDir().mkpath(sandbox.decisions() + "-journal/in-the-way"));
        BulkDialog* dialog = open_panel(driven, Qt::ShiftModifier);
        button(*dialog, "Accept")->click();
        auto* info = driven.window.findChild<UnsavedBar*>();
        const bool told = QTest::qWaitFor([&] { return info->isVisible(); }, patience_ms);
        QDir(sandbox.decisions() + "-journal").removeRecursively();
        QVERIFY(told);
        QVERIFY(info->title().contains("decisions were not saved"));
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
    }
};

QTEST_MAIN(TestBulk)
#include "tst_bulk.moc"
