#pragma once

#include "base/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace contourcheck::batch {

/// A tar file being written (POSIX pax), by libarchive. Members have no time, user or group: the same contents give the
/// same bytes whoever writes them, wherever and whenever.
class TarFile {
public:
    /// Makes a new file; one that is there is an error.
    [[nodiscard]] static Expected<TarFile> create(const std::filesystem::path& file);
    TarFile(TarFile&&) noexcept;
    TarFile& operator=(TarFile&&) noexcept;
    ~TarFile(); ///< what was not finished is for the caller to remove

    [[nodiscard]] Expected<void> add(const std::string& name, std::string_view bytes);

    /// Ends the archive, flushes to the disk and returns the SHA-256 of the file's bytes as they were given to the system.
    [[nodiscard]] Expected<std::string> finish();

private:
    struct State;
    explicit TarFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace contourcheck::batch
