#include "dataset/dataset.h"

#include "base/file.h"

#include "support/study.h"

#include <QtTest>

#include <QProcess>
#include <QScopeGuard>

#include <unistd.h>

using namespace contourcheck;
using namespace contourcheck::dataset;
using support::Folder;
using What = Oddity::What;

namespace {

const char* const contour_text = "1 1\n5 1\n5 5\n";

std::vector<What> whats(const Dataset& dataset) {
    std::vector<What> result;
    for (const auto& oddity : dataset.oddities)
        result.push_back(oddity.what);
    return result;
}

void write_challenge(const Folder& folder) {
    folder.write("link.csv", "patient_id,original_id\nP1,O-1\nP2,O-2\n");
    for (const char* patient : {"P1", "P2"})
        for (int n : {1, 2, 10})
            folder.write(std::filesystem::path("dicoms") / patient / (std::to_string(n) + ".dcm"), "x");
    for (const char* original : {"O-1", "O-2"}) {
        const auto base = std::filesystem::path("contourfiles") / original;
        folder.write(base / "i-contours/IM-0001-0002-icontour-manual.txt", contour_text);
        folder.write(base / "i-contours/IM-0001-0010-icontour-manual.txt", contour_text);
        folder.write(base / "o-contours/IM-0001-0002-ocontour-manual.txt", contour_text);
    }
}

} // namespace

class TestScan : public QObject {
    Q_OBJECT

private slots:
    void the_challenge_layout_is_read() {
        Folder folder;
        write_challenge(folder);
        const auto set = scan(folder.path());
        QVERIFY(set);
        QCOMPARE(set->layout, Layout::challenge);
        QCOMPARE(set->patients.size(), 2U);
        QCOMPARE(set->slice_count(), 6U);
        QCOMPARE(set->contour_count(), 6U);
        QVERIFY(set->oddities.empty());
        const auto& patient = set->patients[0];
        QCOMPARE(patient.original, std::string("O-1"));
        QCOMPARE(patient.line, 2);
        QCOMPARE(patient.series[0].slices[2].number, 10);
        QCOMPARE(patient.contours[1].kind, contour::Kind::outer);
        QCOMPARE(patient.contours[1].file,
                 std::string("contourfiles/O-1/o-contours/IM-0001-0002-ocontour-manual.txt"));
    }

    void the_table_or_a_trailing_slash_will_do_as_the_path() {
        Folder folder;
        write_challenge(folder);
        QVERIFY(scan(folder / "link.csv"));
        QCOMPARE(scan(folder.path() / "")->root, folder.path());
        QCOMPARE(scan(folder / "link.csv")->root, folder.path());
    }

    void the_sunnybrook_download_is_read() {
        Folder folder;
        folder.write("scd_patientdata.csv",
                     "\xef\xbb\xbfPatientID,OriginalID,Gender\r\nSCD1,SC-HF-I-1,Male\r\n");
        folder.write("SCD_IMAGES_01/SCD1/CINESAX_300/IM-0003-0001.dcm", "x");
        folder.write("SCD_IMAGES_01/SCD1/CINESAX_1100/IM-0011-0048.dcm", "x");
        folder.write("SCD_IMAGES_01/SCD1/CINELAX_200/IM-0002-0001.dcm", "x");
        const std::filesystem::path expert = "SCD_ManualContours/SC-HF-I-01/contours-manual/IRCCI-expert";
        for (const char* name : {"IM-0001-0048-icontour-manual.txt", "IM-0001-0048-ocontour-manual.txt",
                                 "IM-0001-0048-p1-manual.txt", "IM-0001-0048-p2-manual.txt"})
            folder.write(expert / name, contour_text);
        const auto set = scan(folder.path());
        QVERIFY(set);
        QCOMPARE(set->layout, Layout::sunnybrook);
        QVERIFY(set->oddities.empty());
        QCOMPARE(set->patients[0].series.size(), 2U);
        QCOMPARE(set->patients[0].series[0].name, std::string("CINESAX_300"));
        QCOMPARE(set->patients[0].contours.size(), 4U);
        QCOMPARE(set->patients[0].contours[3].kind, contour::Kind::papillary2);
    }

    void a_table_with_other_numbers_than_the_folder_is_not_taken_for_it() {
        Folder folder;
        folder.write("scd_patientdata.csv", "PatientID,OriginalID\nSCD1,SC-HF-I-10\n");
        folder.write(
            "SCD_ManualContours/SC-HF-I-01/contours-manual/IRCCI-expert/IM-0001-0048-icontour-manual.txt",
            contour_text);
        const auto set = scan(folder.path());
        QVERIFY(!set->patients[0].contour_folder);
        QCOMPARE(whats(*set), std::vector{What::contours_unlinked});
    }

