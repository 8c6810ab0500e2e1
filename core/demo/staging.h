#pragma once

#include "base/error.h"

#include <filesystem>
#include <string_view>

namespace contourcheck::demo {

/// A new folder that is there under its name only when it is complete. Until then it grows beside its place, or in
/// it where an empty folder stands there already (that may be a mount point), and is removed when it is given up.
class Staging {
public:
    /// `invalid_argument` when there is something else than an empty folder.
    [[nodiscard]] static Expected<Staging> begin(const std::filesystem::path& target);

    Staging(Staging&& other) noexcept;
    Staging& operator=(Staging&&) = delete;
    ~Staging();

    /// Writes a file and the folders that lead to it, without flushing each to the disk: hundreds of flushes take
    /// longer than all else, and what is written here can be made again.
    [[nodiscard]] Expected<void> write(const std::filesystem::path& relative, std::string_view bytes) const;

    /// Puts the folder in its place.
    [[nodiscard]] Expected<void> commit();

private:
    Staging() = default;

    std::filesystem::path target_;
    std::filesystem::path stage_; ///< empty when there is nothing to remove
    bool inside_ = false;
};

} // namespace contourcheck::demo
