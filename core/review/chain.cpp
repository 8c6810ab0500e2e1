#include "review/chain.h"

#include "base/hash.h"
#include "base/sha256.h"
#include "review/connection.h"
#include "review/log_folder.h"
#include "review/valid.h"

#include <algorithm>
#include <array>
#include <limits>

#include <unistd.h>

namespace contourcheck::review {

namespace {

void add_netstring(Sha256& hash, const Field& field) {
    if (field) {
        hash.add(std::to_string(field->size()) + ':');
        hash.add(*field);
    } else {
        hash.add("-");
    }
    hash.add(",");
}

/// Of an entry that does not follow on the one before it.
Break break_at(const Link& entry, const Origin& origin, const std::vector<Link>& links) {
    const auto follows = [&](const std::string& before) {
        return next_link(before, entry.fields) == entry.link;
    };
    if (follows(link_of(origin))) return {Break::Kind::reordered, entry.sequence, 0};
    const auto before = std::ranges::find_if(links, follows, &Link::link);
    if (before != links.end()) return {Break::Kind::reordered, entry.sequence, before->sequence};
    return {Break::Kind::edited, entry.sequence, entry.sequence};
}

Expected<void> verify_in(Store::Connection& connection, const std::string& noted_link, Verified& result) {
    std::vector<Link> links;
    const auto look = [&]() -> Expected<void> {
        const auto has_log = connection.has_column("decisions", "sequence");
        if (!has_log) return tl::unexpected(has_log.error());
        if (!*has_log) {
            result.is_empty = true;
            return {};
        }
        const auto chained = connection.is_chained();
        if (!chained) return tl::unexpected(chained.error());
        const auto origin = connection.origin();
        if (!origin) return tl::unexpected(origin.error());
        const auto written = connection.written();
        if (!written) return tl::unexpected(written.error());
        // Also what stands before all entries: it does not count, and the next would follow on it.
        auto read = connection.each_entry(std::numeric_limits<std::int64_t>::min(),
                                          [&](const QSqlQuery& row) { links.push_back(link_in(row)); });
        if (!read) return read;
        result.origin = *origin;
        if (*chained) result.fault = first_break(*origin, links, *written);
        return {};
    };
    auto read = connection.in_transaction(look, "BEGIN");
    if (!links.empty()) result.head = {links.back().sequence, links.back().link};
    const auto noted = std::ranges::find(links, noted_link, &Link::link);
    if (!noted_link.empty() && noted != links.end()) result.noted_at = noted->sequence;
    return read;
}

} // namespace

std::string next_link(const std::string& before, const std::vector<Field>& fields) {
    Sha256 hash;
    add_netstring(hash, before);
    for (const Field& field : fields)
        add_netstring(hash, field);
    return hash.hex();
}

Expected<Origin> new_origin(std::string reason, std::int64_t entries) {
    std::array<char, 32> random{};
    if (::getentropy(random.data(), random.size()) != 0)
        return fail(Code::unreadable, "the system gives no random bytes");
    return Origin{sha256_hex({random.data(), random.size()}), std::move(reason), entries, clock_utc(),
                  CONTOURCHECK_VERSION};
}

std::string link_of(const Origin& origin) {
    return next_link(
        {}, {origin.salt, origin.reason, std::to_string(origin.entries), origin.time_utc, origin.version});
}

std::vector<Head> heads_of(const std::vector<Decision>& log) {
    std::map<std::string_view, Head> by_log;
    for (const Decision& each : log)
        if (Head& head = by_log[each.log]; each.sequence > head.entries) head = {each.sequence, each.link};
    std::vector<Head> heads;
    for (const auto& [name, head] : by_log)
        heads.push_back(head);
    return heads;
}

std::string_view word(Break::Kind kind) {
    switch (kind) {
    case Break::Kind::edited:
        return "edited";
    case Break::Kind::missing:
        return "missing";
    case Break::Kind::reordered:
        return "reordered";
    case Break::Kind::beginning:
        return "beginning";
    case Break::Kind::miscounted:
        return "miscounted";
    }
    return {};
}

std::optional<Break> first_break(const Origin& origin, const std::vector<Link>& links, std::int64_t written) {
    if (origin.salt.empty()) return Break{Break::Kind::beginning, 0, 0};
    std::string before = link_of(origin);
    std::int64_t next = 1;
    for (const Link& entry : links) {
        if (entry.sequence > next) return Break{Break::Kind::missing, next, entry.sequence - 1};
        if (next_link(before, entry.fields) != entry.link) return break_at(entry, origin, links);
        before = entry.link;
        ++next;
    }
    if (next <= written) return Break{Break::Kind::missing, next, written};
    const std::int64_t highest = next - 1; // SQLite counts with each entry, and takes its count back with it
    if (written < highest) return Break{Break::Kind::miscounted, written, highest};
    return std::nullopt;
}

Expected<Verified> verify(const std::filesystem::path& file, const std::string& noted_link) {
    Store::Connection connection(file);
    Verified result;
    const auto read =
        connection.open_to_read().and_then([&] { return verify_in(connection, noted_link, result); });
    return read.map([&] { return result; });
}

Expected<std::vector<VerifiedLog>> verify_folder(const std::filesystem::path& folder,
                                                 const std::string& noted_link) {
    return logs_in(folder).map([&](const std::vector<std::filesystem::path>& logs) {
        std::vector<VerifiedLog> all;
        for (const auto& log : logs) {
            Verified result;
            const auto read =
                read_copy(log, [&](Store::Connection& copy) { return verify_in(copy, noted_link, result); });
            all.push_back({log.filename().string(), read.map([&] { return result; })});
        }
        return all;
    });
}

Phrase in_words(const Break& fault) {
    const std::string first = std::to_string(fault.first);
    const std::string last = std::to_string(fault.last);
    switch (fault.kind) {
    case Break::Kind::edited:
        return fault.first == 1
                   ? Phrase::tr("entry 1 does not follow on the beginning of the log: one of the two was "
                                "edited, or entries between them were removed and the others numbered anew")
                   : Phrase::tr("entry %1 does not follow on the one before: one of the two was edited, or "
                                "entries between them were removed and the others numbered anew",
                                {first});
    case Break::Kind::missing:
        return fault.first == fault.last ? Phrase::tr("entry %1 is missing", {first})
                                         : Phrase::tr("entries %1 to %2 are missing", {first, last});
    case Break::Kind::reordered:
        return fault.last == 0
                   ? Phrase::tr("entry %1 stands in another place: it was written as the first", {first})
                   : Phrase::tr("entry %1 stands in another place: it was written right after what is entry "
                                "%2 now",
                                {first, last});
    case Break::Kind::beginning:
        return Phrase::tr("the beginning of its chain was removed or changed");
    case Break::Kind::miscounted:
        return Phrase::tr("its count of entries says %1 and it holds %2: the count was changed",
                          {first, last});
    }
    return {};
}

Expected<Store> open_own_unchanged() {
    auto store = Store::open();
    if (!store) return store;
    const std::filesystem::path file = Store::default_file();
    const auto own = is_log_folder(file) ? own_log(file) : Expected<std::filesystem::path>(file);
    if (!own) return tl::unexpected(own.error());
    std::error_code error;
    if (!std::filesystem::exists(*own, error)) return store; // of a folder: nothing was written yet
    if (auto sound = refuse_changed(*own); !sound) return tl::unexpected(sound.error());
    return store;
}

Expected<void> refuse_changed(const std::filesystem::path& file) {
    const auto refuse = [](const std::filesystem::path& log,
                           const Expected<Verified>& verified) -> Expected<void> {
        if (!verified) return tl::unexpected(verified.error());
        if (!verified->fault) return {};
        return fail(Code::malformed,
                    Phrase::tr("was changed after it was written: %1. Nothing it says counts until it is "
                               "restored, or contourcheck-cli review salvage FILE NEW has written what is "
                               "sound of it into a new file",
                               {in_words(*verified->fault)}),
                    log);
    };
    if (!is_log_folder(file)) return refuse(file, verify(file));
    const auto logs = verify_folder(file);
    if (!logs) return tl::unexpected(logs.error());
    for (const auto& [name, verified] : *logs)
        if (auto sound = refuse(file / name, verified); !sound) return sound;
    return {};
}

} // namespace contourcheck::review
