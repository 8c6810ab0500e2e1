#include "review/connection.h"

#include "base/text.h"
#include "review/emptied.h"
#include "review/in_use.h"
#include "review/sqlite_words.h"
#include "review/tables.h"
#include "review/valid.h"

#include <QSqlError>

#include <atomic>

namespace contourcheck::review {

namespace {

constexpr const char* insert_statement =
    "INSERT INTO decisions (dataset, contour, verdict, reasons, comment, reviewer, time_utc, slice_sha256, "
    "contour_sha256, version, written_here, not_before, chain) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* select_statement = "SELECT sequence, dataset, contour, verdict, reasons, comment, "
                                         "reviewer, time_utc, slice_sha256, contour_sha256, version%1 "
                                         "FROM decisions WHERE sequence >= ? ORDER BY sequence";
constexpr int field_count = 12; // between sequence and chain
constexpr std::size_t most_time_shown = 40;

/// In the order in which a link takes them (chain.h).
std::vector<QVariant> fields_of(const Decision& decision) {
    const QVariant verdict = decision.verdict ? bound(std::string(word(*decision.verdict)))
                                              : QVariant(QMetaType::fromType<QString>());
    std::vector<QVariant> fields = {bound(decision.dataset), bound(decision.contour), verdict};
    for (const std::string& text :
         {joined(decision.reasons), decision.comment, decision.reviewer, decision.time_utc,
          decision.content.slice_sha256, decision.content.contour_sha256, decision.version})
        fields.push_back(bound(text));
    fields.emplace_back(int(decision.written_here));
    fields.push_back(bound(decision.not_before));
    return fields;
}

Field field_of(const QVariant& value) {
    return value.isNull() ? Field() : text_of(value);
}

/// Of the disk and its folder, not of what is in the file: read-only, input or output, full, cannot open.
bool is_of_the_disk(int number) {
    return number == 8 || number == 10 || number == 13 || number == 14;
}

QString unique_name() {
    static std::atomic<int> next = 0;
    return QStringLiteral("contourcheck-review-%1").arg(++next);
}

} // namespace

QVariant bound(const std::string& text) {
    const QByteArray bytes(text.data(), qsizetype(text.size()));
    const QString decoded = QString::fromUtf8(bytes);
    // SQLite gives these two back as U+FFFD (READ_UTF8 in its utf.c), and takes the first for a byte order mark.
    const bool is_kept = !decoded.contains(QChar(0xfffe)) && !decoded.contains(QChar(0xffff));
    if (is_kept && decoded.toUtf8() == bytes) return decoded.isNull() ? QStringLiteral("") : decoded;
    return bytes;
}

std::string text_of(const QVariant& value) {
    return value.typeId() == QMetaType::QByteArray ? value.toByteArray().toStdString()
                                                   : value.toString().toStdString();
}

std::vector<std::string> words_of(const QVariant& value) {
    std::vector<std::string> words;
    for (const QString& each : value.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words.push_back(each.toStdString());
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string result;
    for (const std::string& each : words)
        result += (result.empty() ? "" : " ") + each;
    return result;
}

Decision decision_in(const QSqlQuery& query) {
    Decision result;
    result.sequence = query.value(0).toLongLong();
    result.dataset = text_of(query.value(1));
    result.contour = text_of(query.value(2));
    result.verdict = verdict_from_word(text_of(query.value(3)));
    result.reasons = words_of(query.value(4));
    result.comment = text_of(query.value(5));
    result.reviewer = text_of(query.value(6));
    result.time_utc = text_of(query.value(7));
    result.content = {text_of(query.value(8)), text_of(query.value(9))};
    result.version = text_of(query.value(10));
    result.written_here = query.value(11).toInt() != 0;
    result.not_before = text_of(query.value(12));
    result.link = text_of(query.value(13));
    return result;
}

Link link_in(const QSqlQuery& query) {
    Link result{query.value(0).toLongLong(), {}, text_of(query.value(1 + field_count))};
    for (int i = 1; i <= field_count; ++i)
        result.fields.push_back(field_of(query.value(i)));
    return result;
}

Store::Connection::Connection(std::filesystem::path path) : file(std::move(path)), name(unique_name()) {}

Store::Connection::~Connection() {
    {
        QSqlDatabase handle = database();
        if (handle.isOpen()) handle.close();
    } // removeDatabase warns while a handle is alive
    QSqlDatabase::removeDatabase(name);
}

tl::unexpected<Error> Store::Connection::failed(const QSqlError& error, Code code) const {
    // Result codes: https://www.sqlite.org/rescode.html
    const int number = error.nativeErrorCode().toInt() & 0xff;
    if (number == 11 || number == 26) return fail(Code::malformed, is_damaged({}), file);
    if (number == 5 || number == 6) {
        const std::string user = user_of_lock(file);
        return fail(code,
                    user.empty()
                        ? Phrase::tr("is in use by another program for too long; try again when that is done")
                        : Phrase::tr("is in use by %1 for too long; try again when that is done", {user}),
                    file);
    }
    if (is_copy && is_of_the_disk(number)) code = Code::unwritable;
    return fail(code, in_words(error), file);
}

Expected<void> Store::Connection::run(const QString& statement) {
    QSqlQuery query(database());
    if (!query.exec(statement)) return failed(query.lastError());
    return {};
}

Expected<QVariant> Store::Connection::value_of(const QString& statement) {
    QSqlQuery query(database());
    if (!query.exec(statement) || !query.next()) return failed(query.lastError(), Code::unreadable);
    return query.value(0);
}

Expected<void> Store::Connection::connect(std::chrono::milliseconds patience) {
    std::error_code error; // SQLite takes "file:…" for a URI
    const std::string whole = std::filesystem::absolute(file, error).string();
    const QString path = QString::fromStdString(whole);
    if (error || path.toStdString() != whole)
        return fail(Code::invalid_argument, Phrase::tr("the path is not UTF-8"), file);
    if (auto safe = refuse_unsafe_journal(file); !safe) return safe;
    QSqlDatabase handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    if (!handle.isValid())
        return fail(Code::unsupported, Phrase::tr("Qt's SQLite driver is not installed (libqt6sql6-sqlite)"));
    handle.setDatabaseName(path);
    handle.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience.count()));
    if (!handle.open()) return failed(handle.lastError(), Code::unreadable);
    // https://www.sqlite.org/security.html, and no temporary files, which hold what is read.
    for (const char* statement :
         {"PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON", "PRAGMA temp_store=MEMORY"})
        if (auto set = run(QString::fromLatin1(statement)); !set) return set;
    return {};
}

