#include "cli/worker/task.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parsed = contourcheck::cli::parse_task({reinterpret_cast<const char*>(data), size});
    if (!parsed.task) (void)contourcheck::cli::result_line(parsed.id, tl::unexpected(parsed.task.error()));
    return 0;
}
