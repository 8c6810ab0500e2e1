#include "open_session.h"
#include "two_readers.h"

#include "base/random.h"
#include "desktop/info_bar.h"
#include "desktop/panels/history_view.h"
#include "desktop/readers/exchange.h"

#include <QFileDialog>
#include <QToolButton>

#include <algorithm>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

constexpr auto ctrl_shift = Qt::ControlModifier | Qt::ShiftModifier;

/// Opens the file dialog by its key and chooses `file` in it; what is said of it then.
QString exchange(Driven& driven, Qt::Key key, const QString& file) {
    const auto* table = driven.window.findChild<Exchange*>();
    QSignalSpy said(table, &Exchange::said), warned(table, &Exchange::warned);
    driven.key(key, ctrl_shift);
    auto* dialog = driven.window.findChild<QFileDialog*>();
    if (!dialog) return {};
    const Answer yes(QStringLiteral("Import")); // where it asks
    emit dialog->fileSelected(file);
    delete dialog;
    if (!QTest::qWaitFor([&] { return said.count() + warned.count() > 0; }, patience_ms)) return {};
    QStringList told;
    for (const QSignalSpy* spy : {&said, &warned})
        for (const QList<QVariant>& each : *spy)
            for (const QVariant& part : each)
                told << part.toString();
    return driven.regain() ? told.join(u' ') : QString();
}

bool is_before(const review::Decision& a, const review::Decision& b) {
    const auto key = [](const review::Decision& each) {
        return std::tuple(each.contour, each.time_utc, each.reviewer, each.reasons, each.comment,
                          each.verdict.has_value(), each.verdict.value_or(review::Verdict::accept));
    };
    return key(a) < key(b);
}

std::vector<review::Decision> sorted(std::vector<review::Decision> all) {
    std::ranges::sort(all, is_before);
    return all;
}

/// A reviewer's sitting: decisions with all that a field can hold, some of them taken back.
void any_sitting(Driven& driven, const QString& reviewer, Random& random) {
    const QStringList comments{"",     "plain",       "comma, \"quote\"", "two\nlines",
                               "=1+1", "ünïcode; 心", " space "};
    Session& session = driven.session();
    session.set_reviewer(reviewer);
    const auto order = session.opened()->index.order();
    for (int i = 0; i < 8; ++i) {
        session.go_to(order[random.below(order.size())]);
        if (!driven.ready()) return;
        Draft draft;
        draft.comment = comments[qsizetype(random.below(std::size_t(comments.size())))];
        if (random.below(2) == 0) draft.reasons = {"shifted", "wrong-slice"};
        session.set_draft(draft);
        const Qt::Key keys[] = {Qt::Key_A, Qt::Key_R, Qt::Key_U};
        driven.key(keys[random.below(3)]);
        if (random.below(4) == 0) driven.key(Qt::Key_Z, Qt::ControlModifier);
    }
}

} // namespace

class TestExchange : public ReadersSuite {
    Q_OBJECT

private slots:
    void the_history_shows_what_counts_and_stands_by_time() {
        Open open(sandbox.dataset("times"));
        HistoryView history(open.session);
        const auto shown = [&] { return history.findChild<QLabel*>()->text(); };
        const std::string contour = open.session.contour_id();
        open.session.decide(review::Verdict::reject);
        QVERIFY(open.becomes(contour, review::State::rejected));
        open.session.go_to_contour(contour);
        std::vector<review::Decision> table(2, open.session.desk().history(contour).front());
        table[0].reviewer = "Bob";
        table[0].verdict = review::Verdict::unsure;
        table[0].time_utc = "2020-05-01T12:00:00Z";
        table[1].reviewer = "Cy";
        table[1].verdict = review::Verdict::accept;
        table[1].time_utc = "2020-03-01T12:00:00Z"; // imported last, and made first
        QSignalSpy loaded(&open.session.desk(), &ReviewDesk::loaded);
        open.session.import(table, [](const auto&) {});
        QTRY_COMPARE(loaded.count(), 1);
        QTRY_VERIFY(open.session.desk().settled());
        QVERIFY2(shown().contains(">reject<") && shown().contains("takes it back"), qPrintable(shown()));
        QVERIFY(!shown().contains("Cy"));
        history.findChild<QToolButton*>()->click();
        QVERIFY2(shown().indexOf("you") < shown().indexOf("Bob") &&
                     shown().indexOf("Bob") < shown().indexOf("Cy"),
                 qPrintable(shown()));
    }

