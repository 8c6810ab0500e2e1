#include "batch/manifest_json.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)contourcheck::batch::parse_manifest({reinterpret_cast<const char*>(data), size}, "manifest.json");
    return 0;
}
