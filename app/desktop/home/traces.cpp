#include "desktop/home/traces.h"

#include "base/hash.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t slices_a_look = 2000;

std::uint64_t time_of(const fs::path& path) {
    std::error_code failed;
    const auto time = fs::last_write_time(path, failed);
    return failed ? 0 : std::uint64_t(time.time_since_epoch().count());
}

/// 0 where there is none.
std::uint64_t mark_of(const fs::path& file) {
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    if (failed) return 0;
    return (time_of(file) ^ (std::uint64_t(size) * 0x9e3779b97f4a7c15U)) | 1U;
}

/// Without what an editor leaves beside a file while it is open.
std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code failed;
    for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
        const std::string name = it->path().filename().string();
        if (!name.starts_with('.') && !name.ends_with('~')) names.insert(name);
    }
    return names;
}

} // namespace

Traces::Traces(const Opened& opened, const std::stop_token& stop) : root_(opened.checked.dataset.root) {
    const dataset::Dataset& dataset = opened.checked.dataset;
    add_file(dataset.table, files_);
    for (const dataset::PatientFiles& patient : dataset.patients) {
        if (stop.stop_requested()) return;
        for (const auto& folder : {patient.slice_folder, patient.contour_folder})
            if (folder) {
                names_.try_emplace(*folder);
                names_.try_emplace(folder->parent_path());
            }
        for (const dataset::SeriesFiles& series : patient.series)
            for (const dataset::SliceFile& slice : series.slices)
                add_file(slice.file, slices_);
        for (const dataset::ContourFile& contour : patient.contours)
            add_file(contour.file, files_);
    }
    names_.erase(fs::path()); // the dataset's own folder may hold what is no part of it
    for (auto& [folder, names] : names_) {
        times_[folder] = time_of(root_ / folder);
        names = names_in(root_ / folder);
    }
    for (const dataset::Patient& patient : opened.checked.patients)
        for (const dataset::ContourEntry& contour : patient.contours) {
            if (stop.stop_requested()) return;
            if (const auto now = sha256_hex_of_file(root_ / contour.file);
                now && !contour.sha256.empty() && *now != contour.sha256)
                marks_[contour.file] = 0; // it changed while the others were read
        }
}

void Traces::add_file(const Path& file, std::vector<Path>& list) {
    list.push_back(file);
    marks_[file] = mark_of(root_ / file);
    names_.try_emplace(file.parent_path());
}

Traces::Changed Traces::look(const std::stop_token& stop) {
    for (const auto& [folder, names] : names_)
        if (!stop.stop_requested()) look_at_folder(folder);
    for (const Path& file : files_)
        if (!stop.stop_requested()) look_at(file);
    for (std::size_t i = 0; i < std::min(slices_.size(), slices_a_look) && !stop.stop_requested(); ++i)
        look_at(slices_[next_slice_++ % slices_.size()]);
    return changed_;
}

void Traces::look_at(const Path& file) {
    const std::uint64_t now = mark_of(root_ / file);
    if (now == marks_[file])
        changed_.erase(file);
    else
        changed_[file] = now;
}

void Traces::look_at_folder(const Path& folder) {
    const std::uint64_t time = time_of(root_ / folder);
    if (time == times_[folder]) return;
    const std::set<std::string> now = names_in(root_ / folder);
    std::vector<std::string> differing;
    std::ranges::set_symmetric_difference(now, names_[folder], std::back_inserter(differing));
    std::erase_if(changed_, [&](const auto& each) {
        return each.first.parent_path() == folder && !marks_.contains(each.first);
    });
    for (const std::string& name : differing)
        changed_[folder / name] = mark_of(root_ / folder / name);
}

} // namespace contourcheck::desktop
