#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <filesystem>
#include <string>

namespace contourcheck::review {

/// Runs statements on the file behind the store's back; false where one fails.
inline bool run_on(const std::filesystem::path& file, const QStringList& statements) {
    bool done = false;
    {
        QSqlDatabase handle = QSqlDatabase::addDatabase("QSQLITE", "behind");
        handle.setDatabaseName(QString::fromStdString(file.string()));
        done = handle.open() && handle.transaction();
        for (const QString& statement : statements)
            done = done && QSqlQuery(handle).exec(statement);
        done = done && handle.commit();
        handle.close();
    }
    QSqlDatabase::removeDatabase("behind");
    return done;
}

/// The number that a question to the file, behind the store's back, gives.
inline qlonglong number_in(const std::filesystem::path& file, const QString& question) {
    qlonglong number = 0;
    {
        QSqlDatabase handle = QSqlDatabase::addDatabase("QSQLITE", "behind");
        handle.setDatabaseName(QString::fromStdString(file.string()));
        if (handle.open())
            if (QSqlQuery query(handle); query.exec(question) && query.next())
                number = query.value(0).toLongLong();
        handle.close();
    }
    QSqlDatabase::removeDatabase("behind");
    return number;
}

/// A journal of a log with `pages` pages that names a super-journal, as pager.c of SQLite writes it. No page is in it.
inline std::string super_journal(const std::string& named, unsigned pages = 5) {
    const std::string magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
    const auto number = [](unsigned value) {
        return std::string{char(value >> 24U), char(value >> 16U), char(value >> 8U), char(value)};
    };
    int sum = 0;
    for (const char c : named)
        sum += static_cast<signed char>(c);
    std::string bytes = magic + number(0) + number(1234) + number(pages) + number(512) + number(4096);
    bytes.resize(512);
    if (named.empty()) return bytes;
    return bytes + number(0x40000000U / 4096 + 1) + named + number(unsigned(named.size())) +
           number(unsigned(sum)) + magic;
}

/// A log as version 0.1 wrote it before it had a chain: `count` entries of two reviewers on /data, every fifth an undo.
inline bool write_version_1(const std::filesystem::path& file, int count) {
    return run_on(
        file,
        {"CREATE TABLE decisions (sequence INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, "
         "contour TEXT NOT NULL, verdict TEXT, reasons TEXT NOT NULL, comment TEXT NOT NULL, reviewer "
         "TEXT NOT NULL, time_utc TEXT NOT NULL, slice_sha256 TEXT NOT NULL, contour_sha256 TEXT NOT "
         "NULL, version TEXT NOT NULL, written_here INTEGER, not_before TEXT)",
         "CREATE INDEX decisions_by_contour ON decisions (dataset, contour, time_utc)",
         "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions "
         "BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END",
         "CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions "
         "BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END",
         "PRAGMA application_id=1131692907", "PRAGMA user_version=1",
         QString(
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT INTO "
             "decisions SELECT NULL, '/data', 'P/' || i || '/inner', CASE i % 5 WHEN 0 THEN NULL ELSE "
             "'accept' END, '', 'comment ' || i, CASE i % 2 WHEN 0 THEN 'Ann' ELSE 'Bob' END, "
             "'2020-01-31T12:00:00Z', '', '', '0.1.0', CASE i % 3 WHEN 0 THEN NULL ELSE 1 END, NULL FROM n")
             .arg(count)});
}

} // namespace contourcheck::review
