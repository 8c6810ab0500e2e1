#include "demo/errors.h"

#include <nlohmann/json.hpp>

namespace contourcheck::demo {

namespace {

nlohmann::ordered_json or_null(const std::string& text) {
    return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

} // namespace

std::string truth_json(const std::vector<Planted>& planted, std::uint64_t seed) {
    using Json = nlohmann::ordered_json;
    Json rows = Json::array();
    for (const Planted& p : planted)
        rows.push_back({{"rule", p.rule},
                        {"id", or_null(p.id)},
                        {"patient", or_null(p.patient)},
                        {"slice", p.slice ? Json(*p.slice) : Json()},
                        {"kind", p.kind ? Json(word(*p.kind)) : Json()},
                        {"file", p.file},
                        {"what", p.what}});
    return Json{{"schema", "contourcheck/truth/1"}, {"seed", seed}, {"planted", rows}}.dump(2) + "\n";
}

} // namespace contourcheck::demo
