#include "evidence/search.h"

namespace contourcheck::evidence {

namespace {

constexpr double coarse_step_mm = 1.5;
constexpr double fine_mm = 0.5;

/// Every third site is enough to find the neighbourhood.
Ring thinned(const Ring& ring) {
    Ring result = ring;
    result.sites.clear();
    for (std::size_t i = 0; i < ring.sites.size(); i += 3)
        result.sites.push_back(ring.sites[i]);
    return result;
}

} // namespace

Rival best_shift(const Picture& picture, const Ring& ring, Edge edge, double reach_mm) {
    const double here = score(picture, ring, edge);
    Rival best{{}, 1, here, 0};
    if (ring.empty()) return best;
    const Ring thin = thinned(ring);
    const auto look = [&](const Ring& of, double around_x, double around_y, double reach, double step) {
        Rival found{{}, 1, -1, 0};
        const int count = int(reach / step + 0.5);
        for (int j = -count; j <= count; ++j)
            for (int i = -count; i <= count; ++i) {
                const contour::Point shift{around_x + i * step, around_y + j * step};
                const double value = score(picture, moved(of, shift), edge);
                if (value > found.score) found = {shift, 1, value, 0};
            }
        return found;
    };
    const Rival coarse = look(thin, 0, 0, reach_mm, coarse_step_mm);
    const Rival fine = look(ring, coarse.shift_mm.x, coarse.shift_mm.y, 2 * fine_mm, fine_mm);
    if (fine.score > best.score) best = fine;
    best.gain = best.score - here;
    return best;
}

Rival best_scale(const Picture& picture, const Ring& ring, Edge edge) {
    const double here = score(picture, ring, edge);
    Rival best{{}, 1, here, 0};
    for (const double scale :
         {0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.4, 1.5}) {
        const double value = score(picture, moved(ring, {}, scale), edge);
        if (value > best.score) best = {{}, scale, value, 0};
    }
    best.gain = best.score - here;
    return best;
}

} // namespace contourcheck::evidence
