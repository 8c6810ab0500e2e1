#include "cli/agreement.h"

#include "cli/content.h"

#include <set>

namespace contourcheck::cli {

std::map<std::string, Verdicts> verdicts(const dataset::Dataset& dataset,
                                         const std::vector<review::Decision>& log) {
    std::map<std::string, std::vector<review::Decision>> by_reviewer;
    std::set<std::string> decided;
    for (const review::Decision& decision : log) {
        by_reviewer[decision.reviewer].push_back(decision);
        decided.insert(decision.contour);
    }
    std::map<std::string, Verdicts> result;
    Contents contents(dataset);
    for (const dataset::PatientFiles& files : dataset.patients) {
        const dataset::Patient patient = dataset::read_patient(dataset, files);
        for (const dataset::ContourEntry& entry : patient.contours) {
            const std::string id = to_string(entry.id);
            if (!decided.contains(id)) continue;
            const review::Content content = contents.of(patient, entry);
            for (const auto& [reviewer, said] : by_reviewer) {
                const review::State state = review::standing(said, id, content).state;
                if (state != review::State::none && state != review::State::stale)
                    result[reviewer][id] = state;
            }
        }
    }
    return result;
}

Agreement agree(const Verdicts& a, const Verdicts& b) {
    Agreement result;
    std::map<review::State, double> share_a;
    std::map<review::State, double> share_b;
    std::size_t equal = 0;
    for (const auto& [id, state] : a) {
        const auto other = b.find(id);
        if (other == b.end()) continue;
        ++result.both;
        equal += state == other->second ? 1 : 0;
        ++share_a[state];
        ++share_b[other->second];
    }
    if (result.both == 0) return result;
    const auto both = double(result.both);
    result.share = double(equal) / both;
    double chance = 0;
    for (const auto& [state, count] : share_a)
        chance += count / both * (share_b[state] / both);
    if (chance < 1) result.kappa = (result.share - chance) / (1 - chance);
    return result;
}

} // namespace contourcheck::cli
