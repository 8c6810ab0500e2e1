#include "loader/hashed_slice.h"

#include "base/hash.h"

namespace contourcheck::loader {

HashedSlice read_hashed(const std::filesystem::path& file, const std::filesystem::path& shown_as,
                        const dicom::Limits& limits) {
    auto bytes = dicom::read_bytes(file, limits);
    if (!bytes) {
        bytes.error().file = shown_as;
        return {{}, tl::unexpected(std::move(bytes.error()))};
    }
    return {sha256_hex(*bytes), dicom::parse_slice(*bytes, shown_as, 0, limits)};
}

} // namespace contourcheck::loader
