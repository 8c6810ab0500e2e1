#include "review/connection.h"

#include "review/valid.h"

#include <QSqlError>

#include <atomic>

namespace contourcheck::review {

namespace {

/// Of the tables below. Raise it with a migration when they change.
constexpr int schema_version = 1;
/// "CtCk", in the header of the file (https://www.sqlite.org/pragma.html#pragma_application_id).
constexpr int application_id = 0x4374436b;

constexpr const char* tables[] = {
    "CREATE TABLE decisions ("
    "sequence INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, contour TEXT NOT NULL, verdict TEXT, "
    "reasons TEXT NOT NULL, comment TEXT NOT NULL, reviewer TEXT NOT NULL, time_utc TEXT NOT NULL, "
    "slice_sha256 TEXT NOT NULL, contour_sha256 TEXT NOT NULL, version TEXT NOT NULL, written_here INTEGER, "
    "not_before TEXT)",
    "CREATE INDEX decisions_by_contour ON decisions (dataset, contour, time_utc)",
    "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions "
    "BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END",
    "CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions "
    "BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END",
};

/// Columns that logs of earlier versions do not have, and their types.
constexpr std::pair<const char*, const char*> later_columns[] = {{"written_here", "INTEGER"},
                                                                 {"not_before", "TEXT"}};

constexpr const char* insert_statement =
    "INSERT INTO decisions (dataset, contour, verdict, reasons, comment, reviewer, time_utc, slice_sha256, "
    "contour_sha256, version, written_here, not_before) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* select_statement = "SELECT sequence, dataset, contour, verdict, reasons, comment, "
                                         "reviewer, time_utc, slice_sha256, contour_sha256, "
                                         "version%1 FROM decisions";

Decision decision_of(const QSqlQuery& query) {
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
    return result;
}

QString unique_name() {
    static std::atomic<int> next = 0;
    return QStringLiteral("contourcheck-review-%1").arg(++next);
}

} // namespace

QVariant bound(const std::string& text) {
    const QByteArray bytes(text.data(), qsizetype(text.size()));
    const QString decoded = QString::fromUtf8(bytes);
    if (decoded.toUtf8() == bytes) return decoded.isNull() ? QStringLiteral("") : decoded;
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
    if (number == 11 || number == 26)
        return fail(Code::malformed, Phrase::tr("is damaged or no decision log; it was left as it is"), file);
    if (number == 5 || number == 6)
        return fail(
            code, Phrase::tr("is in use by another program for too long; try again when that is done"), file);
    return fail(code, Phrase::tr("decisions: %1", {error.databaseText().toStdString()}), file);
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

Expected<void> Store::Connection::open(std::chrono::milliseconds patience) {
    const QString path = QString::fromStdString(file.string());
    if (path.toStdString() != file.string())
        return fail(Code::invalid_argument, Phrase::tr("the path is not UTF-8"), file);
    QSqlDatabase handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    if (!handle.isValid())
        return fail(Code::unsupported, Phrase::tr("Qt's SQLite driver is not installed (libqt6sql6-sqlite)"));
    handle.setDatabaseName(path);
    handle.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience.count()));
    if (!handle.open()) return failed(handle.lastError(), Code::unreadable);

    if (auto known = check_identity(); !known) return known;
    const auto mode = value_of(QStringLiteral("PRAGMA journal_mode=DELETE"));
    if (!mode) return tl::unexpected(mode.error());
    if (mode->toString() != QLatin1String("delete"))
        return fail(Code::unwritable, Phrase::tr("keeps no journal"), file);
    return run(QStringLiteral("PRAGMA synchronous=EXTRA")).and_then([this] { return make_tables(); });
}

/// Before anything is changed: an empty file or a sound log of this version; not empty at one question and made by
/// another process at the next.
Expected<void> Store::Connection::check_identity() {
    return in_transaction([this] { return look_at_identity(); }, "BEGIN");
}

