#include "dataset/read_slices.h"
#include "support/study.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

#include <fstream>
#include <sys/stat.h>

using namespace contourcheck;
using namespace contourcheck::dataset;
namespace fs = std::filesystem;

namespace {

constexpr int slice_count = 6;
const std::string slice_folder = "dicoms/P1";

fs::path slice(const fs::path& root, int number) {
    return root / slice_folder / (std::to_string(number) + ".dcm");
}

std::string slice_bytes(int number, double position_mm) {
    const support::SliceSpec spec{.number = number, .position_mm = position_mm, .trigger_time_ms = number};
    return *dicom::to_dicom(support::make_slice(spec), {});
}

Patient read_first(const fs::path& root, StoredIndex* index = nullptr) {
    const auto set = scan(root);
    if (!set) qFatal("%s", to_string(set.error()).c_str());
    return read_patient(*set, set->patients.front(), {}, index);
}

/// As a program does that is started anew.
Patient read_with(const fs::path& cache, const fs::path& root) {
    StoredIndex index(root, cache);
    Patient patient = read_first(root, &index);
    index.forget_others();
    return patient;
}

/// All that is said of the slices; of a header its bytes.
std::string said(const Patient& patient) {
    std::string text;
    for (const SliceEntry& each : patient.slices)
        text += each.file + ' ' + std::to_string(each.location) + ' ' + std::to_string(each.phase) + ' ' +
                (each.header ? to_bytes({{"", {{}, *each.header}}}) : to_string(each.header.error())) + '\n';
    return text;
}

void write_in_place(const fs::path& file, std::string_view bytes) {
    std::fstream(file, std::ios::in | std::ios::out | std::ios::binary) << bytes;
}

fs::path only_file(const fs::path& cache) {
    return fs::directory_iterator(cache)->path();
}

/// What a user or another program does to a slice.
const std::vector<std::pair<const char*, void (*)(const fs::path&)>> changes = {
    {"written over, its time put back",
     [](const fs::path& root) {
         const auto time = fs::last_write_time(slice(root, 2));
         write_in_place(slice(root, 2), slice_bytes(2, 9));
         fs::last_write_time(slice(root, 2), time);
     }},
    {"replaced by one of the same size and time",
     [](const fs::path& root) {
         const auto time = fs::last_write_time(slice(root, 2));
         support::require(write_file(slice(root, 2), slice_bytes(2, 9)));
         fs::last_write_time(slice(root, 2), time);
     }},
    {"touched",
     [](const fs::path& root) { fs::last_write_time(slice(root, 3), fs::file_time_type::clock::now()); }},
    {"cut off", [](const fs::path& root) { fs::resize_file(slice(root, 3), 200); }},
    {"removed", [](const fs::path& root) { fs::remove(slice(root, 4)); }},
    {"added", [](const fs::path& root) { support::require(write_file(slice(root, 7), slice_bytes(7, 9))); }},
    {"two exchanged",
     [](const fs::path& root) {
         fs::rename(slice(root, 1), root / "aside");
         fs::rename(slice(root, 5), slice(root, 1));
         fs::rename(root / "aside", slice(root, 5));
     }},
    {"a folder moved away and another put there",
     [](const fs::path& root) {
         fs::rename(root / slice_folder, root / "dicoms/P2");
         fs::create_directory(root / slice_folder);
         for (int n = 1; n <= slice_count; ++n)
             support::require(write_file(slice(root, n), slice_bytes(n, 8.0 * n)));
     }},
    {"replaced by a link to another",
     [](const fs::path& root) {
         fs::remove(slice(root, 6));
         fs::create_symlink("1.dcm", slice(root, 6));
     }},
};

} // namespace

class TestStoredIndex : public QObject {
    Q_OBJECT

    support::Folder folder_;
    int used_ = 0;

    /// A dataset whose files are older than a tick of the coarsest clock.
    fs::path dataset() { return folder_ / std::to_string(used_++); }
    [[nodiscard]] fs::path cache() const { return folder_ / ("cache" + std::to_string(used_)); }

    /// Puts into the index, in the place of slice 1, what its file does not say.
    void forge(const fs::path& root, const std::string& patient_id) {
        StoredIndex index(root, cache());
        StoredHeaders headers = index.of_folder(slice_folder);
        headers.at("1.dcm").header.patient_id = patient_id;
        index.keep(slice_folder, headers);
    }

private slots:
    void initTestCase() {
        constexpr int datasets = 40;
        for (int i = 0; i < datasets; ++i) {
            const std::string root = std::to_string(i) + '/';
            folder_.write(root + "link.csv", "patient_id,original_id\nP1,O-1\n");
            for (int n = 1; n <= slice_count; ++n)
                folder_.write(root + slice_folder + '/' + std::to_string(n) + ".dcm", slice_bytes(n, n % 2));
        }
        while (!is_settled(*stamp_of(slice(folder_ / std::to_string(datasets - 1), slice_count))))
            QTest::qSleep(50);
    }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void a_file_as_it_was_is_not_opened_again() {
        const fs::path root = dataset();
        QCOMPARE(said(read_with(cache(), root)), said(read_first(root)));
        forge(root, "from the index");
        QCOMPARE(read_with(cache(), root).slices[0].header->patient_id, std::string("from the index"));
        fs::last_write_time(slice(root, 1), fs::file_time_type::clock::now());
        QCOMPARE(said(read_with(cache(), root)), said(read_first(root)));
    }

