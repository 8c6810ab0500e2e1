#include "review/agreement.h"

namespace contourcheck::review {

std::map<std::string, Verdicts> said(const std::map<std::string, Content>& contents,
                                     const std::vector<Decision>& log) {
    std::map<std::string, std::map<std::string, std::vector<Decision>>> entries; // by reviewer, by contour
    for (const Decision& decision : log)
        if (contents.contains(decision.contour))
            entries[decision.reviewer][decision.contour].push_back(decision);
    std::map<std::string, Verdicts> result;
    for (const auto& [reviewer, by_contour] : entries)
        for (const auto& [contour, own] : by_contour) {
            const State state = standing(own, contour, contents.at(contour)).state;
            if (state != State::none) result[reviewer][contour] = state;
        }
    return result;
}

Agreement agree(const Verdicts& a, const Verdicts& b) {
    Agreement result;
    std::map<State, double> share_a;
    std::map<State, double> share_b;
    for (const auto& [id, state] : a) {
        const auto other = b.find(id);
        if (other == b.end() || state == State::stale || other->second == State::stale) continue;
        ++result.both;
        result.equal += state == other->second ? 1 : 0;
        ++share_a[state];
        ++share_b[other->second];
    }
    if (result.both == 0) return result;
    const auto both = double(result.both);
    result.share = double(result.equal) / both;
    double chance = 0;
    for (const auto& [state, count] : share_a)
        chance += count / both * (share_b[state] / both);
    if (chance < 1) result.kappa = (result.share - chance) / (1 - chance);
    return result;
}

} // namespace contourcheck::review
