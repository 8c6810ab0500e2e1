#include "decisions.h"

#include "review/connection.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>

using namespace contourcheck;
using namespace contourcheck::review;
namespace fs = std::filesystem;

namespace {

/// Somebody at a program of their own, with what it last read.
struct Reader {
    std::string name;
    Store store;
    std::string state = {};
    std::vector<Decision> known = {};

    void look() {
        state = *store.state();
        known = *store.all();
    }
    bool knows(const Decision& entry) const {
        return std::ranges::any_of(known, [&](const Decision& each) { return is_entry(each, entry); });
    }
    View view() const {
        return {state, [this](const Decision& entry) { return knows(entry); }};
    }
    /// Whether it was written.
    bool say(const std::string& contour, Verdict verdict = Verdict::accept) {
        const auto written = *store.append(std::vector{decided(contour, verdict, name)}, view());
        known.insert(known.end(), written.begin(), written.end());
        return !written.empty();
    }
};

} // namespace

/// Decisions of those who do not know of each other's yet.
class InViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;

    fs::path file() const { return folder_->filePath("decisions.sqlite").toStdString(); }
    /// Of hosts with a log each.
    fs::path shared() const { return folder_->filePath("shared").toStdString(); }
    Reader reader(const std::string& name) const { return {name, *Store::open(file())}; }

