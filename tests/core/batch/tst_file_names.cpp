#include "batch/file_names.h"

#include "small_dataset.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace contourcheck;
using namespace contourcheck::batch;

namespace {

std::string folded(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

} // namespace

class FileNamesTest : public QObject {
    Q_OBJECT

    /// Ids that had one name, or have one where "A" is "a".
    static std::vector<SmallPatient> alike() {
        std::vector<SmallPatient> patients;
        for (const char* id : {"a b", "a_b-c8687a08", "a_b", "a.b", "A_B", "a_b-2", "a b-phase00", "a b~1"}) {
            const std::string original = "ORIGINAL-" + std::to_string(patients.size());
            patients.push_back({id, original, 2, {24, 20}, dicom::Rescale{1, 30000}});
        }
        for (const std::string& name : file_names({"a b"})) // as an id, though it is long
            patients.push_back({name, "ORIGINAL-X", 2, {24, 20}, dicom::Rescale{1, 30000}});
        return patients;
    }

private slots:
    void an_id_that_is_plain_is_its_own_name() {
        const std::vector<std::string> plain = {"DEMO0001", "SC-HF-I-01", "a_b", std::string(64, 'x')};
        QCOMPARE(file_names(plain), plain);
    }

    void what_is_made_of_an_id_is_no_name_that_an_id_has() {
        const auto names = file_names({"a b", "a_b-c8687a08", std::string(65, 'x'), "", "..", "a b"});
        QVERIFY(names[0].starts_with("a_b~"));
        QCOMPARE(names[0].size(), std::size_t(4 + 32));
        QCOMPARE(names[1], std::string("a_b-c8687a08"));
        QVERIFY(names[2].starts_with(std::string(32, 'x') + '~'));
        QVERIFY(names[3].starts_with('~'));
        QCOMPARE(names[5], names[0]); // of one id one name
        const auto again = file_names({names[0]});
        QVERIFY(again[0] != names[0]);
        QVERIFY(is_plain_name(names[0]) && is_plain_name(names[4]));
    }

    void ids_that_differ_in_case_only_get_names_that_do_not() {
        const auto names = file_names({"Ann", "ann", "Bob", "ANN"});
        QCOMPARE(names[2], std::string("Bob"));
        std::set<std::string> all;
        for (const std::string& name : names)
            all.insert(folded(name));
        QCOMPARE(all.size(), names.size());
        QVERIFY(names[0].starts_with("Ann~"));
        QCOMPARE(file_names({"ANN", "ann"})[0], names[3]); // whoever else is there
    }

    void no_patient_is_written_over_another_data() {
        QTest::addColumn<QString>("format");
        for (const Format& format : formats())
            QTest::newRow(std::string(format.id).c_str()) << QString::fromStdString(std::string(format.id));
    }
    void no_patient_is_written_over_another() {
        QFETCH(QString, format);
        const support::Folder data, out;
        write_dataset(data, alike());
        Options options;
        options.format = format.toStdString();
        const auto outcome = export_dataset(open(data), {}, out / "out", options);
        QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
        QCOMPARE(outcome->items, 2 * alike().size());
        std::set<std::string> names;
        std::size_t entries = 0;
        for (const auto batch : manifest_of(out / "out")["batches"].toArray()) {
            QJsonArray files = batch.toObject()["beside"].toArray();
            files.append(batch);
            for (const auto file : files) {
                names.insert(folded(file.toObject()["file"].toString().toStdString()));
                ++entries;
            }
        }
        QCOMPARE(names.size(), entries);
        QVERIFY(contents_of(out / "out").size() > entries);
        Options again = options;
        again.resume = true; // each file has the hash that the manifest says
        QVERIFY(export_dataset(open(data), {}, out / "out", again)->was_complete);
    }

    void the_second_file_of_a_patient_is_not_called_as_the_first_of_another() {
        const support::Folder data, other, out;
        const SmallPatient patient = {"a", "ORIGINAL-A", 2};
        write_dataset(data, {patient, {"a-2", "ORIGINAL-B", 2}});
        write_dataset(other, {{"a", "ORIGINAL-A", 2, {20, 24}}}); // slices of two sizes: two segmentations
        data.write(slice_path(patient, 2), read_file(other / slice_path(patient, 2), 1 << 20).value());
        Options options;
        options.format = "seg";
        const auto outcome = export_dataset(open(data), {}, out / "out", options);
        QVERIFY2(outcome, outcome ? "" : to_string(outcome.error()).c_str());
        QCOMPARE(outcome->files, std::size_t(3));
        const auto files = contents_of(out / "out");
        QCOMPARE(files.size(), std::size_t(4));
        for (const char* name : {"a", "a~plane2", "a-2"})
            QVERIFY(files.contains("segmentations/" + std::string(name) + ".dcm"));
    }
};

QTEST_GUILESS_MAIN(FileNamesTest)
#include "tst_file_names.moc"
