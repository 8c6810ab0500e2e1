#include "demo_files.h"

#include "contour/contour.h"
#include "contour/measures.h"

#include <QProcess>
#include <QtTest>

#include <fstream>

using namespace contourcheck;
using namespace contourcheck::demo_files;

namespace {

const demo::Options small{.seed = 5, .patients = 2, .locations = 2, .phases = 4, .with_errors = false};

} // namespace

class TestDataset : public QObject {
    Q_OBJECT

private slots:
    void it_has_the_challenge_layout() {
        const Place place;
        make(place / "set", small);
        const auto files = hashes(place / "set");
        QCOMPARE(text_of(place / "set/link.csv"),
                 std::string("patient_id,original_id\nDEMO0001,DEMO-HF-01\nDEMO0002,DEMO-HF-02\n"));
        QVERIFY(files.contains("dicoms/DEMO0001/1.dcm"));
        QVERIFY(files.contains("dicoms/DEMO0002/8.dcm"));
        QVERIFY(!files.contains("truth.json"));
        // One table, 2 x 2 x 4 slices, and for each location three contours.
        QCOMPARE(files.size(), std::size_t(1 + 16 + 2 * 2 * 3));
        std::size_t outer = 0;
        for (const auto& [file, hash] : files) {
            if (!file.starts_with("contourfiles/")) continue;
            const auto name = contour::parse_file_name(fs::path(file).filename().string());
            QVERIFY2(name, file.c_str());
            const bool is_outer = name->kind == contour::Kind::outer;
            QVERIFY(file.find(is_outer ? "/o-contours/" : "/i-contours/") != std::string::npos);
            outer += is_outer;
        }
        QCOMPARE(outer, 4U);
    }

    void each_contour_closes_is_valid_and_shrinks_in_systole() {
        const Place place;
        make(place / "set", small);
        for (const auto& patient : fs::directory_iterator(place / "set/contourfiles")) {
            std::map<int, std::vector<double>> areas; // by location
            for (const auto& entry : fs::directory_iterator(patient.path() / "i-contours")) {
                const auto points = contour::read_points(entry.path());
                QVERIFY(points);
                QVERIFY(contour::closing_gap(*points) < 0.72);
                QVERIFY(contour::validity(*points).valid);
                const auto name = contour::parse_file_name(entry.path().filename().string());
                areas[(name->slice - 1) / small.phases].push_back(contour::area(*points));
                const fs::path outer = patient.path() / "o-contours" /
                                       contour::file_name({1, name->slice, contour::Kind::outer});
                if (!fs::exists(outer)) continue;
                QCOMPARE(contour::area_outside(*points, contour::read_points(outer).value()), 0.0);
            }
            QCOMPARE(areas.size(), 2U);
            for (const auto& [location, pair] : areas) {
                QCOMPARE(pair.size(), 2U);
                QVERIFY(std::min(pair[0], pair[1]) < 0.85 * std::max(pair[0], pair[1]));
            }
        }
    }

    void contour_lines_have_two_decimals() {
        const Place place;
        make(place / "set", small);
        const QRegularExpression line("^\\d+\\.[05]0 \\d+\\.[05]0$");
        for (const auto& [file, hash] : hashes(place / "set/contourfiles"))
            for (const QString& text : QString::fromStdString(text_of(place / "set/contourfiles" / file))
                                           .split('\n', Qt::SkipEmptyParts))
                QVERIFY2(line.match(text.trimmed()).hasMatch(), qPrintable(text));
    }

