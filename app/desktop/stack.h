#pragma once

#include "dataset/patient.h"
#include "desktop/inspect/stack_view.h"

namespace contourcheck::desktop {

/// Inner and outer contours of the phase nearest to `phase`, around the cycle, that has any. Slices whose header lacks
/// position, orientation or spacing are left out.
[[nodiscard]] StackView::Stack stack_of(const dataset::Patient& patient, int phase, double pixel_origin);

} // namespace contourcheck::desktop
