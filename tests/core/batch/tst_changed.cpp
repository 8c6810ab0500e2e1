#include "small_dataset.h"

#include "base/hash.h"

#include <QTest>

using namespace contourcheck;
using namespace contourcheck::batch;
using contour::Kind;

/// Files of the dataset change between the runs of one export.
class ChangedTest : public QObject {
    Q_OBJECT

    std::unique_ptr<support::Folder> data_, out_;
    Options options_;

    std::filesystem::path target() const { return *out_ / "out"; }
    std::filesystem::path slice() const { return slice_path(three_patients()[0], 2); }
    std::filesystem::path contour() const { return contour_path(three_patients()[0], 2, Kind::inner); }

    void stop_after(std::size_t items, const check::Checked& checked) const {
        std::stop_source source;
        const auto outcome = export_dataset(checked, {}, target(), options_, source.get_token(),
                                            [&](std::size_t done, std::size_t) {
                                                if (done >= items) source.request_stop();
                                            });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Code::cancelled);
    }

    Expected<Outcome> resumed() const {
        Options options = options_;
        options.resume = true;
        return export_dataset(open(*data_), {}, target(), options);
    }

    /// What an undisturbed run writes of the files as they are now.
    std::map<std::string, std::string> clean() const {
        const support::Folder out;
        if (!export_dataset(open(*data_), {}, out / "clean", options_)) return {};
        return contents_of(out / "clean");
    }

    void change_slice() const {
        std::string bytes = *read_file(*data_ / slice(), 1 << 20);
        bytes.back() = char(bytes.back() ^ 1); // of the last pixel
        data_->write(slice(), bytes);
    }

    void change_contour() const { data_->write(contour(), contour::to_text(square(6, 6, 8))); }

private slots:
    void init() {
        data_ = std::make_unique<support::Folder>();
        out_ = std::make_unique<support::Folder>();
        write_dataset(*data_, three_patients());
        options_ = {};
        options_.batch_size = 1;
    }

    void a_slice_that_changed_is_exported_anew_on_resuming() {
        stop_after(5, open(*data_));
        const auto written = std::filesystem::last_write_time(target() / "batch-00000.npz");
        change_slice();
        const auto outcome = resumed();
        QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
        QCOMPARE(contents_of(target()), clean());
        QVERIFY(std::filesystem::last_write_time(target() / "batch-00000.npz") == written);
    }

    void a_contour_that_changed_is_exported_anew_on_resuming() {
        stop_after(5, open(*data_));
        change_contour();
        const auto outcome = resumed();
        QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
        QCOMPARE(contents_of(target()), clean());
    }

    void a_contour_that_is_gone_is_refused_on_resuming() {
        stop_after(5, open(*data_));
        const auto before = contents_of(target());
        std::filesystem::remove(*data_ / contour());
        QCOMPARE(resumed().error().code, Code::invalid_argument); // another set of contours
        QCOMPARE(contents_of(target()), before);
    }

    void what_can_be_read_by_now_is_exported_on_resuming() {
        const auto expected = clean();
        const std::string bytes = *read_file(*data_ / slice(), 1 << 20);
        const check::Checked checked = open(*data_);
        data_->write(slice(), "torn since it was checked");
        stop_after(5, checked);
        data_->write(slice(), bytes);
        const auto outcome = resumed();
        QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
        QVERIFY(outcome->failures.empty());
        QCOMPARE(contents_of(target()), expected);
    }

    void a_complete_export_of_files_that_changed_is_refused() {
        for (const bool is_slice : {true, false}) {
            QVERIFY(export_dataset(open(*data_), {}, target(), options_));
            const auto before = contents_of(target());
            is_slice ? change_slice() : change_contour();
            const Error error = resumed().error();
            QCOMPARE(error.code, Code::invalid_argument);
            const std::string said = is_slice ? "the slice of PATIENT-ONE/2/inner has changed"
                                              : "the contour of PATIENT-ONE/2/inner has changed";
            QVERIFY2(error.what.text().starts_with(said), error.what.text().c_str());
            QCOMPARE(contents_of(target()), before);
            std::filesystem::remove_all(target());
        }
    }

    void with_pseudonyms_the_refusal_names_the_pseudonym() {
        options_.selection.pseudonym_key = "a secret of this site";
        QVERIFY(export_dataset(open(*data_), {}, target(), options_));
        change_slice();
        const Error error = resumed().error();
        QCOMPARE(error.code, Code::invalid_argument);
        QVERIFY(error.what.text().find("PATIENT") == std::string::npos);
        const std::string name = hmac_sha256_hex("a secret of this site", "PATIENT-ONE").substr(0, 16);
        QVERIFY(error.what.text().find(name + "/2/inner") != std::string::npos);
    }

    void a_complete_export_without_what_can_be_read_by_now_is_refused() {
        const std::string bytes = *read_file(*data_ / slice(), 1 << 20);
        const check::Checked checked = open(*data_);
        data_->write(slice(), "torn since it was checked");
        QVERIFY(export_dataset(checked, {}, target(), options_));
        Options options = options_;
        options.resume = true;
        const auto still = export_dataset(checked, {}, target(), options);
        QVERIFY2(still, still ? "" : to_string(still.error()).c_str());
        QCOMPARE(still->failures.size(), std::size_t(1));
        data_->write(slice(), bytes);
        const Error error = resumed().error();
        QCOMPARE(error.code, Code::invalid_argument);
        QVERIFY2(error.what.text().starts_with("PATIENT-ONE/2/inner was left out"),
                 error.what.text().c_str());
    }
};

QTEST_GUILESS_MAIN(ChangedTest)
#include "tst_changed.moc"
