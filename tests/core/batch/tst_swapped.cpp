#include "small_dataset.h"

#include "base/hash.h"
#include "batch/unchanged.h"

#include <QTest>

using namespace contourcheck;
using namespace contourcheck::batch;
using contour::Kind;
namespace fs = std::filesystem;

/// Slices are replaced once they were checked.
class SwappedTest : public QObject {
    Q_OBJECT

    support::Folder original_;
    std::unique_ptr<support::Folder> data_, out_;
    const SmallPatient patient_ = {"P", "O", 4, {24, 20}, dicom::Rescale{1, 30000}};

    fs::path slice(int number) const { return slice_path(patient_, number); }
    fs::path target() const { return *out_ / "out"; }

    std::string bytes_of_slice(int number) const { return *read_file(*data_ / slice(number), 1 << 20); }

    /// Other pixels.
    std::string other_pixels(int number) const {
        std::string bytes = bytes_of_slice(number);
        bytes.back() = char(bytes.back() ^ 1);
        return bytes;
    }

    /// The same with Burned In Annotation (0028,0301), which stands in front of the pixels.
    std::string burned_in(int number) const {
        std::string bytes = bytes_of_slice(number);
        const std::size_t pixels = bytes.rfind(std::string("\xe0\x7f\x10\x00", 4));
        if (pixels == std::string::npos) qFatal("no pixels");
        return bytes.insert(pixels, std::string("\x28\x00\x01\x03"
                                                "CS\x04\x00YES ",
                                                12));
    }

    /// Another file under the same name, as cp, mv or a link to another would make it.
    void swap(int number, const std::string& bytes) const {
        data_->write("other.dcm", bytes);
        fs::rename(*data_ / "other.dcm", *data_ / slice(number));
    }

    /// What was read is known, but not of which file it was.
    static check::Checked without_stamps(check::Checked checked) {
        for (std::size_t i = 0; i < checked.patients.size(); ++i) {
            dataset::Patient patient = checked.patients[i];
            for (dataset::SliceEntry& each : patient.slices)
                each.stamp.reset();
            checked.patients.set(i, std::move(patient));
        }
        return checked;
    }

    Decisions accepted_all(const check::Checked& checked) const {
        std::vector<review::Decision> log;
        for (int number = 1; number <= patient_.slices; ++number) {
            review::Decision decision;
            decision.contour = "P/" + std::to_string(number) + "/inner";
            decision.verdict = review::Verdict::accept;
            decision.reviewer = "R";
            decision.content = {*sha256_hex_of_file(*data_ / slice(number)),
                                *sha256_hex_of_file(*data_ / contour_path(patient_, number, Kind::inner))};
            log.push_back(decision);
        }
        return current_decisions(checked, log);
    }

    static Options options_of(const QString& format) {
        Options options;
        options.format = format.toStdString();
        return options;
    }

    /// All but the pair of slice 2 are exported, which is named.
    void expect_second_left_out(const check::Checked& checked, const Decisions& decisions,
                                const Options& options) const {
        const auto outcome = export_dataset(checked, decisions, target(), options);
        QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
        QCOMPARE(outcome->items, std::size_t(3));
        QCOMPARE(outcome->failures.size(), std::size_t(1));
        QCOMPARE(to_string(outcome->failures[0]),
                 (*data_ / slice(2)).string() + ": has changed since it was checked");
        QCOMPARE(excluded_of(target()).at("P/2/inner"), std::string("slice-changed"));
        for (const std::string& id : exported_in(target()))
            QVERIFY(id != "P/2/inner");
    }

    void every_format() const {
        QTest::addColumn<QString>("format");
        for (const Format& format : formats())
            QTest::newRow(std::string(format.id).c_str()) << QString::fromStdString(std::string(format.id));
    }

private slots:
    void initTestCase() { write_dataset(original_, {patient_}); }

    void init() {
        data_ = std::make_unique<support::Folder>();
        out_ = std::make_unique<support::Folder>();
        copy_dataset(original_, *data_);
    }

    void a_slice_swapped_since_the_check_is_left_out_and_named_data() { every_format(); }
    void a_slice_swapped_since_the_check_is_left_out_and_named() {
        QFETCH(QString, format);
        const check::Checked checked = open(*data_);
        swap(2, other_pixels(2));
        expect_second_left_out(checked, {}, options_of(format));
    }

    void one_that_is_burned_in_does_not_come_in_by_a_swap() {
        check::Checked checked = open(*data_);
        swap(2, burned_in(2));
        QVERIFY(excluded_of(target()).empty());
        const auto again = open(*data_);
        QVERIFY(again.patients.front().slices[1].header->burned_in == dicom::BurnedIn::yes);
        expect_second_left_out(without_stamps(std::move(checked)), {}, {}); // by what it says itself
    }

    void what_was_accepted_is_what_is_exported() {
        const check::Checked checked = without_stamps(open(*data_));
        const Decisions decisions = accepted_all(checked);
        swap(2, other_pixels(2));
        Options options;
        options.selection.include = Include::accepted;
        expect_second_left_out(checked, decisions, options);
    }

    void a_slice_without_a_contour_is_not_swapped_into_a_volume() {
        for (const Kind kind : {Kind::inner, Kind::outer})
            fs::remove(*data_ / contour_path(patient_, 3, kind));
        check::Checked checked = open(*data_);
        swap(3, burned_in(3));
        for (const bool stamps : {true, false}) {
            if (!stamps) checked = without_stamps(std::move(checked));
            const auto outcome = export_dataset(checked, {}, target(), options_of("nifti"));
            QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
            QCOMPARE(outcome->items, std::size_t(3));
            const QJsonObject manifest = manifest_of(target());
            QCOMPARE(manifest["left_out"].toArray(), QJsonArray({"P/3"}));
            for (const auto batch : manifest["batches"].toArray())
                QVERIFY(!batch.toObject().contains("empty"));
            fs::remove_all(target());
        }
    }

    void resumed_by_a_new_check_it_is_exported() {
        const check::Checked checked = open(*data_);
        const std::string bytes = bytes_of_slice(2);
        swap(2, other_pixels(2));
        Options options;
        options.batch_size = 1;
        std::stop_source source;
        QVERIFY(!export_dataset(checked, {}, target(), options, source.get_token(),
                                [&](std::size_t done, std::size_t) {
                                    if (done >= 3) source.request_stop();
                                }));
        swap(2, bytes);
        options.resume = true;
        const auto outcome = export_dataset(open(*data_), {}, target(), options);
        QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
        QCOMPARE(outcome->items, std::size_t(4));
        QVERIFY(outcome->failures.empty());
    }
};

QTEST_GUILESS_MAIN(SwappedTest)
#include "tst_swapped.moc"
