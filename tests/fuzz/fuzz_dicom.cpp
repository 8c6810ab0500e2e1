#include "dicom/slice.h"

#include <cstdint>

/// The look and the header by it, then the pixels: small limits, so that time goes to the ways through the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace contourcheck::dicom;
    const Limits limits{.file_bytes = 1 << 20, .frame_bytes = 1 << 20};
    (void)parse_slice({reinterpret_cast<const char*>(data), size}, "fuzz.dcm", 0, limits);
    return 0;
}
