#include "settled_datasets.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::dataset;
using namespace contourcheck::dataset::test;

namespace {

fs::path only_file(const fs::path& cache) {
    return fs::directory_iterator(cache)->path();
}

} // namespace

class TestIndexFile : public QObject {
    Q_OBJECT

    SettledDatasets datasets_{10};

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void a_damaged_index_changes_nothing() {
        const auto [root, cache] = datasets_.next();
        const std::string right = said(read_with(cache, root));
        const fs::path file = only_file(cache);
        const std::string whole = *read_file(file, 1 << 20);
        QVERIFY(rc::check("as without", [&] {
            std::string bytes = whole;
            if (*rc::gen::arbitrary<bool>())
                bytes.resize(std::size_t(*rc::gen::inRange<int>(0, int(whole.size()))));
            for (const int at :
                 *rc::gen::container<std::vector<int>>(rc::gen::inRange<int>(0, int(whole.size()))))
                if (std::size_t(at) < bytes.size()) bytes[std::size_t(at)] = *rc::gen::arbitrary<char>();
            std::ofstream(file, std::ios::binary) << bytes;
            RC_ASSERT(said(read_with(cache, root)) == right);
        }));
        std::ofstream(file, std::ios::binary) << "no database at all, and long enough to be looked at as one";
        for (int i = 0; i < 2; ++i)
            QCOMPARE(said(read_with(cache, root)), right);
        QCOMPARE(StoredIndex(root, cache).of_folder(slice_folder).size(), std::size_t(slice_count));
    }

    void a_row_of_another_folder_or_version_is_not_taken() {
        const auto [root, cache] = datasets_.next();
        const std::string right = said(read_with(cache, root));
        for (const char* statement :
             {"UPDATE headers SET folder = CAST('dicoms/P2' AS BLOB)", "UPDATE headers SET hash = 'older'"}) {
            {
                QSqlDatabase other = QSqlDatabase::addDatabase("QSQLITE", "other");
                other.setDatabaseName(QString::fromStdString(only_file(cache).string()));
                QVERIFY(other.open());
                QVERIFY(QSqlQuery(other).exec(statement));
            }
            QSqlDatabase::removeDatabase("other");
            QVERIFY(StoredIndex(root, cache).of_folder(slice_folder).empty());
            QVERIFY(StoredIndex(root, cache).of_folder("dicoms/P2").empty());
            QCOMPARE(said(read_with(cache, root)), right);
        }
    }

    void what_another_program_holds_is_done_without() {
        const auto [root, cache] = datasets_.next();
        const std::string right = said(read_with(cache, root));
        {
            QSqlDatabase other = QSqlDatabase::addDatabase("QSQLITE", "other");
            other.setDatabaseName(QString::fromStdString(only_file(cache).string()));
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec("BEGIN EXCLUSIVE"));
            StoredIndex index(root, cache);
            QVERIFY(index.is_used());
            QVERIFY(index.of_folder(slice_folder).empty());
            QVERIFY(!index.is_used()); // each question would wait anew
            QCOMPARE(said(read_with(cache, root)), right);
        }
        QSqlDatabase::removeDatabase("other");
        QCOMPARE(StoredIndex(root, cache).of_folder(slice_folder).size(), std::size_t(slice_count));
    }

    void where_nothing_can_be_stored_it_works_without() {
        const auto [root, cache] = datasets_.next();
        const support::Folder folder;
        folder.write("in-the-way", "");
        for (const fs::path& nowhere : {folder / "in-the-way", fs::path("/proc/none"), fs::path()})
            QCOMPARE(said(read_with(nowhere, root)), said(read_first(root)));
    }

    void only_the_owner_can_read_it_and_its_name_tells_nothing() {
        const auto [root, cache] = datasets_.next();
        (void)read_with(cache, root);
        const fs::path file = only_file(cache);
        QCOMPARE(int(fs::status(file).permissions()), 0600);
        QCOMPARE(int(fs::status(file.parent_path()).permissions()), 0700);
        QVERIFY(QRegularExpression("^[0-9a-f]{64}\\.sqlite$")
                    .match(QString::fromStdString(file.filename().string()))
                    .hasMatch());
    }

    void folders_that_are_gone_are_forgotten_once_all_were_read() {
        const auto [root, cache] = datasets_.next();
        (void)read_with(cache, root);
        const StoredHeaders headers = StoredIndex(root, cache).of_folder(slice_folder);
        StoredIndex(root, cache).keep("dicoms/gone", headers);
        QVERIFY(!StoredIndex(root, cache).of_folder("dicoms/gone").empty());
        (void)read_with(cache, root);
        QVERIFY(StoredIndex(root, cache).of_folder("dicoms/gone").empty());
        QVERIFY(!StoredIndex(root, cache).of_folder(slice_folder).empty());
    }

    void datasets_that_nobody_opens_are_forgotten_after_three_months() {
        const auto [root, cache] = datasets_.next();
        (void)read_with(cache, root);
        const fs::path file = only_file(cache);
        const auto days_ago = [](int days) {
            return fs::file_time_type::clock::now() - std::chrono::days(days);
        };
        const fs::path other = datasets_.next().root;
        fs::last_write_time(file, days_ago(89));
        StoredIndex(other, cache);
        QVERIFY(fs::exists(file));
        StoredIndex(root, cache); // now it was opened
        QVERIFY(fs::last_write_time(file) > days_ago(1));
        fs::last_write_time(file, days_ago(91));
        StoredIndex(root, cache); // for as long as it was not
        QVERIFY(fs::exists(file));
        fs::last_write_time(file, days_ago(91));
        StoredIndex(other, cache);
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

QTEST_GUILESS_MAIN(TestIndexFile)
#include "tst_index_file.moc"
