#include "loader/split.h"

#include "base/hash.h"

#include <algorithm>
#include <map>

namespace contourcheck::loader {

namespace {

std::string patient_in(const PairRequest& request) {
    return request.id.substr(0, request.id.find('/'));
}

} // namespace

std::vector<std::string> in_seeds_order(const std::vector<std::string>& ids, std::uint64_t seed) {
    std::vector<std::pair<std::string, std::string>> order; // hash of seed and id, id
    for (const std::string& id : ids)
        order.emplace_back(sha256_hex(std::to_string(seed) + '\n' + id), id);
    std::sort(order.begin(), order.end());
    std::vector<std::string> result;
    for (auto& [hash, id] : order)
        result.push_back(std::move(id));
    return result;
}

std::array<std::size_t, 3> cut_by_shares(std::size_t count, const std::array<std::size_t, 3>& percent) {
    std::array<std::size_t, 3> sizes{};
    for (std::size_t part = 0; part < 3; ++part)
        sizes[part] = count * percent[part] / 100;
    std::array<std::size_t, 3> order = {0, 1, 2};
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t part) { return count * percent[part] % 100; });
    const std::size_t rest = count - sizes[0] - sizes[1] - sizes[2];
    for (std::size_t i = 0; i < rest; ++i)
        ++sizes[order[i]];
    return sizes;
}

SplitPairs split_by_patient(const std::vector<PairRequest>& requests,
                            const std::array<std::size_t, 3>& percent, std::uint64_t seed) {
    std::map<std::string, std::size_t> part_of;
    for (const PairRequest& request : requests)
        part_of.emplace(patient_in(request), 0);
    std::vector<std::string> patients;
    for (const auto& [patient, part] : part_of)
        patients.push_back(patient);
    const auto sizes = cut_by_shares(patients.size(), percent);
    std::size_t place = 0;
    for (const std::string& patient : in_seeds_order(patients, seed)) {
        part_of[patient] = place < sizes[0] ? 0 : place < sizes[0] + sizes[1] ? 1 : 2;
        ++place;
    }
    SplitPairs result;
    std::vector<PairRequest>* const parts[] = {&result.train, &result.validation, &result.test};
    for (const PairRequest& request : requests)
        parts[part_of[patient_in(request)]]->push_back(request);
    return result;
}

} // namespace contourcheck::loader
