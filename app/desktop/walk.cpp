#include "desktop/walk.h"

#include <algorithm>
#include <cstdlib>

namespace contourcheck::desktop {

Place place_of(const Opened& opened, Ref ref) {
    const auto& slice = opened.contour(ref).slice;
    return {ref.patient, slice ? int(*slice) : -1, ref.contour};
}

int contour_to_show(const Opened& opened, int patient, int slice, const Undecided& undecided) {
    const std::vector<Ref> there = opened.index.on_slice(patient, slice);
    if (there.empty()) return -1;
    const auto need = [&](Ref ref) { return std::pair(undecided(ref), opened.index.status(ref)); };
    return std::ranges::max_element(there, [&](Ref a, Ref b) { return need(a) < need(b); })->contour;
}

Place on_slice(const Opened& opened, int patient, int slice, const Undecided& undecided) {
    return {patient, slice, contour_to_show(opened, patient, slice, undecided)};
}

Place start_of(const Opened& opened, int patient) {
    const std::vector<Ref>& order = opened.index.order();
    const auto first = std::ranges::find(order, patient, &Ref::patient);
    if (first != order.end()) return place_of(opened, *first);
    return {patient, opened.patient(patient).slices.empty() ? -1 : 0, -1};
}

int slice_at(const dataset::Patient& patient, int location, int phase) {
    if (location < 0 || std::size_t(location) >= patient.locations.size()) return -1;
    const auto& slices = patient.locations[std::size_t(location)].slices;
    if (slices.empty()) return -1;
    // Where a slice cannot be read its phase is missing: a slice's rank there is not its phase.
    return int(*std::ranges::min_element(
        slices, {}, [&](std::size_t slice) { return std::abs(patient.slices[slice].phase - phase); }));
}

int step_phase(const dataset::Patient& patient, int slice, int step) {
    const int count = int(patient.slices.size());
    if (count == 0) return -1;
    if (slice < 0) return 0;
    const dataset::SliceEntry& entry = patient.slices[std::size_t(slice)];
    if (entry.location < 0) return (slice + step + count) % count;
    const auto& row = patient.locations[std::size_t(entry.location)].slices;
    const auto here = std::ranges::find(row, std::size_t(slice));
    const int phases = int(row.size());
    const int phase = here == row.end() ? 0 : int(here - row.begin());
    return int(row[std::size_t((phase + step + phases) % phases)]);
}

int step_location(const dataset::Patient& patient, int slice, int step) {
    if (slice < 0) return patient.slices.empty() ? -1 : 0;
    const dataset::SliceEntry& entry = patient.slices[std::size_t(slice)];
    const int there = entry.location < 0 ? 0 : entry.location + step;
    const int found = slice_at(patient, there, std::max(0, entry.phase));
    return found < 0 ? slice : found;
}

} // namespace contourcheck::desktop