    void folders_that_differ_in_zeros_only_are_told_apart_by_their_exact_name() {
        Folder folder;
        folder.write("scd_patientdata.csv", "PatientID,OriginalID\nA,SC-HF-I-1\n");
        for (const char* name : {"SC-HF-I-01", "SC-HF-I-1"})
            folder.write(std::filesystem::path("SCD_ManualContours") / name /
                             "contours-manual/IRCCI-expert/IM-0001-0048-icontour-manual.txt",
                         contour_text);
        auto set = scan(folder.path());
        QCOMPARE(set->patients[0].contour_folder->generic_string(),
                 std::string("SCD_ManualContours/SC-HF-I-1"));
        QCOMPARE(whats(*set), std::vector{What::contours_unlinked});
        QCOMPARE(set->oddities[0].original, std::string("SC-HF-I-01"));
        folder.write("scd_patientdata.csv", "PatientID,OriginalID\nA,SC-HF-I-1\nB,SC-HF-I-01\n");
        set = scan(folder.path());
        QVERIFY(set->oddities.empty());
        std::filesystem::remove_all(folder / "SCD_ManualContours/SC-HF-I-1");
        set = scan(folder.path());
        QCOMPARE(whats(*set), std::vector{What::original_twice});
        QCOMPARE(set->oddities[0].line, 3);
        QCOMPARE(set->oddities[0].detail, std::string("line 2"));
    }

    void a_folder_with_the_name_of_a_file_is_told() {
        Folder folder;
        write_challenge(folder);
        folder.write("dicoms/P1/11.dcm/x", "x");
        const auto set = scan(folder.path());
        QCOMPARE(whats(*set), std::vector{What::file_unnamed});
        QCOMPARE(set->oddities[0].file.generic_string(), std::string("dicoms/P1/11.dcm"));
        QCOMPARE(set->slice_count(), 6U);
    }

    void a_folder_that_may_not_be_looked_into_is_told_as_such() {
        if (::geteuid() == 0) QVERIFY(::seteuid(65534) == 0);
        const auto back = qScopeGuard([] { QVERIFY(::seteuid(::getuid()) == 0); });
        Folder folder;
        write_challenge(folder);
        const auto closed = folder / "contourfiles";
        std::filesystem::permissions(closed, std::filesystem::perms::none);
        const auto set = scan(folder.path());
        std::filesystem::permissions(closed, std::filesystem::perms::owner_all);
        QVERIFY(set->patients[0].contour_folder);
        QVERIFY(std::ranges::count(whats(*set), What::file_unreadable) > 0);
        QVERIFY(set->oddities[0].detail.text().find("ermission") != std::string::npos);
    }

    void rows_that_lead_nowhere_and_folders_no_row_names_are_told() {
        Folder folder;
        write_challenge(folder);
        folder.write("link.csv", "patient_id,original_id\nP1,O-1\nP9,O-9\n");
        const auto set = scan(folder.path());
        QCOMPARE(set->patients.size(), 2U);
        QVERIFY(!set->patients[1].slice_folder);
        QVERIFY(!set->patients[1].contour_folder);
        QCOMPARE(whats(*set), (std::vector{What::slices_unlinked, What::contours_unlinked}));
        QCOMPARE(set->oddities[0].patient, std::string("P2"));
        QCOMPARE(set->oddities[1].original, std::string("O-2"));
    }

    void a_second_row_for_a_patient_or_an_original_is_told_with_both_lines() {
        Folder folder;
        write_challenge(folder);
        folder.write("link.csv", "patient_id,original_id\nP1,O-1\nP1,O-2\nP2,O-1\n");
        const auto set = scan(folder.path());
        QCOMPARE(whats(*set), (std::vector{What::patient_twice, What::original_twice}));
        QCOMPARE(set->oddities[0].line, 3);
        QCOMPARE(set->oddities[0].detail, std::string("line 2"));
        QCOMPARE(set->patients.size(), 2U);
        QCOMPARE(set->patients[0].original, std::string("O-1"));
        QCOMPARE(set->second_rows.size(), 1U);
        QCOMPARE(set->second_rows[0].original, std::string("O-2"));
        QCOMPARE(set->second_rows[0].contours.size(), 3U);
        QCOMPARE(set->second_rows[0].series[0].slices.size(), 3U);
    }