    void a_wordless_rejection_of_last_year_is_an_entry_of_its_own() {
        Open open(sandbox.dataset("years"));
        HistoryView history(open.session);
        const std::string contour = open.session.contour_id();
        open.session.decide(review::Verdict::reject);
        QVERIFY(open.becomes(contour, review::State::rejected));
        open.session.go_to_contour(contour);
        review::Decision older = open.session.desk().history(contour).front();
        older.time_utc = "2020-05-01T12:00:00Z";
        open.session.import({older}, [](const auto&) {});
        QTRY_COMPARE(open.session.desk().history(contour).size(), std::size_t(2));
        QTRY_VERIFY(open.session.desk().settled());
        QVERIFY(!history.findChild<QToolButton*>()->isHidden());
    }

    void what_is_exported_and_imported_is_the_same_and_merges_without_loss() {
        const QString folder = sandbox.dataset("merge");
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            Random random(seed);
            const auto sits = [&](const QString& reviewer, const QString& table) {
                QFile::remove(sandbox.decisions()); // on a computer of their own
                Driven driven;
                if (!driven.open(folder)) return std::vector<review::Decision>();
                any_sitting(driven, reviewer, random);
                const QString told = exchange(driven, Qt::Key_E, table);
                return told.contains("written to") ? in_store(sandbox.decisions())
                                                   : std::vector<review::Decision>();
            };
            const QString ann = sandbox.path("ann.csv"), bob = sandbox.path("bob.csv");
            std::vector<review::Decision> all = sits("Ann", ann);
            const std::size_t anns = all.size();
            const auto bobs = sits("Bob", bob);
            QVERIFY(anns >= 8 && bobs.size() >= 8);
            all.insert(all.end(), bobs.begin(), bobs.end());
            // Bob's computer takes Ann's table, twice, and his own again.
            Driven driven;
            QVERIFY(driven.open(folder));
            const QString count = QString::number(anns);
            QVERIFY(exchange(driven, Qt::Key_I, ann).contains(count + " of " + count + " decisions are new"));
            for (const QString& again : {ann, bob})
                QVERIFY(exchange(driven, Qt::Key_I, again).contains("0 of "));
            const auto merged = sorted(in_store(sandbox.decisions()));
            all = sorted(all);
            QCOMPARE(merged.size(), all.size());
            for (std::size_t i = 0; i < all.size(); ++i)
                QVERIFY(review::same_entry(merged[i], all[i]));
            // And the window tells it as the store does.
            QTRY_COMPARE(driven.session().desk().log().size(), all.size());
        }
    }

    void a_table_is_not_replaced_before_the_decisions_are_read() {
        const QString table = sandbox.path("kept.csv");
        add_line(table, "what was exported before");
        Driven driven;
        bool asked = false;
        QSignalSpy warned(driven.window.findChild<Exchange*>(), &Exchange::warned);
        connect(&driven.session(), &Session::opened_changed, this, [&] {
            if (!std::exchange(asked, true)) driven.window.findChild<Exchange*>()->write(table);
        });
        QVERIFY(driven.open(sandbox.dataset("early")));
        QCOMPARE(warned.count(), 1);
        QFile kept(table);
        QVERIFY(kept.open(QFile::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("what was exported before\n"));
    }

    void what_changes_decisions_of_ones_own_asks_first() {
        const QString folder = sandbox.dataset("own");
        const QString ann = sandbox.path("anns.csv"), bob = sandbox.path("bobs.csv");
        using Keys = std::vector<Qt::Key>;
        for (const auto& [reviewer, table, keys] :
             {std::tuple("Ann", ann, Keys{Qt::Key_A, Qt::Key_A, Qt::Key_R}),
              std::tuple("Bob", bob, Keys{Qt::Key_A, Qt::Key_R, Qt::Key_R, Qt::Key_R})}) {
            QFile::remove(sandbox.decisions());
            Driven driven;
            QVERIFY(driven.open(folder) && decide_as(driven, reviewer, keys));
            QVERIFY(!exchange(driven, Qt::Key_E, table).isEmpty());
        }
        QFile::remove(sandbox.decisions());
        Settings().set_reviewer("Ann");
        Driven driven;
        QVERIFY(driven.open(folder));
        QVERIFY(exchange(driven, Qt::Key_I, ann).contains("3 of 3"));
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(3));
        for (const auto& [button, kept] : {std::pair("Do Not Import", 3), std::pair("Import", 7)}) {
            const Answer answer(QString::fromLatin1(button));
            driven.key(Qt::Key_I, ctrl_shift);
            auto* dialog = driven.window.findChild<QFileDialog*>();
            QVERIFY(dialog);
            emit dialog->fileSelected(bob);
            delete dialog;
            QTRY_VERIFY2(answer.asked().contains("changes 1 of your decisions"), qPrintable(answer.asked()));
            QTRY_COMPARE(in_store(sandbox.decisions()).size(), std::size_t(kept));
            QVERIFY(driven.regain());
        }
        const auto second = driven.session().opened()->id(driven.session().opened()->index.order()[1]);
        QTRY_COMPARE(driven.session().desk().state(second), review::State::rejected);
    }

    void a_dataset_that_was_moved_has_its_decisions_already() {
        const QString before = sandbox.dataset("before"), after = sandbox.path("after");
        {
            Driven driven;
            QVERIFY(driven.open(before));
            QVERIFY(decide_as(driven, "Ann", {Qt::Key_A, Qt::Key_R}));
        }
        QVERIFY(QDir().rename(before, after));
        Driven driven;
        QVERIFY(driven.open(after));
        const QString table = sandbox.path("moved.csv");
        QVERIFY(exchange(driven, Qt::Key_E, table).contains("2 decisions written to"));
        const QString told = exchange(driven, Qt::Key_I, table);
        QVERIFY2(told.contains("2 were here already"), qPrintable(told));
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(2));
    }

    void a_row_at_fault_is_named_and_nothing_is_taken() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("fault")));
        QVERIFY(decide_as(driven, "Ann", {Qt::Key_A, Qt::Key_R}));
        const QString table = sandbox.path("fault.csv");
        QVERIFY(exchange(driven, Qt::Key_E, table).contains("2 decisions written to"));
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        file.close();
        text.replace("Ann", "Bob").replace(",reject,", ",perhaps,");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        const QString told = exchange(driven, Qt::Key_I, table);
        QVERIFY2(told.contains("No decision was imported") && told.contains("line 3") &&
                     told.contains("perhaps"),
                 qPrintable(told));
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(2));

        const auto* const trouble = driven.window.findChild<InfoBar*>();
        QVERIFY(trouble->isVisible());
        text.replace(",perhaps,", ",reject,");
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size());
        file.close();
        QVERIFY(exchange(driven, Qt::Key_I, table).contains("are new"));
        QVERIFY(!trouble->isVisible()); // it is mended
    }

    void a_row_that_cannot_be_kept_is_named_and_the_rest_is_taken() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("row")));
        QVERIFY(decide_as(driven, "Ann", {Qt::Key_A, Qt::Key_R}));
        const QString table = sandbox.path("row.csv");
        QVERIFY(exchange(driven, Qt::Key_E, table).contains("2 decisions written to"));
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QList<QByteArray> lines = file.readAll().replace("Ann", "Bob").split('\n');
        file.close();
        const qsizetype time = lines[2].indexOf(",20"); // of the second decision
        QVERIFY(time > 0);
        lines[2].replace(time + 1, 4, "9999");
        const auto write = [&] {
            return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(lines.join('\n')) > 0;
        };
        QVERIFY(write());
        file.close();
        const QString told = exchange(driven, Qt::Key_I, table);
        QVERIFY2(told.contains("1 of 1 decision is new") && told.contains("1 row was not imported") &&
                     told.contains("line 3"),
                 qPrintable(told));
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(3));

        lines.removeAt(1); // and where no row is left, none is said to be taken
        QVERIFY(write());
        file.close();
        const QString nothing = exchange(driven, Qt::Key_I, table);
        QVERIFY2(nothing.contains("No decision was imported") && nothing.contains("line 2"),
                 qPrintable(nothing));
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(3));
    }

    void decisions_on_contours_that_are_not_here_are_named() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("unfit")));
        QVERIFY(decide_as(driven, "Ann", {Qt::Key_A}));
        const QString table = sandbox.path("unfit.csv");
        QVERIFY(!exchange(driven, Qt::Key_E, table).isEmpty());
        std::ifstream in(table.toStdString());
        std::stringstream text;
        text << in.rdbuf();
        std::string other = text.str();
        const std::string id = driven.session().opened()->id(driven.session().opened()->index.order()[0]);
        other.replace(other.find(id), id.size(), "NOBODY/7/inner");
        std::ofstream(table.toStdString()) << other;
        const QString told = exchange(driven, Qt::Key_I, table);
        QTRY_VERIFY(driven.window.findChild<InfoBar*>()->isVisible());
        QVERIFY(driven.window.findChild<InfoBar*>()->text().contains("NOBODY/7/inner"));
        QVERIFY2(told.contains("1 of 1 decision is new"), qPrintable(told));
    }

    void a_table_that_cannot_be_written_is_told() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("unwritable")));
        QVERIFY(exchange(driven, Qt::Key_E, sandbox.path("no/such/folder.csv"))
                    .contains("The decisions were not written"));
        QVERIFY(driven.window.findChild<InfoBar*>()->text().contains("make room"));
    }
};

QTEST_MAIN(TestExchange)
#include "tst_exchange.moc"
