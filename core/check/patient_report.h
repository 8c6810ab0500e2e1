#pragma once

#include "check/image_checks.h"

#include <map>

namespace contourcheck::check {

enum class Status { ok, warning, error };
[[nodiscard]] std::string_view word(Status status);

/// One contour's row of the report.
struct ContourReport {
    dataset::ContourId id;
    std::string original;
    std::string file;
    Status status = Status::ok; ///< the worst severity of `findings`
    double suspicion = 0;       ///< orders contours from surely right (0) to surely wrong (1)
    std::optional<double> area_mm2;
    /// Ids of findings about the contour, about the slice it is on, and of those about the patient that leave none of
    /// the patient's contours as it was (a row that leads nowhere, slices that say another patient).
    std::vector<std::string> findings;
};

/// What all checks but those of the dataset as a whole find about one patient. `copies` are copy_checks() of all
/// patients; without `sight` no picture is heard.
[[nodiscard]] std::vector<Finding> patient_findings(const PreparedPatient& patient, const Sight* sight,
                                                    const std::vector<Opinion>& opinions,
                                                    const mask::Convention& convention,
                                                    const std::vector<Finding>& copies);

/// Findings by what they are about, to be asked for each contour. They must outlive it.
class FindingsByContour {
public:
    explicit FindingsByContour(const std::vector<Finding>& findings);

    /// Those whose ids ContourReport::findings holds.
    [[nodiscard]] std::vector<const Finding*> of(const dataset::ContourId& id) const;

private:
    using Key = std::pair<std::string, std::optional<int>>;
    std::map<Key, std::vector<const Finding*>> by_slice_;
};

/// `findings` are the contour's own, as FindingsByContour gives them.
[[nodiscard]] ContourReport contour_report(const PreparedPatient& patient, const PreparedContour& contour,
                                           const Opinion& opinion,
                                           const std::vector<const Finding*>& findings);

} // namespace contourcheck::check