    void a_changed_file_is_read_again_data() {
        QTest::addColumn<int>("change");
        for (std::size_t i = 0; i < changes.size(); ++i)
            QTest::newRow(changes[i].first) << int(i);
    }
    void a_changed_file_is_read_again() {
        QFETCH(const int, change);
        const fs::path root = dataset();
        const std::string before = said(read_with(cache(), root));
        changes[std::size_t(change)].second(root);
        const std::string now = said(read_first(root));
        QCOMPARE(said(read_with(cache(), root)), now);
        QCOMPARE(said(read_with(cache(), root)), now);
        QVERIFY(now != before || QLatin1String(QTest::currentDataTag()) == QLatin1String("touched"));
    }

    void whatever_changes_it_reads_as_without_an_index() {
        const fs::path root = dataset();
        const fs::path cache = this->cache();
        (void)read_with(cache, root);
        QVERIFY(rc::check("as without", [&] {
            const int number = *rc::gen::inRange(1, slice_count + 2);
            const fs::path file = slice(root, number);
            switch (*rc::gen::inRange(0, 4)) {
            case 0:
                fs::remove(file);
                break;
            case 1:
                support::require(write_file(file, slice_bytes(number, *rc::gen::inRange(0, 9))));
                break;
            case 2:
                write_in_place(file, slice_bytes(number, *rc::gen::inRange(0, 9)));
                break;
            default:
                if (const fs::path other = slice(root, *rc::gen::inRange(1, slice_count + 2));
                    fs::exists(other))
                    fs::rename(other, file);
            }
            RC_ASSERT(said(read_with(cache, root)) == said(read_first(root)));
        }));
    }

    void a_file_that_may_change_within_a_tick_is_not_kept() {
        const fs::path root = dataset();
        fs::last_write_time(slice(root, 1), fs::file_time_type::clock::now() + std::chrono::hours(1));
        (void)read_with(cache(), root);
        const StoredHeaders kept = StoredIndex(root, cache()).of_folder(slice_folder);
        QCOMPARE(kept.size(), std::size_t(slice_count - 1));
        QVERIFY(!kept.contains("1.dcm"));
    }

    void a_header_that_cannot_be_read_is_not_kept() {
        const fs::path root = dataset();
        fs::remove(slice(root, 2));
        fs::create_symlink("no-such-file", slice(root, 2));
        (void)read_with(cache(), root);
        QVERIFY(!StoredIndex(root, cache()).of_folder(slice_folder).contains("2.dcm"));
    }

    void every_member_of_a_header_is_kept() {
        QVERIFY(rc::check("bytes and back", [] {
            StoredHeaders headers;
            for (const int number : *rc::gen::container<std::set<int>>(rc::gen::inRange(0, 1000))) {
                dicom::Header header = support::make_slice({.number = number}).header;
                header.patient_id = *rc::gen::arbitrary<std::string>();
                header.position_mm->z = *rc::gen::arbitrary<double>();
                if (*rc::gen::arbitrary<bool>()) header.spacing.reset();
                if (*rc::gen::arbitrary<bool>()) header.window = dicom::Window{-0.0, 1};
                if (*rc::gen::arbitrary<bool>()) header.rescale = dicom::Rescale{2, -1000};
                header.photometric = dicom::Photometric(*rc::gen::inRange(0, 2));
                headers[std::to_string(number)] = {{number, 2, 3, 4}, header};
            }
            const std::string bytes = to_bytes(headers);
            const auto back = headers_from_bytes(bytes);
            RC_ASSERT(back.has_value());
            RC_ASSERT(back->size() == headers.size());
            RC_ASSERT(to_bytes(*back) == bytes);
            for (const auto& [name, stored] : headers) {
                RC_ASSERT(back->at(name).stamp == stored.stamp);
                RC_ASSERT(back->at(name).header.patient_id == stored.header.patient_id);
                RC_ASSERT(back->at(name).header.spacing == stored.header.spacing);
                RC_ASSERT(back->at(name).header.position_mm == stored.header.position_mm);
                RC_ASSERT(back->at(name).header.sop_uid == stored.header.sop_uid);
            }
            if (!bytes.empty())
                RC_ASSERT(!headers_from_bytes(std::string_view(bytes).substr(0, bytes.size() - 1)));
        }));
    }

