#pragma once

#include "check/finding.h"
#include "check/rules.h"
#include "dataset/patient.h"

namespace contourcheck::check {

/// A finding of the rule with what it is about filled in: id, severity, scope, names, file, threshold, unit. The check
/// adds the message and what it measured. `part` tells several findings of one rule about one thing apart.
[[nodiscard]] Finding about_dataset(std::string_view rule_id, std::string_view subject,
                                    const std::filesystem::path& file);
[[nodiscard]] Finding about_patient(std::string_view rule_id, const std::string& patient,
                                    const std::string& original, std::string_view part = {});
[[nodiscard]] Finding about_slice(std::string_view rule_id, const dataset::Patient& patient,
                                  const dataset::SliceEntry& slice);
[[nodiscard]] Finding about_contour(std::string_view rule_id, const dataset::Patient& patient,
                                    const dataset::ContourEntry& contour);

/// "1 slice", "3 slices"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);
/// The same where it is translated: "1 slice" and "%1 slices" are given.
[[nodiscard]] Phrase counted(std::size_t count, std::string_view one, std::string_view many);
/// "96 x 128 pixels", columns first as a camera maker says it.
[[nodiscard]] Phrase in_words(Shape shape);
inline constexpr double least_said_px = 0.05; ///< less is 0.0 in words
/// "3.1 px to the right and 1.0 px up"; what is less than `least_px` is not said.
[[nodiscard]] Phrase in_words(contour::Point shift_px, double least_px = least_said_px);
/// With `decimals` digits behind the point; from a million on, where nobody reads a measure, in four digits: "1e+300".
[[nodiscard]] std::string rounded(double value, int decimals);
/// "0.41", "-0.02"; never "-0.00".
[[nodiscard]] std::string two_digits(double value);
/// "0.1 %", "29 %"; never "0 %" for more than nothing.
[[nodiscard]] std::string percent(double share);

} // namespace contourcheck::check
