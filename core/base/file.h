#pragma once

#include "base/error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace contourcheck {

/// Reads a whole regular file. Refuses folders, pipes and devices (`unreadable`) and files beyond `limit` bytes
/// (`too_large`) before anything is allocated.
[[nodiscard]] Expected<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit);

enum class Access {
    shared,  ///< 0666 less the umask
    private_ ///< 0600: where a patient may be told from it
};

/// The one way to write a file: a temporary beside the target, every write checked, flushed to the disk, renamed,
/// the folder flushed. On failure the old bytes stand and the temporary goes; where the folder alone could not be
/// flushed, the new ones do, and the error says so. The temporary of a program that was killed goes when the same file
/// is written again. Links are followed, pipes written to.
[[nodiscard]] Expected<void> write_file(const std::filesystem::path& path, std::string_view bytes,
                                        Access access = Access::shared);

/// A new file, not flushed: for a folder that gets its name when all is in it, and is flushed then where it matters. There is
/// none on failure, but the one that was there already.
[[nodiscard]] Expected<void> write_new_file(const std::filesystem::path& path, std::string_view bytes);

/// All of `bytes` to an open descriptor; 0, or the errno of the write that failed.
[[nodiscard]] int write_all(int descriptor, std::string_view bytes);

/// Gives the finished file of another writer (a library) its name, on the same disk: flushed, renamed, the folder flushed.
/// What had that name is replaced.
[[nodiscard]] Expected<void> publish_file(const std::filesystem::path& finished,
                                          const std::filesystem::path& path);

/// Gives a finished file a name that none has yet; false where one has. `unwritable` where the file system can neither link
/// nor rename without replacing, as some network shares: nothing has happened then.
[[nodiscard]] Expected<bool> claim_name(const std::filesystem::path& finished,
                                        const std::filesystem::path& name);

/// Flushes a folder's entries to the disk, so that a rename in it survives a power cut.
[[nodiscard]] Expected<void> sync_folder(const std::filesystem::path& folder);

/// mkdir -p, with the error as a value. Access::private_ makes the last folder 0700, and all that are new are on the disk
/// then: what is kept there must not be lost with its folder.
[[nodiscard]] Expected<void> make_folder(const std::filesystem::path& folder, Access access = Access::shared);

/// An empty file that only its owner may read, in a folder that only its owner may enter, unless there is one.
[[nodiscard]] Expected<void> make_private_file(const std::filesystem::path& file);

/// Where this user's ContourCheck keeps what it must not lose (decisions, keys): $XDG_DATA_HOME/contourcheck, or
/// ~/.local/share/contourcheck (XDG Base Directory Specification).
[[nodiscard]] std::filesystem::path user_data_folder();
/// Where it keeps what it can make again: $XDG_CACHE_HOME/contourcheck, or ~/.cache/contourcheck.
[[nodiscard]] std::filesystem::path user_cache_folder();

} // namespace contourcheck
