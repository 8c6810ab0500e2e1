#pragma once

#include "review/chain.h"
#include "review/controls.h"

#include <map>

namespace contourcheck::review {

struct StoredEntry {
    Decision decision;
    Link link;
};
/// Such as this program writes: a known verdict, a reviewer, a time that exists, …
[[nodiscard]] bool makes_sense(const StoredEntry& entry);

/// What can still be read of a damaged log.
struct Remains {
    bool chained = false;                        ///< as its tables or entries say, whatever its version says
    Origin origin;                               ///< its salt is empty where it cannot be read
    std::map<std::int64_t, StoredEntry> entries; ///< by number
    std::vector<StoredEntry> no_entries;         ///< with numbers below 1, which no program of ours gives
    std::vector<Control> controls;               ///< as far as their own table can be read
    std::optional<std::int64_t>
        written; ///< entries that there ever were, where that can be read; may be wrong
};
/// The last number of an entry; 0: none.
[[nodiscard]] std::int64_t highest(const Remains& remains);

/// Reads along the table, past what cannot be read, and where anything is wrong with the file or that does not lead to all
/// entries, page by page: what a page holds is found though the way to it is lost. How many there were decides when that is
/// done, never what is read: it may be damaged as well. `copy` is changed; `blank` is made for it, a log without entries.
[[nodiscard]] Expected<Remains> read_remains(const std::filesystem::path& copy,
                                             const std::filesystem::path& blank);

} // namespace contourcheck::review
