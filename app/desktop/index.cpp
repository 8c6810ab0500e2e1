#include "desktop/index.h"

#include <algorithm>
#include <climits>
#include <functional>
#include <numeric>
#include <set>
#include <tuple>

namespace contourcheck::desktop {

namespace {

const std::vector<std::size_t> nothing;

template <class Map, class Key>
const std::vector<std::size_t>& found(const Map& map, const Key& key) {
    const auto it = map.find(key);
    return it == map.end() ? nothing : it->second;
}

check::Status status_of(check::Severity severity) {
    if (severity == check::Severity::error) return check::Status::error;
    return severity == check::Severity::warning ? check::Status::warning : check::Status::ok;
}

/// Sorts behind everything that has a place.
int or_last(int value) {
    return value < 0 ? INT_MAX : value;
}

auto reading_key(const dataset::Patient& patient, Ref ref) {
    const dataset::ContourEntry& entry = patient.contours[std::size_t(ref.contour)];
    const dataset::SliceEntry* slice = entry.slice ? &patient.slices[*entry.slice] : nullptr;
    return std::tuple(ref.patient, slice ? 0 : 1, or_last(slice ? slice->location : -1),
                      or_last(slice ? slice->phase : -1), entry.id.slice, int(entry.id.kind), ref.contour);
}

} // namespace

Index::Index(const check::Checked& checked) {
    for (std::size_t p = 0; p < checked.patients.size(); ++p) {
        const dataset::Patient& patient = checked.patients[p];
        patients_.emplace(patient.patient, int(p));
        for (std::size_t c = 0; c < patient.contours.size(); ++c) {
            const Ref ref{int(p), int(c)};
            order_.push_back(ref);
            by_id_.emplace(dataset::to_string(patient.contours[c].id), ref);
            if (patient.contours[c].slice)
                on_slice_[{int(p), int(*patient.contours[c].slice)}].push_back(ref);
        }
    }
    const auto key = [&](Ref ref) { return reading_key(checked.patients[std::size_t(ref.patient)], ref); };
    std::ranges::sort(order_, [&](Ref a, Ref b) { return key(a) < key(b); });
    add_findings(checked);
}

void Index::add_findings(const check::Checked& checked) {
    const std::vector<check::Finding>& findings = checked.report.findings;
    std::map<std::string_view, std::set<Ref>> owners; // a finding on a slice can be its contours' own as well
    for (const check::ContourReport& row : checked.report.contours) {
        const auto ref = find(dataset::to_string(row.id));
        if (!ref) continue;
        status_[*ref] = row.status;
        suspicion_[*ref] = row.suspicion;
        for (const std::string& id : row.findings)
            owners[id].insert(*ref);
    }
    std::vector<std::size_t> worst_first(findings.size());
    std::iota(worst_first.begin(), worst_first.end(), std::size_t(0));
    // The likeliest explanation before others: the contour fits best there.
    const auto weight = [&](std::size_t i) {
        return std::pair(findings[i].severity, findings[i].rival ? findings[i].rival->contrast : -1);
    };
    std::ranges::stable_sort(worst_first, std::greater{}, weight);
    for (const std::size_t i : worst_first) {
        const check::Finding& finding = findings[i];
        std::set<Ref> owned_by = owners[finding.id];
        if (const auto ref = contour_of(finding)) owned_by.insert(*ref);
        const int patient = patient_of(finding);
        for (const Ref ref : owned_by) {
            of_contour_[ref].push_back(i);
            status_[ref] = std::max(status_[ref], status_of(finding.severity));
        }
        if (!owned_by.empty()) continue;
        if (patient >= 0) {
            check::Status& worst = worst_beside_contours_[patient];
            worst = std::max(worst, status_of(finding.severity));
        }
        if (patient >= 0 && finding.slice)
            of_slice_[{patient, *finding.slice}].push_back(i);
        else if (patient >= 0)
            of_patient_[patient].push_back(i);
        else
            dataset_.push_back(i);
    }
}

double Index::suspicion(Ref ref) const {
    const auto it = suspicion_.find(ref);
    return it == suspicion_.end() ? 0 : it->second;
}

check::Status Index::worst_beside_contours(int patient) const {
    const auto it = worst_beside_contours_.find(patient);
    return it == worst_beside_contours_.end() ? check::Status::ok : it->second;
}

check::Status Index::status(Ref ref) const {
    const auto it = status_.find(ref);
    return it == status_.end() ? check::Status::ok : it->second;
}

const std::vector<std::size_t>& Index::findings(Ref ref) const {
    return found(of_contour_, ref);
}

const std::vector<std::size_t>& Index::of_slice(int patient, int number) const {
    return found(of_slice_, std::pair(patient, number));
}

const std::vector<std::size_t>& Index::of_patient(int patient) const {
    return found(of_patient_, patient);
}

std::vector<Ref> Index::on_slice(int patient, int slice) const {
    const auto it = on_slice_.find({patient, slice});
    return it == on_slice_.end() ? std::vector<Ref>{} : it->second;
}

std::optional<Ref> Index::find(const std::string& id) const {
    const auto it = by_id_.find(id);
    return it == by_id_.end() ? std::nullopt : std::optional(it->second);
}

int Index::patient(const std::string& name) const {
    const auto it = patients_.find(name);
    return it == patients_.end() ? -1 : it->second;
}

std::optional<Ref> Index::contour_of(const check::Finding& finding) const {
    if (finding.scope != check::Scope::contour || !finding.slice || !finding.kind) return std::nullopt;
    return find(dataset::to_string(dataset::ContourId{finding.patient, *finding.slice, *finding.kind}));
}

int Index::patient_of(const check::Finding& finding) const {
    return finding.scope == check::Scope::dataset ? -1 : patient(finding.patient);
}

std::pair<int, int> Opened::slice_of(const std::string& patient_name, int number) const {
    const int who = index.patient(patient_name);
    if (who < 0) return {-1, -1};
    const auto& slices = patient(who).slices;
    const auto slice = std::ranges::find(slices, number, &dataset::SliceEntry::number);
    return {who, slice == slices.end() ? -1 : int(slice - slices.begin())};
}

std::shared_ptr<const Opened> make_opened(check::Checked checked, std::uint64_t reading) {
    auto opened = std::make_shared<Opened>();
    opened->reading = reading;
    opened->checked = std::move(checked);
    opened->index = Index(opened->checked);
    opened->canonical_root = review::stored_path(opened->checked.dataset.root);
    return opened;
}

bool is_burned_in(const dataset::SliceEntry* slice) {
    return slice && slice->header && slice->header->burned_in == dicom::BurnedIn::yes;
}

} // namespace contourcheck::desktop
