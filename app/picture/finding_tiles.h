#pragma once

#include "check/report.h"
#include "overlay/patient_windows.h"
#include "picture/sheet.h"

#include <set>

namespace contourcheck::picture {

/// Pictures of what findings are about: the slice with all its contours, and in white where the contour would fit. Made
/// one by one, so that only what is being drawn is in memory.
class FindingTiles {
public:
    /// `checked` must outlive it. Without `allow_burned_in` a slice that says that something is written into its picture has
    /// none: it may be the patient's name.
    FindingTiles(const check::Checked& checked, bool allow_burned_in);

    /// Of a finding by its index in the report; nothing where it is not about anything that can be drawn.
    [[nodiscard]] std::optional<Tile> make(std::size_t finding);

    /// How many findings have no picture because their slice says so.
    [[nodiscard]] std::size_t withheld() const { return withheld_.size(); }

    /// Slices that could not be read for it.
    [[nodiscard]] const std::vector<Error>& failures() const { return failures_; }

private:
    [[nodiscard]] std::optional<Tile> tile_of(std::size_t finding, const dataset::Patient& patient, int slice,
                                              const std::vector<contour::Contour>& contours);
    [[nodiscard]] const dataset::Patient* patient(const std::string& name) const;

    const check::Checked& checked_;
    bool allow_burned_in_;
    overlay::WindowBook windows_;
    std::set<std::size_t> withheld_; // findings
    std::vector<Error> failures_;
};

} // namespace contourcheck::picture
