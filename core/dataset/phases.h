#pragma once

#include "dataset/patient.h"

namespace contourcheck::dataset {

/// Orders the slices of each location and gives them their phases, from 0; the result is how many phases there are.
///
/// A slice was taken at its Trigger Time (0018,1060), or at its number where a slice of the location has no time. Steps that are
/// whole multiples of the location's usual one leave the phases between empty, and a location that begins a step later
/// than the fullest one lacks its first: so a slice that is missing or cannot be read moves no other. Where the steps say
/// nothing (times that are equal or irregular, more than half of the phases missing) the phase is the rank.
int order_phases(std::vector<Location>& locations, std::vector<SliceEntry>& slices);

} // namespace contourcheck::dataset
