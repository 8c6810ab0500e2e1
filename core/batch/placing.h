#pragma once

#include "base/error.h"
#include "batch/record.h"

#include <filesystem>

namespace contourcheck::batch {

/// Puts what was staged for these files on the disk, before their record does. Errors name the file in `folder`.
[[nodiscard]] Expected<void> flush(const std::filesystem::path& staged, const std::filesystem::path& folder,
                                   const std::vector<WrittenFile>& files);

/// Gives the files their names in `folder`, on the same file system, and folders of their own where their names have some.
[[nodiscard]] Expected<void> move_into_place(const std::filesystem::path& staged,
                                             const std::filesystem::path& folder,
                                             const std::vector<WrittenFile>& files);

} // namespace contourcheck::batch
