#pragma once

#include "base/error.h"
#include "base/folder_beside.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace contourcheck::demo {

/// A new folder that is there under its name only when it is complete. Until then it grows beside its place, or in
/// it where an empty folder stands there already (that may be a mount point), and is removed when it is given up; what
/// a run left that was killed is removed by the next.
class Staging {
public:
    /// `invalid_argument` when there is something else than an empty folder.
    [[nodiscard]] static Expected<Staging> begin(const std::filesystem::path& target);

    /// Writes a file and the folders that lead to it, without flushing each to the disk: hundreds of flushes take
    /// longer than all else, and what is written here can be made again.
    [[nodiscard]] Expected<void> write(const std::filesystem::path& relative, std::string_view bytes) const;

    /// Puts the folder in its place.
    [[nodiscard]] Expected<void> commit();

private:
    Staging() = default;

    std::filesystem::path target_;
    std::unique_ptr<FolderBeside> stage_;
    bool inside_ = false;
};

} // namespace contourcheck::demo