    void a_damaged_index_changes_nothing() {
        const fs::path root = dataset();
        const std::string right = said(read_with(cache(), root));
        const fs::path file = only_file(cache());
        const std::string whole = *read_file(file, 1 << 20);
        QVERIFY(rc::check("as without", [&] {
            std::string bytes = whole;
            if (*rc::gen::arbitrary<bool>())
                bytes.resize(std::size_t(*rc::gen::inRange<int>(0, int(whole.size()))));
            for (const int at :
                 *rc::gen::container<std::vector<int>>(rc::gen::inRange<int>(0, int(whole.size()))))
                if (std::size_t(at) < bytes.size()) bytes[std::size_t(at)] = *rc::gen::arbitrary<char>();
            std::ofstream(file, std::ios::binary) << bytes;
            RC_ASSERT(said(read_with(cache(), root)) == right);
        }));
        std::ofstream(file, std::ios::binary) << "no database at all, and long enough to be looked at as one";
        for (int i = 0; i < 2; ++i)
            QCOMPARE(said(read_with(cache(), root)), right);
        QCOMPARE(StoredIndex(root, cache()).of_folder(slice_folder).size(), std::size_t(slice_count));
    }

    void a_row_of_another_folder_or_version_is_not_taken() {
        const fs::path root = dataset();
        const std::string right = said(read_with(cache(), root));
        for (const char* statement :
             {"UPDATE headers SET folder = CAST('dicoms/P2' AS BLOB)", "UPDATE headers SET hash = 'older'"}) {
            {
                QSqlDatabase other = QSqlDatabase::addDatabase("QSQLITE", "other");
                other.setDatabaseName(QString::fromStdString(only_file(cache()).string()));
                QVERIFY(other.open());
                QVERIFY(QSqlQuery(other).exec(statement));
            }
            QSqlDatabase::removeDatabase("other");
            QVERIFY(StoredIndex(root, cache()).of_folder(slice_folder).empty());
            QVERIFY(StoredIndex(root, cache()).of_folder("dicoms/P2").empty());
            QCOMPARE(said(read_with(cache(), root)), right);
        }
    }

    void what_another_program_holds_is_done_without() {
        const fs::path root = dataset();
        const std::string right = said(read_with(cache(), root));
        {
            QSqlDatabase other = QSqlDatabase::addDatabase("QSQLITE", "other");
            other.setDatabaseName(QString::fromStdString(only_file(cache()).string()));
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec("BEGIN EXCLUSIVE"));
            QVERIFY(StoredIndex(root, cache()).of_folder(slice_folder).empty());
            QCOMPARE(said(read_with(cache(), root)), right);
        }
        QSqlDatabase::removeDatabase("other");
        QCOMPARE(StoredIndex(root, cache()).of_folder(slice_folder).size(), std::size_t(slice_count));
    }

    void where_nothing_can_be_stored_it_works_without() {
        const fs::path root = dataset();
        folder_.write("in-the-way", "");
        for (const fs::path& nowhere : {folder_ / "in-the-way", fs::path("/proc/none"), fs::path()})
            QCOMPARE(said(read_with(nowhere, root)), said(read_first(root)));
    }

    void only_the_owner_can_read_it_and_its_name_tells_nothing() {
        const fs::path root = dataset();
        (void)read_with(cache() / "index", root);
        const fs::path file = only_file(cache() / "index");
        QCOMPARE(int(fs::status(file).permissions()), 0600);
        QCOMPARE(int(fs::status(file.parent_path()).permissions()), 0700);
        QVERIFY(QRegularExpression("^[0-9a-f]{64}\\.sqlite$")
                    .match(QString::fromStdString(file.filename().string()))
                    .hasMatch());
    }

    void folders_that_are_gone_are_forgotten_once_all_were_read() {
        const fs::path root = dataset();
        (void)read_with(cache(), root);
        const StoredHeaders headers = StoredIndex(root, cache()).of_folder(slice_folder);
        StoredIndex(root, cache()).keep("dicoms/gone", headers);
        QVERIFY(!StoredIndex(root, cache()).of_folder("dicoms/gone").empty());
        (void)read_with(cache(), root);
        QVERIFY(StoredIndex(root, cache()).of_folder("dicoms/gone").empty());
        QVERIFY(!StoredIndex(root, cache()).of_folder(slice_folder).empty());
    }

    void datasets_that_nobody_opens_are_forgotten_after_three_months() {
        const fs::path root = dataset();
        (void)read_with(cache(), root);
        const fs::path file = only_file(cache());
        const auto days_ago = [](int days) {
            return fs::file_time_type::clock::now() - std::chrono::days(days);
        };
        const fs::path other = folder_ / "0";
        fs::last_write_time(file, days_ago(89));
        StoredIndex(other, cache());
        QVERIFY(fs::exists(file));
        StoredIndex(root, cache()); // now it was opened
        QVERIFY(fs::last_write_time(file) > days_ago(1));
        fs::last_write_time(file, days_ago(91));
        StoredIndex(other, cache());
        QVERIFY(!fs::exists(file));
    }

    void one_can_do_without() {
        qputenv("CONTOURCHECK_INDEX", "off");
        QVERIFY(index_folder().empty());
        qunsetenv("CONTOURCHECK_INDEX");
        qputenv("XDG_CACHE_HOME", "/cache");
        QCOMPARE(index_folder(), fs::path("/cache/contourcheck/index"));
    }
};

QTEST_GUILESS_MAIN(TestStoredIndex)
#include "tst_stored_index.moc"
