#include "check/about.h"
#include "check/checks.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace contourcheck::check {

namespace {

using dataset::Patient;
using dataset::SliceEntry;
using dicom::Header;

/// A value that most of a patient's slices share: one that fewer share says nothing of the rest (a series a location,
/// two stacks in a folder).
constexpr double usual_share = 0.8;

/// What the slices of one patient share.
struct Trait {
    std::string_view another; ///< "another study"
    bool (*is_told)(const Header&);
    bool (*is_same)(const Header&, const Header&); ///< of two that are told
};

/// Scanners write the same direction with more or fewer digits: a degree is another plane, a rounding is not.
constexpr double same_direction_cosine = 0.99985;
constexpr double same_spacing_mm = 0.001;

bool is_same_direction(dicom::Vec3 a, dicom::Vec3 b) {
    return dicom::dot(a, b) >= same_direction_cosine;
}

bool is_same_orientation(const Header& a, const Header& b) {
    return is_same_direction(a.orientation->row, b.orientation->row) &&
           is_same_direction(a.orientation->column, b.orientation->column);
}

bool is_same_spacing(const Header& a, const Header& b) {
    return std::abs(a.spacing->row_mm - b.spacing->row_mm) < same_spacing_mm &&
           std::abs(a.spacing->column_mm - b.spacing->column_mm) < same_spacing_mm;
}

constexpr Trait traits[] = {
    {Phrase::noop("another study"), [](const Header& header) { return !header.study_uid.empty(); },
     [](const Header& a, const Header& b) { return a.study_uid == b.study_uid; }},
    {Phrase::noop("another series"), [](const Header& header) { return !header.series_uid.empty(); },
     [](const Header& a, const Header& b) { return a.series_uid == b.series_uid; }},
    {Phrase::noop("another orientation"), [](const Header& header) { return header.orientation.has_value(); },
     is_same_orientation},
    {Phrase::noop("another size"), [](const Header&) { return true; },
     [](const Header& a, const Header& b) { return a.shape == b.shape; }},
    {Phrase::noop("another pixel spacing"), [](const Header& header) { return header.spacing.has_value(); },
     is_same_spacing},
};

/// A slice whose trait most slices share, or none.
const Header* usual(const Patient& patient, const Trait& trait) {
    std::vector<const Header*> told;
    for (const SliceEntry& slice : patient.slices)
        if (slice.header && trait.is_told(*slice.header)) told.push_back(&*slice.header);
    // A share of 0.8 is met by the first slice that is not among the first fifth of odd ones.
    const std::size_t odd_ones = std::size_t(double(told.size()) * (1 - usual_share));
    for (std::size_t i = 0; i < told.size() && i <= odd_ones; ++i) {
        const auto same = std::ranges::count_if(
            told, [&](const Header* header) { return trait.is_same(*told[i], *header); });
        if (double(same) >= usual_share * double(told.size())) return told[i];
    }
    return nullptr;
}

/// Findings do not repeat what a header says of the patient: only that it is another one.
bool is_other_patient(const Patient& patient, const SliceEntry& slice) {
    if (!slice.header) return false;
    const auto id = trimmed(slice.header->patient_id);
    return !id.empty() && id != patient.patient;
}

bool is_other_number(const SliceEntry& slice) {
    return slice.header && slice.header->instance_number && *slice.header->instance_number != slice.number;
}

struct Systematic {
    bool patient = false; ///< most slices say another patient
    bool number = false;  ///< most slices say another number
};

Systematic systematic(const Patient& patient) {
    const auto readable =
        std::ranges::count_if(patient.slices, [](const auto& s) { return s.header.has_value(); });
    const auto other_patient = std::ranges::count_if(
        patient.slices, [&](const auto& slice) { return is_other_patient(patient, slice); });
    const auto other_number = std::ranges::count_if(patient.slices, is_other_number);
    const auto is_most = [&](auto count) { return count > 2 && 2 * count > readable; };
    return {is_most(other_patient), is_most(other_number)};
}

/// One finding instead of one a slice; `message` has gaps for how many, of how many, and `gaps`.
Finding of_most(const Patient& patient, std::string_view attribute,
                const std::function<bool(const SliceEntry&)>& is, std::string_view message,
                std::vector<Phrase> gaps) {
    Finding finding = about_patient("identity-mismatch", patient.patient, patient.original, attribute);
    const auto first = std::ranges::find_if(patient.slices, is);
    const auto count = std::size_t(std::ranges::count_if(patient.slices, is));
    finding.file = first->file;
    finding.value = double(count);
    finding.unit = "slices";
    gaps.insert(gaps.begin(), {std::to_string(count), counted(patient.slices.size(), Phrase::noop("1 slice"),
                                                              Phrase::noop("%1 slices"))});
    finding.message = Phrase::tr(message, std::move(gaps));
    return finding;
}

void add_systematic(std::vector<Finding>& findings, const Patient& patient, const Systematic& is) {
    if (is.patient) {
        const auto differs = [&](const SliceEntry& slice) { return is_other_patient(patient, slice); };
        const auto first = std::ranges::find_if(patient.slices, differs);
        Finding finding = of_most(patient, "PatientID", differs,
                                  Phrase::noop("%1 of %2 say another patient than %3"), {patient.patient});
        finding.suggestion = Phrase::tr("check which patient the folder %1 is of",
                                        {std::filesystem::path(first->file).parent_path().generic_string()});
        findings.push_back(std::move(finding));
    }
    if (is.number) {
        const auto first = std::ranges::find_if(patient.slices, is_other_number);
        Finding finding = of_most(
            patient, "InstanceNumber", is_other_number,
            Phrase::noop("%1 of %2 have another instance number than their name; the first, %3, says %4"),
            {std::to_string(first->number), std::to_string(*first->header->instance_number)});
        finding.severity = Severity::warning;
        findings.push_back(std::move(finding));
    }
}

struct UsualTrait {
    const Trait* trait;
    const Header* example; ///< absent when there is no usual one
};

/// What the slice differs in from the patient's other slices: "another study and series than …".
Phrase differences(const Header& header, const std::vector<UsualTrait>& usual_traits) {
    std::vector<Phrase> names;
    for (const auto& [trait, example] : usual_traits)
        if (example && trait->is_told(header) && !trait->is_same(header, *example))
            names.push_back(Phrase::tr(trait->another));
    if (names.empty()) return {};
    return Phrase::tr("has %1 than the patient's other slices", {Phrase::list(names, ", ", ", ")});
}

} // namespace

