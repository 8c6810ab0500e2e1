#include "review/remains.h"

#include "base/file.h"
#include "review/connection.h"
#include "review/valid.h"

#include <algorithm>
#include <limits>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

constexpr auto no_patience = std::chrono::milliseconds(0); // nobody else has the copy
constexpr std::int64_t least_entry_bytes = 64;             // of an entry with nothing in it
constexpr std::int64_t most_attempts = 1000;               // the rest is found page by page
// https://www.sqlite.org/fileformat.html: the size of a page unless something else is asked for, where the first says how
// many there are, and the first byte of one that holds rows.
constexpr std::size_t page_bytes = 4096, at_page_count = 28;
constexpr char leaf_of_table = 0x0d;

using Entries = std::map<std::int64_t, StoredEntry>;

/// Entries that are not known yet, up to number `last`, in any order: a torn tree is in none. Where one cannot be read, the
/// ones after it are asked for, up to `attempts` times.
void read_on(Store::Connection& connection, std::int64_t last, std::int64_t attempts, Entries& entries) {
    std::int64_t next = 1;
    const auto take = [&](const QSqlQuery& row) {
        StoredEntry entry{decision_in(row), link_in(row)};
        const std::int64_t number = entry.link.sequence;
        if (number < 1 || number > last) return;
        next = std::max(next, number + 1);
        entries.try_emplace(number, std::move(entry));
    };
    for (; attempts > 0 && next <= last && !connection.each_entry(next, take); --attempts)
        ++next;
}

/// Where the file is shorter than its header says, SQLite reads no further unless its schema may be written (lockBtree() in
/// its btree.c).
Expected<void> open_damaged(Store::Connection& connection) {
    return connection.connect(no_patience).and_then([&] {
        return connection.run(QStringLiteral("PRAGMA writable_schema=ON"));
    });
}

/// Whether nothing is wrong with the file.
bool read_along_the_table(const fs::path& copy, std::int64_t most, Remains& remains) {
    Store::Connection connection(copy);
    if (!open_damaged(connection)) return false;
    const auto schema = connection.schema();
    if (!schema || schema->unknown) return false;
    remains.chained = schema->has_chain;
    remains.controls = readable_controls(connection);
    if (auto origin = connection.origin()) remains.origin = std::move(*origin);
    if (!schema->has_decisions) return false;
    const auto written = connection.written();
    if (written && *written <= most) remains.written = *written;
    read_on(connection, most, most_attempts, remains.entries);
    const auto least = connection.lowest();
    if (least && *least < 1)
        (void)connection.each_entry(std::numeric_limits<std::int64_t>::min(), [&](const QSqlQuery& row) {
            StoredEntry entry{decision_in(row), link_in(row)};
            if (entry.link.sequence < 1) remains.no_entries.push_back(std::move(entry));
        });
    const auto damage = connection.damage();
    return damage && damage->empty();
}

/// The first page, which names the tables, becomes that of a log without entries. Gives the numbers of pages that hold rows.
Expected<std::vector<int>> give_tables(const fs::path& copy, const fs::path& blank) {
    if (auto made = make_private_file(blank); !made) return tl::unexpected(made.error());
    {
        Store::Connection connection(blank);
        auto made =
            connection.connect(no_patience).and_then([&] { return connection.make_tables("new", 0); });
        if (!made) return tl::unexpected(made.error());
    }
    auto bytes = read_file(copy, std::uint64_t(-1));
    auto first = read_file(blank, std::uint64_t(-1));
    if (!bytes || !first) return tl::unexpected((bytes ? first : bytes).error());
    first->replace(at_page_count, 4, 4, '\0'); // the file's size tells
    bytes->replace(0, page_bytes, *first, 0, page_bytes);
    if (auto written = write_file(copy, *bytes, Access::private_); !written)
        return tl::unexpected(written.error());
    std::vector<int> pages;
    for (std::size_t at = page_bytes; at < bytes->size(); at += page_bytes)
        if ((*bytes)[at] == leaf_of_table) pages.push_back(int(at / page_bytes) + 1);
    return pages;
}

/// Each as if it were the whole table.
Expected<void> read_each_page(const fs::path& copy, const fs::path& blank, std::int64_t most,
                              Remains& remains) {
    const auto pages = give_tables(copy, blank);
    if (!pages) return tl::unexpected(pages.error());
    for (const int page : *pages) {
        Store::Connection connection(copy);
        auto ready = open_damaged(connection);
        for (const char* statement : {"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF"})
            if (ready) ready = connection.run(QString::fromLatin1(statement));
        if (ready)
            ready = connection.run(
                QStringLiteral("UPDATE sqlite_master SET rootpage = %1 WHERE name = 'decisions'").arg(page));
        if (ready) ready = connection.run(QStringLiteral("PRAGMA writable_schema=RESET")); // read anew
        if (!ready) return ready;
        Entries found;
        read_on(connection, most, std::int64_t(page_bytes) / least_entry_bytes, found);
        for (auto& [number, entry] : found) {
            if (!makes_sense(entry)) continue; // another table's, as what was found along the way can be
            const auto known = remains.entries.try_emplace(number, entry);
            if (!known.second && !makes_sense(known.first->second)) known.first->second = std::move(entry);
        }
    }
    return {};
}

} // namespace

namespace {

/// Whether it has fewer pages than its header says (the file format of SQLite, section 1.3.8).
bool is_cut(const fs::path& file) {
    const auto bytes = read_file(file, std::uint64_t(-1));
    if (!bytes || bytes->size() < page_bytes) return true;
    std::uint64_t pages = 0;
    for (std::size_t i = 0; i < 4; ++i)
        pages = pages << 8U | static_cast<unsigned char>((*bytes)[at_page_count + i]);
    return bytes->size() < pages * page_bytes;
}

} // namespace

std::int64_t highest(const Remains& remains) {
    return remains.entries.empty() ? 0 : remains.entries.rbegin()->first;
}

bool makes_sense(const StoredEntry& entry) {
    const bool known_verdict = entry.decision.verdict || !entry.link.fields[2];
    return known_verdict && !fault_of(entry.decision) && is_time(entry.decision.time_utc);
}

Expected<Remains> read_remains(const fs::path& copy, const fs::path& blank) {
    Remains remains{false, Origin{{}, "unreadable", 0, {}, {}}, {}, {}, {}, {}};
    std::error_code error;
    const std::int64_t most = std::int64_t(fs::file_size(copy, error)) / least_entry_bytes;
    const bool cut = is_cut(copy); // before it is mended
    const bool sound = read_along_the_table(copy, most, remains) && !cut;
    const bool is_all =
        remains.written == highest(remains) && remains.written == std::int64_t(remains.entries.size());
    if (!sound || !is_all)
        if (auto read = read_each_page(copy, blank, most, remains); !read)
            return tl::unexpected(read.error());
    const auto has_link = [](const auto& each) { return !each.second.link.link.empty(); };
    remains.chained = remains.chained || std::ranges::any_of(remains.entries, has_link);
    if (remains.entries.empty() && (remains.written != 0 || !sound))
        return fail(Code::malformed, "holds no decision that can be read", copy);
    return remains;
}

} // namespace contourcheck::review