    void pydicom_reads_it_without_a_complaint() {
        const Place place;
        make(place / "set", small);
        QProcess python;
        python.start(CONTOURCHECK_PYTHON, {"-B", CONTOURCHECK_TESTS "/core/demo/read_back.py",
                                           QString::fromStdString((place / "set").string()), "2", "4"});
        QVERIFY(python.waitForFinished(300'000));
        QVERIFY2(python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0,
                 python.readAllStandardError());
        QCOMPARE(python.readAllStandardOutput().trimmed(), QByteArray("16 slices, 12 contours"));
    }

    void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        const Place place;
        make(place / "a", small);
        make(place / "b", small);
        demo::Options other = small;
        other.seed = 6;
        make(place / "c", other);
        const auto a = hashes(place / "a");
        const auto c = hashes(place / "c");
        QVERIFY(a == hashes(place / "b"));
        QVERIFY(a.at("dicoms/DEMO0001/1.dcm") != c.at("dicoms/DEMO0001/1.dcm"));
        QCOMPARE(a.at("link.csv"), c.at("link.csv"));
    }

    void an_empty_folder_is_filled() {
        const Place place;
        fs::create_directory(place / "set");
        make(place / "set", small);
        QVERIFY(fs::exists(place / "set/link.csv"));
        QCOMPARE(entries(place / "set"), 3U);
        QCOMPARE(entries(place.path()), 1U);
    }

    void missing_folders_above_are_made() {
        const Place place;
        make(place / "a/b/set/", small);
        QVERIFY(fs::exists(place / "a/b/set/link.csv"));
        QCOMPARE(entries(place / "a/b"), 1U);
    }

    void a_folder_that_is_not_empty_is_refused_and_left_alone() {
        const Place place;
        fs::create_directory(place / "set");
        std::ofstream(place / "set/mine.txt") << "keep";
        const auto done = demo::write_dataset(place / "set", small);
        QVERIFY(!done);
        QCOMPARE(done.error().code, Code::invalid_argument);
        QVERIFY(done.error().what.text().find("not empty") != std::string::npos);
        QCOMPARE(done.error().file, place / "set");
        QCOMPARE(entries(place / "set"), 1U);
        QCOMPARE(text_of(place / "set/mine.txt"), std::string("keep"));
    }

    void a_file_in_the_way_is_refused() {
        const Place place;
        std::ofstream(place / "set") << "keep";
        const auto done = demo::write_dataset(place / "set", small);
        QVERIFY(!done);
        QCOMPARE(done.error().code, Code::invalid_argument);
        QCOMPARE(text_of(place / "set"), std::string("keep"));
    }

    void a_place_that_cannot_be_written_is_an_error() {
        const auto done = demo::write_dataset("/proc/contourcheck/set", small);
        QVERIFY(!done);
        QCOMPARE(done.error().code, Code::unwritable);
    }

    void settings_that_make_no_sense_are_refused() {
        const Place place;
        const auto refused = [&](const demo::Options& options) {
            const auto done = demo::write_dataset(place / "set", options);
            return !done && done.error().code == Code::invalid_argument && !done.error().what.empty();
        };
        for (auto change :
             {+[](demo::Options& o) { o.patients = 0; }, +[](demo::Options& o) { o.patients = 501; },
              +[](demo::Options& o) { o.locations = 0; }, +[](demo::Options& o) { o.locations = 41; },
              +[](demo::Options& o) { o.phases = 1; }, +[](demo::Options& o) { o.phases = 101; },
              +[](demo::Options& o) { o.with_errors = true; }}) {
            demo::Options options = small;
            change(options);
            QVERIFY(refused(options));
        }
        QCOMPARE(entries(place.path()), 0U);
    }

    void stopping_leaves_nothing() {
        for (const bool exists : {false, true}) {
            const Place place;
            if (exists) fs::create_directory(place / "set");
            std::stop_source stop;
            std::size_t last = 0;
            const auto done = demo::write_dataset(place / "set", small, stop.get_token(),
                                                  [&](std::size_t now, std::size_t total) {
                                                      QCOMPARE(total, 16U);
                                                      last = now;
                                                      if (now == 5) stop.request_stop();
                                                  });
            QVERIFY(!done);
            QCOMPARE(done.error().code, Code::cancelled);
            QCOMPARE(last, 5U);
            QCOMPARE(entries(place.path()), exists ? 1U : 0U);
            if (exists) QCOMPARE(entries(place / "set"), 0U);
        }
    }

    void nothing_stands_under_its_name_before_all_is_written() {
        const Place place;
        bool early = false;
        const auto done = demo::write_dataset(place / "set", small, {}, [&](std::size_t, std::size_t) {
            early = early || fs::exists(place / "set");
        });
        QVERIFY(done);
        QVERIFY(!early);
    }

    void progress_counts_every_slice() {
        const Place place;
        std::vector<std::size_t> seen;
        const auto done = demo::write_dataset(place / "set", small, {},
                                              [&](std::size_t now, std::size_t) { seen.push_back(now); });
        QVERIFY(done);
        QCOMPARE(seen.size(), 16U);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.back(), 16U);
    }
};

QTEST_GUILESS_MAIN(TestDataset)
#include "tst_dataset.moc"
