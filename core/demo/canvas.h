#pragma once

#include "base/grid.h"
#include "demo/shapes.h"

#include <optional>

namespace contourcheck::demo {

/// Paints tissues over each other, the later ones on top.
class Canvas {
public:
    explicit Canvas(Grid<float>& signal) : signal_(signal) {}

    /// What is painted from now on stays inside of the region.
    void clip(const Region& region) { clip_ = region; }

    /// `tissue(x, y, depth_px)` gives the signal inside the region.
    template <class Tissue>
    void paint(const Region& region, const Tissue& tissue, float softness = 1.2F, float strength = 1.0F) {
        const float reach = region.largest_px() + 2;
        const auto [cx, cy] = region.centre();
        const int top = std::max(0, int(cy - reach));
        const int bottom = std::min(signal_.rows() - 1, int(cy + reach) + 1);
        const int left = std::max(0, int(cx - reach));
        const int right = std::min(signal_.columns() - 1, int(cx + reach) + 1);
        for (int y = top; y <= bottom; ++y) {
            for (int x = left; x <= right; ++x) {
                const float depth = region.depth_px(float(x), float(y));
                float share = strength * cover(depth, softness);
                if (share > 0 && clip_) share *= cover(clip_->depth_px(float(x), float(y)));
                if (share <= 0) continue;
                float& value = signal_(y, x);
                value += share * (tissue(float(x), float(y), depth) - value);
            }
        }
    }

private:
    Grid<float>& signal_;
    std::optional<Region> clip_;
};

} // namespace contourcheck::demo
