#pragma once

#include "check/report.h"
#include "overlay/patient_windows.h"
#include "picture/sheet.h"

#include <map>
#include <set>

namespace contourcheck::picture {

/// Tiles of a sheet: each contour alone on its slice, with its status and the title of its worst finding. Made one by one,
/// so that only what is being painted is in memory; for one thread.
class ContourTiles {
public:
    /// `contours` are rows of the report of `checked`, which must outlive it. Without ids a tile names its kind alone.
    /// Without `allow_burned_in` a slice that says that something is written into its picture is a failure: it may be the
    /// patient's name.
    ContourTiles(const check::Checked& checked, std::vector<const check::ContourReport*> contours,
                 const mask::Convention& convention, bool with_ids = true, bool allow_burned_in = true);

    [[nodiscard]] std::size_t count() const { return contours_.size(); }
    [[nodiscard]] Tile make(std::size_t index);

    /// What could not be read for it.
    [[nodiscard]] const std::set<std::string>& failures() const { return failures_; }
    /// Of the tiles made: the contours whose slices are not drawn for what is written into their pictures.
    [[nodiscard]] const std::vector<std::string>& withheld() const { return withheld_; }

private:
    [[nodiscard]] Expected<Scene> scene_of(const check::ContourReport& report);
    [[nodiscard]] std::string worst_title(const check::ContourReport& contour) const;

    const check::Checked& checked_;
    mask::Convention convention_;
    bool with_ids_;
    bool allow_burned_in_;
    overlay::WindowBook windows_;
    std::map<std::string, const dataset::Patient*> patients_;
    std::map<std::string, const check::Finding*> findings_;
    std::vector<const check::ContourReport*> contours_;
    std::set<std::string> failures_;
    std::vector<std::string> withheld_; // ids
};

} // namespace contourcheck::picture
