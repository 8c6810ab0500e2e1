#include "base/hash.h"
#include "batch/selection.h"

#include <set>

namespace contourcheck::batch {

Decisions current_decisions(const check::Checked& checked, const std::vector<review::Decision>& log) {
    std::map<std::string, std::vector<review::Decision>> by_contour;
    for (const review::Decision& decision : log)
        by_contour[decision.contour].push_back(decision);

    Decisions result{{}, review::heads_of(log), {}};
    for (const dataset::Patient& patient : checked.patients) {
        std::map<std::size_t, std::string> slice_hashes; // several contours stand on one slice
        for (const dataset::ContourEntry& entry : patient.contours) {
            const std::string id = to_string(entry.id);
            const auto entries = by_contour.find(id);
            if (entries == by_contour.end()) continue;
            review::Content content{{}, entry.sha256};
            if (entry.slice) {
                const auto [hash, is_new] = slice_hashes.try_emplace(*entry.slice);
                // A slice that cannot be read has no hash, so that a decision on it is stale.
                if (is_new)
                    hash->second =
                        sha256_hex_of_file(checked.dataset.root / patient.slices[*entry.slice].file)
                            .value_or("");
                content.slice_sha256 = hash->second;
            }
            const auto state = review::standing(entries->second, id, content).state;
            if (state == review::State::none) continue;
            result.states.emplace(id, state);
            if (!content.slice_sha256.empty()) result.slices_sha256.emplace(id, content.slice_sha256);
        }
    }
    return result;
}

Expected<Decisions> stored_decisions(const check::Checked& checked) {
    const auto log = review::stored_log(review::stored_path(checked.dataset.root), contour_hashes(checked));
    if (!log) return tl::unexpected(log.error());
    return current_decisions(checked, *log);
}

std::map<std::string, std::string> contour_hashes(const check::Checked& checked) {
    std::map<std::string, std::string> result;
    for (const dataset::Patient& patient : checked.patients)
        for (const dataset::ContourEntry& entry : patient.contours)
            result.emplace(to_string(entry.id), entry.sha256);
    return result;
}

std::vector<std::string> settle_ids(std::vector<review::Decision>& decisions,
                                    const dataset::Dataset& dataset) {
    std::set<std::string> there;
    for (const dataset::PatientFiles& patient : dataset.patients)
        for (const dataset::ContourFile& contour : patient.contours)
            there.insert(to_string(dataset::ContourId{patient.patient, contour.slice, contour.kind}));
    std::vector<std::string> unfit;
    for (review::Decision& decision : decisions) {
        if (const auto id = dataset::parse_contour_id(decision.contour)) decision.contour = to_string(*id);
        if (!there.contains(decision.contour)) unfit.push_back(decision.contour);
    }
    return unfit;
}

} // namespace contourcheck::batch
