#pragma once

#include "desktop/index.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <stop_token>

namespace contourcheck::desktop {

/// What tells, without opening files, whether a dataset is still the one that was read: the sizes and times of its files
/// and the names in its folders.
class Traces {
public:
    /// As it is now; contours are compared with what was read. Stopped, it is of no use.
    Traces(const Opened& opened, const std::stop_token& stop);

    using Changed =
        std::map<std::filesystem::path, std::uint64_t>; ///< and what tells this change from the next

    /// Files that changed, came or went. The table, the folders and the contours are looked at each time, of the slices a
    /// few thousand, the next ones each time: the time it takes is bounded, and so is what it asks of a network. Stopped, it
    /// returns what it has.
    [[nodiscard]] Changed look(const std::stop_token& stop);

private:
    using Path = std::filesystem::path;
    void add_file(const Path& file, std::vector<Path>& list);
    void look_at(const Path& file);
    void look_at_folder(const Path& folder);

    Path root_;
    std::vector<Path> files_; ///< table and contours
    std::vector<Path> slices_;
    std::size_t next_slice_ = 0;
    std::map<Path, std::uint64_t> marks_; ///< of files, as read
    std::map<Path, std::uint64_t> times_; ///< of folders
    std::map<Path, std::set<std::string>> names_;
    Changed changed_;
};

} // namespace contourcheck::desktop
