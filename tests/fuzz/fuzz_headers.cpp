#include "dataset/stored_headers.h"

#include <cstdint>
#include <cstdlib>

/// Rows of the stored index: what is read is written and read again as the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace contourcheck::dataset;
    const auto headers = headers_from_bytes({reinterpret_cast<const char*>(data), size});
    if (!headers) return 0;
    const std::string bytes = to_bytes(*headers);
    const auto again = headers_from_bytes(bytes);
    if (!again || to_bytes(*again) != bytes) std::abort();
    return 0;
}
