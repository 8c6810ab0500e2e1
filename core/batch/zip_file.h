#pragma once

#include "base/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace contourcheck::batch {

/// A zip file being written: the only code that includes libarchive. Entries have no time, user or group, so that the
/// same contents give the same bytes whoever writes them, wherever and whenever.
class ZipFile {
public:
    /// Makes a new file; one that is there is an error.
    [[nodiscard]] static Expected<ZipFile> create(const std::filesystem::path& file, bool compressed);
    ZipFile(ZipFile&&) noexcept;
    ZipFile& operator=(ZipFile&&) noexcept;
    ~ZipFile(); ///< closes; what was not finished is for the caller to remove

    /// Begins an entry of exactly `size` bytes; write() gives them.
    [[nodiscard]] Expected<void> begin(const std::string& name, std::uint64_t size);
    [[nodiscard]] Expected<void> write(std::string_view bytes);

    /// Writes the directory, flushes to the disk and returns the SHA-256 of the file's bytes as they were given to the
    /// system.
    [[nodiscard]] Expected<std::string> finish();

private:
    struct State;
    explicit ZipFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace contourcheck::batch