    void second_rows_that_are_alike_lead_to_the_same() {
        Folder folder;
        write_challenge(folder);
        folder.write("link.csv", "patient_id,original_id\nP1,O-1\nP1,O-2\nP2,O-1\nP1,O-2\nP1,O-1\nP2,O-1\n");
        const auto set = scan(folder.path());
        QCOMPARE(set->second_rows.size(), 4U);
        const std::vector<std::pair<std::string, int>> expected = {
            {"O-2", 3}, {"O-2", 5}, {"O-1", 6}, {"O-1", 7}};
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const PatientFiles& row = set->second_rows[i];
            QCOMPARE(row.original, expected[i].first);
            QCOMPARE(row.line, expected[i].second);
            QCOMPARE(row.contours.size(), 3U);
            QCOMPARE(row.contour_folder->generic_string(), "contourfiles/" + row.original);
            QCOMPARE(row.series[0].slices.size(), 3U);
        }
    }

    void copies_of_one_row_lead_to_no_more_files_than_others() {
        Folder folder;
        write_challenge(folder);
        for (int n = 11; n < 1000; ++n)
            folder.write("dicoms/P1/" + std::to_string(n) + ".dcm", "x");
        std::string table = "patient_id,original_id\n";
        for (int i = 0; i < 20'000; ++i)
            table += "P1,O-1\n";
        folder.write("link.csv", table);
        QCOMPARE(scan(folder.path()).error().code, Code::too_large);
    }

    void folders_of_a_second_row_are_named_once() {
        Folder folder;
        write_challenge(folder);
        folder.write("dicoms/P1/notes.txt", "x");
        folder.write("link.csv", "patient_id,original_id\nP1,O-1\nP2,O-9\nP1,O-2\n");
        QCOMPARE(whats(*scan(folder.path())), (std::vector{What::patient_twice, What::file_unnamed}));
    }

    void an_id_cannot_lead_out_of_the_dataset() {
        Folder folder;
        write_challenge(folder);
        std::string table =
            "patient_id,original_id\n../P1,O-1\nP1,..\n/etc,O-2\nP2,\nP2,O-2\n..,O-1\n.,O-1\n";
        table += std::string("P1\0,O-1\n", 8) + std::string(201, 'P') +
                 ",O-1\nP1\\x,O-1\n\"P1\n\",O-1\n\x1bP1,O-1\n";
        folder.write("link.csv", table);
        const auto set = scan(folder.path());
        QCOMPARE(set->patients.size(), 1U);
        QCOMPARE(std::ranges::count(whats(*set), What::row_malformed), 11);
    }

    void names_that_are_not_the_layouts_are_told_and_passed_over() {
        Folder folder;
        write_challenge(folder);
        folder.write("dicoms/P1/notes.txt", "x");
        folder.write("dicoms/P1/01.dcm", "x");
        folder.write("dicoms/P1/.DS_Store", "x");
        folder.write("contourfiles/O-1/i-contours/IM-0001-0002-xcontour-manual.txt", "x");
        const auto set = scan(folder.path());
        QCOMPARE(whats(*set), (std::vector{What::file_unnamed, What::file_twice, What::file_unnamed}));
        QCOMPARE(set->slice_count(), 6U);
    }

    void a_folder_that_is_no_dataset_says_what_was_looked_for() {
        Folder folder;
        auto set = scan(folder.path());
        QVERIFY(!set);
        QCOMPARE(set.error().code, Code::malformed);
        QVERIFY(set.error().what.text().find("link.csv") != std::string::npos);
        QCOMPARE(scan(folder / "nothing").error().code, Code::not_found);
        folder.write("file.txt", "x");
        QVERIFY(!scan(folder / "file.txt"));
        folder.write("inner/link.csv", "patient_id,original_id\n");
        QVERIFY(scan(folder.path()).error().what.text().find("'inner' has one") != std::string::npos);
        folder.write("link.csv", "a,b\n1,2\n");
        QCOMPARE(scan(folder.path()).error().line, 1);
        folder.write("link.csv", "");
        QCOMPARE(scan(folder.path()).error().code, Code::malformed);
    }

    void links_that_lead_out_are_named_and_followed_where_that_is_allowed() {
        Folder folder;
        Folder elsewhere;
        write_challenge(folder);
        elsewhere.write("P3/1.dcm", "x");
        folder.write("link.csv", "patient_id,original_id\nP1,O-1\nP2,O-2\nP3,O-3\n");
        std::filesystem::create_directory_symlink(elsewhere / "P3", folder / "dicoms/P3");
        const auto set = scan({folder.path(), true});
        QCOMPARE(whats(*set), std::vector{What::link_outside});
        QCOMPARE(set->oddities[0].file.generic_string(), std::string("dicoms/P3"));
        QCOMPARE(set->patients[2].series[0].slices.size(), 1U);
        const auto without = scan(folder.path());
        QCOMPARE(whats(*without), std::vector{What::link_refused});
        QCOMPARE(without->oddities[0].file.generic_string(), std::string("dicoms/P3"));
        QVERIFY(!without->patients[2].slice_folder);
    }

    void links_to_files_outside_are_refused_once_a_folder() {
        Folder folder, elsewhere;
        write_challenge(folder);
        elsewhere.write("1.dcm", "x");
        for (const char* name : {"71.dcm", "72.dcm"})
            std::filesystem::create_symlink(elsewhere / "1.dcm", folder / "dicoms/P1" / name);
        const std::size_t own = scan(folder.path())->patients[0].series[0].slices.size();
        const auto set = scan(folder.path());
        QCOMPARE(whats(*set), std::vector{What::link_refused});
        QCOMPARE(set->oddities[0].file.generic_string(), std::string("dicoms/P1/71.dcm"));
        QCOMPARE(set->oddities[0].detail.text(), std::string("2 links in this folder"));
        QCOMPARE(scan({folder.path(), true})->patients[0].series[0].slices.size(), own + 2);
    }

    void links_that_stay_inside_are_followed_and_the_dataset_may_be_one() {
        Folder folder, elsewhere;
        write_challenge(folder);
        std::filesystem::create_directories(folder / "store");
        std::filesystem::rename(folder / "dicoms", folder / "store/dicoms");
        std::filesystem::create_directory_symlink("store/dicoms", folder / "dicoms");
        std::filesystem::create_directory_symlink(folder.path(), elsewhere / "set");
        for (const auto& root : {folder.path(), elsewhere / "set"}) {
            const auto set = scan(root);
            QCOMPARE(whats(*set), std::vector<What>{});
            QVERIFY(set->patients[0].slice_folder);
        }
    }

    void folders_on_the_way_and_the_table_are_refused_too() {
        Folder folder, elsewhere;
        write_challenge(folder);
        std::filesystem::rename(folder / "dicoms", elsewhere / "dicoms");
        std::filesystem::create_directory_symlink(elsewhere / "dicoms", folder / "dicoms");
        QCOMPARE(whats(*scan(folder.path())), std::vector{What::link_refused});
        QVERIFY(!scan(folder.path())->patients[0].slice_folder);
        std::filesystem::rename(folder / "link.csv", elsewhere / "link.csv");
        std::filesystem::create_symlink(elsewhere / "link.csv", folder / "link.csv");
        QCOMPARE(scan(folder.path()).error().code, Code::unreadable);
        QVERIFY(scan({folder.path(), true}));
    }

    void a_link_that_points_at_itself_harms_nothing() {
        Folder folder;
        write_challenge(folder);
        std::filesystem::create_symlink("3.dcm", folder / "dicoms/P1/3.dcm");
        std::filesystem::create_directory_symlink("..", folder / "dicoms/P1/up");
        const auto set = scan(folder.path());
        QVERIFY(set);
        QCOMPARE(set->patients.size(), 2U);
    }

    void a_link_whose_end_cannot_be_told_is_refused() {
        Folder folder, elsewhere;
        write_challenge(folder);
        elsewhere.write("secret.dcm", "x");
        // Where it leads is longer than a path may be, yet can be opened from half way.
        std::filesystem::path twelve;
        for (int i = 0; i < 12; ++i)
            twelve /= std::string(200, 'd');
        const auto deep = elsewhere / "deep";
        const auto removed = qScopeGuard([&] {
            QProcess::execute("rm", {"-rf", QString::fromStdString(deep.string())});
        });
        std::filesystem::create_directories(deep / twelve);
        std::filesystem::create_directory_symlink(deep / twelve, elsewhere / "half");
        std::filesystem::create_directories(elsewhere / "half" / twelve);
        const auto end = elsewhere / "half" / twelve / "secret.dcm";
        std::filesystem::create_hard_link(elsewhere / "secret.dcm", end);
        std::filesystem::create_symlink(end, folder / "dicoms/P1/71.dcm");
        QVERIFY(read_file(folder / "dicoms/P1/71.dcm", 100));
        QCOMPARE(whats(*scan(folder.path())), std::vector{What::link_refused});
    }

    void a_contour_id_reads_back() {
        const ContourId id{"A/B C", 99, contour::Kind::papillary1};
        QCOMPARE(to_string(id), std::string("A/B C/99/papillary1"));
        QCOMPARE(parse_contour_id(to_string(id)), std::optional(id));
        for (const char* bad : {"", "P1", "P1/9", "P1/x/inner", "P1/9/middle", "/9/inner", "P1/-9/inner"})
            QVERIFY2(!parse_contour_id(bad), bad);
    }

    void scanning_stops_when_asked() {
        Folder folder;
        write_challenge(folder);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(scan(folder.path(), stop.get_token()).error().code, Code::cancelled);
    }
};

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
