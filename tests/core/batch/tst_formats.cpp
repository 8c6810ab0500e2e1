#include "batch/export.h"

#include "interruption.h"

#include <QTest>

using namespace contourcheck;
using namespace contourcheck::batch;
using contour::Kind;

/// What holds for every row of the table.
class FormatsTest : public QObject {
    Q_OBJECT

    support::Folder data_;
    std::unique_ptr<check::Checked> checked_;

    Options options() const {
        QFETCH(QString, format);
        Options options;
        options.format = format.toStdString();
        options.batch_size = 4;
        options.shuffle = true;
        options.selection.kinds = {Kind::inner, Kind::outer};
        return options;
    }

    /// What an export writes.
    Files written(const Options& options) const {
        const support::Folder out;
        const auto outcome = export_dataset(*checked_, {}, out / "out", options);
        if (!outcome) qFatal("%s", to_string(outcome.error()).c_str());
        if (!outcome->failures.empty()) qFatal("%s", to_string(outcome->failures.front()).c_str());
        Files files = contents_of(out / "out");
        const bool all_told = outcome->files < files.size();
        if (!all_told) qFatal("more files told than there are");
        return files;
    }

    void every_format() const {
        QTest::addColumn<QString>("format");
        for (const Format& format : formats())
            QTest::newRow(std::string(format.id).c_str()) << QString::fromStdString(std::string(format.id));
    }

private slots:
    void initTestCase() {
        // Whole numbers from 0 on once they are rescaled, for those that take no other.
        auto patients = three_patients();
        for (SmallPatient& patient : patients)
            patient.rescale = dicom::Rescale{1, 30000};
        write_dataset(data_, patients);
        checked_ = std::make_unique<check::Checked>(open(data_));
    }

    void the_same_bytes_from_any_number_of_threads_data() { every_format(); }
    void the_same_bytes_from_any_number_of_threads() {
        Options one = options(), many = options();
        one.threads = 1;
        many.threads = 4;
        const Files first = written(one);
        QVERIFY(first.size() > 2);
        QCOMPARE(written(many), first);
    }

    void resumed_it_ends_as_an_undisturbed_run_data() { every_format(); }
    void resumed_it_ends_as_an_undisturbed_run() {
        const Files clean = written(options());
        const support::Folder out;
        std::stop_source source;
        const auto stopped = export_dataset(*checked_, {}, out / "out", options(), source.get_token(),
                                            [&](std::size_t done, std::size_t) {
                                                if (done >= 3) source.request_stop();
                                            });
        QVERIFY(!stopped);
        const Files left = visible(out / "out");
        QVERIFY(!left.empty() && left.size() < clean.size());
        for (const auto& [name, bytes] : left)
            QCOMPARE(bytes, clean.at(name));
        const auto kept = std::filesystem::last_write_time(out / "out" / left.begin()->first);

        Options again = options();
        again.resume = true;
        const auto outcome = export_dataset(*checked_, {}, out / "out", again);
        QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
        QCOMPARE(contents_of(out / "out"), clean);
        QVERIFY(std::filesystem::last_write_time(out / "out" / left.begin()->first) == kept);
        again.resume = false;
        again.confirm = true;
        QVERIFY(export_dataset(*checked_, {}, out / "out", again)->was_complete);
    }

    void started_anew_nothing_of_the_stopped_run_is_left_data() { every_format(); }
    void started_anew_nothing_of_the_stopped_run_is_left() {
        const support::Folder out;
        std::stop_source source;
        QVERIFY(!export_dataset(*checked_, {}, out / "out", options(), source.get_token(),
                                [&](std::size_t done, std::size_t) {
                                    if (done >= 3) source.request_stop();
                                }));
        QVERIFY(export_dataset(*checked_, {}, out / "out", options()));
        QCOMPARE(contents_of(out / "out"), written(options()));
    }

    void a_folder_that_holds_such_files_is_refused_data() { every_format(); }
    void a_folder_that_holds_such_files_is_refused() {
        for (const auto& [name, bytes] : written(options())) {
            const support::Folder out;
            out.write("out/" + name, "precious");
            const auto outcome = export_dataset(*checked_, {}, out / "out", options());
            QVERIFY2(!outcome, name.c_str());
            QCOMPARE(outcome.error().code, Code::invalid_argument);
            QCOMPARE(contents_of(out / "out").size(), std::size_t(1));
        }
    }

    void shards_together_are_the_whole_data() { every_format(); }
    void shards_together_are_the_whole() {
        std::vector<std::string> whole, parts;
        const support::Folder out;
        Options each = options();
        QVERIFY(export_dataset(*checked_, {}, out / "whole", each));
        whole = exported_in(out / "whole");
        for (int shard = 0; shard < 2; ++shard) {
            each.selection.shard = {shard, 2};
            const auto folder = out / ("part" + std::to_string(shard));
            QVERIFY(export_dataset(*checked_, {}, folder, each));
            for (const std::string& id : exported_in(folder))
                parts.push_back(id);
        }
        std::ranges::sort(whole);
        std::ranges::sort(parts);
        QCOMPARE(parts, whole);
        QCOMPARE(whole.size(), std::size_t(12));
    }

    void with_a_pseudonym_nothing_of_the_input_is_told_data() { every_format(); }
    void with_a_pseudonym_nothing_of_the_input_is_told() {
        Options named = options();
        named.selection.pseudonym_key = "a key of sixteen bytes or more";
        for (const auto& [name, bytes] : written(named))
            for (const SmallPatient& patient : three_patients())
                for (const std::string& told :
                     {patient.patient, patient.original, dicom::uid_from(patient.patient + " study"),
                      dicom::uid_from(patient.patient + " series"),
                      dicom::uid_from(patient.patient + " 1")}) {
                    QVERIFY2(name.find(told) == std::string::npos, name.c_str());
                    QVERIFY2(bytes.find(told) == std::string::npos, name.c_str());
                }
    }
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "tst_formats.moc"
