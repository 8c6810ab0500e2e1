#include "check/settle.h"

#include "base/hash.h"
#include "base/text.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace contourcheck::check {

namespace {

std::string suffix(const Finding& finding) {
    const std::string about = finding.patient + '\n' + finding.original + '\n' + finding.file;
    return "#" + sha256_hex(about).substr(0, 8);
}

/// Files and names can repeat in a table; then the line is all that tells two rows apart.
void make_unique(std::vector<Finding>& findings) {
    const auto for_repeated = [&](const auto& change) {
        std::map<std::string, std::vector<Finding*>> by_id;
        for (Finding& finding : findings)
            by_id[finding.id].push_back(&finding);
        for (const auto& [id, same] : by_id)
            for (std::size_t i = 0; same.size() > 1 && i < same.size(); ++i)
                change(*same[i], i);
    };
    for_repeated([](Finding& finding, std::size_t) { finding.id += suffix(finding); });
    for_repeated([](Finding& finding, std::size_t) { finding.id += ":" + std::to_string(finding.line); });
    for_repeated([](Finding& finding, std::size_t i) {
        if (i > 0) finding.id += "." + std::to_string(i + 1);
    });
}

} // namespace

void settle(std::vector<Finding>& findings, const dataset::Dataset& dataset) {
    std::unordered_map<std::string_view, std::size_t> order;
    for (std::size_t i = 0; i < dataset.patients.size(); ++i)
        order.try_emplace(dataset.patients[i].patient, i + 1);
    const auto place = [&](const Finding& finding) {
        if (finding.scope == Scope::dataset) return std::size_t(0);
        const auto found = order.find(finding.patient);
        return found != order.end() ? found->second : dataset.patients.size() + 1;
    };
    for (Finding& finding : findings) {
        finding.id = printable(finding.id);
        finding.message = finding.message.with_each(printable);
        finding.suggestion = finding.suggestion.with_each(printable);
    }
    std::ranges::stable_sort(findings, [&](const Finding& a, const Finding& b) {
        const auto key = [&](const Finding& each) {
            return std::tuple(place(each), each.slice, each.kind, std::string_view(each.rule),
                              std::string_view(each.id), std::string_view(each.file), each.line);
        };
        return key(a) < key(b);
    });
    const auto repeated = std::ranges::unique(findings);
    findings.erase(repeated.begin(), repeated.end());
    make_unique(findings);
}

} // namespace contourcheck::check
