#pragma once

#include "check/audit.h"
#include "desktop/audit/matrix_view.h"
#include "desktop/index.h"

#include <memory>

namespace contourcheck::desktop {

/// An audit with the dataset it was made of.
struct Audited {
    std::shared_ptr<const Opened> opened;
    check::Audit audit;
    std::vector<check::Misplaced> misplaced;

    [[nodiscard]] const dataset::Patient& patient(std::size_t row) const {
        return opened->checked.patients[audit.patients[row]];
    }
};
[[nodiscard]] Audited audited(std::shared_ptr<const Opened> opened, check::Audit audit);

/// A sentence under a matrix, what speaks for it, and where to look.
struct Note {
    bool is_wrong = false;
    QString title, text;
    std::vector<int> patients; ///< to show: indices into Checked::patients
    QString rows;              ///< corrected rows of the link table; empty without any
    bool is_open = false;      ///< neither right nor wrong
};

/// Contour sets on patients.
[[nodiscard]] MatrixView::Matrix link_matrix(const Audited& audited);
[[nodiscard]] std::vector<Note> link_notes(const Audited& audited);
/// Patients on their own slices, all eight ways round.
[[nodiscard]] MatrixView::Matrix way_matrix(const Audited& audited);
[[nodiscard]] std::vector<Note> way_notes(const Audited& audited);

/// "the 40 of 812 patients …", where not everything was tried; else empty.
[[nodiscard]] QString choice_text(const check::Audit& audit);

[[nodiscard]] QString fit_text(double value); ///< two digits

} // namespace contourcheck::desktop
