#pragma once

#include "review/chain.h"
#include "review/journal.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <functional>

namespace contourcheck::review {

/// Text where it is UTF-8 that SQLite keeps; else the bytes as they are (a path can hold any), so that nothing is changed on the
/// way.
[[nodiscard]] QVariant bound(const std::string& text);
[[nodiscard]] std::string text_of(const QVariant& value);
/// Words with spaces between.
[[nodiscard]] std::vector<std::string> words_of(const QVariant& value);
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// A row that each_entry() gives, as it is meant and as it is stored.
[[nodiscard]] Decision decision_in(const QSqlQuery& row);
[[nodiscard]] Link link_in(const QSqlQuery& row);

/// Of a log that is; `found` may be empty.
[[nodiscard]] Phrase is_damaged(const std::string& found);

/// The last of the entries of other logs in view: when it counts from, and which it is.
struct Seen {
    std::string time, log;
    std::int64_t sequence = 0;
};

/// The user's own store, to be read; nothing where there is none: nobody has decided anything then.
[[nodiscard]] Expected<std::optional<Store>> existing_store();

/// One connection to one file, under a name of its own.
struct Store::Connection {
    std::filesystem::path file;
    QString name;
    bool is_copy =
        false; ///< a private one of another's log: a disk that fails is this user's own, and the error `unwritable`

    explicit Connection(std::filesystem::path path);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Opens the file and makes sure that it is a decision log of this version; an empty file becomes one, and one of an
    /// older version is brought up to this one.
    [[nodiscard]] Expected<void> open(std::chrono::milliseconds patience);
    /// Of this version or an older one; nothing is changed.
    [[nodiscard]] Expected<void> open_to_read();
    /// Nothing is asked of the file: it may be damaged. Nothing that its schema says runs with more rights than a view's.
    [[nodiscard]] Expected<void> connect(std::chrono::milliseconds patience);
    /// An empty file becomes a log, whose chain begins as Origin says.
    [[nodiscard]] Expected<void> make_tables(const std::string& reason, std::int64_t entries);

    /// Whether the file holds tables, indexes and triggers as versions of this program make them and nothing else: its schema says
    /// what runs when it is read. Asked before anything else is. Nothing where there are none; else the first that is not.
    struct Schema {
        bool is_empty = true;
        bool has_decisions = false; ///< their table
        bool has_chain = false;     ///< its table or its column
        std::optional<std::string> unknown;
    };
    [[nodiscard]] Expected<Schema> schema();
    /// The first that SQLite finds wrong with the whole file; empty where it is sound. Asked where the schema is known.
    [[nodiscard]] Expected<std::string> damage();

    /// Runs a statement and drops its rows.
    [[nodiscard]] Expected<void> run(const QString& statement);
    /// Between BEGIN IMMEDIATE and COMMIT; a failure of `work` or of the commit rolls back. Between BEGIN and COMMIT
    /// `work` reads one state of the file.
    template <class Work>
    [[nodiscard]] Expected<void> in_transaction(const Work& work, const char* begin = "BEGIN IMMEDIATE");

    /// Adds the entry to the end of the log and of its chain; sequence and link are filled in.
    [[nodiscard]] Expected<void> insert(Decision& decision);
    /// Inserts what is said here and now; sequence and time are filled in. These count from later than
    /// what was `seen`; `malformed`, with that log's name, where no time is later.
    [[nodiscard]] Expected<void> write(std::vector<Decision>& decisions, const Seen& seen = {});
    /// All entries, in the order of writing.
    [[nodiscard]] Expected<std::vector<Decision>> read();
    /// Calls `reader` on each entry from this number on, in the order of writing; an entry that cannot be read ends it. Columns that
    /// an older version does not have are NULL.
    using EntryReader = std::function<void(const QSqlQuery& row)>;
    [[nodiscard]] Expected<void> each_entry(std::int64_t from, const EntryReader& reader);
    /// What its version says, whatever stands in it: 1 has no chain.
    [[nodiscard]] Expected<bool> is_chained();
    /// Empty where the log has no chain. Where it has one and its beginning is gone, stands there more than once or has no
    /// reason, the salt alone is empty: no link follows on that.
    [[nodiscard]] Expected<Origin> origin();
    /// Another one whenever another connection has written since.
    [[nodiscard]] Expected<std::string> state();
    /// How many entries there ever were, as SQLite counts them.
    [[nodiscard]] Expected<std::int64_t> written();
    /// The least number of an entry; 1 where there is none.
    [[nodiscard]] Expected<std::int64_t> lowest();
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
    [[nodiscard]] Expected<void> bring_up_to_date();
    /// Within a transaction; tells the name of the backup that it makes.
    [[nodiscard]] Expected<void> upgrade(std::filesystem::path& backup);
    [[nodiscard]] Expected<void> back_up(const std::filesystem::path& target);
    [[nodiscard]] Expected<void> link_all();
    [[nodiscard]] Expected<void> begin_chain(const std::string& reason, std::int64_t entries);
};

template <class Work>
Expected<void> Store::Connection::in_transaction(const Work& work, const char* begin) {
    if (auto safe = refuse_unsafe_journal(file); !safe) return safe; // SQLite looks for one at each beginning
    if (auto begun = run(QString::fromLatin1(begin)); !begun) return begun;
    Expected<void> result = work();
    if (result) result = run(QStringLiteral("COMMIT"));
    // After some errors SQLite has rolled back by itself; a second ROLLBACK then fails and changes nothing.
    if (!result) (void)run(QStringLiteral("ROLLBACK"));
    return result;
}

} // namespace contourcheck::review
