#include "base/random.h"
#include "loader/batch_loader.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace contourcheck::loader {

namespace {

/// The first epoch's is the seed itself: one epoch is what it was before there were several.
std::uint64_t seed_of(std::uint64_t seed, std::size_t epoch) {
    return epoch == 0 ? seed : seed ^ Random(epoch).next();
}

} // namespace

std::vector<std::vector<std::size_t>> plan_batches(const std::vector<PairRequest>& requests,
                                                   const Settings& settings, std::size_t epoch) {
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (settings.shuffle) {
        Random random(seed_of(settings.seed, epoch));
        shuffle(std::span(order), random);
    }
    const auto full = std::size_t(std::max(1, settings.batch_size));
    std::vector<std::vector<std::size_t>> plan;
    std::map<std::tuple<int, int, std::string_view>, std::size_t>
        open; // shape and type to the batch being filled
    for (const std::size_t index : order) {
        const PairRequest& request = requests[index];
        const auto [place, fresh] =
            open.try_emplace({request.shape.rows, request.shape.columns, request.pixel_type}, plan.size());
        if (!fresh && plan[place->second].size() == full) place->second = plan.size();
        if (place->second == plan.size()) plan.emplace_back();
        plan[place->second].push_back(index);
    }
    return plan;
}

} // namespace contourcheck::loader
