#include "base/file.h"
#include "base/text.h"
#include "review/connection.h"
#include "review/known_schema.h"
#include "review/tables.h"

#include <QSqlError>

#include <algorithm>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_shown = 60;
constexpr const char* count_tables = "SELECT count(*) FROM sqlite_master";

/// Beside the file; none is written over an earlier one.
fs::path backup_of(const fs::path& file, int version) {
    const std::string name = file.string() + ".v" + std::to_string(version) + "-backup";
    std::error_code error;
    fs::path free = name;
    for (int i = 2; fs::exists(free, error); ++i)
        free = name + '-' + std::to_string(i);
    return free;
}

} // namespace

Phrase is_damaged(const std::string& found) {
    return Phrase::tr(
        "is damaged or no decision log%1; it was left as it is. Keep it, and put a copy from before in its "
        "place; or contourcheck-cli review salvage FILE NEW writes what is sound of it into a new file",
        {found.empty() ? "" : " (" + found + ")"});
}

/// Before anything is changed: an empty file or a sound log of this version or an older one; not empty at one question and
/// made by another process at the next.
Expected<void> Store::Connection::check_identity() {
    return in_transaction([this] { return look_at_identity(); }, "BEGIN");
}

Expected<void> Store::Connection::look_at_identity() {
    // What the header says runs nothing; the rest only where the schema is known.
    const auto owner = value_of(QStringLiteral("PRAGMA application_id"));
    if (!owner) return tl::unexpected(owner.error()); // each would wait anew for a file in use
    const auto version = value_of(QStringLiteral("PRAGMA user_version"));
    if (!version) return tl::unexpected(version.error());
    const auto found = schema();
    if (!found) return tl::unexpected(found.error());
    const bool is_ours = owner->toInt() == application_id;
    if (is_ours && version->toInt() > schema_version)
        return fail(Code::unsupported,
                    Phrase::tr("was written by a newer ContourCheck; this one cannot read it"), file);
    if (found->unknown && is_ours) return fail(Code::malformed, is_damaged(*found->unknown), file);
    if (is_ours && version->toInt() < chained_version && found->has_chain)
        return fail(Code::malformed, is_damaged("it has a chain, which its version does not"), file);
    if (!found->unknown) {
        const auto wrong = damage();
        if (!wrong) return tl::unexpected(wrong.error());
        if (!wrong->empty()) return fail(Code::malformed, is_damaged(*wrong), file);
    }
    // It is made ours in the transaction that makes the tables.
    if (is_ours && !found->has_decisions)
        return fail(Code::malformed, is_damaged("its table of decisions is gone"), file);
    if (!found->is_empty && !is_ours)
        return fail(Code::malformed, Phrase::tr("is another program's database"), file);
    return {};
}

Expected<std::string> Store::Connection::damage() {
    return value_of(QStringLiteral("PRAGMA quick_check(1)")).map([](const QVariant& found) {
        std::string wrong = text_of(found);
        std::ranges::replace(wrong, '\n', ' '); // behind the database's name
        return wrong == "ok" ? std::string() : wrong;
    });
}

Expected<Store::Connection::Schema> Store::Connection::schema() {
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT type, name, sql FROM sqlite_master")))
        return failed(query.lastError(), Code::unreadable);
    Schema result;
    while (!result.unknown && query.next()) {
        result.is_empty = false;
        result.has_decisions |= text_of(query.value(1)) == "decisions";
        result.has_chain |= text_of(query.value(1)) == "chain_origin" ||
                            text_of(query.value(2)).find(", chain TEXT") != std::string::npos;
        if (is_known_schema(query.value(2).toString().toStdString())) continue;
        result.unknown = "no version makes the " + printable(shortened(text_of(query.value(0)), most_shown)) +
                         " \"" + printable(shortened(text_of(query.value(1)), most_shown)) + "\" as it is";
    }
    if (!result.unknown && query.lastError().isValid()) return failed(query.lastError(), Code::unreadable);
    return result;
}

Expected<void> Store::Connection::bring_up_to_date() {
    const auto count = value_of(QString::fromLatin1(count_tables));
    if (!count) return tl::unexpected(count.error());
    if (count->toInt() == 0) return make_tables("new", 0);
    const auto version = value_of(QStringLiteral("PRAGMA user_version"));
    if (!version) return tl::unexpected(version.error());
    if (version->toInt() == schema_version) return {};
    fs::path backup;
    return in_transaction([&] { return upgrade(backup); }).map_error([&](const Error& error) {
        std::error_code gone;
        const auto now = value_of(QStringLiteral("PRAGMA user_version"));
        if (now && *now == *version) fs::remove(backup, gone); // the next attempt makes another
        return Error{
            Code::unwritable,
            Phrase::tr("was left as it is: a log of an older version is backed up beside it and then "
                       "brought up to this one, and that failed (%1). Make room and let its folder be "
                       "written to, or name a copy elsewhere in CONTOURCHECK_DECISIONS",
                       {error.what}),
            file};
    });
}

Expected<void> Store::Connection::make_tables(const std::string& reason, std::int64_t entries) {
    return in_transaction([&]() -> Expected<void> {
        // Another process may have been faster.
        const auto count = value_of(QString::fromLatin1(count_tables));
        if (!count) return tl::unexpected(count.error());
        if (count->toInt() > 0) return {};
        for (const char* statement : decision_tables)
            if (auto made = run(QString::fromLatin1(statement)); !made) return made;
        if (auto named = run(QStringLiteral("PRAGMA application_id=%1").arg(application_id)); !named)
            return named;
        return begin_chain(reason, entries);
    });
}

