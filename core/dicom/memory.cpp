#include "dicom/memory.h"

#include <string>

namespace contourcheck::dicom {

std::uint64_t memory_limit(std::uint64_t decoded_bytes) {
    constexpr std::uint64_t beside = 64 << 20;
    return 4 * decoded_bytes + beside;
}

Expected<void> check_memory(std::uint64_t needed_bytes, std::uint64_t decoded_bytes) {
    const std::uint64_t limit = memory_limit(decoded_bytes);
    if (needed_bytes <= limit) return {};
    return fail(Code::too_large, Phrase::tr("needs %1 bytes of memory, the limit for its decoded size is %2",
                                            {std::to_string(needed_bytes), std::to_string(limit)}));
}

} // namespace contourcheck::dicom
