#pragma once

#include "check/report.h"
#include "review/queue.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace contourcheck::desktop {

/// A contour by its place in Checked::patients.
struct Ref {
    int patient = -1;
    int contour = -1;

    friend bool operator==(const Ref&, const Ref&) = default;
    friend auto operator<=>(const Ref&, const Ref&) = default;
};

/// Findings by what they are about, as indices into Report::findings, the worst first.
struct FindingsInView {
    std::vector<std::size_t> contour, slice, patient, dataset;
};

using review::Order;

inline constexpr std::size_t least_points = 3; ///< of a contour's area: with fewer it cannot be accepted

/// What the window looks up again and again: reading order, status and findings. Made once for each report.
class Index {
public:
    Index() = default;
    explicit Index(const check::Checked& checked);

    /// All contours, as they are read: patient, location, phase, slice number, kind; those without a slice last.
    [[nodiscard]] const std::vector<Ref>& order() const { return order_; }
    [[nodiscard]] double suspicion(Ref ref) const;

    [[nodiscard]] check::Status status(Ref ref) const;
    [[nodiscard]] const std::vector<std::size_t>& findings(Ref ref) const;
    /// Of a slice that no contour of it owns, of a patient, of the dataset.
    [[nodiscard]] const std::vector<std::size_t>& of_slice(int patient, int number) const;
    /// Of the findings on the patient and its slices; contours' own are not among them.
    [[nodiscard]] check::Status worst_beside_contours(int patient) const;
    [[nodiscard]] const std::vector<std::size_t>& of_patient(int patient) const;
    [[nodiscard]] const std::vector<std::size_t>& of_dataset() const { return dataset_; }

    /// Contours of one slice (an index into Patient::slices), by kind.
    [[nodiscard]] std::vector<Ref> on_slice(int patient, int slice) const;
    [[nodiscard]] std::optional<Ref> find(const std::string& id) const;
    [[nodiscard]] int patient(const std::string& name) const; ///< -1 where there is none
    /// A finding's contour, where it has one in the dataset.
    [[nodiscard]] std::optional<Ref> contour_of(const check::Finding& finding) const;
    [[nodiscard]] int patient_of(const check::Finding& finding) const;

private:
    void add_findings(const check::Checked& checked);

    std::vector<Ref> order_;
    std::map<Ref, double> suspicion_;
    std::map<std::string, Ref> by_id_;
    std::map<std::string, int> patients_;
    std::map<Ref, check::Status> status_;
    std::map<Ref, std::vector<std::size_t>> of_contour_;
    std::map<std::pair<int, int>, std::vector<std::size_t>> of_slice_;
    std::map<int, check::Status> worst_beside_contours_; ///< by patient
    std::map<int, std::vector<std::size_t>> of_patient_;
    std::map<std::pair<int, int>, std::vector<Ref>> on_slice_;
    std::vector<std::size_t> dataset_;
};

/// A checked dataset with its index: what the window holds, never changed.
struct Opened {
    check::Checked checked;
    Index index;
    /// The same for all that came of one reading of the files: contours and slices have the same indices in them.
    std::uint64_t reading = 0;

    [[nodiscard]] const dataset::Patient& patient(int i) const { return checked.patients[std::size_t(i)]; }
    [[nodiscard]] const dataset::ContourEntry& contour(Ref ref) const {
        return patient(ref.patient).contours[std::size_t(ref.contour)];
    }
    [[nodiscard]] std::string id(Ref ref) const { return dataset::to_string(contour(ref).id); }
    /// A slice as a patient's and its own index; -1 where there is no such slice.
    [[nodiscard]] std::pair<int, int> slice_of(const std::string& patient, int number) const;
    /// The dataset's key in the review store: its canonical path, as it was when the dataset was opened.
    [[nodiscard]] const std::string& key() const { return canonical_root; }
    std::string canonical_root;
};

[[nodiscard]] std::shared_ptr<const Opened> make_opened(check::Checked checked, std::uint64_t reading = 0);

/// Whether the slice says that something is written into its picture (dicom::BurnedIn); null says nothing.
[[nodiscard]] bool is_burned_in(const dataset::SliceEntry* slice);

} // namespace contourcheck::desktop
