#pragma once

#include "report/names.h"
#include "report/report.h"

namespace contourcheck::report {

/// What stands for each contour that anything was ever said of.
using Standings = std::map<std::string, review::Standing>;

[[nodiscard]] Standings standings_of(const std::map<std::string, review::Content>& contents,
                                     const std::vector<review::Decision>& log);

/// The log, reviewers and reasons.
void add_decisions(Report& report, const std::map<std::string, review::Content>& contents,
                   const std::vector<review::Decision>& log, const Names& names, const Standings& standings);

/// How far each two reviewers agree, by reason and by rule too.
void add_agreement(Report& report, const std::map<std::string, review::Content>& contents,
                   const std::vector<review::Decision>& log, const check::Report& checked,
                   const Names& names);

void add_controls(Report& report, const std::vector<review::Control>& controls, const Names& names);

} // namespace contourcheck::report
