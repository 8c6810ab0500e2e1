#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace contourcheck::dataset {

/// What the system says of a file without opening it (POSIX st_size, st_mtim, st_ctim, st_ino): another one means that the
/// file may hold something else. The time of the inode's change is set by the system alone: it tells of a file written
/// over whose own time was put back.
struct FileStamp {
    std::int64_t size = 0;
    std::int64_t written_ns = 0; ///< since 1970
    std::int64_t changed_ns = 0;
    std::uint64_t inode = 0;

    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Links are followed. Nothing where there is no file, or it cannot be asked.
[[nodiscard]] std::optional<FileStamp> stamp_of(const std::filesystem::path& file);

/// Nobody can change the file from now on and leave it the same stamp: both its times are older than the widest tick of
/// a file system's clock (2 s, FAT).
[[nodiscard]] bool is_settled(const FileStamp& stamp);

} // namespace contourcheck::dataset
