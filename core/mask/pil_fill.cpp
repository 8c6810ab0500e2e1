#include "mask/pil_fill.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

// Pillow fills a polygon row by row between sorted crossings, in single precision, with spans rounded outwards. What
// the result shows of its inner workings is kept: the roundings, the order of the edges, and the way it stretches
// corners (its pull requests 5980 and 6303), which changes the crossing at an edge's number, whatever edge that is of.
namespace contourcheck::mask {

namespace {

constexpr int none = -1;

struct Edge {
    Corner start;
    int top;
    int bottom;
    float slope;               ///< columns a row
    int partner_at_top = none; ///< number of the first edge of the same direction that has the same upper end
    int partner_at_last = none; ///< and the same lower end, in the polygon's last row

    [[nodiscard]] float crossing(int row) const { return float(row - start.y) * slope + float(start.x); }
};

/// Halves go away from zero, and towards zero; positive values in single precision, negative ones in double.
int round_up(float value) {
    return int(value >= 0 ? double(std::floor(value + 0.5F)) : -std::floor(-double(value) + 0.5));
}
int round_down(float value) {
    return int(value >= 0 ? double(std::ceil(value - 0.5F)) : -std::ceil(-double(value) - 0.5));
}

class Filler {
public:
    Filler(const std::vector<Corner>& corners, Mask& mask) : mask_(mask) {
        int lowest = 0;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const Corner a = corners[i];
            const Corner b = corners[i + 1 < corners.size() ? i + 1 : 0];
            lowest = std::max(lowest, a.y);
            if (a.y == b.y)
                draw(a.y, a.x, b.x);
            else
                edges_.push_back(
                    {a, std::min(a.y, b.y), std::max(a.y, b.y), float(b.x - a.x) / float(b.y - a.y)});
        }
        last_row_ = std::min(lowest, mask.rows());
        find_partners();
    }

    void fill() {
        std::vector<int> by_top(edges_.size());
        for (std::size_t i = 0; i < by_top.size(); ++i)
            by_top[i] = int(i);
        const auto first_visible_row = [this](int i) { return std::max(edges_[std::size_t(i)].top, 0); };
        std::stable_sort(by_top.begin(), by_top.end(),
                         [&](int a, int b) { return first_visible_row(a) < first_visible_row(b); });
        auto next = by_top.begin();
        const int end = std::min(last_row_ + 1, mask_.rows());
        for (int row = next == by_top.end() ? end : first_visible_row(*next); row < end; ++row) {
            std::erase_if(active_, [&](int i) { return edges_[std::size_t(i)].bottom < row; });
            const auto old = std::ptrdiff_t(active_.size());
            for (; next != by_top.end() && first_visible_row(*next) == row; ++next)
                if (edges_[std::size_t(*next)].bottom >= row) active_.push_back(*next);
            std::inplace_merge(active_.begin(), active_.begin() + old, active_.end());
            fill_row(row);
        }
    }

private:
    /// Edges whose ends in a row are one corner: equal row, x and direction.
    void find_partners() {
        struct End {
            int row;
            float x;
            bool rightwards;
            int edge;
        };
        std::vector<End> ends;
        for (int i = 0; i < int(edges_.size()); ++i) {
            const Edge& edge = edges_[std::size_t(i)];
            if (edge.slope == 0) continue;
            const auto add = [&](int row) {
                const float x = edge.crossing(row);
                if (std::round(x) == x) ends.push_back({row, x, edge.slope > 0, i});
            };
            if (edge.top >= 0) add(edge.top);
            if (edge.bottom == last_row_) add(last_row_);
        }
        const auto corner = [](const End& end) { return std::tie(end.row, end.x, end.rightwards); };
        std::stable_sort(ends.begin(), ends.end(),
                         [&](const End& a, const End& b) { return corner(a) < corner(b); });
        const End* first = nullptr;
        for (const End& end : ends) {
            if (!first || corner(*first) != corner(end)) {
                first = &end;
                continue;
            }
            Edge& edge = edges_[std::size_t(end.edge)];
            (end.row == edge.top ? edge.partner_at_top : edge.partner_at_last) = first->edge;
        }
    }

    void fill_row(int row) {
        crossings_.clear();
        for (const int i : active_) {
            const Edge& edge = edges_[std::size_t(i)];
            crossings_.push_back(edge.crossing(row));
            // The lower end of an edge counts twice, but not in the polygon's last row.
            if (row == edge.bottom && row < last_row_)
                crossings_.push_back(crossings_.back());
            else if (row == edge.bottom)
                stretch(row, edge, edge.partner_at_last);
            else if (row == edge.top)
                stretch(row, edge, edge.partner_at_top);
        }
        std::sort(crossings_.begin(), crossings_.end());
        for (std::size_t i = 1; i < crossings_.size(); i += 2)
            draw(row, round_up(crossings_[i - 1]), round_down(crossings_[i]));
    }

    /// Moves a crossing of this row to where the corner's edges are in the next row, or before the last row.
    void stretch(int row, const Edge& edge, int partner) {
        if (partner == none || std::size_t(partner) >= crossings_.size()) return;
        const bool last = row == edge.bottom;
        const int beside = last ? row - 1 : row + 1;
        const float own = edge.crossing(beside);
        const float other = edges_[std::size_t(partner)].crossing(beside);
        float& moved = crossings_[std::size_t(partner)];
        if (last)
            moved = edge.slope > 0 ? std::max(own, other) + 1 : std::min(own, other) - 1;
        else
            moved = edge.slope > 0 ? std::min(own, other) : std::max(own, other) + 1; // sic, no - 1
    }

    /// Both ends included, in either order.
    void draw(int row, int from, int to) {
        if (row < 0 || row >= mask_.rows()) return;
        if (from > to) std::swap(from, to);
        const auto pixels = mask_.row(row);
        to = std::min(to, mask_.columns() - 1);
        for (int column = std::max(from, 0); column <= to; ++column)
            pixels[std::size_t(column)] = 1;
    }

    Mask& mask_;
    std::vector<Edge> edges_; ///< those that are not level
    int last_row_ = 0;        ///< of the polygon, or the one below the grid
    std::vector<int> active_; ///< edges that reach the row, in the order of the points
    std::vector<float> crossings_;
};

} // namespace

void fill_like_pillow(const std::vector<Corner>& corners, Mask& mask) {
    Filler(corners, mask).fill();
}

} // namespace contourcheck::mask
