#pragma once

#include "base/error.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace contourcheck::batch {

/// What is in a zip file, stored or deflated, by name. `malformed` where it is none, or holds a name twice; `too_large`
/// beyond `limit` bytes in all, whatever it says of its sizes. Its checksums are not looked at.
[[nodiscard]] Expected<std::map<std::string, std::string>> read_zip(const std::filesystem::path& file,
                                                                    std::uint64_t limit);

/// A zip or tar file being written: the only code that writes by libarchive. Entries have no time, user or group, so that the
/// same contents give the same bytes whoever writes them, wherever and whenever.
class ArchiveFile {
public:
    enum class Form { zip_stored, zip_deflated, tar };

    /// Makes a new file; one that is there is an error.
    [[nodiscard]] static Expected<ArchiveFile> create(const std::filesystem::path& file, Form form);
    ArchiveFile(ArchiveFile&&) noexcept;
    ArchiveFile& operator=(ArchiveFile&&) noexcept;
    ~ArchiveFile(); ///< closes; what was not finished is for the caller to remove

    /// Begins an entry of exactly `size` bytes; write() gives them.
    [[nodiscard]] Expected<void> begin(const std::string& name, std::uint64_t size);
    [[nodiscard]] Expected<void> write(std::string_view bytes);

    /// Writes the directory, flushes to the disk and returns the SHA-256 of the file's bytes as they were given to the
    /// system.
    [[nodiscard]] Expected<std::string> finish();

private:
    struct State;
    explicit ArchiveFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace contourcheck::batch
