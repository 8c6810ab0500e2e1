#include "dataset/phases.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace contourcheck::dataset {

namespace {

/// A step this share off a multiple of the usual one is irregular: triggers jitter by less.
constexpr double irregular = 0.25;

/// The slices of a location in time.
struct Row {
    std::vector<double> taken; ///< milliseconds, or slice numbers; ascending
    bool is_timed = false;
    double step = 0;         ///< from one phase to the next; 0 when not known
    std::vector<int> phases; ///< from the first slice on

    [[nodiscard]] int span() const { return phases.empty() ? 0 : phases.back() + 1; }
};

Row row_of(Location& location, const std::vector<SliceEntry>& slices) {
    Row row;
    row.is_timed = std::ranges::all_of(
        location.slices, [&](std::size_t i) { return slices[i].header->trigger_time_ms.has_value(); });
    const auto taken = [&](std::size_t i) {
        return row.is_timed ? *slices[i].header->trigger_time_ms : double(slices[i].number);
    };
    std::ranges::sort(location.slices, {},
                      [&](std::size_t i) { return std::pair(taken(i), slices[i].number); });
    std::ranges::transform(location.slices, std::back_inserter(row.taken), taken);
    return row;
}

double usual_step(const std::vector<double>& taken) {
    if (taken.size() < 2) return 0;
    std::vector<double> steps(taken.size());
    std::adjacent_difference(taken.begin(), taken.end(), steps.begin());
    const auto middle = steps.begin() + std::ptrdiff_t(steps.size() / 2);
    std::nth_element(steps.begin() + 1, middle, steps.end());
    return *middle;
}

/// How many whole steps that is; 0 where it is none.
int whole_steps(double apart, double step) {
    const double steps = apart / step;
    return steps < 1000 && std::abs(steps - std::round(steps)) <= irregular ? int(std::lround(steps)) : 0;
}

/// Phases by the steps between the slices, of which the fullest location's tell how long one is.
void place(Row& row, const Row& fullest) {
    row.step = usual_step(row.taken);
    if (row.step <= 0) row.step = fullest.step;
    if (const int steps = whole_steps(row.step, fullest.step); steps > 1) row.step /= steps;
    row.phases = {0};
    for (std::size_t i = 1; i < row.taken.size(); ++i) {
        const int steps = whole_steps(row.taken[i] - row.taken[i - 1], row.step);
        row.phases.push_back(row.phases.back() + steps);
        if (steps < 1) row.step = 0;
    }
    if (row.step > 0 && std::size_t(row.span()) <= 2 * fullest.taken.size()) return;
    row.step = 0;
    std::iota(row.phases.begin(), row.phases.end(), 0);
}

/// The phase of the row's first slice. Times begin anew at each location; numbers may run on from one to the next.
int first_phase(const Row& row, const Row& fullest) {
    if (row.step <= 0 || fullest.step <= 0) return 0;
    const double late = row.taken[0] / row.step - fullest.taken[0] / fullest.step;
    const double turns = row.is_timed ? 0 : std::floor((late + 0.5) / fullest.span());
    const double phase = late - turns * fullest.span();
    return int(std::lround(std::clamp(phase, 0.0, std::max(0.0, double(fullest.span() - row.span())))));
}

void place_alike(const std::vector<Row*>& rows) {
    const auto size = [](const Row* row) { return row->taken.size(); };
    Row& most = **std::ranges::max_element(rows, {}, size);
    most.step = usual_step(most.taken);
    for (Row* row : rows)
        place(*row, most);
    const Row fullest = **std::ranges::max_element(rows, {}, &Row::span);
    for (Row* row : rows) {
        const int first = first_phase(*row, fullest);
        for (int& phase : row->phases)
            phase += first;
    }
}

} // namespace

int order_phases(std::vector<Location>& locations, std::vector<SliceEntry>& slices) {
    std::vector<Row> rows;
    for (Location& location : locations)
        rows.push_back(row_of(location, slices));
    int phases = 0;
    for (const bool is_timed : {true, false}) {
        std::vector<Row*> alike;
        for (Row& row : rows)
            if (row.is_timed == is_timed) alike.push_back(&row);
        if (!alike.empty()) place_alike(alike);
    }
    for (std::size_t l = 0; l < locations.size(); ++l) {
        phases = std::max(phases, rows[l].span());
        for (std::size_t i = 0; i < rows[l].phases.size(); ++i)
            slices[locations[l].slices[i]].phase = rows[l].phases[i];
    }
    return phases;
}

} // namespace contourcheck::dataset