/// The whole of what version 2 has and version 1 has not.
Expected<void> Store::Connection::begin_chain(const std::string& reason, std::int64_t entries) {
    for (const char* statement : origin_tables)
        if (auto made = run(QString::fromLatin1(statement)); !made) return made;
    const auto begun = new_origin(reason, entries);
    if (!begun) return tl::unexpected(begun.error());
    QSqlQuery query(database());
    if (!query.prepare(QStringLiteral("INSERT INTO chain_origin VALUES (?, ?, ?, ?, ?)")))
        return failed(query.lastError());
    query.addBindValue(bound(begun->salt));
    query.addBindValue(bound(begun->reason));
    query.addBindValue(qlonglong(begun->entries));
    query.addBindValue(bound(begun->time_utc));
    query.addBindValue(bound(begun->version));
    if (!query.exec()) return failed(query.lastError());
    return run(QStringLiteral("PRAGMA user_version=%1").arg(schema_version));
}

Expected<void> Store::Connection::upgrade(fs::path& backup) {
    const auto version = value_of(QStringLiteral("PRAGMA user_version"));
    if (!version) return tl::unexpected(version.error());
    if (version->toInt() == schema_version) return {}; // another process was faster
    backup = backup_of(file, version->toInt());
    if (auto kept = back_up(backup); !kept) return kept;
    for (const auto& [column, type] : later_columns)
        if (auto made = make_column("decisions", column, type); !made) return made;
    const auto entries = value_of(QStringLiteral("SELECT count(*) FROM decisions"));
    if (!entries) return tl::unexpected(entries.error());
    return begin_chain("upgrade", entries->toLongLong())
        .and_then([this] { return run(QStringLiteral("DROP TRIGGER IF EXISTS decisions_stay")); })
        .and_then([this] { return link_all(); })
        .and_then([this] { return run(QString::fromLatin1(decisions_stay)); });
}

/// Through a connection of its own: what this one holds keeps others from writing meanwhile, and reading the file by itself
/// would drop this process's locks on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
Expected<void> Store::Connection::back_up(const fs::path& target) {
    const fs::path draft = target.string() + ".part";
    std::error_code error;
    fs::remove(draft, error);
    const auto copied = make_private_file(draft).and_then([&]() -> Expected<void> {
        Connection reader(file);
        if (auto opened = reader.connect(std::chrono::milliseconds(0)); !opened) return opened;
        QSqlQuery query(reader.database());
        if (!query.prepare(QStringLiteral("VACUUM INTO ?"))) return reader.failed(query.lastError());
        query.addBindValue(QString::fromStdString(draft.string()));
        if (!query.exec()) return reader.failed(query.lastError());
        return {};
    });
    auto published = copied ? publish_file(draft, target) : copied;
    if (!published) fs::remove(draft, error);
    return published;
}

Expected<void> Store::Connection::link_all() {
    const auto begun = origin();
    if (!begun) return tl::unexpected(begun.error());
    std::vector<Link> links;
    if (auto read = each_entry(0, [&](const QSqlQuery& row) { links.push_back(link_in(row)); }); !read)
        return read;
    QSqlQuery query(database());
    if (!query.prepare(QStringLiteral("UPDATE decisions SET chain = ? WHERE sequence = ?")))
        return failed(query.lastError());
    std::string before = link_of(*begun);
    for (const Link& each : links) {
        before = next_link(before, each.fields);
        query.addBindValue(bound(before));
        query.addBindValue(qlonglong(each.sequence));
        if (!query.exec()) return failed(query.lastError());
    }
    return {};
}

Expected<bool> Store::Connection::is_chained() {
    return value_of(QStringLiteral("PRAGMA user_version")).map([](const QVariant& version) {
        return version.toInt() >= chained_version;
    });
}

Expected<Origin> Store::Connection::origin() {
    const auto chained = is_chained();
    if (!chained) return tl::unexpected(chained.error());
    if (!*chained) return Origin{};
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral(
            "SELECT salt, reason, entries, time_utc, version, typeof(reason) FROM chain_origin LIMIT 2")))
        return failed(query.lastError(), Code::unreadable);
    if (!query.next()) return Origin{{}, "removed", 0, {}, {}};
    Origin found{text_of(query.value(0)), text_of(query.value(1)), query.value(2).toLongLong(),
                 text_of(query.value(3)), text_of(query.value(4))};
    const bool has_reason = !found.reason.empty() && text_of(query.value(5)) == "text";
    if (!has_reason || query.next()) return Origin{{}, "changed", 0, {}, {}};
    return found;
}

Expected<std::int64_t> Store::Connection::written() {
    const auto count = value_of(
        QStringLiteral("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'decisions'), 0)"));
    if (!count) return tl::unexpected(count.error());
    return count->toLongLong();
}

Expected<std::int64_t> Store::Connection::lowest() {
    const auto number = value_of(QStringLiteral("SELECT coalesce(min(sequence), 1) FROM decisions"));
    if (!number) return tl::unexpected(number.error());
    return number->toLongLong();
}

} // namespace contourcheck::review
