#pragma once

#include "desktop/audit/audit_model.h"

#include <set>

namespace contourcheck::desktop {

/// Patients all of whose contours are off by the same amount, and not as the others are: indices into
/// Checked::patients.
[[nodiscard]] std::set<int> outside(const Opened& opened);
/// The verdict: who lies outside, by how much and which way; then what all together ask for.
[[nodiscard]] std::vector<Note> offset_notes(const Opened& opened);
/// What the plot shows, in figures: pairs of a name and its value.
[[nodiscard]] std::vector<std::pair<QString, QString>> offset_lines(const check::Report& report);
/// What it means for masks, and what draws it aside.
[[nodiscard]] QString offset_caution();

[[nodiscard]] QString one_digit(double value); ///< "−0.4"

} // namespace contourcheck::desktop
