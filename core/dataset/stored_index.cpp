#include "dataset/stored_index.h"

#include "base/file.h"
#include "base/hash.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>
#include <chrono>
#include <cstdlib>

namespace contourcheck::dataset {
namespace fs = std::filesystem;

namespace {

/// Of what a row's bytes mean. Raise it when that changes within a version of the program.
constexpr std::string_view row_version = CONTOURCHECK_VERSION "/3";
constexpr auto unused_after = std::chrono::days(90);
constexpr std::string_view extension = ".sqlite";
constexpr int patience_ms = 5; ///< for another program's lock: reading the slices takes hardly longer

/// A cache need not survive a power cut: what that leaves of a row, its hash tells.
constexpr const char* on_opening[] = {
    "PRAGMA synchronous=OFF",
    "CREATE TABLE IF NOT EXISTS headers (folder BLOB PRIMARY KEY, bytes BLOB NOT NULL, "
    "hash TEXT NOT NULL)"};

QByteArray bytes_of(std::string_view text) {
    return {text.data(), qsizetype(text.size())};
}

/// Binds a row to its folder and to the version: one that is another's, or damaged, is not taken.
QString hash_of(std::string_view folder, std::string_view bytes) {
    std::string all(row_version);
    for (const std::string_view part : {folder, bytes})
        (all += '\0') += part;
    return QString::fromStdString(sha256_hex(all));
}

/// A connection for one question: Qt binds it to its thread.
class Connection {
public:
    explicit Connection(const fs::path& file) : file_(file) {
        static std::atomic<int> next = 0;
        name_ = QStringLiteral("contourcheck-index-%1").arg(++next);
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name_);
        database.setDatabaseName(QString::fromStdString(file.string()));
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience_ms));
        if (!make_private_file(file) || !database.open()) return; // SQLite itself would make it by the umask
        for (const char* statement : on_opening)
            if (!ask(statement)) database.close(); // not to be asked any more
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { QSqlDatabase::removeDatabase(name_); }

    /// The answer, before its first row; nothing where it fails. A file that is damaged or no database is emptied.
    std::optional<QSqlQuery> ask(const char* statement, const QVariantList& values = {}) {
        const QSqlDatabase database = QSqlDatabase::database(name_, false);
        if (!database.isOpen()) return std::nullopt;
        QSqlQuery query(database);
        query.setForwardOnly(true);
        bool done = query.prepare(QString::fromLatin1(statement));
        for (const QVariant& value : values)
            query.addBindValue(value);
        done = done && query.exec();
        if (done) return query;
        const int code =
            query.lastError().nativeErrorCode().toInt() & 0xff; // https://www.sqlite.org/rescode.html
        std::error_code ignored;
        if (code == 11 || code == 26) fs::resize_file(file_, 0, ignored);
        return std::nullopt;
    }

private:
    fs::path file_;
    QString name_;
};

void remove_unused(const fs::path& folder) {
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        std::error_code ignored;
        const auto opened = fs::last_write_time(at->path(), ignored);
        if (at->path().extension() == extension && !ignored &&
            fs::file_time_type::clock::now() - opened > unused_after)
            fs::remove(at->path(), ignored);
    }
}

} // namespace

StoredIndex::StoredIndex(const fs::path& root, const fs::path& folder) {
    std::error_code failed;
    const fs::path whole = fs::canonical(root, failed);
    if (folder.empty() || failed || !QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE"))) return;
    file_ = folder / sha256_hex(whole.string()).append(extension);
    is_used_ = true;
    fs::last_write_time(file_, fs::file_time_type::clock::now(), failed); // where there is one
    remove_unused(folder);
}

StoredHeaders StoredIndex::of_folder(const std::string& slices) {
    std::string bytes;
    QString hash;
    {
        const std::lock_guard lock(mutex_);
        if (!is_used_) return {};
        asked_.insert(slices);
        Connection connection(file_);
        auto row = connection.ask("SELECT bytes, hash FROM headers WHERE folder = ?", {bytes_of(slices)});
        if (!row) is_used_ = false;
        if (!row || !row->next()) return {};
        bytes = row->value(0).toByteArray().toStdString();
        hash = row->value(1).toString();
    }
    if (hash != hash_of(slices, bytes)) return {};
    return headers_from_bytes(bytes).value_or(StoredHeaders());
}

void StoredIndex::keep(const std::string& slices, const StoredHeaders& headers) {
    if (!is_used_) return;
    const std::string bytes = to_bytes(headers);
    const QString hash = hash_of(slices, bytes);
    const std::lock_guard lock(mutex_);
    if (!Connection(file_).ask("INSERT OR REPLACE INTO headers VALUES (?, ?, ?)",
                               {bytes_of(slices), bytes_of(bytes), hash}))
        is_used_ = false;
}

void StoredIndex::forget_others() {
    const std::lock_guard lock(mutex_);
    if (!is_used_) return;
    Connection connection(file_);
    QVariantList gone;
    if (auto rows = connection.ask("SELECT folder FROM headers"))
        while (rows->next())
            if (!asked_.contains(rows->value(0).toByteArray().toStdString())) gone.push_back(rows->value(0));
    for (const QVariant& each : gone)
        connection.ask("DELETE FROM headers WHERE folder = ?", {each});
}

fs::path index_folder() {
    const char* wish = std::getenv("CONTOURCHECK_INDEX"); // NOLINT(concurrency-mt-unsafe)
    return wish && std::string_view(wish) == "off" ? fs::path() : user_cache_folder() / "index";
}

} // namespace contourcheck::dataset
