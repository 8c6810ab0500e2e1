#include "batch/staging.h"

#include "base/hash.h"
#include "interruption.h"

#include <csignal>
#include <sys/resource.h>

using namespace contourcheck;
using namespace contourcheck::batch;

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

} // namespace

/// Exports that cannot write what they should: a full disk, another export in the same folder.
class UnwritableTest : public QObject, Interruption {
    Q_OBJECT

private slots:
    void initTestCase() { write_all(); }
    void init() { start_anew(); }

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
        const auto first = Staging::open(target(), sha256_hex("plan"), {"batch-"}, 1);
        QVERIFY(first);
        for (const std::string plan : {"plan", "other plan"}) {
            const auto second = Staging::open(target(), sha256_hex(plan), {"batch-"}, 1);
            QVERIFY(!second);
            QCOMPARE(second.error().code, Code::unwritable);
            QVERIFY(second.error().what.text().find("is being written") != std::string::npos);
        }
    }

    void a_file_that_does_not_read_back_is_not_published() {
        auto staging = Staging::open(target(), sha256_hex("plan"), {"batch-"}, 1);
        QVERIFY(write_file(staging->staged("batch-00000.npz"), "other bytes"));
        const auto published =
            staging->publish({{{{{"batch-00000.npz", sha256_hex("the bytes")}}, {}, {}, {}}}, {}});
        QVERIFY(!published);
        QCOMPARE(published.error().code, Code::unwritable);
        QVERIFY(!std::filesystem::exists(target() / "batch-00000.npz"));
    }
};

QTEST_GUILESS_MAIN(UnwritableTest)
#include "tst_unwritable.moc"
