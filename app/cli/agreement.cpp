#include "cli/agreement.h"

#include "cli/content.h"

#include <set>

namespace contourcheck::cli {

std::map<std::string, review::Verdicts> verdicts(const dataset::Dataset& dataset,
                                                 const std::vector<review::Decision>& log) {
    std::set<std::string> decided;
    for (const review::Decision& decision : log)
        decided.insert(decision.contour);
    std::map<std::string, review::Content> now;
    Contents contents(dataset);
    for (const dataset::PatientFiles& files : dataset.patients) {
        const dataset::Patient patient = dataset::read_patient(dataset, files);
        for (const dataset::ContourEntry& entry : patient.contours)
            if (const std::string id = to_string(entry.id); decided.contains(id))
                now.emplace(id, contents.of(patient, entry));
    }
    auto result = review::said(now, log);
    for (auto& [reviewer, own] : result)
        std::erase_if(own, [](const auto& each) { return each.second == review::State::stale; });
    std::erase_if(result, [](const auto& of_reviewer) { return of_reviewer.second.empty(); });
    return result;
}

} // namespace contourcheck::cli
