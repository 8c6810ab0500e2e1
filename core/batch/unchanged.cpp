#include "batch/unchanged.h"

#include "base/hash.h"
#include "base/text.h"
#include "batch/failure.h"

#include <algorithm>

namespace contourcheck::batch {

const std::string& CurrentFiles::sha256_of(const std::filesystem::path& file) {
    const auto [known, is_new] = hashes_.try_emplace(file);
    if (is_new) known->second = sha256_hex_of_file(file).value_or("");
    return known->second;
}

namespace {

/// A slice without a contour is in the record, or could not be read and cannot now; no other is in it.
bool are_same(const std::vector<PlannedEmpty>& planned, const BatchRecord& record, CurrentFiles& files) {
    std::map<std::string, std::string> known;
    for (const Entry& entry : record.entries)
        for (const EmptySlice& slice : entry.empty)
            known.emplace(slice.id, slice.sha256);
    const auto is_planned = [&](const auto& slice) {
        return std::ranges::find(planned, slice.first, &PlannedEmpty::id) != planned.end();
    };
    if (!std::ranges::all_of(known, is_planned)) return false;
    return std::ranges::all_of(planned, [&](const PlannedEmpty& slice) {
        const auto found = known.find(slice.id);
        if (found == known.end()) return !dicom::read_slice(slice.file);
        return files.sha256_of(slice.file) == found->second;
    });
}

constexpr std::string_view slice_changed =
    Phrase::noop("the slice of %1 has changed since it was exported into this folder; choose another folder, "
                 "or remove this export first");
constexpr std::string_view contour_changed =
    Phrase::noop("the contour of %1 has changed since it was exported into this folder; choose another "
                 "folder, or remove this export first");

void add_changed_empty(const ReadManifest& manifest, const std::vector<Group>& groups, CurrentFiles& files,
                       std::vector<Change>& changes) {
    std::map<std::string, std::filesystem::path> planned;
    for (const Group& group : groups)
        for (const PlannedEmpty& slice : group.empty)
            planned.emplace(printable(slice.id), slice.file);
    for (const EmptySlice& slice : manifest.empty)
        if (const auto found = planned.find(slice.id);
            found != planned.end() && files.sha256_of(found->second) != slice.sha256)
            changes.push_back({slice.id, false});
}

} // namespace

bool still_holds(const BatchRecord& record, const Group& group, const Chosen& chosen, const Options& options,
                 CurrentFiles& files) {
    const std::vector<WrittenItem> items = record.items();
    std::vector<std::size_t> written, failed;
    for (const WrittenItem& item : items)
        written.push_back(item.selected);
    for (const FailedItem& item : record.failed)
        failed.push_back(item.selected);
    // Both are in the group's order.
    std::vector<std::size_t> expected = group.selected;
    std::erase_if(expected, [&](std::size_t index) { return std::ranges::count(failed, index) != 0; });
    if (written != expected || written.size() + failed.size() != group.selected.size()) return false;

    const auto is_same = [&](const WrittenItem& item) {
        const Selected& selected = chosen.selected[item.selected];
        return files.sha256_of(selected.request.slice_file) == item.image_sha256 &&
               files.sha256_of(selected.request.contour_file) == item.contour_sha256 &&
               selected.contour_sha256 == item.contour_sha256 &&
               (selected.seen.sha256.empty() || selected.seen.sha256 == item.image_sha256);
    };
    const Format& format = *format_of(options.format);
    const auto fails_again = [&](const FailedItem& item) {
        return reason_now(chosen.selected[item.selected], options.convention, format) == item.reason;
    };
    return std::ranges::all_of(items, is_same) && std::ranges::all_of(record.failed, fails_again) &&
           (items.empty() || are_same(group.empty, record, files));
}

std::vector<Change> changes_since(const ReadManifest& manifest, const Chosen& chosen,
                                  const std::vector<Group>& groups) {
    std::map<std::string, std::vector<const Selected*>> by_id; // two files can be of one contour
    for (const Selected& selected : chosen.selected)
        by_id[printable(selected.id)].push_back(&selected);
    CurrentFiles files;
    std::vector<Change> changes;
    for (const ManifestItem& item : manifest.items) {
        const auto found = by_id.find(item.id);
        if (found == by_id.end()) continue; // another selection: the plan tells
        const auto has_slice = [&](const Selected* each) {
            return files.sha256_of(each->request.slice_file) == item.image_sha256;
        };
        const auto has_contour = [&](const Selected* each) {
            return files.sha256_of(each->request.contour_file) == item.contour_sha256;
        };
        if (std::ranges::none_of(found->second, has_slice)) changes.push_back({item.id, false});
        if (std::ranges::none_of(found->second, has_contour)) changes.push_back({item.id, true});
    }
    add_changed_empty(manifest, groups, files, changes);
    return changes;
}

Expected<void> refuse_changed(const ReadManifest& manifest, const Chosen& chosen,
                              const std::vector<Group>& groups, const std::filesystem::path& folder) {
    const auto changes = changes_since(manifest, chosen, groups);
    if (changes.empty()) return {};
    const Change& first = changes.front();
    return fail(Code::invalid_argument,
                Phrase::tr(first.of_contour ? contour_changed : slice_changed, {first.id}), folder);
}

} // namespace contourcheck::batch
