#include "batch/export.h"

#include "small_dataset.h"

#include <QTest>

using namespace contourcheck;
using namespace contourcheck::batch;

namespace {

std::string told(const Expected<Outcome>& outcome) {
    return outcome ? "" : to_string(outcome.error());
}

} // namespace

/// The folder that is exported into: what may be in it, and where it may be.
class ExportFolderTest : public QObject {
    Q_OBJECT

    support::Folder original_; // written once: that flushes every file to the disk
    std::unique_ptr<support::Folder> data_, out_;
    const std::vector<SmallPatient> patients_ = three_patients();

    std::filesystem::path target(const char* name = "out") const { return *out_ / name; }

private slots:
    void initTestCase() { write_dataset(original_, patients_); }

    void init() {
        data_ = std::make_unique<support::Folder>();
        out_ = std::make_unique<support::Folder>();
        copy_dataset(original_, *data_);
    }

    void a_folder_that_holds_something_else_is_refused() {
        const check::Checked checked = open(*data_);
        QVERIFY(export_dataset(checked, {}, target(), {}));
        const auto before = contents_of(target());
        Options other;
        other.batch_size = 1;
        QCOMPARE(export_dataset(checked, {}, target(), other).error().code, Code::invalid_argument);
        other.resume = true;
        QCOMPARE(export_dataset(checked, {}, target(), other).error().code, Code::invalid_argument);
        QCOMPARE(contents_of(target()), before);

        out_->write("foreign/batch-00000.npz", "precious");
        QCOMPARE(export_dataset(checked, {}, target("foreign"), {}).error().code, Code::invalid_argument);
        QCOMPARE(contents_of(target("foreign")).size(), std::size_t(1));
        out_->write("unfinished/.staging-0123456789abcdef/journal.jsonl", "");
        QCOMPARE(export_dataset(checked, {}, target("unfinished"), {}).error().code, Code::invalid_argument);
    }

    void the_same_export_again_is_complete_already() {
        const check::Checked checked = open(*data_);
        Options options;
        options.confirm = true;
        const auto first = export_dataset(checked, {}, target(), options);
        QVERIFY(first && !first->was_complete);
        const auto before = contents_of(target());
        const auto again = export_dataset(checked, {}, target(), options);
        QVERIFY2(again, told(again).c_str());
        QVERIFY(again->was_complete);
        QCOMPARE(again->items, first->items);
        QCOMPARE(contents_of(target()), before);
        QCOMPARE(export_dataset(checked, {}, target(), {}).error().code,
                 Code::invalid_argument); // not asked for
        out_->write("out/batch-00000.npz", "not what was written");
        const Error damaged = export_dataset(checked, {}, target(), options).error();
        QCOMPARE(damaged.code, Code::malformed);
        QCOMPARE(damaged.file, target() / "batch-00000.npz");
    }

    void a_folder_with_other_files_is_fine() {
        out_->write("out/README.txt", "mine");
        QVERIFY(export_dataset(open(*data_), {}, target(), {}));
        QCOMPARE(contents_of(target()).at("README.txt"), std::string("mine"));
    }

    void a_folder_that_cannot_be_made_is_an_error() {
        const check::Checked checked = open(*data_);
        out_->write("file", "x");
        QCOMPARE(export_dataset(checked, {}, target("file"), {}).error().code, Code::unwritable);
        QCOMPARE(export_dataset(checked, {}, target("file") / "below", {}).error().code, Code::unwritable);
        QCOMPARE(export_dataset(checked, {}, "/proc/no-such-folder", {}).error().code, Code::unwritable);
    }

    void a_folder_within_the_dataset_is_refused_however_it_is_spelled() {
        const check::Checked checked = open(*data_);
        const auto before = contents_of(data_->path());
        const auto name = data_->path().filename();
        std::filesystem::create_directory_symlink(data_->path(), target("link"));
        for (const std::filesystem::path& folder :
             {data_->path(), *data_ / "", *data_ / "out", *data_ / "dicoms" / "a" / "b",
              *data_ / ".." / name / "out", *data_ / "none" / ".." / "out", target("link"),
              target("link") / "out", target("gone") / ".." / "link" / "out",
              std::filesystem::relative(*data_ / "out")}) {
            const auto outcome = export_dataset(checked, {}, folder, {});
            QVERIFY2(!outcome, folder.c_str());
            QCOMPARE(outcome.error().code, Code::invalid_argument);
            QVERIFY(outcome.error().what.text().find("into the dataset") != std::string::npos);
        }
        QCOMPARE(contents_of(data_->path()), before);
        std::filesystem::path beside = data_->path();
        beside += "-batches"; // starts with the dataset's name and is not in it
        const auto outcome = export_dataset(checked, {}, beside, {});
        std::filesystem::remove_all(beside);
        QVERIFY2(outcome, told(outcome).c_str());
    }
};

QTEST_GUILESS_MAIN(ExportFolderTest)
#include "tst_export_folder.moc"
