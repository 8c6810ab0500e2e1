#include "base/json.h"

#include <algorithm>

namespace contourcheck {

namespace {

/// Of brackets outside of strings. Up to its first fault a text is told apart as the library does; behind that it is none.
int json_depth(std::string_view text) {
    int depth = 0, deepest = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"')
            in_string = !in_string;
        else if (in_string)
            i += c == '\\'; // what is escaped ends no string
        else if (c == '[' || c == '{')
            deepest = std::max(deepest, ++depth);
        else if (c == ']' || c == '}')
            --depth;
        if (deepest > deepest_json) break;
    }
    return deepest;
}

} // namespace

Expected<nlohmann::ordered_json> parse_json(std::string_view text, const std::filesystem::path& file) {
    if (json_depth(text) > deepest_json)
        return fail(
            Code::malformed,
            Phrase::tr("is JSON with lists in lists, or objects, more than %1 deep, which nothing needs",
                       {std::to_string(deepest_json)}),
            file);
    auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    if (json.is_discarded()) return fail(Code::malformed, Phrase::tr("is no JSON"), file);
    return json;
}

} // namespace contourcheck
