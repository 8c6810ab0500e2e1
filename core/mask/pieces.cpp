#include "mask/mask.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace contourcheck::mask {

namespace {

/// Which parts turned out to be one (union and find).
class Parts {
public:
    [[nodiscard]] int add() {
        joined_to_.push_back(int(joined_to_.size()));
        ++count_;
        return joined_to_.back();
    }

    void join(int a, int b) {
        a = root(a);
        b = root(b);
        if (a == b) return;
        joined_to_[std::size_t(std::max(a, b))] = std::min(a, b);
        --count_;
    }

    [[nodiscard]] int count() const { return count_; }

private:
    [[nodiscard]] int root(int part) {
        while (joined_to_[std::size_t(part)] != part)
            part = joined_to_[std::size_t(part)] = joined_to_[std::size_t(joined_to_[std::size_t(part)])];
        return part;
    }

    std::vector<int> joined_to_;
    int count_ = 0;
};

/// Pixels [first, end) of a row that are alike.
struct Run {
    int first;
    int end;
    int part;
};

std::vector<Run> runs(std::span<const std::uint8_t> row, bool drawn, Parts& parts) {
    std::vector<Run> result;
    const int columns = int(row.size());
    for (int column = 0; column < columns;) {
        const bool is_drawn = row[std::size_t(column)] != 0;
        const int first = column;
        while (column < columns && (row[std::size_t(column)] != 0) == is_drawn)
            ++column;
        if (is_drawn == drawn) result.push_back({first, column, parts.add()});
    }
    return result;
}

/// Joins runs of neighbouring rows that share a side, or with `corners` a corner as well.
void join(const std::vector<Run>& above, const std::vector<Run>& below, bool corners, Parts& parts) {
    const int reach = corners ? 1 : 0;
    auto first = above.begin();
    for (const Run& run : below) {
        while (first != above.end() && first->end + reach <= run.first)
            ++first;
        for (auto other = first; other != above.end() && other->first < run.end + reach; ++other)
            parts.join(other->part, run.part);
    }
}

/// Connected parts of what is drawn.
int drawn_parts(const Mask& mask) {
    Parts parts;
    std::vector<Run> above;
    for (int row = 0; row < mask.rows(); ++row) {
        auto below = runs(mask.row(row), true, parts);
        join(above, below, false, parts);
        above = std::move(below);
    }
    return parts.count();
}

/// Connected parts of the background, all that reaches the border being one.
int background_parts(const Mask& mask) {
    Parts parts;
    const int border = parts.add();
    std::vector<Run> above = {{-1, mask.columns() + 1, border}};
    for (int row = 0; row < mask.rows(); ++row) {
        auto below = runs(mask.row(row), false, parts);
        below.insert(below.begin(), {-1, 0, border});
        below.push_back({mask.columns(), mask.columns() + 1, border});
        join(above, below, true, parts);
        // a run beside the border touches it
        for (const Run& run : below)
            if (run.first == 0 || run.end == mask.columns()) parts.join(run.part, border);
        above = std::move(below);
    }
    for (const Run& run : above)
        parts.join(run.part, border);
    return parts.count();
}

} // namespace

Pieces pieces(const Mask& mask) {
    if (mask.empty()) return {};
    const int drawn = drawn_parts(mask);
    return drawn == 0 ? Pieces{} : Pieces{drawn, background_parts(mask) - 1};
}

} // namespace contourcheck::mask
