#include "batch/export.h"

#include "base/hash.h"
#include "small_dataset.h"

#include <QTest>

#include <set>

using namespace contourcheck;
using namespace contourcheck::batch;
using contour::Kind;

namespace {

Options inner_and_outer() {
    Options options;
    options.batch_size = 3;
    options.selection.kinds = {Kind::inner, Kind::outer};
    return options;
}

std::string told(const Expected<Outcome>& outcome) {
    return outcome ? "" : to_string(outcome.error());
}

} // namespace

class ExportTest : public QObject {
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

    void numpy_reads_what_pydicom_reads_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<double>("origin");
        QTest::newRow("centre") << "npz"
                                << "centre" << 0.0;
        QTest::newRow("centre, one-based, deflated") << "npz-compressed"
                                                     << "centre" << 1.0;
        QTest::newRow("pil") << "npz"
                             << "pil" << 0.0;
        QTest::newRow("coverage") << "npz"
                                  << "coverage" << 0.5;
        QTest::newRow("touch") << "npz-compressed"
                               << "touch" << 0.0;
    }
    void numpy_reads_what_pydicom_reads() {
        QFETCH(QString, format);
        QFETCH(QString, rule);
        QFETCH(double, origin);
        write_patient(*data_, {"PATIENT-TWO", "ORIGINAL-TWO", 2, {20, 24}, dicom::Rescale{0.5, -3}});
        Options options = inner_and_outer();
        options.format = format.toStdString();
        options.convention = {origin, *mask::rule_from_word(rule.toStdString())};
        const auto outcome = export_dataset(open(*data_), {}, target(), options);
        QVERIFY2(outcome, told(outcome).c_str());
        QCOMPARE(outcome->items, std::size_t(12));
        QVERIFY(outcome->failures.empty());
        const std::string fault = compare_with_python(data_->path(), target());
        QVERIFY2(fault.empty(), fault.c_str());
    }

    void real_contours_are_exported_as_the_reference_has_them_data() {
        QTest::addColumn<QString>("rule");
        for (const char* rule : {"centre", "pil", "coverage", "touch"})
            QTest::newRow(rule) << rule;
    }
    void real_contours_are_exported_as_the_reference_has_them() {
        const QString root = qEnvironmentVariable("CONTOURCHECK_REAL_DATA");
        if (root.isEmpty()) QSKIP("CONTOURCHECK_REAL_DATA is not set");
        QFETCH(QString, rule);
        const std::string data = root.toStdString() + "/scd";
        Options options = inner_and_outer();
        options.batch_size = 8;
        options.shuffle = true;
        options.convention.rule = *mask::rule_from_word(rule.toStdString());
        const auto checked = check::open_and_check(data, options.convention);
        QVERIFY(checked);
        const auto outcome = export_dataset(*checked, {}, target(), options);
        QVERIFY2(outcome, told(outcome).c_str());
        QVERIFY(outcome->items > 40);
        QVERIFY(outcome->failures.empty());
        const std::string fault = compare_with_python(data, target());
        QVERIFY2(fault.empty(), fault.c_str());
    }

    void two_runs_write_the_same_bytes_whatever_the_threads_do() {
        const check::Checked checked = open(*data_);
        Options options = inner_and_outer();
        options.shuffle = true;
        options.seed = 7;
        std::set<std::map<std::string, std::string>> seen;
        for (const int threads : {1, 4, 2}) {
            options.threads = threads;
            const auto folder = target(std::to_string(threads).c_str());
            QVERIFY(export_dataset(checked, {}, folder, options));
            seen.insert(contents_of(folder));
        }
        QCOMPARE(seen.size(), std::size_t(1));
        options.seed = 8;
        QVERIFY(export_dataset(checked, {}, target("other"), options));
        QVERIFY(!seen.contains(contents_of(target("other"))));
    }

    void the_manifest_says_what_is_where() {
        const Decisions decisions = {{{"PATIENT-ONE/1/inner", review::State::accepted},
                                      {"PATIENT-ONE/2/inner", review::State::rejected}},
                                     {review::Head{7, std::string(64, 'e')}}};
        Options options;
        options.seed = 5;
        options.convention = {0.5, mask::Rule::touch};
        options.selection.split = parse_split("100/0/0");
        const auto outcome = export_dataset(open(*data_), decisions, target(), options);
        QVERIFY2(outcome, told(outcome).c_str());
        QCOMPARE(outcome->manifest, target() / "manifest.json");
        const QJsonObject manifest = manifest_of(target());
        QCOMPARE(manifest["schema"].toString(), QString("contourcheck/export/1"));
        QCOMPARE(manifest["format"].toString(), QString("npz"));
        QCOMPARE(manifest["seed"].toInt(), 5);
        QVERIFY(!manifest["version"].toString().isEmpty());
        QCOMPARE(manifest["convention"].toObject()["pixel_origin"].toDouble(), 0.5);
        QCOMPARE(manifest["convention"].toObject()["mask_rule"].toString(), QString("touch"));
        const QJsonObject log = manifest["provenance"].toObject()["decision_log"].toObject();
        QCOMPARE(log["entries"].toInt(), 7);
        QCOMPARE(log["head"].toString(), QString(64, 'e'));

        // Slices of another size stand in a batch of their own.
        QCOMPARE(exported_in(target()),
                 (std::vector<std::string>{"PATIENT-ONE/1/inner", "PATIENT-ONE/3/inner",
                                           "PATIENT-THREE/1/inner", "PATIENT-THREE/2/inner",
                                           "PATIENT-THREE/3/inner", "PATIENT-THREE/4/inner",
                                           "PATIENT-TWO/1/inner", "PATIENT-TWO/2/inner"}));
        QCOMPARE(excluded_of(target()),
                 (std::map<std::string, std::string>{{"PATIENT-ONE/1/outer", "kind"},
                                                     {"PATIENT-ONE/2/inner", "rejected"},
                                                     {"PATIENT-THREE/1/outer", "kind"},
                                                     {"PATIENT-TWO/1/outer", "kind"}}));
        QCOMPARE(manifest["batches"].toArray().size(), 2);
        const QJsonObject batch = manifest["batches"].toArray()[0].toObject();
        QCOMPARE(batch["file"].toString(), QString("batch-00000.npz"));
        QCOMPARE(batch["sha256"].toString().toStdString(), *sha256_hex_of_file(target() / "batch-00000.npz"));
        const QJsonObject item = batch["items"].toArray()[0].toObject();
        QCOMPARE(item["split"].toString(), QString("train"));
        QCOMPARE(item["decision"].toString(), QString("accepted"));
        QVERIFY(batch["items"].toArray()[1].toObject()["decision"].isNull());
        QVERIFY(!item["status"].toString().isEmpty());
        QCOMPARE(item["image_sha256"].toString().toStdString(),
                 *sha256_hex_of_file(*data_ / slice_path(patients_[0], 1)));
        QVERIFY(!QJsonDocument(manifest).toJson().contains(data_->path().c_str()));
    }

    void without_a_split_it_is_null() {
        QVERIFY(export_dataset(open(*data_), {}, target(), {}));
        const QJsonObject batch = manifest_of(target())["batches"].toArray()[0].toObject();
        const QJsonObject item = batch["items"].toArray()[0].toObject();
        QVERIFY(item.contains("split") && item["split"].isNull());
    }

    void an_item_that_cannot_be_read_is_excluded_and_the_rest_goes_on() {
        const check::Checked checked = open(*data_);
        data_->write(slice_path(patients_[0], 1), "no slice any more");
        std::filesystem::remove(*data_ / contour_path(patients_[0], 2, Kind::inner));
        data_->write(contour_path(patients_[2], 1, Kind::inner), contour::to_text(square(2, 2, 9)));
        const auto outcome = export_dataset(checked, {}, target(), {});
        QVERIFY2(outcome, told(outcome).c_str());
        QCOMPARE(outcome->items, std::size_t(6));
        QCOMPARE(outcome->failures.size(), std::size_t(3));
        QCOMPARE(outcome->failures[0].file, *data_ / slice_path(patients_[0], 1));
        const auto excluded = excluded_of(target());
        QCOMPARE(excluded.at("PATIENT-ONE/1/inner"), std::string("slice-unreadable"));
        QCOMPARE(excluded.at("PATIENT-ONE/2/inner"), std::string("contour-unreadable"));
        QCOMPARE(excluded.at("PATIENT-THREE/1/inner"), std::string("contour-changed"));
        const auto exported = exported_in(target());
        QCOMPARE(exported.size() + excluded.size(), std::size_t(12));
    }

    void a_batch_of_which_nothing_can_be_read_gets_no_file_and_no_number() {
        const check::Checked checked = open(*data_);
        for (int number = 1; number <= 3; ++number)
            data_->write(slice_path(patients_[0], number), "no slice any more");
        Options options;
        options.batch_size = 3;
        const auto outcome = export_dataset(checked, {}, target(), options);
        QVERIFY2(outcome, told(outcome).c_str());
        QCOMPARE(outcome->batches, std::size_t(3));
        QCOMPARE(outcome->failures.size(), std::size_t(3));
        QVERIFY(contents_of(target()).contains("batch-00000.npz"));
        QVERIFY(!contents_of(target()).contains("batch-00003.npz"));
    }

    void unreadable_files_of_the_dataset_stand_among_the_excluded() {
        data_->write(slice_path(patients_[0], 1), "no slice");
        data_->write(contour_path(patients_[0], 2, Kind::inner), "1 2\nx y\n");
        std::filesystem::remove(*data_ / slice_path(patients_[0], 3));
        const auto outcome = export_dataset(open(*data_), {}, target(), {});
        QVERIFY2(outcome, told(outcome).c_str());
        const auto excluded = excluded_of(target());
        QCOMPARE(excluded.at("PATIENT-ONE/1/inner"), std::string("slice-unreadable"));
        QCOMPARE(excluded.at("PATIENT-ONE/2/inner"), std::string("contour-unreadable"));
        QCOMPARE(excluded.at("PATIENT-ONE/3/inner"), std::string("no-slice"));
    }

    void nothing_selected_is_a_manifest_without_batches() {
        Options options;
        options.selection.include = Include::accepted;
        const auto outcome = export_dataset(open(*data_), {}, target(), options);
        QVERIFY2(outcome, told(outcome).c_str());
        QCOMPARE(outcome->batches, std::size_t(0));
        QCOMPARE(contents_of(target()).size(), std::size_t(1));
        QCOMPARE(excluded_of(target()).size(), std::size_t(12));
    }

    void with_pseudonyms_no_id_of_the_input_is_in_any_output() {
        const check::Checked checked = open(*data_);
        data_->write(slice_path(patients_[0], 1), "no slice any more");
        Options options;
        options.selection.pseudonym_key = "a secret of this site";
        const auto outcome = export_dataset(checked, {}, target(), options);
        QVERIFY2(outcome, told(outcome).c_str());
        for (const auto& [name, bytes] : contents_of(target()))
            for (const std::string& secret : {std::string("PATIENT"), std::string("ORIGINAL"),
                                              data_->path().string(), *options.selection.pseudonym_key})
                QVERIFY2(bytes.find(secret) == std::string::npos && name.find(secret) == std::string::npos,
                         name.c_str());
        QCOMPARE(exported_in(target()).front(),
                 hmac_sha256_hex("a secret of this site", "PATIENT-ONE").substr(0, 16) + "/2/inner");
    }

    void options_that_make_no_sense_are_refused() {
        const check::Checked checked = open(*data_);
        Options options;
        options.format = "floppy";
        QCOMPARE(export_dataset(checked, {}, target(), options).error().code, Code::invalid_argument);
        options = {};
        options.batch_size = 0;
        QCOMPARE(export_dataset(checked, {}, target(), options).error().code, Code::invalid_argument);
        options = {};
        options.selection.shard = {2, 2};
        QCOMPARE(export_dataset(checked, {}, target(), options).error().code, Code::invalid_argument);
        QVERIFY(!std::filesystem::exists(target()));
        QVERIFY(std::any_of(formats().begin(), formats().end(),
                            [](const Format& f) { return f.id == Options().format; }));
    }

    void progress_counts_items_to_the_end() {
        std::vector<std::size_t> told_of;
        Options options;
        options.batch_size = 4;
        QVERIFY(
            export_dataset(open(*data_), {}, target(), options, {}, [&](std::size_t done, std::size_t total) {
                told_of.push_back(done);
                QCOMPARE(total, std::size_t(9));
            }));
        QVERIFY(std::is_sorted(told_of.begin(), told_of.end()));
        QCOMPARE(told_of.back(), std::size_t(9));
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
