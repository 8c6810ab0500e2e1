#pragma once

#include "desktop/index.h"

#include <functional>

namespace contourcheck::desktop {

/// What is in view: a patient, one of its slices, one of its contours. -1 where there is none: a contour can lack its
/// slice, a slice its contour. Indices into Checked::patients, Patient::slices and Patient::contours.
struct Place {
    int patient = -1;
    int slice = -1;
    int contour = -1;

    [[nodiscard]] Ref ref() const { return {patient, contour}; }
    friend bool operator==(const Place&, const Place&) = default;
};

/// True for a contour that counts as not decided.
using Undecided = std::function<bool(Ref)>;

[[nodiscard]] Place place_of(const Opened& opened, Ref ref);

/// The contour to look at on a slice: the undecided one with the worst finding, else the first undecided, else the one
/// with the worst finding, else the first; -1 without contours.
[[nodiscard]] int contour_to_show(const Opened& opened, int patient, int slice, const Undecided& undecided);
[[nodiscard]] Place on_slice(const Opened& opened, int patient, int slice, const Undecided& undecided);

/// The patient's first contour in reading order; without contours its first slice.
[[nodiscard]] Place start_of(const Opened& opened, int patient);

/// The slice index at a location and phase; the nearest phase where the location does not have it. -1 when out of range.
[[nodiscard]] int slice_at(const dataset::Patient& patient, int location, int phase);

/// The slice one phase on or back, around the cycle; by number for slices without a location.
[[nodiscard]] int step_phase(const dataset::Patient& patient, int slice, int step);
/// The slice one location on or back in the same phase; the same slice at the ends.
[[nodiscard]] int step_location(const dataset::Patient& patient, int slice, int step);

} // namespace contourcheck::desktop
