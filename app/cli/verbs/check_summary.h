#pragma once

#include "check/report.h"

#include <string>

namespace contourcheck::cli {

/// The report for a person: a block a patient, its worst findings first, and the counts at the end.
[[nodiscard]] std::string summary(const check::Report& report, bool colours);

} // namespace contourcheck::cli
