#pragma once

#include "review/comparison.h"

#include <QString>

namespace contourcheck::desktop {

/// "You" for the reviewer's own name.
[[nodiscard]] QString reader_name(const std::string& reviewer, const QString& me);
[[nodiscard]] QString pair_name(const review::Comparison& pair, const QString& me);

/// "You and Bob agree on 51 of 56 contours: 91 % (81 to 96)."
[[nodiscard]] QString agreement_sentence(const review::Comparison& pair, const QString& me);
/// What to do where no two reviewers can be compared.
[[nodiscard]] QString how_to_compare(const std::map<std::string, review::Opinions>& said, const QString& me);

/// "91.1 (81.0 to 96.3)" of a share in per cent, "0.81 (0.60 to 0.93)"; a dash where it is not defined.
[[nodiscard]] QString percent_text(const std::optional<review::Estimate>& estimate);
[[nodiscard]] QString figure_text(const std::optional<review::Estimate>& estimate);
[[nodiscard]] QString row_name(const review::Comparison::Row& row);

/// All of it as lines with tabs between, to be pasted anywhere.
[[nodiscard]] QString agreement_text(const std::vector<review::Comparison>& pairs, const QString& me);

} // namespace contourcheck::desktop