Expected<void> Store::Connection::look_at_identity() {
    Expected<QVariant> sound, owner, version, count;
    const std::pair<Expected<QVariant>*, const char*> questions[] = {
        {&sound, "PRAGMA quick_check(1)"},
        {&owner, "PRAGMA application_id"},
        {&version, "PRAGMA user_version"},
        {&count, "SELECT count(*) FROM sqlite_master"}};
    for (const auto& [answer, question] : questions) {
        *answer = value_of(QString::fromLatin1(question));
        if (!*answer) return tl::unexpected(answer->error()); // each would wait anew for a file in use
    }
    if (sound->toString() != QLatin1String("ok"))
        return fail(Code::malformed,
                    Phrase::tr("is damaged (%1); it was left as it is", {sound->toString().toStdString()}),
                    file);
    if (count->toInt() == 0) return {};
    if (owner->toInt() != application_id)
        return fail(Code::malformed, Phrase::tr("is another program's database"), file);
    if (version->toInt() > schema_version)
        return fail(Code::unsupported,
                    Phrase::tr("was written by a newer ContourCheck; this one cannot read it"), file);
    return {};
}

Expected<void> Store::Connection::make_tables() {
    const auto count = value_of(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!count) return tl::unexpected(count.error());
    if (count->toInt() > 0) return {};
    return in_transaction([this]() -> Expected<void> {
        // Another process may have been faster.
        const auto again = value_of(QStringLiteral("SELECT count(*) FROM sqlite_master"));
        if (!again) return tl::unexpected(again.error());
        if (again->toInt() > 0) return {};
        for (const char* statement : tables)
            if (auto made = run(QString::fromLatin1(statement)); !made) return made;
        if (auto named = run(QStringLiteral("PRAGMA application_id=%1").arg(application_id)); !named)
            return named;
        return run(QStringLiteral("PRAGMA user_version=%1").arg(schema_version));
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

Expected<void> Store::Connection::make_later_columns() {
    for (const auto& [column, type] : later_columns)
        if (auto there = make_column("decisions", column, type); !there) return there;
    return {};
}

Expected<std::int64_t> Store::Connection::insert(const Decision& decision) {
    QSqlQuery query(database());
    if (!query.prepare(QString::fromLatin1(insert_statement))) return failed(query.lastError());
    query.addBindValue(bound(decision.dataset));
    query.addBindValue(bound(decision.contour));
    query.addBindValue(decision.verdict ? bound(std::string(word(*decision.verdict)))
                                        : QVariant(QMetaType::fromType<QString>()));
    for (const std::string& text :
         {joined(decision.reasons), decision.comment, decision.reviewer, decision.time_utc,
          decision.content.slice_sha256, decision.content.contour_sha256, decision.version})
        query.addBindValue(bound(text));
    query.addBindValue(int(decision.written_here));
    query.addBindValue(bound(decision.not_before));
    if (!query.exec()) return failed(query.lastError());
    return query.lastInsertId().toLongLong();
}

Expected<void> Store::Connection::write(std::vector<Decision>& decisions) {
    if (auto there = make_later_columns(); !there) return there;
    const std::string now = clock_utc();
    for (Decision& each : decisions) {
        each.time_utc = now;
        const auto sequence = insert(each);
        if (!sequence) return tl::unexpected(sequence.error());
        each.sequence = *sequence;
    }
    return {};
}

Expected<std::vector<Decision>> Store::Connection::read() {
    QString columns;
    for (const auto& [column, type] : later_columns) {
        const auto has = has_column("decisions", column);
        if (!has) return tl::unexpected(has.error());
        columns += QStringLiteral(", ") + QLatin1String(*has ? column : "NULL");
    }
    QSqlQuery query(database());
    query.setForwardOnly(true);
    const QString statement =
        QString::fromLatin1(select_statement).arg(columns) + QStringLiteral(" ORDER BY sequence");
    if (!query.exec(statement)) return failed(query.lastError(), Code::unreadable);
    std::vector<Decision> result;
    while (query.next())
        result.push_back(decision_of(query));
    if (query.lastError().isValid()) return failed(query.lastError(), Code::unreadable);
    return result;
}

} // namespace contourcheck::review
