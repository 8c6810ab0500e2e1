#include "contour/contour.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)contourcheck::contour::parse_points(text, "fuzz.txt");
    return 0;
}
