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

struct FillEdge {
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
    return value >= 0 ? int(value + 0.5F) : int(-std::floor(-double(value) + 0.5));
}
int round_down(float value) {
    if (value < 0) return int(-std::ceil(-double(value) - 0.5));
    const float above = value - 0.5F;
    const int whole = int(above);
    return whole + (float(whole) < above ? 1 : 0);
}

bool is_whole(float value) {
    return float(int(value)) == value;
}

/// An end of an edge in a row.
struct End {
    int row;
    float x;
    bool rightwards;
    int edge;
};

/// Items by row, in their own order within one.
class Chains {
public:
    template <class RowOf>
    Chains(int begin, int end, std::size_t items, const RowOf& row_of)
        : begin_(begin), first_(std::size_t(std::max(0, end - begin)), none), next_(items, none) {
        for (std::size_t i = items; i-- > 0;) {
            const int row = row_of(i);
            if (row < begin || row >= end) continue;
            int& first = first_[std::size_t(row - begin)];
            next_[i] = first;
            first = int(i);
        }
    }

    [[nodiscard]] int first(int row) const { return first_[std::size_t(row - begin_)]; }
    [[nodiscard]] int next(int item) const { return next_[std::size_t(item)]; }

private:
    int begin_;
    std::vector<int> first_;
    std::vector<int> next_;
};

/// A row has two crossings mostly.
void sort_few(std::vector<float>& values) {
    if (values.size() > 16) return std::sort(values.begin(), values.end());
    for (std::size_t i = 1; i < values.size(); ++i)
        for (std::size_t k = i; k > 0 && values[k] < values[k - 1]; --k)
            std::swap(values[k], values[k - 1]);
}

void insert_sorted(std::vector<int>& values, int value) {
    values.insert(std::upper_bound(values.begin(), values.end(), value), value);
}

/// The crossings of a row, of which there are two mostly.
class Crossed {
public:
    /// False where it is a third, or may belong to a corner with the first: that one's x and direction.
    [[nodiscard]] bool add(float x, float slope) {
        if (count_ == 2 || (count_ == 1 && x == x_[0] && slope * slope_ > 0)) return false;
        x_[count_++] = x;
        slope_ = slope;
        return true;
    }

    template <class Draw>
    void between(const Draw& draw) const {
        if (count_ == 2) draw(std::min(x_[0], x_[1]), std::max(x_[0], x_[1]));
    }

private:
    int count_ = 0;
    float slope_ = 0; // of the first
    float x_[2] = {};
};

class Filler {
public:
    Filler(const std::vector<Corner>& corners, Mask& mask) : mask_(mask) {
        int lowest = 0;
        edges_.reserve(corners.size());
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const Corner a = corners[i];
            const Corner b = corners[i + 1 < corners.size() ? i + 1 : 0];
            lowest = std::max(lowest, a.y);
            if (corners.size() == 1) draw(a.y, a.x, a.x); // has no outline that would clear it
            if (a.y == b.y) continue;                     // Pillow fills it, and clears it with the outline
            edges_.push_back(
                {a, std::min(a.y, b.y), std::max(a.y, b.y), float(b.x - a.x) / float(b.y - a.y)});
            const Corner lower = a.y > b.y ? a : b;
            is_plain_ = is_plain_ && std::abs(edges_.back().crossing(lower.y) - float(lower.x)) < 0.25F;
        }
        last_row_ = std::min(lowest, mask.rows());
    }

    void fill() {
        const int end = std::min(last_row_ + 1, mask_.rows());
        int first = end;
        for (const FillEdge& edge : edges_)
            first = std::min(first, std::max(edge.top, 0));
        if (is_plain_ && fill_between_two(first, end)) return;
        const Chains by_top(first, end, edges_.size(),
                            [this](std::size_t i) { return std::max(edges_[i].top, 0); });
        find_partners(by_top, first, end);
        if (is_plain_) leave_out_lower_ends();
        for (int row = first; row < end; ++row) {
            std::erase_if(active_, [&](int i) { return edges_[std::size_t(i)].bottom < row; });
            for (int i = by_top.first(row); i != none; i = by_top.next(i))
                if (edges_[std::size_t(i)].bottom >= row) insert_sorted(active_, i);
            fill_row(row);
        }
    }