Expected<void> Store::Connection::open(std::chrono::milliseconds patience) {
    const auto known = refuse_emptied(file).and_then([&] { return connect(patience); }).and_then([this] {
        return check_identity();
    });
    if (!known) return known;
    const auto mode = value_of(QStringLiteral("PRAGMA journal_mode=DELETE"));
    if (!mode) return tl::unexpected(mode.error());
    if (mode->toString() != QLatin1String("delete"))
        return fail(Code::unwritable, Phrase::tr("keeps no journal"), file);
    return run(QStringLiteral("PRAGMA synchronous=EXTRA")).and_then([this] { return bring_up_to_date(); });
}

Expected<void> Store::Connection::open_to_read() {
    if (auto known = refuse_emptied(file); !known) return known;
    std::error_code error; // SQLite would make the file
    if (!std::filesystem::is_regular_file(file, error))
        return fail(Code::not_found, Phrase::tr("is no file"), file);
    return connect(std::chrono::milliseconds(5000)).and_then([this] { return check_identity(); });
}

Expected<std::string> Store::Connection::state() {
    if (auto safe = refuse_unsafe_journal(file); !safe) return tl::unexpected(safe.error());
    return value_of(QStringLiteral("PRAGMA data_version")).map([](const QVariant& value) {
        return text_of(value);
    });
}

