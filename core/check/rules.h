#pragma once

#include "check/finding.h"

#include <span>
#include <string_view>

namespace contourcheck::check {

/// A rule as data: help texts, the manual's table and the settings page are made from these rows.
struct Rule {
    std::string_view id;      ///< the word in machine-readable output
    Severity severity;        ///< of its findings, unless a finding says otherwise
    std::string_view title;   ///< a sentence a clinician would say, without a full stop
    std::string_view formula; ///< what is measured
    std::string_view unit;    ///< of value and threshold; empty for none
    std::optional<double> threshold;
    std::string_view source; ///< where formula or threshold come from
    /// Says in words what the picture's suspicion (suspicion.h) is made of; it adds nothing to it.
    bool by_picture = false;
};

[[nodiscard]] std::span<const Rule> rules();
[[nodiscard]] const Rule& rule(std::string_view id); ///< id must be in the list
/// In a few words: its own where it can say more than its rule.
[[nodiscard]] Phrase title(const Finding& finding);

} // namespace contourcheck::check
