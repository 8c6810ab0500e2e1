#pragma once

#include "desktop/inspect/location_grid.h"
#include "desktop/session.h"

namespace contourcheck::desktop {

/// A patient's line in the list: what there is, what is flagged, what is decided.
struct PatientSummary {
    QString name;
    int inner = 0, outer = 0, papillary = 0;
    int accepted = 0, rejected = 0, unsure = 0;
    int flagged = 0;     ///< contours with findings
    int queued = -1;     ///< contours in the queue; -1 where that is all of them
    int queued_left = 0; ///< of these the undecided
    check::Status worst =
        check::Status::ok; ///< of its contours, or of a finding on the patient or a slice of it

    [[nodiscard]] int contours() const { return inner + outer + papillary; }
    [[nodiscard]] int decided() const { return accepted + rejected + unsure; }
    [[nodiscard]] int listed() const { return queued >= 0 ? queued : contours(); }
    [[nodiscard]] int left() const {
        return queued >= 0 ? queued_left : contours() - decided();
    } ///< of these
    friend bool operator==(const PatientSummary&, const PatientSummary&) = default;
};
[[nodiscard]] PatientSummary summary(const Session& session, int patient);
/// "18 inner · 9 outer"
[[nodiscard]] QString counts_text(const PatientSummary& summary);

/// The map of the patient in view.
[[nodiscard]] LocationGrid::Map grid_map(const Session& session);
/// The row and column of the map that are in view; -1, -1 without.
[[nodiscard]] std::pair<int, int> grid_cell(const Session& session);
/// As LocationGrid::chosen() tells it.
void go_to_grid_cell(Session& session, int location, int phase);

/// Findings that bear on the place in view.
[[nodiscard]] FindingsInView findings_in_view(const Session& session);

/// "SCD0000301", "location 5 of 10 · phase 19 of 20", "slice 99 · 810 ms"
[[nodiscard]] QStringList place_lines(const Session& session);

} // namespace contourcheck::desktop
