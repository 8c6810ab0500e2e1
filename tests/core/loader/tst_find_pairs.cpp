#include "dataset/patient.h"
#include "dataset/stored_index.h"
#include "loader/find_pairs.h"
#include "pairs.h"

#include <QTest>

#include <algorithm>
#include <chrono>

using namespace contourcheck;
using namespace contourcheck::loader;

namespace {

constexpr const char* triangle = "1 1\n1 5\n5 5\n";

/// What is younger is not kept in the stored index.
void await_settled(const std::filesystem::path& file) {
    while (!dataset::is_settled(*dataset::stamp_of(file)))
        QTest::qSleep(50);
}

} // namespace

class FindPairsTest : public QObject {
    Q_OBJECT

private slots:
    void contours_of_the_kinds_that_have_a_slice() {
        const support::Folder folder;
        folder.write("link.csv", "patient_id,original_id\nP1,O1\nP2,O2\n");
        for (int number : {1, 2, 3}) {
            support::write_slice(folder, "dicoms/P1/" + std::to_string(number) + ".dcm", {.number = number});
            support::write_slice(folder, "dicoms/P2/" + std::to_string(number) + ".dcm",
                                 {.number = number, .shape = {8, 9}});
        }
        folder.write("contourfiles/O1/i-contours/IM-0001-0002-icontour-manual.txt", triangle);
        folder.write("contourfiles/O1/i-contours/IM-0001-0099-icontour-manual.txt", triangle);
        folder.write("contourfiles/O2/i-contours/IM-0001-0001-icontour-manual.txt", triangle);
        folder.write("contourfiles/O2/o-contours/IM-0001-0003-ocontour-manual.txt", triangle);
        folder.write("dicoms/P2/1.dcm", "no slice");
        const auto dataset = dataset::scan(folder.path());
        QVERIFY(dataset);
        const auto inner = find_pairs(*dataset, {contour::Kind::inner});
        QVERIFY(inner);
        QCOMPARE(inner->size(), std::size_t(2));
        QCOMPARE((*inner)[0].id, std::string("P1/2/inner"));
        QCOMPARE((*inner)[0].slice_file, (dataset->root / "dicoms/P1/2.dcm").string());
        QCOMPARE((*inner)[0].shape, (Shape{16, 16}));
        QCOMPARE((*inner)[0].pixel_type, std::string("int16"));
        QCOMPARE((*inner)[1].shape, Shape{}); // told of its item
        const auto outer = find_pairs(*dataset, {contour::Kind::outer});
        QCOMPARE(outer->size(), std::size_t(1));
        QCOMPARE((*outer)[0].kind, contour::Kind::outer);
        QCOMPARE((*outer)[0].shape, (Shape{8, 9}));
        for (const Batch& batch : BatchLoader(*inner, {}))
            for (const Item& item : batch.items)
                QCOMPARE(item.pair.has_value(), item.index == 0);
    }

    void what_the_stored_index_knows_is_not_read_again_and_nothing_else_is_forgotten() {
        const support::Folder folder;
        folder.write("link.csv", "patient_id,original_id\nP1,O1\n");
        for (int number : {1, 2, 3})
            support::write_slice(folder, "dicoms/P1/" + std::to_string(number) + ".dcm", {.number = number});
        for (const char* kind : {"i", "o"})
            folder.write("contourfiles/O1/" + (kind + ("-contours/IM-0001-0002-" + std::string(kind))) +
                             "contour-manual.txt",
                         triangle);
        await_settled(folder / "dicoms/P1/3.dcm");
        const auto dataset = dataset::scan(folder.path());
        const std::filesystem::path cache = folder / "cache";
        const auto shapes = [&] {
            std::vector<Shape> found;
            const std::vector<contour::Kind> both{contour::Kind::inner, contour::Kind::outer};
            const auto requests = find_pairs(*dataset, both, 1, {}, cache);
            for (const PairRequest& request : *requests)
                found.push_back(request.shape);
            return found;
        };
        QCOMPARE(shapes(), (std::vector<Shape>{{16, 16}, {16, 16}}));
        {
            dataset::StoredIndex index(dataset->root, cache);
            auto headers = index.of_folder("dicoms/P1");
            QCOMPARE(headers.size(), std::size_t(1)); // the others were not asked for
            headers.at("2.dcm").header.shape = {5, 6};
            headers["3.dcm"] = headers.at("2.dcm");
            index.keep("dicoms/P1", headers);
        }
        QCOMPARE(shapes(), (std::vector<Shape>{{5, 6}, {5, 6}}));
        const auto later = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
        std::filesystem::last_write_time(folder / "dicoms/P1/2.dcm", later);
        QCOMPARE(shapes(), (std::vector<Shape>{{16, 16}, {16, 16}}));
        QVERIFY(dataset::StoredIndex(dataset->root, cache).of_folder("dicoms/P1").contains("3.dcm"));
    }

    void what_is_written_into_a_picture_comes_when_that_is_allowed() {
        const support::Folder folder;
        folder.write("link.csv", "patient_id,original_id\nP1,O1\n");
        for (int number : {1, 2}) {
            support::write_slice(folder, "dicoms/P1/" + std::to_string(number) + ".dcm", {.number = number});
            folder.write("contourfiles/O1/i-contours/IM-0001-000" + std::to_string(number) +
                             "-icontour-manual.txt",
                         triangle);
        }
        await_settled(folder / "dicoms/P1/2.dcm");
        const auto dataset = dataset::scan(folder.path());
        const std::filesystem::path cache = folder / "cache";
        const auto found = [&](bool allow) {
            return find_pairs(*dataset, {contour::Kind::inner}, 1, {}, cache, allow)->size();
        };
        QCOMPARE(found(false), std::size_t(2));
        {
            dataset::StoredIndex index(dataset->root, cache);
            auto headers = index.of_folder("dicoms/P1");
            headers.at("1.dcm").header.burned_in = dicom::BurnedIn::yes;
            index.keep("dicoms/P1", headers);
        }
        QCOMPARE(found(false), std::size_t(1));
        QCOMPARE(found(true), std::size_t(2));
    }

    void the_real_pairs_are_those_of_the_read_patients() {
        const QString real = qEnvironmentVariable("CONTOURCHECK_REAL_DATA");
        if (real.isEmpty()) QSKIP("CONTOURCHECK_REAL_DATA does not name the folder with the real data");
        const auto dataset = dataset::scan(std::filesystem::path(real.toStdString()) / "scd");
        const auto pairs = find_pairs(*dataset, {contour::Kind::inner, contour::Kind::outer});
        std::vector<std::string> found, expected;
        for (const PairRequest& request : *pairs)
            found.push_back(request.id + " " + request.slice_file);
        for (const auto& files : dataset->patients) {
            const auto patient = read_patient(*dataset, files);
            for (const auto& contour : patient.contours)
                if (contour.slice && contour.id.kind <= contour::Kind::outer)
                    expected.push_back(to_string(contour.id) + " " +
                                       (dataset->root / patient.slices[*contour.slice].file).string());
        }
        QVERIFY(found.size() > 80);
        QCOMPARE(found, expected);
    }
};

QTEST_GUILESS_MAIN(FindPairsTest)
#include "tst_find_pairs.moc"
