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
    int location = 0;
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

/// How many steps later than the fullest location this one begins. Numbers go through the phases location by location, or
/// through the locations phase by phase.
double steps_late(const Row& row, const Row& fullest, std::size_t locations) {
    const double late = (row.taken[0] - fullest.taken[0]) / row.step;
    if (row.is_timed) return late;
    if (row.step == double(locations)) return late - (row.location - fullest.location) / row.step;
    return late - fullest.span() * std::floor((late + 0.5) / fullest.span());
}

/// The phase of the row's first slice: 0 where its distance from the fullest one's is no whole number of steps that leaves
/// room for the row. Times that run on from one location to the next tell nothing.
int first_phase(const Row& row, const Row& fullest, std::size_t locations) {
    if (row.step <= 0 || fullest.step <= 0) return 0;
    const double late = steps_late(row, fullest, locations);
    constexpr double rounding = 1e-6;
    const bool is_whole = std::abs(late - std::round(late)) <= (row.is_timed ? irregular : rounding);
    return is_whole && late > 0.5 && late < fullest.span() - row.span() + 0.5 ? int(std::lround(late)) : 0;
}

void place_alike(const std::vector<Row*>& rows, std::size_t locations) {
    const auto size = [](const Row* row) { return row->taken.size(); };
    Row& most = **std::ranges::max_element(rows, {}, size);
    most.step = usual_step(most.taken);
    for (Row* row : rows)
        place(*row, most);
    const Row fullest = **std::ranges::max_element(rows, {}, &Row::span);
    for (Row* row : rows) {
        const int first = first_phase(*row, fullest, locations);
        for (int& phase : row->phases)
            phase += first;
    }
}

} // namespace

int order_phases(std::vector<Location>& locations, std::vector<SliceEntry>& slices) {
    std::vector<Row> rows;
    for (Location& location : locations) {
        rows.push_back(row_of(location, slices));
        rows.back().location = int(rows.size()) - 1;
    }
    int phases = 0;
    for (const bool is_timed : {true, false}) {
        std::vector<Row*> alike;
        for (Row& row : rows)
            if (row.is_timed == is_timed) alike.push_back(&row);
        if (!alike.empty()) place_alike(alike, rows.size());
    }
    for (std::size_t l = 0; l < locations.size(); ++l) {
        phases = std::max(phases, rows[l].span());
        for (std::size_t i = 0; i < rows[l].phases.size(); ++i)
            slices[locations[l].slices[i]].phase = rows[l].phases[i];
    }
    return phases;
}

} // namespace contourcheck::dataset
