#pragma once

#include "base/file.h"

namespace contourcheck::dataset {

/// Whichever way the two are spelled: by links, by "..", by a mount.
[[nodiscard]] bool lies_within(const std::filesystem::path& path, const std::filesystem::path& root);

/// write_file() for what is made from the dataset in `root`: `invalid_argument` where the file would stand in for one of the
/// dataset's own, its link table or what lies in its folders of slices and contours.
[[nodiscard]] Expected<void> write_output(const std::filesystem::path& root,
                                          const std::filesystem::path& file, std::string_view bytes,
                                          Access access = Access::shared);

} // namespace contourcheck::dataset
