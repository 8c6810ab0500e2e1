#include "batch/formats/cases.h"

#include "loader/split.h"

#include <algorithm>
#include <map>
#include <set>

namespace contourcheck::batch {

namespace {

constexpr std::size_t usual_folds = 5;

/// The name without folder and endings.
std::string stem(const std::string& file) {
    const std::size_t begin = file.find('/') + 1;
    return file.substr(begin, file.find('.', begin) - begin);
}

void deal_into_folds(std::vector<Case>& cases, std::uint64_t seed) {
    std::set<std::string> patients;
    for (const Case& each : cases)
        if (each.split != "test") patients.insert(each.patient);
    const std::size_t folds = std::max<std::size_t>(1, std::min(usual_folds, patients.size()));
    std::map<std::string, int> fold;
    std::size_t place = 0;
    for (const std::string& patient : loader::in_seeds_order({patients.begin(), patients.end()}, seed))
        fold[patient] = int(place++ % folds);
    for (Case& each : cases)
        each.fold = fold[each.patient];
}

} // namespace

std::vector<Case> cases_of(const Options& options, const std::vector<Described>& entries) {
    std::vector<Case> cases;
    for (const Described& entry : entries) {
        const std::string& label = entry.files.back();
        cases.push_back({stem(label), entry.files[0], label, entry.patient, entry.split, 0});
    }
    deal_into_folds(cases, options.selection.seed);
    return cases;
}

} // namespace contourcheck::batch
