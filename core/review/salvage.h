#pragma once

#include "review/review.h"

namespace contourcheck::review {

/// What came out of a damaged log. Entries are named by their numbers in it.
struct Salvaged {
    struct Entry {
        std::int64_t sequence = 0;
        std::string contour, reviewer; ///< as they can be read
    };
    std::int64_t taken = 0;
    std::int64_t controls =
        0; ///< that were said of planted mistakes (controls.h), as far as they can be read
    std::vector<std::int64_t> lost; ///< cannot be read
    std::vector<Entry> changed;     ///< left out: they are not what was written
    std::vector<std::int64_t>
        unproved;           ///< taken, though the entry before is lost: no link says that they are as written
    bool chained = false;   ///< the log has a chain; else only what makes no sense is left out
    bool end_known = false; ///< else entries after the last one may be lost as well
};

/// Reads a copy of a damaged log, row by row past what cannot be read, and writes what is sound into a new log: numbered
/// anew, in the old order, with a chain of its own (Origin::reason "salvage"). The damaged file is left as it is.
/// `invalid_argument` where `to` is there already, `malformed` where nothing can be read, `too_large` beyond 1 GiB, the
/// errors of read_file() and write_file().
[[nodiscard]] Expected<Salvaged> salvage(const std::filesystem::path& damaged,
                                         const std::filesystem::path& to);

} // namespace contourcheck::review
