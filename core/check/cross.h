#pragma once

#include "check/sight.h"
#include "dataset/patients.h"

namespace contourcheck::check {

/// Tries the contours of patients whose own pictures do not surely show them on the slices of the others like them, and
/// fills `sights.crossings`. Contours that find no slices so are tried on those of all patients, where they must fit
/// better than the contours that are there, which then seek slices in turn; last, on slices that no row names
/// (`sights.unlinked`). Slices are left to the set that fits them best.
///
/// Before a picture is read: at least half of the inner contours, and three, have a slice of their number there that
/// they do not leave, in the middle of it and with the size of a heart by its spacing. Of those that pass, four contours
/// are tried, and all (at most 16) only where these gain. A patient's slices are read once for all sets that are tried
/// on them together, on `threads` threads; each holds at most 64 pictures. What is found depends on neither the order of
/// the patients nor the threads.
[[nodiscard]] Expected<void> cross(const dataset::Dataset& dataset, const dataset::Patients& patients,
                                   Sights& sights, double pixel_origin, int threads = 0,
                                   std::stop_token stop = {});

} // namespace contourcheck::check
