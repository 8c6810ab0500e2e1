#include "review/agreement.h"

#include "base/random.h"
#include "base/wilson.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::review {

namespace {

constexpr int draws = 4000;
constexpr std::uint64_t seed = 1947;
/// Chance as good as certain: nothing is left to agree on beyond it.
constexpr double certain = 1 - 1e-12;

struct Figures {
    double share = 0;
    std::optional<double> kappa, ac1;
};

/// `shares` sum to 1.
Figures figures(const Grid<double>& shares) {
    Figures result;
    double by_chance = 0; // Cohen's
    double of_rest = 0;   // Gwet's, before it is divided
    for (int i = 0; i < shares.rows(); ++i) {
        double one = 0;
        double other = 0;
        for (int k = 0; k < shares.columns(); ++k) {
            one += shares(i, k);
            other += shares(k, i);
        }
        result.share += shares(i, i);
        by_chance += one * other;
        of_rest += (one + other) / 2 * (1 - (one + other) / 2);
    }
    if (by_chance < certain) result.kappa = (result.share - by_chance) / (1 - by_chance);
    const double gwets = of_rest / double(shares.rows() - 1);
    if (gwets < certain) result.ac1 = (result.share - gwets) / (1 - gwets);
    return result;
}

/// Gamma distributed with scale 1 (Marsaglia and Tsang, ACM Transactions on Mathematical Software 26:363, 2000).
double gamma(double shape, Random& random) {
    if (shape < 1) return gamma(shape + 1, random) * std::pow(random.uniform(), 1 / shape);
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = random.normal();
        const double root = 1 + c * x;
        if (root <= 0) continue;
        const double v = root * root * root;
        const double u = 1 - random.uniform();
        if (std::log(u) < x * x / 2 + d - d * v + d * std::log(v)) return d * v;
    }
}

/// The estimate with the middle 95 % of what was drawn.
std::optional<Estimate> estimate(std::optional<double> value, std::vector<double> drawn) {
    if (!value || drawn.empty()) return std::nullopt;
    std::ranges::sort(drawn);
    const auto at = [&](double share) { return drawn[std::size_t(share * double(drawn.size() - 1))]; };
    return Estimate{*value, std::min(*value, at(0.025)), std::max(*value, at(0.975))};
}

Agreement over(const Opinions& a, const Opinions& b, int categories,
               const std::function<bool(const std::string&)>& wanted, const auto& category) {
    Grid<std::size_t> counts({categories, categories});
    for (const auto& [id, opinion] : a) {
        const auto other = b.find(id);
        if (other == b.end() || !opinion.counts() || !other->second.counts() || (wanted && !wanted(id)))
            continue;
        ++counts(category(opinion), category(other->second));
    }
    return agreement(counts);
}

} // namespace

std::map<std::string, Opinions> opinions(const std::vector<Decision>& log,
                                         const std::map<std::string, Content>& contents) {
    std::map<std::string, std::map<std::string, std::vector<Decision>>> said; // by contour, reviewer
    for (const Decision& decision : log)
        if (contents.contains(decision.contour))
            said[decision.contour][decision.reviewer].push_back(decision);
    std::map<std::string, Opinions> result;
    for (const auto& [contour, by_reviewer] : said)
        for (const auto& [reviewer, entries] : by_reviewer) {
            const Standing now = standing(entries, contour, contents.at(contour));
            if (now.state != State::none) result[reviewer][contour] = {now.state, now.decision->reasons};
        }
    return result;
}

std::set<std::string> disagreed(const std::map<std::string, Opinions>& reviewers) {
    std::map<std::string, State> first;
    std::set<std::string> result;
    for (const auto& [name, opinions] : reviewers)
        for (const auto& [contour, opinion] : opinions)
            if (opinion.counts() && first.try_emplace(contour, opinion.state).first->second != opinion.state)
                result.insert(contour);
    return result;
}

Agreement agreement(const Grid<std::size_t>& counts) {
    Agreement result;
    for (int i = 0; i < counts.rows(); ++i)
        for (int k = 0; k < counts.columns(); ++k) {
            result.both += counts(i, k);
            if (i == k) result.equal += counts(i, k);
        }
    if (result.both == 0) return result;
    Grid<double> shares(counts.shape());
    for (std::size_t i = 0; i < shares.values().size(); ++i)
        shares.values()[i] = double(counts.values()[i]) / double(result.both);
    const Figures found = figures(shares);
    const ShareInterval interval = wilson(result.equal, result.both);
    result.share = Estimate{found.share, interval.low, interval.high};

    Random random(seed);
    const double prior = 1 / double(shares.values().size());
    std::vector<double> kappa;
    std::vector<double> ac1;
    for (int draw = 0; draw < draws; ++draw) {
        double sum = 0;
        for (std::size_t i = 0; i < shares.values().size(); ++i)
            sum += shares.values()[i] = gamma(double(counts.values()[i]) + prior, random);
        for (double& each : shares.values())
            each /= sum;
        const Figures drawn = figures(shares);
        if (drawn.kappa) kappa.push_back(*drawn.kappa);
        if (drawn.ac1) ac1.push_back(*drawn.ac1);
    }
    result.kappa = estimate(found.kappa, std::move(kappa));
    result.ac1 = estimate(found.ac1, std::move(ac1));
    return result;
}

Agreement agree(const Opinions& a, const Opinions& b, const std::function<bool(const std::string&)>& wanted) {
    constexpr State states[] = {State::accepted, State::rejected, State::unsure};
    return over(a, b, int(std::size(states)), wanted, [&](const Opinion& opinion) {
        return int(std::ranges::find(states, opinion.state) - std::begin(states));
    });
}

Agreement agree_on_reason(const Opinions& a, const Opinions& b, const std::string& reason) {
    return over(a, b, 2, {}, [&](const Opinion& opinion) {
        return std::ranges::find(opinion.reasons, reason) != opinion.reasons.end() ? 1 : 0;
    });
}

std::set<std::string> reasons_given(const Opinions& a, const Opinions& b) {
    std::set<std::string> result;
    for (const auto& [id, opinion] : a) {
        const auto other = b.find(id);
        if (other == b.end() || !opinion.counts() || !other->second.counts()) continue;
        result.insert(opinion.reasons.begin(), opinion.reasons.end());
        result.insert(other->second.reasons.begin(), other->second.reasons.end());
    }
    result.erase(std::string(in_bulk)); // a mark of how, no reason why
    return result;
}

} // namespace contourcheck::review