private slots:
    void initTestCase() { qputenv("XDG_CACHE_HOME", QTemporaryDir().path().toUtf8()); }
    void cleanupTestCase() { fs::remove_all(qgetenv("XDG_CACHE_HOME").toStdString()); }
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void nothing_is_said_over_what_was_not_in_view() {
        Reader ann = reader("Ann"), bob = reader("Bob");
        ann.look();
        QVERIFY(bob.say("P/1/inner", Verdict::reject));
        QVERIFY(!ann.say("P/1/inner"));
        QCOMPARE(ann.store.all()->size(), std::size_t(1));
        QCOMPARE(ann.store.unseen().at("P/1/inner").reviewer, std::string("Bob"));
        ann.look();
        QVERIFY(ann.say("P/1/inner"));
        QVERIFY(ann.store.unseen().empty());
    }

    void of_many_those_are_written_that_nothing_was_said_of() {
        Reader ann = reader("Ann"), bob = reader("Bob");
        const auto ids = [](const std::vector<Decision>& decisions) {
            std::string text;
            for (const Decision& each : decisions)
                text += each.contour + ' ';
            return text;
        };
        const auto on = [](const std::vector<std::string>& contours) {
            std::vector<Decision> decisions;
            for (const std::string& each : contours)
                decisions.push_back(decided(each, Verdict::accept, "Ann"));
            return decisions;
        };
        ann.look();
        QVERIFY(bob.say("P/2/inner", Verdict::reject) && bob.say("P/4/inner", Verdict::unsure));
        const auto made =
            *ann.store.append(on({"P/1/inner", "P/2/inner", "P/3/inner", "P/4/inner"}), ann.view());
        QCOMPARE(ids(made), std::string("P/1/inner P/3/inner "));
        QCOMPARE(ann.store.unseen().size(), std::size_t(2));
        QCOMPARE(ann.store.unseen().at("P/4/inner").verdict, std::optional(Verdict::unsure));
        const auto undo = *ann.store.take_back(made);
        ann.look();
        bob.look();
        QVERIFY(bob.say("P/3/inner"));
        QCOMPARE(ids(*ann.store.append_again(made, undo, ann.view())), std::string("P/1/inner "));
        QCOMPARE(ann.store.all()->size(), std::size_t(8));
    }

    void what_was_said_of_other_contours_is_in_nobodys_way() {
        Reader ann = reader("Ann"), bob = reader("Bob");
        ann.look();
        QVERIFY(bob.say("P/1/inner"));
        QVERIFY(ann.say("P/2/inner"));
        QVERIFY(!ann.say("P/1/inner"));
    }

    void what_was_taken_back_has_to_be_in_view_too() {
        Reader ann = reader("Ann"), bob = reader("Bob");
        const auto made = *bob.store.append(std::vector{decided("P/1/inner", Verdict::reject, "Bob")});
        ann.look();
        QVERIFY(bob.store.take_back(made));
        QVERIFY(!ann.say("P/1/inner"));
        QVERIFY(!ann.store.unseen().at("P/1/inner").verdict);
    }

    void a_reason_and_what_is_said_again_ask_as_well() {
        Reader ann = reader("Ann"), bob = reader("Bob");
        const std::vector said{decided("P/1/inner", Verdict::reject, "Ann")};
        const auto made = *ann.store.append(said);
        const auto again = *ann.store.append(std::vector{decided("P/2/inner", Verdict::accept, "Ann")});
        const auto undo = *ann.store.take_back(again);
        ann.look();
        bob.look();
        QVERIFY(bob.say("P/1/inner") && bob.say("P/2/inner"));
        QVERIFY(ann.store.append_to(said, made, ann.view())->empty());
        QVERIFY(ann.store.unseen().contains("P/1/inner"));
        QVERIFY(ann.store.append_again(again, undo, ann.view())->empty());
        QVERIFY(ann.store.unseen().contains("P/2/inner"));
        QCOMPARE(ann.store.take_back(made)->size(), std::size_t(1)); // which overrules nobody
        ann.look();
        QCOMPARE(ann.store.append_again(again, undo, ann.view())->size(), std::size_t(1));
    }

    void nothing_is_asked_where_nothing_was_written() {
        Reader ann = reader("Ann"), bob = reader("Bob");
        QVERIFY(bob.say("P/1/inner"));
        ann.look();
        const View view{ann.state, [](const Decision&) { return false; }};
        for (int i = 0; i < 2; ++i) // what it writes itself changes nothing
            QCOMPARE(ann.store.append(std::vector{decided("P/1/inner", Verdict::accept)}, view)->size(),
                     std::size_t(1));
        QCOMPARE(*ann.store.state(), ann.state);
        QVERIFY(bob.say("P/2/inner"));
        QVERIFY(*ann.store.state() != ann.state);
    }

    void another_hosts_log_is_asked_too() {
        fs::create_directory(shared());
        Reader ann{"Ann", *Store::open(shared())}, bob = reader("Bob");
        const auto copy = [this] {
            fs::copy_file(file(), shared() / "bob@ws2.sqlite", fs::copy_options::overwrite_existing);
        };
        QVERIFY(bob.say("P/2/inner"));
        copy();
        ann.look();
        QVERIFY(ann.say("P/1/inner") && ann.say("P/2/inner"));
        ann.look();
        QCOMPARE(*ann.store.state(), ann.state);
        QVERIFY(bob.say("P/1/inner", Verdict::reject));
        const auto time = fs::last_write_time(shared() / "bob@ws2.sqlite");
        copy();
        fs::last_write_time(shared() / "bob@ws2.sqlite", time); // as on a drive that keeps seconds
        QVERIFY(*ann.store.state() != ann.state);
        QVERIFY(!ann.say("P/1/inner"));
        QCOMPARE(ann.store.unseen().at("P/1/inner").reviewer, std::string("Bob"));
        ann.look();
        QVERIFY(ann.say("P/1/inner"));
    }

    void what_is_being_written_is_told_of_when_it_is() {
        fs::create_directory(shared());
        Reader ann{"Ann", *Store::open(shared())}, bob = reader("Bob");
        QVERIFY(bob.say("P/1/inner"));
        fs::copy_file(file(), shared() / "bob@ws2.sqlite");
        const fs::path journal = shared() / "bob@ws2.sqlite-journal";
        QVERIFY(QFile(QString::fromStdString(journal.string())).open(QIODevice::WriteOnly));
        ann.look();
        fs::remove(journal); // which is the commit: nothing else changes by it
        QVERIFY(*ann.store.state() != ann.state);
    }

    void nothing_is_said_where_a_log_cannot_be_read() {
        fs::create_directory(shared());
        Reader ann{"Ann", *Store::open(shared())};
        ann.look();
        std::ofstream(shared() / "bob@ws2.sqlite") << "no log";
        const std::vector said{decided("P/1/inner", Verdict::accept)};
        const auto refused = ann.store.append(said, ann.view());
        QVERIFY(!refused && refused.error().file.filename() == "bob@ws2.sqlite");
        QVERIFY(ann.store.append(said)); // whoever does not ask goes on
        QVERIFY(ann.store.unread());
    }

    void a_folder_that_cannot_be_entered_is_an_error() {
        fs::create_directory(shared());
        Reader ann{"Ann", *Store::open(shared())};
        fs::remove(shared());
        fs::create_symlink(shared(), shared());
        QVERIFY(!ann.store.state() && ann.store.state().error().code == Code::unreadable);
        QVERIFY(!ann.store.append(std::vector{decided("P/1/inner", Verdict::accept)}));
        fs::remove(shared());
        QVERIFY(!ann.store.state() && ann.store.state().error().code == Code::not_found);
    }

    void a_file_that_is_held_is_not_waited_for() {
        Reader ann = reader("Ann");
        ann.look();
        Store::Connection holder(file());
        QVERIFY(holder.open(std::chrono::seconds(5)) && holder.run("BEGIN EXCLUSIVE"));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!ann.store.state_now());
        QVERIFY(clock.elapsed() < 4000); // the store's own patience is 5 s
        QVERIFY(holder.run("COMMIT"));
        QCOMPARE(*ann.store.state_now(), ann.state);
    }

    void whatever_happens_nobody_overrules_what_he_does_not_know() {
        QVERIFY(rc::check("a decision is written where all on its contour was in view, and only there", [&] {
            fs::remove(file());
            std::vector<Reader> readers;
            for (const char* name : {"Ann", "Bob", "Cy"})
                readers.push_back(reader(name));
            Reader onlooker = reader("Nobody");
            for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
                Reader& acting = readers[*rc::gen::inRange<std::size_t>(0, readers.size())];
                if (*rc::gen::arbitrary<bool>()) acting.look();
                const std::string contour = *rc::gen::element<std::string>("P/1/inner", "P/2/inner");
                onlooker.look();
                const bool knows = std::ranges::all_of(onlooker.known, [&](const Decision& each) {
                    return each.contour != contour || acting.knows(each);
                });
                RC_ASSERT(acting.say(contour) == knows);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(InViewTest)
#include "tst_in_view.moc"