private:
    /// The way of a polygon that no row crosses more than twice. False where this is another; then nothing is drawn.
    [[nodiscard]] bool fill_between_two(int first, int end) {
        std::vector<Crossed> rows(std::size_t(std::max(0, end - first)));
        for (const FillEdge& edge : edges_) {
            const int bottom = std::min(without_lower_end(edge), end - 1);
            for (int row = std::max(edge.top, first); row <= bottom; ++row)
                if (!rows[std::size_t(row - first)].add(edge.crossing(row), edge.slope)) return false;
        }
        for (int row = first; row < end; ++row)
            rows[std::size_t(row - first)].between(
                [&](float left, float right) { draw(row, round_up(left), round_down(right)); });
        return true;
    }

    /// The lower end of an edge counts twice, but not in the polygon's last row. That draws its pixel, which is cleared with
    /// the outline, and shows only where the crossing is rounded to another one or a corner is stretched.
    [[nodiscard]] int without_lower_end(const FillEdge& edge) const {
        return edge.bottom < last_row_ ? edge.bottom - 1 : edge.bottom;
    }
    void leave_out_lower_ends() {
        for (FillEdge& edge : edges_)
            edge.bottom = without_lower_end(edge);
    }

    /// Edges whose ends in a row are one corner: equal x and direction.
    void find_partners(const Chains& by_top, int first, int end) {
        std::vector<End> ends;
        const auto add = [&](int i, int row) {
            const FillEdge& edge = edges_[std::size_t(i)];
            const float x = edge.crossing(row);
            if (edge.slope != 0 && is_whole(x)) ends.push_back({row, x, edge.slope > 0, i});
        };
        const auto join = [&] {
            if (ends.size() > 1) join_corners(ends);
            ends.clear();
        };
        for (int row = first; row < end; ++row) {
            for (int i = by_top.first(row); i != none; i = by_top.next(i))
                if (edges_[std::size_t(i)].top == row) add(i, row);
            join();
        }
        for (int i = 0; i < int(edges_.size()); ++i)
            if (edges_[std::size_t(i)].bottom == last_row_) add(i, last_row_);
        join();
    }

    void join_corners(std::vector<End>& in_row) {
        const auto corner = [](const End& end) { return std::tuple(end.x, end.rightwards, end.edge); };
        std::ranges::sort(in_row, {}, corner);
        const End* first = nullptr;
        for (const End& end : in_row) {
            if (!first || first->x != end.x || first->rightwards != end.rightwards) {
                first = &end;
                continue;
            }
            FillEdge& edge = edges_[std::size_t(end.edge)];
            (end.row == edge.top ? edge.partner_at_top : edge.partner_at_last) = first->edge;
            is_plain_ = false;
        }
    }

    void fill_row(int row) {
        crossings_.clear();
        for (const int i : active_) {
            const FillEdge& edge = edges_[std::size_t(i)];
            crossings_.push_back(edge.crossing(row));
            if (is_plain_) continue;
            if (row == edge.bottom && row < last_row_)
                crossings_.push_back(crossings_.back());
            else if (row == edge.bottom)
                stretch(row, edge, edge.partner_at_last);
            else if (row == edge.top)
                stretch(row, edge, edge.partner_at_top);
        }
        sort_few(crossings_);
        for (std::size_t i = 1; i < crossings_.size(); i += 2)
            draw(row, round_up(crossings_[i - 1]), round_down(crossings_[i]));
    }

    /// Moves a crossing of this row to where the corner's edges are in the next row, or before the last row.
    void stretch(int row, const FillEdge& edge, int partner) {
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
    std::vector<FillEdge> edges_; ///< those that are not level
    bool is_plain_ = true;        ///< no corner is stretched, no lower end is rounded away
    int last_row_ = 0;            ///< of the polygon, or the one below the grid
    std::vector<int> active_;     ///< edges that reach the row, in the order of the points
    std::vector<float> crossings_;
};

} // namespace

void fill_like_pillow(const std::vector<Corner>& corners, Mask& mask) {
    Filler(corners, mask).fill();
}

} // namespace contourcheck::mask
