#pragma once

#include "check/report.h"
#include "trial/mistakes.h"

namespace contourcheck::trial {

/// What attempts on all patients share. Nothing here changes while they are made.
struct Study {
    const check::Checked& checked;
    std::vector<check::PreparedPatient> prepared;        ///< as the patients
    std::vector<const check::PreparedPatient*> pointers; ///< to these
    std::vector<std::size_t> with_copies;                ///< patients with contours that stand in two places

    [[nodiscard]] bool has_pictures() const {
        return checked.sights.patients.size() == checked.patients.size();
    }
};
[[nodiscard]] Study study(const check::Checked& checked, int threads, const std::stop_token& stop);

/// A patient's pictures, and its looks with the appearances that check::see() does not keep.
struct Opened {
    check::Pictures pictures;
    check::Sight sight;
};
[[nodiscard]] Opened open(const Study& study, std::size_t patient, const std::stop_token& stop);

/// What `check` says of a patient's contours.
struct Said {
    std::vector<std::vector<check::Finding>> findings; ///< as the patient's contours
    double suspicion = 0;                              ///< of the attempt's contour
};

/// A copy of a patient in which one contour is made wrong.
///
/// As `check` would do it again: the look at what is changed, the comparison with it of the contours beside it, the
/// hearing of the whole patient, all rules about contours and slices, and the fit of the contours as a whole. As it was
/// before the mistake: other ways round, the common offset and other patients' slices, which are searched for all
/// contours of a patient together and which one of them hardly moves, and what is said of other patients' contours.
class Attempt {
public:
    Attempt(const Study& study, const Opened& opened, std::size_t patient, std::size_t contour);
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;

    /// Of the contours as they stand.
    [[nodiscard]] Said as_it_is();
    /// Of the contours with the changes, which are then taken back.
    [[nodiscard]] Said with(const std::vector<Change>& changes);

private:
    [[nodiscard]] Said said(const std::vector<Change>& changes);
    void put(const std::vector<Change>& changes);
    void take_back(const std::vector<Change>& changes);

    const Study& study_;
    const Opened& opened_;
    const std::size_t index_;   ///< of the patient
    const std::size_t contour_; ///< of the contour
    dataset::Patient patient_;
    check::Sight sight_;
    std::vector<check::PreparedPatient> heard_for_copies_; ///< the last is made of `patient_`
};

} // namespace contourcheck::trial
