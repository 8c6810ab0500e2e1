#pragma once

#include "review/agreement.h"

namespace contourcheck::review {

/// Contours that belong together, by a name: those that a rule has a finding on.
using Groups = std::map<std::string, std::set<std::string>>;

/// What two reviewers agree on.
struct Comparison {
    enum class Of { all, reason, rule };
    /// Over all contours that both decided on, or whether both gave a reason, or over a group's contours alone.
    struct Row {
        Of of = Of::all;
        std::string name; ///< of the reason or group
        Agreement agreement;
    };
    std::string one, other;
    std::vector<Row> rows;              ///< the first over all contours, then reasons, then groups
    std::vector<std::string> differing; ///< contours that they call different things

    [[nodiscard]] const Agreement& overall() const { return rows.front().agreement; }
};
[[nodiscard]] std::string_view word(Comparison::Of of);

/// Each two of the reviewers, by name. Reasons that neither gave and groups without a contour that both decided on are left
/// out.
[[nodiscard]] std::vector<Comparison> comparisons(const std::map<std::string, Opinions>& said,
                                                  const Groups& rules = {});

/// A row for each row of each comparison, with a header; empty fields where a figure is not defined.
[[nodiscard]] std::string to_csv(const std::vector<Comparison>& comparisons);

} // namespace contourcheck::review
