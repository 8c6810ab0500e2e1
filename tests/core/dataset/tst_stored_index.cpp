#include "settled_datasets.h"

#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::dataset;
using namespace contourcheck::dataset::test;
namespace fs = std::filesystem;

namespace {

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

    SettledDatasets datasets_{25};

    /// Puts into the index, in the place of slice 1, what its file does not say.
    static void forge(const fs::path& root, const fs::path& cache, const std::string& patient_id) {
        StoredIndex index(root, cache);
        StoredHeaders headers = index.of_folder(slice_folder);
        headers.at("1.dcm").header.patient_id = patient_id;
        index.keep(slice_folder, headers);
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void a_file_as_it_was_is_not_opened_again() {
        const auto [root, cache] = datasets_.next();
        QCOMPARE(said(read_with(cache, root)), said(read_first(root)));
        forge(root, cache, "from the index");
        QCOMPARE(read_with(cache, root).slices[0].header->patient_id, std::string("from the index"));
        fs::last_write_time(slice(root, 1), fs::file_time_type::clock::now());
        QCOMPARE(said(read_with(cache, root)), said(read_first(root)));
    }

    void a_changed_file_is_read_again_data() {
        QTest::addColumn<int>("change");
        for (std::size_t i = 0; i < changes.size(); ++i)
            QTest::newRow(changes[i].first) << int(i);
    }
    void a_changed_file_is_read_again() {
        QFETCH(const int, change);
        const auto [root, cache] = datasets_.next();
        const std::string before = said(read_with(cache, root));
        changes[std::size_t(change)].second(root);
        const std::string now = said(read_first(root));
        QCOMPARE(said(read_with(cache, root)), now);
        QCOMPARE(said(read_with(cache, root)), now);
        QVERIFY(now != before || QLatin1String(QTest::currentDataTag()) == QLatin1String("touched"));
    }

    void whatever_changes_it_reads_as_without_an_index() {
        const auto [root, cache] = datasets_.next();
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
        const auto [root, cache] = datasets_.next();
        fs::last_write_time(slice(root, 1), fs::file_time_type::clock::now() + std::chrono::hours(1));
        (void)read_with(cache, root);
        const StoredHeaders kept = StoredIndex(root, cache).of_folder(slice_folder);
        QCOMPARE(kept.size(), std::size_t(slice_count - 1));
        QVERIFY(!kept.contains("1.dcm"));
    }

    void a_header_that_cannot_be_read_is_not_kept() {
        const auto [root, cache] = datasets_.next();
        fs::remove(slice(root, 2));
        fs::create_symlink("no-such-file", slice(root, 2));
        (void)read_with(cache, root);
        QVERIFY(!StoredIndex(root, cache).of_folder(slice_folder).contains("2.dcm"));
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
};

QTEST_GUILESS_MAIN(TestStoredIndex)
#include "tst_stored_index.moc"
