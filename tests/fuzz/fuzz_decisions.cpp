#include "review/review.h"

#include <cstdint>
#include <cstdlib>

/// Decisions that are read are written and read again as the same table.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace contourcheck::review;
    const auto decisions = from_csv({reinterpret_cast<const char*>(data), size}, "fuzz.csv");
    if (!decisions) return 0;
    const std::string table = to_csv(*decisions);
    const auto again = from_csv(table, "fuzz.csv");
    if (!again || to_csv(*again) != table) std::abort();
    return 0;
}
