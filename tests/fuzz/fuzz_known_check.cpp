#include "batch/known_check.h"

#include <cstdint>
#include <cstdlib>

/// An input is what follows the version, so that kept ones hold for the next. What is read is written and read again as the
/// same text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace contourcheck::batch;
    const std::string none = to_json({});
    std::string text = none.substr(0, none.find("\"fingerprint\""));
    const auto known =
        parse_known_check(text.append(reinterpret_cast<const char*>(data), size), "known.json");
    if (!known) return 0;
    text = to_json(*known);
    const auto again = parse_known_check(text, "known.json");
    if (!again || to_json(*again) != text) std::abort();
    return 0;
}
