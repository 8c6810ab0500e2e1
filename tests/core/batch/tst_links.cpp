#include "interruption.h"

#include <QTest>

#include <filesystem>

using namespace contourcheck;
using namespace contourcheck::batch;
namespace fs = std::filesystem;

/// Somebody puts links into the folder of an export that was stopped.
class LinksTest : public QObject, Interruption {
    Q_OBJECT

    Files precious_;

    fs::path elsewhere() const { return *out_ / "elsewhere"; }

    /// The whole of it is there still, and the refusal names `link`.
    void refused(const Options& options, const fs::path& link) const {
        for (const bool resume : {true, false}) {
            Options each = options;
            each.resume = resume;
            const auto outcome = export_dataset(*checked_, {}, target(), each);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().code, Code::unwritable);
            QCOMPARE(outcome.error().file, link);
            QCOMPARE(contents_of(elsewhere()), precious_);
        }
    }

private slots:
    void initTestCase() { write_all(); }

    void init() {
        start_anew();
        out_->write("elsewhere/letter.txt", "precious");
        out_->write("elsewhere/image.png", "precious");
        out_->write("elsewhere/sub/letter.txt", "precious");
        precious_ = contents_of(elsewhere());
    }

    void a_link_in_the_place_of_the_hidden_folder_is_refused_and_nothing_behind_it_touched() {
        QVERIFY(!stopped_after(5));
        const fs::path link = hidden();
        fs::rename(link / "journal.jsonl", elsewhere() / "journal.jsonl");
        precious_ = contents_of(elsewhere());
        fs::remove_all(link);
        fs::create_directory_symlink(elsewhere(), link);
        refused(options_, link);
        fs::remove(link);
        QVERIFY(write_file(link, "no folder"));
        refused(options_, link);
    }

    void a_link_in_the_place_of_the_journal_is_refused_and_what_it_leads_to_stays() {
        QVERIFY(!stopped_after(5));
        const fs::path journal = hidden() / "journal.jsonl";
        fs::remove(journal);
        fs::create_symlink(elsewhere() / "letter.txt", journal);
        refused(options_, journal);
        fs::remove(journal);
        fs::create_hard_link(elsewhere() / "letter.txt", journal);
        refused(options_, journal);
    }

    void a_link_in_the_place_of_a_folder_of_the_export_is_refused_and_nothing_behind_it_removed() {
        options_.format = "seg";
        QVERIFY(!stopped_after(5));
        const fs::path link = target() / "segmentations";
        fs::remove_all(link);
        fs::create_directory_symlink(elsewhere(), link);
        refused(options_, link);
        fs::remove_all(target());
        fs::create_directories(target());
        fs::create_directory_symlink(elsewhere(), link); // of none that was begun
        refused(options_, link);
        options_.format = Options().format;
    }

    void a_link_beside_a_complete_export_stays_and_nothing_behind_it_is_touched() {
        QVERIFY(!stopped_after(5));
        const fs::path link = hidden();
        QVERIFY(resumed());
        fs::create_directory_symlink(elsewhere(), link);
        QVERIFY(resumed());
        QVERIFY(fs::is_symlink(link));
        QCOMPARE(contents_of(elsewhere()), precious_);
    }
};

QTEST_GUILESS_MAIN(LinksTest)
#include "tst_links.moc"
