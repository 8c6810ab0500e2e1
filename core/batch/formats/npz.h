#pragma once

#include "loader/batch_loader.h"

#include <span>

namespace contourcheck::batch {

/// Writes images, masks and spacing of the pairs, which have one shape and pixel type, as a new file that numpy.load
/// reads. Returns the SHA-256 of its bytes once they are on the disk. There is at least one pair.
[[nodiscard]] Expected<std::string> write_npz(const std::filesystem::path& file,
                                              std::span<const loader::Pair* const> pairs, bool compressed);

/// Reads such a file back, stored or deflated: for each pair how its image, mask and spacing there differ from its own,
/// empty where they do not, or the pair is null. `malformed` where it does not hold these three arrays, of this shape and type.
[[nodiscard]] Expected<std::vector<std::string>> compare_npz(const std::filesystem::path& file,
                                                             std::span<const loader::Pair* const> pairs);

} // namespace contourcheck::batch
