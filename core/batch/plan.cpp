#include "batch/plan.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace contourcheck::batch {

namespace {

constexpr double same_step_mm = 0.1;  // positions in headers are rounded
constexpr double same_cosine = 1e-4;  // of orientations that are written as decimals
constexpr double same_spacing = 1e-4; // mm

std::vector<Group> in_batches(const Chosen& chosen, const Options& options) {
    std::vector<loader::PairRequest> requests;
    for (const Selected& each : chosen.selected)
        requests.push_back(each.request);
    loader::Settings settings;
    settings.batch_size = options.batch_size;
    settings.shuffle = options.shuffle;
    settings.seed = options.seed;
    std::vector<Group> groups;
    for (auto& batch : loader::plan_batches(requests, settings))
        groups.push_back({{}, std::move(batch), {}});
    return groups;
}

std::vector<Group> by_patient(const Chosen& chosen) {
    std::vector<Group> groups;
    std::optional<std::size_t> patient;
    for (std::size_t i = 0; i < chosen.selected.size(); ++i) {
        const Selected& each = chosen.selected[i];
        if (patient != each.patient) groups.push_back({chosen.file_name(each), {}, {}});
        patient = each.patient;
        groups.back().selected.push_back(i);
    }
    return groups;
}

std::string two_digit(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

bool is_near(dicom::Vec3 a, dicom::Vec3 b, double tolerance) {
    return std::abs(a.x - b.x) < tolerance && std::abs(a.y - b.y) < tolerance &&
           std::abs(a.z - b.z) < tolerance;
}

dicom::Vec3 step(const dicom::Header& a, const dicom::Header& b) {
    const dicom::Vec3 from = *a.position_mm, to = *b.position_mm;
    return {to.x - from.x, to.y - from.y, to.z - from.z};
}

/// One patient's volumes.
class Volumes {
public:
    Volumes(const check::Checked& checked, const dataset::Patient& patient, std::string name,
            const Options& options)
        : checked_(checked), patient_(patient), name_(std::move(name)), options_(options) {}

    void add(std::size_t index, const Selected& each) {
        if (each.location < 0)
            unplaced_.push_back({name_ + "-" + std::to_string(each.slice), {index}, {}});
        else
            contours_[each.phase][each.location].push_back(index);
    }

    void append_to(std::vector<Group>& groups) const {
        for (const auto& [phase, selected] : contours_)
            append_phase(groups, phase, selected);
        // Several contours of such a slice belong together.
        for (const Group& group : unplaced_)
            if (!groups.empty() && groups.back().name == group.name)
                groups.back().selected.push_back(group.selected.front());
            else
                groups.push_back(group);
    }

private:
    using ByLocation = std::map<int, std::vector<std::size_t>>;

    [[nodiscard]] const dataset::SliceEntry* slice_at(int location, int phase) const {
        for (const std::size_t i : patient_.locations[std::size_t(location)].slices)
            if (patient_.slices[i].phase == phase) return &patient_.slices[i];
        return nullptr;
    }

    void append_phase(std::vector<Group>& groups, int phase, const ByLocation& selected) const {
        Group part;
        std::vector<const dicom::Header*> headers; // of the part
        const auto finish = [&] {
            if (!part.selected.empty()) groups.push_back(std::move(part));
            headers.clear();
        };
        for (int location = 0; location < int(patient_.locations.size()); ++location) {
            const dataset::SliceEntry* slice = slice_at(location, phase);
            const bool there = slice && slice->header &&
                               (selected.contains(location) ||
                                (!is_drawn_on(*slice) && !is_withheld(*slice->header, options_.selection)));
            const std::size_t count = headers.size();
            if (!there || (count > 0 && !goes_on(count > 1 ? headers[count - 2] : nullptr, *headers.back(),
                                                 *slice->header)))
                finish();
            if (!there) continue;
            if (headers.empty())
                part = {name_ + "-phase" + two_digit(phase) +
                            (location > 0 ? "-from" + two_digit(location) : std::string()),
                        {},
                        {}};
            headers.push_back(&*slice->header);
            if (const auto found = selected.find(location); found != selected.end())
                part.selected.insert(part.selected.end(), found->second.begin(), found->second.end());
            else
                part.empty.push_back({slice_id(patient_.patient, slice->number, options_.selection),
                                      checked_.dataset.root / slice->file, location, seen_slice(*slice)});
        }
        finish();
    }

    /// Whether a contour that was asked for stands on it: where none of them is selected, the slice is not empty.
    [[nodiscard]] bool is_drawn_on(const dataset::SliceEntry& slice) const {
        return std::ranges::any_of(patient_.contours, [&](const dataset::ContourEntry& each) {
            return each.slice && &patient_.slices[*each.slice] == &slice &&
                   std::ranges::find(options_.selection.kinds, each.id.kind) !=
                       options_.selection.kinds.end();
        });
    }

    const check::Checked& checked_;
    const dataset::Patient& patient_;
    const std::string name_; // of its files
    const Options& options_;
    std::map<int, ByLocation> contours_; // by phase
    std::vector<Group> unplaced_;
};

std::vector<Group> by_volume(const check::Checked& checked, const Chosen& chosen, const Options& options) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < chosen.selected.size();) {
        const std::size_t patient = chosen.selected[i].patient;
        Volumes volumes(checked, checked.patients[patient], chosen.file_names[patient], options);
        for (; i < chosen.selected.size() && chosen.selected[i].patient == patient; ++i)
            volumes.add(i, chosen.selected[i]);
        volumes.append_to(groups);
    }
    return groups;
}

} // namespace

std::string slice_id(const std::string& patient, int slice, const Selection& selection) {
    return exported_patient(patient, selection.pseudonym_key) + '/' + std::to_string(slice);
}

bool is_same_plane(const dicom::Header& a, const dicom::Header& b) {
    if (!a.orientation || !b.orientation || a.shape != b.shape ||
        a.spacing.has_value() != b.spacing.has_value())
        return false;
    if (a.spacing && (std::abs(a.spacing->row_mm - b.spacing->row_mm) > same_spacing ||
                      std::abs(a.spacing->column_mm - b.spacing->column_mm) > same_spacing))
        return false;
    return is_near(a.orientation->row, b.orientation->row, same_cosine) &&
           is_near(a.orientation->column, b.orientation->column, same_cosine);
}

bool goes_on(const dicom::Header* before, const dicom::Header& at, const dicom::Header& next) {
    if (!at.position_mm || !next.position_mm || !is_same_plane(at, next) ||
        loader::export_type(at) != loader::export_type(next))
        return false;
    return !before || is_near(step(*before, at), step(at, next), same_step_mm);
}

std::vector<Group> plan_groups(const check::Checked& checked, const Chosen& chosen, const Options& options) {
    const Format* format = format_of(options.format);
    switch (format ? format->grouping : Grouping::batch) {
    case Grouping::volume:
        return by_volume(checked, chosen, options);
    case Grouping::patient:
        return by_patient(chosen);
    case Grouping::batch:
    case Grouping::pair: // as many at once
        break;
    }
    return in_batches(chosen, options);
}

} // namespace contourcheck::batch
