#include "batch/differing.h"

namespace contourcheck::batch {

namespace {

bool is_hash(const nlohmann::ordered_json& value) {
    return value.is_string() && value.get_ref<const std::string&>().size() == 64;
}

} // namespace

bool says_the_same(const std::string& one, const std::string& other) {
    return nlohmann::json::parse(one) == nlohmann::json::parse(other);
}

std::string differing(const nlohmann::ordered_json& here, const nlohmann::ordered_json& there,
                      const std::string& name) {
    if (!here.is_object() || !there.is_object())
        return is_hash(here) && is_hash(there) ? name : name + ": " + here.dump() + ", there " + there.dump();
    auto keys = there;
    keys.update(here);
    std::string text;
    for (const auto& [key, unused] : keys.items()) {
        const auto mine = here.value(key, nlohmann::ordered_json()),
                   its = there.value(key, nlohmann::ordered_json());
        if (mine == its) continue;
        text += (text.empty() ? "" : "; ") + differing(mine, its, name.empty() ? key : name + '.' + key);
    }
    return text;
}

} // namespace contourcheck::batch
