#include "interruption.h"

#include <QRandomGenerator>
#include <QTest>

using namespace contourcheck;
using namespace contourcheck::batch;

class InterruptedTest : public QObject, Interruption {
    Q_OBJECT

private slots:
    void initTestCase() { write_all(); }
    void init() { start_anew(); }

    void a_cancelled_export_has_whole_batches_and_no_manifest() {
        const auto outcome = stopped_after(3);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Code::cancelled);
        const Files files = visible(target());
        QCOMPARE(files.size(), std::size_t(2));
        for (const auto& [name, bytes] : files)
            QCOMPARE(bytes, clean_.at(name));
    }

    void cancelled_before_the_first_batch_leaves_nothing() {
        std::stop_source source;
        source.request_stop();
        QVERIFY(!export_dataset(*checked_, {}, target(), options_, source.get_token()));
        QVERIFY(!std::filesystem::exists(target()));
    }

    void resuming_ends_as_an_undisturbed_run() {
        QVERIFY(!stopped_after(5));
        const auto written = std::filesystem::last_write_time(target() / "batch-00000.npz");
        const auto outcome = resumed();
        QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
        QCOMPARE(outcome->items, std::size_t(9));
        QCOMPARE(outcome->batches, std::size_t(5));
        QCOMPARE(contents_of(target()), clean_);
        QVERIFY(std::filesystem::last_write_time(target() / "batch-00000.npz") == written);
    }

    void without_resume_it_starts_anew() {
        QVERIFY(!stopped_after(5));
        QVERIFY(export_dataset(*checked_, {}, target(), options_));
        QCOMPARE(contents_of(target()), clean_);
    }

    void with_other_options_or_data_it_is_refused() {
        QVERIFY(!stopped_after(5));
        Options other = options_;
        other.resume = true;
        other.convention.rule = mask::Rule::touch;
        QCOMPARE(export_dataset(*checked_, {}, target(), other).error().code, Code::invalid_argument);
        const Decisions decisions = {{{"PATIENT-ONE/1/inner", review::State::rejected}}};
        other = options_;
        QCOMPARE(export_dataset(*checked_, decisions, target(), other).error().code, Code::invalid_argument);
        QVERIFY(resumed());
        QCOMPARE(contents_of(target()), clean_);
    }

    void a_batch_that_is_damaged_or_gone_is_written_again() {
        for (const bool gone : {false, true}) {
            QVERIFY(!stopped_after(5));
            if (gone)
                std::filesystem::remove(target() / "batch-00001.npz");
            else
                QVERIFY(write_file(target() / "batch-00001.npz", "torn"));
            QVERIFY(resumed());
            QCOMPARE(contents_of(target()), clean_);
            std::filesystem::remove_all(target());
        }
    }

    void a_torn_journal_and_half_written_files_are_no_hindrance() {
        QVERIFY(!stopped_after(5));
        auto journal = *read_file(hidden() / "journal.jsonl", 1 << 20);
        journal += journal.substr(0, 40);
        QVERIFY(write_file(hidden() / "journal.jsonl", journal));
        QVERIFY(write_file(hidden() / "batch-00003.npz", "half"));
        QVERIFY(resumed());
        QCOMPARE(contents_of(target()), clean_);
    }

    void a_journal_is_not_trusted_with_paths() {
        out_->write("precious.txt", "precious");
        QVERIFY(!stopped_after(5));
        QVERIFY(write_file(
            hidden() / "journal.jsonl",
            R"({"entries":[{"files":[["../precious.txt",""]],"items":[],"empty":[],"note":""}],"failed":[]})"
            "\n"));
        QVERIFY(export_dataset(*checked_, {}, target(), options_)); // its batches are no longer known
        QCOMPARE(contents_of(target()), clean_);
        QVERIFY(std::filesystem::exists(*out_ / "precious.txt"));
    }

    void whatever_is_left_of_the_journal_the_export_can_be_finished() {
        const auto damage = [&](const std::string& journal) {
            const std::size_t first = journal.find('\n') + 1;
            return std::vector<std::string>{"",
                                            journal.substr(0, first / 2),
                                            journal.substr(0, first - 1),
                                            journal.substr(0, first),
                                            journal.substr(0, first + 20),
                                            std::string("\0\xff\n", 3) + journal};
        };
        for (const bool resume : {true, false})
            for (std::size_t which = 0; which < damage("").size(); ++which) {
                QVERIFY(!stopped_after(5));
                const auto file = hidden() / "journal.jsonl";
                QVERIFY(write_file(file, damage(*read_file(file, 1 << 20))[which]));
                const auto outcome = resume ? resumed() : export_dataset(*checked_, {}, target(), options_);
                QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
                QCOMPARE(contents_of(target()), clean_);
                std::filesystem::remove_all(target());
            }
    }

    void without_its_journal_it_starts_anew_and_leaves_other_files() {
        QVERIFY(!stopped_after(5));
        std::filesystem::remove(hidden() / "journal.jsonl");
        QVERIFY(write_file(target() / "batch-notes.txt", "mine"));
        QVERIFY(write_file(target() / "batch-00077.npz", "of a run with more batches"));
        QVERIFY(resumed());
        Files files = contents_of(target());
        QCOMPARE(files.extract("batch-notes.txt").mapped(), std::string("mine"));
        QCOMPARE(files, clean_);
    }

    void resuming_a_complete_export_confirms_it() {
        QVERIFY(export_dataset(*checked_, {}, target(), options_));
        const auto outcome = resumed();
        QVERIFY(outcome);
        QCOMPARE(outcome->items, std::size_t(9));
        QCOMPARE(contents_of(target()), clean_);
        QVERIFY(write_file(target() / "batch-00001.npz", "damaged"));
        QCOMPARE(resumed().error().code, Code::malformed);
    }

    void what_could_not_be_read_before_the_interruption_is_still_told() {
        data_->write(slice_path(three_patients()[0], 1), "no slice any more");
        QVERIFY(!stopped_after(4));
        for (int again = 0; again < 2; ++again) { // the second time the export is complete
            const auto outcome = resumed();
            QVERIFY(outcome);
            QCOMPARE(outcome->failures.size(), std::size_t(1));
            QCOMPARE(outcome->failures[0].file, *data_ / slice_path(three_patients()[0], 1));
            QCOMPARE(excluded_of(target()).at("PATIENT-ONE/1/inner"), std::string("slice-unreadable"));
        }
    }

    void killed_behind_the_manifest_it_ends_as_an_undisturbed_run() {
        QVERIFY(!stopped_after(5));
        const auto left = hidden();
        const auto journal = *read_file(left / "journal.jsonl", 1 << 20);
        QVERIFY(resumed());
        std::filesystem::create_directory(left);
        QVERIFY(write_file(left / "journal.jsonl", journal));
        QVERIFY(resumed());
        QCOMPARE(contents_of(target()), clean_);
    }

    void killed_again_and_again_it_ends_as_an_undisturbed_run() {
        for (int round = 0; round < 12; ++round) {
            support::Child exporter({CONTOURCHECK_EXPORTER, data_->path().string(), target().string()},
                                    *out_ / "output");
            QVERIFY(exporter.started());
            QTest::qSleep(int(QRandomGenerator::global()->bounded(10, 60)));
            exporter.kill();
            (void)exporter.succeeded(); // it may have been faster
            if (!std::filesystem::exists(target())) continue;
            for (const auto& [name, bytes] : visible(target()))
                QCOMPARE(bytes, clean_.at(name));
        }
        QVERIFY(resumed());
        QCOMPARE(contents_of(target()), clean_);
    }
};

QTEST_GUILESS_MAIN(InterruptedTest)
#include "tst_interrupted.moc"
