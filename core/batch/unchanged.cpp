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

bool still_holds(const BatchRecord& record, std::span<const std::size_t> planned, const Chosen& chosen,
                 const mask::Convention& convention, CurrentFiles& files) {
    std::vector<std::size_t> written, failed;
    for (const WrittenItem& item : record.items)
        written.push_back(item.selected);
    for (const FailedItem& item : record.failed)
        failed.push_back(item.selected);
    // Both are in the batch's order.
    std::vector<std::size_t> expected(planned.begin(), planned.end());
    std::erase_if(expected, [&](std::size_t index) { return std::ranges::count(failed, index) != 0; });
    if (written != expected || written.size() + failed.size() != planned.size()) return false;

    const auto is_same = [&](const WrittenItem& item) {
        const Selected& selected = chosen.selected[item.selected];
        return files.sha256_of(selected.request.slice_file) == item.image_sha256 &&
               files.sha256_of(selected.request.contour_file) == item.contour_sha256 &&
               selected.contour_sha256 == item.contour_sha256;
    };
    const auto fails_again = [&](const FailedItem& item) {
        return reason_now(chosen.selected[item.selected], convention) == item.reason;
    };
    return std::ranges::all_of(record.items, is_same) && std::ranges::all_of(record.failed, fails_again);
}

Expected<void> refuse_changed(const ReadManifest& manifest, const Chosen& chosen,
                              const std::filesystem::path& folder) {
    std::map<std::string, std::vector<const Selected*>> by_id; // two files can be of one contour
    for (const Selected& selected : chosen.selected)
        by_id[printable(selected.id)].push_back(&selected);
    CurrentFiles files;
    for (const ManifestItem& item : manifest.items) {
        const auto found = by_id.find(item.id);
        if (found == by_id.end()) continue; // another selection: the plan tells
        const auto has_slice = [&](const Selected* each) {
            return files.sha256_of(each->request.slice_file) == item.image_sha256;
        };
        const auto has_contour = [&](const Selected* each) {
            return files.sha256_of(each->request.contour_file) == item.contour_sha256;
        };
        const std::string_view changed = std::ranges::none_of(found->second, has_slice)     ? "slice"
                                         : std::ranges::none_of(found->second, has_contour) ? "contour"
                                                                                            : "";
        if (!changed.empty())
            return fail(Code::invalid_argument,
                        "the " + std::string(changed) + " of " + item.id +
                            " has changed since it was exported into this folder; "
                            "choose another folder, or remove this export first",
                        folder);
    }
    return {};
}

} // namespace contourcheck::batch
