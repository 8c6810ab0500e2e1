#include "batch/differing.h"
#include "batch/manifest_json.h"

#include <cstdint>

namespace {

/// The library goes through what it gave by recursion wherever that is compared, copied or written.
void parse(const std::string& text) {
    using namespace contourcheck::batch;
    const auto parsed = parse_manifest(text, "manifest.json");
    if (!parsed) return;
    const nlohmann::ordered_json copy = parsed->json;
    (void)differing(parsed->json, nlohmann::ordered_json::object());
    (void)copy.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// `text` with lists in lists in place of its value that stands at `place` of its commas and colons: far more of them than
/// fit into an input.
std::string deepened(const std::string& text, std::size_t place) {
    constexpr std::size_t levels = 200'000;
    const std::size_t begin = text.find_first_of(":,", place);
    if (begin == std::string::npos) return text;
    const std::size_t end = std::min(text.find_first_of(",}]", begin + 1), text.size());
    const char *opening = place % 2 == 0 ? "[" : R"({"a":)", *closing = place % 2 == 0 ? "]" : "}";
    std::string deep = text.substr(0, begin + 1);
    for (std::size_t i = 0; i < levels; ++i)
        deep += opening;
    deep += '1';
    for (std::size_t i = 0; i < levels; ++i)
        deep += closing;
    return deep + text.substr(end);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    parse(text);
    if (size > 1) parse(deepened(text, (data[0] + 256U * data[size / 2]) % size));
    return 0;
}
