#include "review/salvage.h"

#include "base/file.h"
#include "review/connection.h"
#include "review/valid.h"

#include <algorithm>

#include <unistd.h>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t least_entry_bytes = 64; // of an entry with nothing in it

/// A folder of its own beside a file; gone with the object.
class Workshop {
public:
    explicit Workshop(const fs::path& beside) {
        std::string name = (beside.parent_path() / ("." + beside.filename().string() + ".XXXXXX")).string();
        if (::mkdtemp(name.data())) path_ = name;
    }
    ~Workshop() {
        std::error_code error;
        if (!path_.empty()) fs::remove_all(path_, error);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; } ///< empty where it could not be made

private:
    fs::path path_;
};

struct StoredEntry {
    Decision decision;
    Link link;
};

struct Remains {
    Origin origin;
    std::vector<StoredEntry> entries;
    std::int64_t last = 0; ///< number of the last that there was, as far as it is known
    bool end_known = false;
};

/// With its journal, which may hold what a killed program had begun to write over.
Expected<void> copy_log(const fs::path& file, const fs::path& copy) {
    std::error_code error;
    fs::copy_file(file, copy, error);
    if (!error) fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, error);
    const fs::path journal = file.string() + "-journal";
    if (!error && fs::exists(journal, error)) fs::copy_file(journal, copy.string() + "-journal", error);
    if (error) return fail(Code::unwritable, Phrase::tr("cannot copy it: %1", {error.message()}), file);
    return {};
}

Expected<Remains> read_past_damage(const fs::path& file) {
    Store::Connection connection(file);
    if (auto opened = connection.connect(std::chrono::milliseconds(0)); !opened)
        return tl::unexpected(opened.error());
    // Else a file that is shorter than its header says is read no further (lockBtree() in SQLite's btree.c).
    (void)connection.run(QStringLiteral("PRAGMA writable_schema=ON"));
    if (const auto readable = connection.has_column("decisions", "sequence"); !readable.value_or(false))
        return fail(Code::malformed, Phrase::tr("holds no table of decisions that can be read"), file);
    Remains result;
    std::error_code error;
    const std::int64_t most = std::int64_t(fs::file_size(file, error)) / least_entry_bytes;
    const auto written = connection.written();
    result.end_known = written && *written <= most;
    const std::int64_t last = result.end_known ? *written : most;
    std::int64_t next = 1;
    const auto take = [&](const QSqlQuery& row) {
        StoredEntry entry{decision_in(row), link_in(row)};
        if (entry.link.sequence < next || entry.link.sequence > last) return; // a torn tree is in no order
        next = entry.link.sequence + 1;
        result.entries.push_back(std::move(entry));
    };
    // Where one cannot be read, the ones after it are asked for, from another page at last.
    while (next <= last && !connection.each_entry(next, take))
        ++next;
    result.last = result.end_known ? last : result.entries.empty() ? 0 : result.entries.back().link.sequence;
    result.origin = connection.origin().value_or(Origin{{}, "unreadable", 0, {}, {}});
    return result;
}

bool makes_sense(const StoredEntry& entry) {
    const bool known_verdict = entry.decision.verdict || !entry.link.fields[2];
    return known_verdict && !fault_of(entry.decision) && is_time(entry.decision.time_utc);
}

/// Moves what is sound from `remains` to the result.
std::vector<Decision> sound_entries(Remains& remains, Salvaged& report) {
    report.chained = !remains.origin.reason.empty();
    report.end_known = remains.end_known;
    std::vector<Decision> sound;
    // A damaged link is told from damaged fields: with either the next entry's link holds.
    std::string stored = link_of(remains.origin), computed = stored;
    std::int64_t next = 1;
    for (StoredEntry& entry : remains.entries) {
        const auto& [sequence, fields, link] = entry.link;
        const bool follows = sequence == next && (next > 1 || !remains.origin.salt.empty());
        for (; next < sequence; ++next)
            report.lost.push_back(next);
        ++next;
        const std::string follower = next_link(computed, fields);
        const bool holds =
            !report.chained || !follows || link == follower || link == next_link(stored, fields);
        if (holds && makes_sense(entry)) {
            if (report.chained && !follows) report.unproved.push_back(sequence);
            sound.push_back(std::move(entry.decision));
        } else {
            report.changed.push_back({sequence, entry.decision.contour, entry.decision.reviewer});
        }
        stored = link;
        computed = follows ? follower : link;
    }
    for (; next <= remains.last; ++next)
        report.lost.push_back(next);
    return sound;
}

Expected<void> write_log(const fs::path& file, std::vector<Decision> entries) {
    if (auto made = make_private_file(file); !made) return made;
    Store::Connection connection(file);
    return connection.connect(std::chrono::milliseconds(0))
        .and_then([&] { return connection.make_tables("salvage", std::int64_t(entries.size())); })
        .and_then([&] {
            return connection.in_transaction([&]() -> Expected<void> {
                for (Decision& each : entries)
                    if (auto written = connection.insert(each); !written) return written;
                return {};
            });
        });
}

} // namespace

Expected<Salvaged> salvage(const fs::path& damaged, const fs::path& to) {
    std::error_code error;
    if (!fs::is_regular_file(damaged, error)) return fail(Code::not_found, Phrase::tr("is no file"), damaged);
    if (fs::exists(fs::symlink_status(to, error)))
        return fail(Code::invalid_argument, Phrase::tr("is there already; name another file"), to);
    const fs::path target = fs::absolute(to, error);
    const Workshop workshop(target);
    if (workshop.path().empty()) return fail(Code::unwritable, Phrase::tr("cannot make it"), to);
    const fs::path copy = workshop.path() / "damaged.sqlite", draft = workshop.path() / "sound.sqlite";
    if (auto copied = copy_log(damaged, copy); !copied) return tl::unexpected(copied.error());
    auto remains = read_past_damage(copy);
    if (!remains) {
        remains.error().file = damaged;
        return tl::unexpected(remains.error());
    }
    Salvaged report;
    std::vector<Decision> sound = sound_entries(*remains, report);
    report.taken = std::int64_t(sound.size());
    const auto written =
        write_log(draft, std::move(sound)).and_then([&] { return publish_file(draft, target); });
    if (!written) return tl::unexpected(written.error());
    return report;
}

} // namespace contourcheck::review
