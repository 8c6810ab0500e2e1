#pragma once

#include "report/names.h"
#include "report/report.h"

namespace contourcheck::report {

/// What stands for each contour that anything was ever said of.
using Standings = std::map<std::string, review::Standing>;

[[nodiscard]] Standings standings_of(const std::map<std::string, review::Content>& contents,
                                     const std::vector<review::Decision>& log);

/// The log, reviewers, reasons and agreement.
void add_decisions(Report& report, const std::map<std::string, review::Content>& contents,
                   const std::vector<review::Decision>& log, const Names& names, const Standings& standings);

} // namespace contourcheck::report
