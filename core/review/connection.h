#pragma once

#include "review/review.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace contourcheck::review {

/// Text where it is UTF-8; else the bytes as they are (a path can hold any), so that nothing is changed on the way.
[[nodiscard]] QVariant bound(const std::string& text);
[[nodiscard]] std::string text_of(const QVariant& value);
/// Words with spaces between.
[[nodiscard]] std::vector<std::string> words_of(const QVariant& value);
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// The user's own store, to be read; nothing where there is none: nobody has decided anything then.
[[nodiscard]] Expected<std::optional<Store>> existing_store();

/// One connection to one file, under a name of its own.
struct Store::Connection {
    std::filesystem::path file;
    QString name;

    explicit Connection(std::filesystem::path path);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Opens the file and makes sure that it is a decision log of this version; an empty file becomes one.
    [[nodiscard]] Expected<void> open(std::chrono::milliseconds patience);

    /// Runs a statement and drops its rows.
    [[nodiscard]] Expected<void> run(const QString& statement);
    /// Between BEGIN IMMEDIATE and COMMIT; a failure of `work` or of the commit rolls back. Between BEGIN and COMMIT
    /// `work` reads one state of the file.
    template <class Work>
    [[nodiscard]] Expected<void> in_transaction(const Work& work, const char* begin = "BEGIN IMMEDIATE");

    /// Those of decisions that earlier versions do not have; insert() needs them.
    [[nodiscard]] Expected<void> make_later_columns();
    [[nodiscard]] Expected<std::int64_t> insert(const Decision& decision);
    /// Inserts what is said here and now; sequence and time are filled in.
    [[nodiscard]] Expected<void> write(std::vector<Decision>& decisions);
    /// All entries, in the order of writing.
    [[nodiscard]] Expected<std::vector<Decision>> read();
    /// A column that logs of earlier versions do not have. Programs that do not know it name the columns they read and
    /// write, so that they can go on with the file.
    [[nodiscard]] Expected<void> make_column(const char* table, const char* column, const char* type);
    [[nodiscard]] Expected<bool> has_column(const char* table, const char* column);

    [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(name, false); }
    [[nodiscard]] tl::unexpected<Error> failed(const QSqlError& error, Code code = Code::unwritable) const;

private:
    [[nodiscard]] Expected<QVariant> value_of(const QString& statement);
    [[nodiscard]] Expected<void> check_identity();
    [[nodiscard]] Expected<void> look_at_identity();
    [[nodiscard]] Expected<void> make_tables();
};

template <class Work>
Expected<void> Store::Connection::in_transaction(const Work& work, const char* begin) {
    if (auto begun = run(QString::fromLatin1(begin)); !begun) return begun;
    Expected<void> result = work();
    if (result) result = run(QStringLiteral("COMMIT"));
    // After some errors SQLite has rolled back by itself; a second ROLLBACK then fails and changes nothing.
    if (!result) (void)run(QStringLiteral("ROLLBACK"));
    return result;
}

} // namespace contourcheck::review
