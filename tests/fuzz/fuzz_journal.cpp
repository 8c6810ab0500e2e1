#include "batch/record.h"

#include <cstdint>
#include <cstdlib>

/// What is read from a line can be written again, and then says the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace contourcheck::batch;
    constexpr std::size_t selected = 8;
    const auto record = record_from_json({reinterpret_cast<const char*>(data), size}, selected);
    if (!record) return 0;
    const std::string line = to_json_line(*record);
    const auto again = record_from_json(line, selected);
    if (line.find('\n') != std::string::npos || !again || to_json_line(*again) != line) std::abort();
    return 0;
}
