#include "batch/file_names.h"

#include "base/hash.h"

#include <algorithm>
#include <unordered_map>

namespace contourcheck::batch {

namespace {

constexpr std::string_view plain_characters =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
constexpr std::size_t longest_plain = 64;
constexpr std::size_t longest_of_id = 32; // in front of the digits
constexpr std::size_t digits_of_hash = 32;

bool is_plain_id(std::string_view id) {
    return !id.empty() && id.size() <= longest_plain &&
           id.find_first_not_of(plain_characters) == std::string_view::npos;
}

std::string in_lower_case(std::string name) {
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return name;
}

std::string made_name(std::string_view id) {
    std::string name(id.substr(0, longest_of_id));
    std::ranges::replace_if(
        name, [](char c) { return plain_characters.find(c) == std::string_view::npos; }, '_');
    return name + '~' + sha256_hex(id).substr(0, digits_of_hash);
}

} // namespace

std::vector<std::string> file_names(const std::vector<std::string>& ids) {
    std::unordered_map<std::string, std::size_t> times; // plain ids in lower case
    for (const std::string& id : ids)
        if (is_plain_id(id)) ++times[in_lower_case(id)];
    std::vector<std::string> names;
    names.reserve(ids.size());
    for (const std::string& id : ids)
        names.push_back(is_plain_id(id) && times[in_lower_case(id)] == 1 ? id : made_name(id));
    return names;
}

bool is_plain_name(std::string_view name) {
    const auto is_plain = [](char c) {
        return c == '.' || c == '~' || plain_characters.find(c) != std::string_view::npos;
    };
    return !name.empty() && name.front() != '.' && name.front() != '~' && std::ranges::all_of(name, is_plain);
}

} // namespace contourcheck::batch