Expected<bool> Store::Connection::has_column(const char* table, const char* column) {
    const auto count =
        value_of(QStringLiteral("SELECT count(*) FROM pragma_table_info('%1') WHERE name = '%2'")
                     .arg(QLatin1String(table), QLatin1String(column)));
    if (!count) return tl::unexpected(count.error());
    return count->toInt() > 0;
}

Expected<void> Store::Connection::make_column(const char* table, const char* column, const char* type) {
    const auto there = has_column(table, column);
    if (!there) return tl::unexpected(there.error());
    return *there ? Expected<void>{}
                  : run(QStringLiteral("ALTER TABLE %1 ADD COLUMN %2 %3")
                            .arg(QLatin1String(table), QLatin1String(column), QLatin1String(type)));
}

Expected<void> Store::Connection::insert(Decision& decision) {
    QSqlQuery last(database());
    if (!last.exec(QStringLiteral("SELECT chain FROM decisions ORDER BY sequence DESC LIMIT 1")))
        return failed(last.lastError());
    std::string before;
    if (last.next()) {
        before = text_of(last.value(0));
    } else {
        const auto begun = origin();
        if (!begun) return tl::unexpected(begun.error());
        if (begun->salt.empty())
            return fail(Code::malformed, is_damaged("the beginning of its chain was removed or changed"),
                        file);
        before = link_of(*begun);
    }
    QSqlQuery query(database());
    if (!query.prepare(QString::fromLatin1(insert_statement))) return failed(query.lastError());
    std::vector<Field> fields;
    for (const QVariant& value : fields_of(decision)) {
        query.addBindValue(value);
        fields.push_back(field_of(value));
    }
    decision.link = next_link(before, fields);
    query.addBindValue(bound(decision.link));
    if (!query.exec()) return failed(query.lastError());
    decision.sequence = query.lastInsertId().toLongLong();
    return {};
}

Expected<void> Store::Connection::write(std::vector<Decision>& decisions, const Seen& seen) {
    const std::string now = clock_utc();
    const std::string not_before = seen.time < now ? std::string() : second_after(seen.time);
    if (seen.time >= now && not_before.empty())
        return fail(
            Code::malformed,
            Phrase::tr("entry %1 is of %2: nothing can be said later than that, so that what is "
                       "decided now would not count. Nothing was decided; ask who wrote it, and move "
                       "that log away",
                       {std::to_string(seen.sequence), printable(shortened(seen.time, most_time_shown))}),
            file.parent_path() / seen.log);
    for (Decision& each : decisions) {
        each.time_utc = now;
        each.not_before = not_before;
        if (auto written = insert(each); !written) return written;
    }
    return {};
}

Expected<void> Store::Connection::each_entry(std::int64_t from, const EntryReader& reader) {
    QString columns;
    for (const auto& [column, type] : later_columns) {
        const auto has = has_column("decisions", column);
        if (!has) return tl::unexpected(has.error());
        columns += QStringLiteral(", ") + QLatin1String(*has ? column : "NULL");
    }
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromLatin1(select_statement).arg(columns)))
        return failed(query.lastError(), Code::unreadable);
    query.addBindValue(qlonglong(from));
    if (!query.exec()) return failed(query.lastError(), Code::unreadable);
    while (query.next())
        reader(query);
    if (query.lastError().isValid()) return failed(query.lastError(), Code::unreadable);
    return {};
}

Expected<std::vector<Decision>> Store::Connection::read() {
    std::vector<Decision> result;
    auto read = each_entry(0, [&](const QSqlQuery& row) { result.push_back(decision_in(row)); });
    if (!read) return tl::unexpected(read.error());
    return result;
}

} // namespace contourcheck::review