std::vector<Finding> identity_checks(const Patient& patient) {
    std::vector<Finding> findings;
    const Systematic is = systematic(patient);
    add_systematic(findings, patient, is);
    std::vector<UsualTrait> usual_traits;
    for (const Trait& trait : traits)
        usual_traits.push_back({&trait, usual(patient, trait)});

    for (const SliceEntry& slice : patient.slices) {
        if (!slice.header) continue;
        std::vector<Phrase> parts;
        const bool other_patient = !is.patient && is_other_patient(patient, slice);
        if (other_patient) parts.push_back(Phrase::tr("says another patient than %1", {patient.patient}));
        if (!is.number && is_other_number(slice))
            parts.push_back(
                Phrase::tr("says instance number %1, not %2",
                           {std::to_string(*slice.header->instance_number), std::to_string(slice.number)}));
        if (Phrase other = differences(*slice.header, usual_traits); !other.empty())
            parts.push_back(std::move(other));
        if (parts.empty()) continue;
        Finding finding = about_slice("identity-mismatch", patient, slice);
        finding.severity = other_patient ? Severity::error : Severity::warning;
        const Phrase between = Phrase::tr("; it ");
        finding.message = Phrase::tr("The slice %1", {Phrase::list(parts, between, between)});
        finding.suggestion =
            Phrase::tr("check whether the file is the patient's slice %1", {std::to_string(slice.number)});
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace contourcheck::check
