#include "batch/staging.h"

#include "base/hash.h"
#include "small_dataset.h"

#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace contourcheck;
using namespace contourcheck::batch;
using contour::Kind;

namespace {

/// Files of this process can grow no further than this: as on a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit now = before_;
        now.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_{};
};

using Files = std::map<std::string, std::string>;

/// What has a final name.
Files visible(const std::filesystem::path& folder) {
    Files files = contents_of(folder);
    std::erase_if(files, [](const auto& file) { return file.first.starts_with('.'); });
    return files;
}

} // namespace

class InterruptedTest : public QObject {
    Q_OBJECT

    support::Folder original_; // written once: that flushes every file to the disk
    std::unique_ptr<support::Folder> data_, out_;
    std::unique_ptr<check::Checked> checked_;
    Files clean_; // what an undisturbed run writes
    Options options_;

    std::filesystem::path target() const { return *out_ / "out"; }

    /// Stops once at least `items` are written.
    Expected<Outcome> stopped_after(std::size_t items) {
        std::stop_source source;
        return export_dataset(*checked_, {}, target(), options_, source.get_token(),
                              [&](std::size_t done, std::size_t) {
                                  if (done >= items) source.request_stop();
                              });
    }

    Expected<Outcome> resumed() {
        Options options = options_;
        options.resume = true;
        return export_dataset(*checked_, {}, target(), options);
    }

    std::filesystem::path hidden() const {
        for (const auto& entry : std::filesystem::directory_iterator(target()))
            if (entry.path().filename().string().starts_with(".staging-")) return entry.path();
        return {};
    }

private slots:
    void initTestCase() {
        write_dataset(original_, three_patients());
        options_.batch_size = 2;
        const support::Folder out;
        QVERIFY(export_dataset(open(original_), {}, out / "clean", options_));
        clean_ = contents_of(out / "clean");
        QCOMPARE(clean_.size(), std::size_t(6)); // batches of 2, 2, 2, 2 and 1 items, and the manifest
    }

    void init() {
        data_ = std::make_unique<support::Folder>();
        out_ = std::make_unique<support::Folder>();
        copy_dataset(original_, *data_);
        checked_ = std::make_unique<check::Checked>(open(*data_));
    }

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
        const Decisions decisions = {{"PATIENT-ONE/1/inner", review::State::rejected}};
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
        QVERIFY(write_file(hidden() / "journal.jsonl",
                           R"({"file":"../precious.txt","sha256":"","items":[],"failed":[]})"
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

    void a_resumption_that_can_write_nothing_loses_nothing() {
        QVERIFY(!stopped_after(5));
        const auto journal = hidden() / "journal.jsonl";
        const std::string before = *read_file(journal, 1 << 20);
        QVERIFY(write_file(journal, before + "torn"));
        {
            const FileSizeLimit limit(1);
            const auto outcome = resumed();
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().code, Code::unwritable);
        }
        QCOMPARE(*read_file(journal, 1 << 20), before);
        const auto written = std::filesystem::last_write_time(target() / "batch-00000.npz");
        QVERIFY(resumed());
        QCOMPARE(contents_of(target()), clean_);
        QVERIFY(std::filesystem::last_write_time(target() / "batch-00000.npz") == written);
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

    void a_full_disk_leaves_nothing_half_written() {
        {
            const FileSizeLimit limit(1000); // less than any batch
            const auto outcome = export_dataset(*checked_, {}, target(), options_);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().code, Code::unwritable);
        }
        QVERIFY(!std::filesystem::exists(target()));
    }

    void a_disk_that_fills_up_leaves_the_finished_batches() {
        const std::size_t first = clean_.at("batch-00000.npz").size();
        write_patient(*data_, {"PATIENT-TWO", "ORIGINAL-TWO", 2, {60, 60}}); // the third batch is the largest
        checked_ = std::make_unique<check::Checked>(open(*data_));
        {
            const FileSizeLimit limit(first + 2000);
            const auto outcome = export_dataset(*checked_, {}, target(), options_);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().code, Code::unwritable);
        }
        const Files files = visible(target());
        QCOMPARE(files.size(), std::size_t(2));
        QVERIFY(!files.contains("manifest.json"));
        QCOMPARE(contents_of(hidden()).size(), std::size_t(1)); // the journal
        QVERIFY(resumed());
        const std::string fault = compare_with_python(data_->path(), target());
        QVERIFY2(fault.empty(), fault.c_str());
    }

    void two_exports_into_one_folder_do_not_mix() {
        const auto first = Staging::open(target(), sha256_hex("plan"), 1);
        QVERIFY(first);
        for (const std::string plan : {"plan", "other plan"}) {
            const auto second = Staging::open(target(), sha256_hex(plan), 1);
            QVERIFY(!second);
            QCOMPARE(second.error().code, Code::unwritable);
            QVERIFY(second.error().what.find("is being written") != std::string::npos);
        }
    }

    void a_file_that_does_not_read_back_is_not_published() {
        auto staging = Staging::open(target(), sha256_hex("plan"), 1);
        QVERIFY(write_file(staging->staged("batch-00000.npz"), "other bytes"));
        const auto published = staging->publish({"batch-00000.npz", sha256_hex("the bytes"), {}, {}});
        QVERIFY(!published);
        QCOMPARE(published.error().code, Code::unwritable);
        QVERIFY(!std::filesystem::exists(target() / "batch-00000.npz"));
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
