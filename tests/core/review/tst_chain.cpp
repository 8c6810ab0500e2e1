#include "decisions.h"
#include "log_file.h"

#include "base/file.h"
#include "review/chain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace contourcheck;
using namespace contourcheck::review;
namespace fs = std::filesystem;

namespace {

const QStringList unlocked{"DROP TRIGGER decisions_stay", "DROP TRIGGER decisions_are_kept"};

} // namespace

class ChainTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path file_;

    /// Six entries by every way of writing, and one of another dataset behind them.
    void write() const {
        auto store = *Store::open(file_);
        const auto made = *store.append(std::vector{decided("P/1/inner", Verdict::accept, "Ann"),
                                                    decided("P/2/inner", Verdict::reject, "Ann")});
        const auto undo = *store.take_back({made[1]});
        QCOMPARE(store.append_again({made[1]}, undo)->size(), std::size_t(1));
        QCOMPARE(store.append_to({decided("P/1/inner", Verdict::unsure, "Ann")}, {made[0]})->size(),
                 std::size_t(1));
        Decision old = decided("P\xff/3/inner", Verdict::accept, "Bob");
        old.time_utc = "2001-01-31T12:00:00Z"; // as by a clock that was set back
        old.comment = std::string("\0µ,", 4);
        QCOMPARE(*import(store, "/data", {old}), std::size_t(1));
        Decision other = decided("Q/1/inner", Verdict::accept);
        other.dataset = "/other";
        QVERIFY(store.append(other));
    }

    std::optional<Break> break_after(const QStringList& statements) const {
        if (!run_on(file_, unlocked + statements)) return Break{Break::Kind::edited, -1, -1};
        return verify(file_)->fault;
    }

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        file_ = fs::path(folder_->path().toStdString()) / "decisions.sqlite";
    }

    void a_link_is_the_hash_of_netstrings() {
        // python3: hashlib.sha256(b"4:link,2:ab,-,0:,").hexdigest()
        QCOMPARE(next_link("link", {"ab", std::nullopt, ""}),
                 std::string("dfe1780a4727f5c52b4b15ab1f71f7da084b2d12f2f0e3b850fdd38ad3c5185b"));
    }

    void entries_that_differ_are_never_the_same_bytes() {
        const std::vector<std::vector<Field>> entries = {
            {"ab", "c"}, {"a", "bc"},       {"abc", ""},        {"", "abc"},
            {"abc"},     {"1:a,1:b,", "c"}, {"-", "c"},         {std::nullopt, "c"},
            {"", "c"},   {"-,", "c"},       {"c", std::nullopt}};
        std::set<std::string> links;
        for (const auto& fields : entries)
            links.insert(next_link("", fields));
        QCOMPARE(links.size(), entries.size());
    }

    void every_way_of_writing_goes_on_with_the_chain() {
        write();
        const auto verified = verify(file_);
        QVERIFY(verified && !verified->fault);
        QCOMPARE(verified->origin.reason, std::string("new"));
        QCOMPARE(verified->origin.entries, std::int64_t(0));
        QCOMPARE(verified->head.entries, std::int64_t(7));
        QCOMPARE(verified->head.link, Store::open(file_)->all()->back().link);
    }

    void what_append_returns_has_the_link_that_is_kept() {
        auto store = *Store::open(file_);
        const auto made = store.append(decided("P/1/inner", Verdict::accept));
        QCOMPARE(made->link.size(), std::size_t(64));
        QCOMPARE(store.all()->front().link, made->link);
    }

    void the_head_of_a_dataset_is_its_own_last_entry() {
        write();
        const auto store = *Store::open(file_);
        const Head head = heads_of(*store.log("/data")).front();
        QCOMPARE(head.entries, std::int64_t(6));
        QCOMPARE(head.link, store.all()->at(5).link);
        QVERIFY(heads_of({}).empty());
        QCOMPARE(*verify(file_, head.link)->noted_at, std::int64_t(6)); // it can be asked for
    }

    void two_logs_of_the_same_entries_have_other_links() {
        const std::string first = Store::open(file_)->append(decided("P/1/inner", Verdict::accept))->link;
        fs::remove(file_);
        QVERIFY(Store::open(file_)->append(decided("P/1/inner", Verdict::accept))->link != first);
    }

    void an_edit_of_any_field_is_told_by_its_entry() {
        for (const char* edit :
             {"dataset = '/datb'", "contour = 'P/9/inner'", "verdict = 'accept'", "verdict = NULL",
              "verdict = 'perhaps'", "reasons = 'other'", "comment = 'x'", "reviewer = 'Bob'",
              "time_utc = '2001-01-31T12:00:01Z'", "slice_sha256 = ''", "contour_sha256 = ''",
              "version = '9'", "written_here = 0", "written_here = NULL", "not_before = NULL",
              "chain = ''"}) {
            fs::remove(file_);
            write();
            const auto fault = break_after({QString("UPDATE decisions SET %1 WHERE sequence = 2").arg(edit)});
            QVERIFY2(fault && fault->kind == Break::Kind::edited && fault->first == 2, edit);
        }
    }

    void an_undo_that_is_made_a_word_nobody_knows_is_told() {
        write();
        const auto fault = break_after({"UPDATE decisions SET verdict = 'perhaps' WHERE sequence = 3"});
        QVERIFY(fault && fault->first == 3); // though the program reads both as an undo
    }

    /// SQLite gives some characters back as others, or takes them for a byte order mark.
    void whatever_a_text_holds_the_chain_goes_on_and_it_reads_back_as_it_was_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("U+FFFE first") << QByteArray("\xef\xbf\xbeno character");
        QTest::newRow("U+FFFE within") << QByteArray("no \xef\xbf\xbe character");
        QTest::newRow("U+FFFF") << QByteArray("no character \xef\xbf\xbf");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfmark");
        QTest::newRow("two of them") << QByteArray("\xef\xbb\xbf\xef\xbb\xbfmark");
        QTest::newRow("half a pair") << QByteArray("\xed\xa0\x80half");
        QTest::newRow("U+FFFD") << QByteArray("\xef\xbf\xbd");
        QTest::newRow("the last of all") << QByteArray("\xf4\x8f\xbf\xbf");
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe");
        QTest::newRow("a zero") << QByteArray("\0zero", 5);
    }

    void whatever_a_text_holds_the_chain_goes_on_and_it_reads_back_as_it_was() {
        QFETCH(QByteArray, text);
        Decision decision = decided(text.toStdString() + "/1/inner", Verdict::accept, text.toStdString());
        decision.comment = text.toStdString();
        decision.time_utc = "2001-01-31T12:00:00Z";
        auto store = *Store::open(file_);
        QVERIFY(store.append(decision));
        QCOMPARE(*import(store, "/data", {decision}), std::size_t(1));
        QVERIFY(!verify(file_)->fault);
        const auto entries = *store.all();
        QCOMPARE(entries.size(), std::size_t(2));
        for (const Decision& each : entries)
            QVERIFY(each.comment == decision.comment && each.contour == decision.contour &&
                    each.reviewer == decision.reviewer);
    }

    /// Nobody reads it, and the next entry would follow on it.
    void a_row_before_all_entries_is_told() {
        const QString put =
            "INSERT INTO decisions VALUES (%1, '/data', 'P/1/inner', 'reject', '', '', 'Bob', "
            "'2001-01-31T12:00:00Z', '', '', '0.1.0', 1, '', 'x')";
        for (const char* number : {"-5", "-9223372036854775808"}) {
            fs::remove(file_);
            QVERIFY(Store::open(file_));
            QVERIFY2(break_after({put.arg(number)}), number);
            QCOMPARE(refuse_changed(file_).error().code, Code::malformed);
            fs::remove(file_);
            write();
            QVERIFY2(break_after({put.arg(number)}), number);
        }
    }

    void entries_taken_out_are_told_by_their_numbers() {
        write();
        const auto fault = break_after({"DELETE FROM decisions WHERE sequence IN (3, 4)"});
        QVERIFY(fault && fault->kind == Break::Kind::missing);
        QCOMPARE(fault->first, std::int64_t(3));
        QCOMPARE(fault->last, std::int64_t(4));
    }

    void an_entry_taken_out_and_the_others_numbered_anew_is_told() {
        write();
        const auto fault = break_after({"DELETE FROM decisions WHERE sequence = 3",
                                        "UPDATE decisions SET sequence = sequence - 1 WHERE sequence > 3"});
        QVERIFY(fault && fault->kind == Break::Kind::edited && fault->first == 3);
    }

    void an_entry_put_in_between_is_told() {
        write();
        const auto fault =
            break_after({"UPDATE decisions SET sequence = sequence + 100 WHERE sequence > 3",
                         "INSERT INTO decisions SELECT 4, dataset, contour, 'unsure', reasons, comment, "
                         "reviewer, time_utc, slice_sha256, contour_sha256, version, written_here, "
                         "not_before, chain FROM decisions WHERE sequence = 3",
                         "UPDATE decisions SET sequence = sequence - 99 WHERE sequence > 100"});
        QVERIFY(fault && fault->kind == Break::Kind::edited && fault->first == 4);
    }

    void entries_in_another_order_are_told() {
        write();
        const auto fault = break_after({"UPDATE decisions SET sequence = 99 WHERE sequence = 4",
                                        "UPDATE decisions SET sequence = 4 WHERE sequence = 5",
                                        "UPDATE decisions SET sequence = 5 WHERE sequence = 99"});
        QVERIFY(fault && fault->kind == Break::Kind::reordered);
        QCOMPARE(fault->first, std::int64_t(4)); // it was written right after
        QCOMPARE(fault->last, std::int64_t(5));
    }

    void an_end_that_was_cut_off_is_told_by_the_count_and_without_it_by_a_noted_head() {
        write();
        const std::string noted = verify(file_)->head.link;
        QCOMPARE(*verify(file_, noted)->noted_at, std::int64_t(7));
        const auto fault = break_after({"DELETE FROM decisions WHERE sequence > 5"});
        QVERIFY(fault && fault->kind == Break::Kind::missing);
        QCOMPARE(fault->first, std::int64_t(6));
        QCOMPARE(fault->last, std::int64_t(7));
        QVERIFY(run_on(file_, {"UPDATE sqlite_sequence SET seq = 5 WHERE name = 'decisions'"}));
        const auto verified = verify(file_, noted);
        QVERIFY(!verified->fault); // nothing in the file tells
        QVERIFY(!verified->noted_at);
    }

    void another_origin_is_told() {
        write();
        const auto fault =
            break_after({"DROP TRIGGER chain_origin_stays", "UPDATE chain_origin SET entries = 7"});
        QVERIFY(fault && fault->first == 1);
        QVERIFY(run_on(file_, {"DROP TRIGGER chain_origin_is_kept", "DELETE FROM chain_origin"}));
        QVERIFY(verify(file_)->fault);
    }

    void an_origin_that_is_none_hides_no_edit_data() {
        QTest::addColumn<QString>("statement");
        const auto row = [](const char* name, const QString& statement) { QTest::newRow(name) << statement; };
        const QString another = "INSERT INTO chain_origin (rowid, salt, reason, entries, time_utc, version) "
                                "SELECT %1, salt, %2, entries, time_utc, version FROM chain_origin";
        row("no reason", "UPDATE chain_origin SET reason = ''");
        row("no bytes for a reason", "UPDATE chain_origin SET reason = x''");
        row("a reason of bytes", "UPDATE chain_origin SET reason = CAST(reason AS BLOB)");
        row("one before it", another.arg("-1", "''"));
        row("one behind it", another.arg("9", "''"));
        row("twice", another.arg("9", "reason"));
        row("no salt", "UPDATE chain_origin SET salt = ''");
        row("none", "DELETE FROM chain_origin");
    }

    /// Not a log of version 1 with that, which has no chain: its version alone says so.
    void an_origin_that_is_none_hides_no_edit() {
        QFETCH(QString, statement);
        const QStringList opened = {"DROP TRIGGER chain_origin_stays", "DROP TRIGGER chain_origin_is_kept"};
        QVERIFY(Store::open(file_));
        QVERIFY(run_on(file_, opened + QStringList(statement)));
        QCOMPARE(verify(file_)->fault->kind, Break::Kind::beginning);
        QCOMPARE(Store::open(file_)->append(decided("P/1/inner", Verdict::accept)).error().code,
                 Code::malformed);
        fs::remove(file_);

        write();
        const std::string noted = verify(file_)->head.link;
        const auto fault = break_after(
            opened + QStringList{"UPDATE decisions SET verdict = 'accept' WHERE sequence = 2", statement});
        QVERIFY(fault);
        QCOMPARE(fault->kind, Break::Kind::beginning);
        QVERIFY(verify(file_, noted)->fault);
        QCOMPARE(refuse_changed(file_).error().code, Code::malformed);
    }

    void a_log_whose_decisions_are_gone_is_no_new_one() {
        write();
        const std::string whole = *read_file(file_, 1 << 20);
        const QStringList gone = {"DROP TABLE decisions"};
        for (const QStringList& statements : {gone, gone + QStringList{"DROP TABLE chain_origin"}}) {
            QVERIFY(write_file(file_, whole));
            QVERIFY(run_on(file_, statements));
            for (const Error& error :
                 {verify(file_).error(), Store::open(file_).error(), refuse_changed(file_).error()}) {
                QCOMPARE(error.code, Code::malformed);
                QVERIFY(to_string(error).find("its table of decisions is gone") != std::string::npos);
            }
        }
    }

    void a_count_below_the_entries_is_told() {
        write();
        const auto fault = break_after({"UPDATE sqlite_sequence SET seq = 3 WHERE name = 'decisions'"});
        QVERIFY(fault && fault->kind == Break::Kind::miscounted);
        QCOMPARE(fault->first, std::int64_t(3));
        QCOMPARE(fault->last, std::int64_t(7));
        QVERIFY(run_on(file_, {"DELETE FROM sqlite_sequence"}));
        QCOMPARE(verify(file_)->fault->kind, Break::Kind::miscounted);
    }

    void what_could_not_be_written_is_not_counted() {
        write();
        const QString again = "INSERT INTO decisions SELECT NULL, dataset, contour, verdict, reasons, %1, "
                              "reviewer, time_utc, slice_sha256, contour_sha256, version, written_here, "
                              "not_before, chain FROM decisions WHERE sequence = 3";
        QVERIFY(!run_on(file_, {again.arg("NULL")}));
        QVERIFY(!run_on(file_, {again.arg("comment"), again.arg("NULL")}));
        QVERIFY(!verify(file_)->fault);
        QVERIFY(Store::open(file_)->append(decided("P/1/inner", Verdict::accept)));
        QVERIFY(!verify(file_)->fault);
        QCOMPARE(verify(file_)->head.entries, std::int64_t(8));
    }

    void verifying_changes_nothing_and_makes_no_file() {
        write();
        const auto before = *read_file(file_, 1 << 20);
        QVERIFY(verify(file_));
        QCOMPARE(*read_file(file_, 1 << 20), before);
        const fs::path absent = file_.parent_path() / "absent.sqlite";
        QCOMPARE(verify(absent).error().code, Code::not_found);
        QVERIFY(!fs::exists(absent));
    }
};

QTEST_GUILESS_MAIN(ChainTest)
#include "tst_chain.moc"
