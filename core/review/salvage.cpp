#include "review/salvage.h"

#include "base/file.h"
#include "base/folder_beside.h"
#include "review/connection.h"
#include "review/log_folder.h"
#include "review/remains.h"

#include <cerrno>
#include <system_error>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

/// Moves what is sound from `remains` to the result.
std::vector<Decision> sound_entries(Remains& remains, Salvaged& report) {
    report.chained = remains.chained;
    report.end_known = remains.written.value_or(-1) >= highest(remains);
    std::vector<Decision> sound;
    for (const StoredEntry& each : remains.no_entries)
        report.changed.push_back({each.link.sequence, each.decision.contour, each.decision.reviewer});
    // A damaged link is told from damaged fields: with either the next entry's link holds.
    std::string stored = link_of(remains.origin), computed = stored;
    std::int64_t next = 1;
    for (auto& [sequence, entry] : remains.entries) {
        const std::vector<Field>& fields = entry.link.fields;
        const std::string& link = entry.link.link;
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
    for (; next <= remains.written.value_or(0); ++next)
        report.lost.push_back(next);
    return sound;
}

Expected<void> write_log(const fs::path& file, std::vector<Decision> entries, std::vector<Control> controls) {
    if (auto made = make_private_file(file); !made) return made;
    Store::Connection connection(file);
    return connection.connect(std::chrono::milliseconds(0))
        .and_then([&] { return connection.make_tables("salvage", std::int64_t(entries.size())); })
        .and_then([&] {
            return connection.in_transaction([&]() -> Expected<void> {
                for (Decision& each : entries)
                    if (auto written = connection.insert(each); !written) return written;
                for (Control& each : controls)
                    if (auto written = add_control(connection, each); !written) return written;
                return {};
            });
        });
}

} // namespace

Expected<Salvaged> salvage(const fs::path& damaged, const fs::path& to) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(to, error)))
        return fail(Code::invalid_argument, "is there already; name another file", to);
    const fs::path target = fs::absolute(to, error);
    const FolderBeside workshop(target, "salvage");
    if (workshop.path().empty())
        return fail(Code::unwritable, "cannot make it: " + std::generic_category().message(errno), to);
    const fs::path copy = workshop.path() / "damaged.sqlite", draft = workshop.path() / "sound.sqlite";
    if (auto copied = copy_log(damaged, copy); !copied) return tl::unexpected(copied.error());
    auto remains = read_remains(copy, workshop.path() / "blank.sqlite");
    if (!remains) {
        remains.error().file = damaged;
        return tl::unexpected(remains.error());
    }
    Salvaged report;
    std::vector<Decision> sound = sound_entries(*remains, report);
    report.taken = std::int64_t(sound.size());
    report.controls = std::int64_t(remains->controls.size());
    const auto written = write_log(draft, std::move(sound), std::move(remains->controls)).and_then([&] {
        return publish_file(draft, target);
    });
    if (!written) return tl::unexpected(written.error());
    return report;
}

} // namespace contourcheck::review
