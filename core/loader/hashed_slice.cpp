#include "loader/hashed_slice.h"

#include "base/file.h"
#include "base/hash.h"

namespace contourcheck::loader {

HashedSlice read_hashed(const std::filesystem::path& file, const std::filesystem::path& shown_as,
                        const dicom::Limits& limits) {
    const auto bytes = read_file(file, limits.file_bytes);
    if (!bytes) return {{}, tl::unexpected(bytes.error())};
    return {sha256_hex(*bytes), dicom::parse_slice(*bytes, shown_as, 0, limits)};
}

} // namespace contourcheck::loader
