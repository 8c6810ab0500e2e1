#include "dataset/layout.h"

#include "base/text.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <memory>
#include <system_error>

#include <dirent.h>

namespace contourcheck::dataset {
namespace fs = std::filesystem;

namespace {

bool ends_with_dcm(std::string_view name) {
    if (name.size() < 5) return false;
    const auto ending = name.substr(name.size() - 4);
    return std::ranges::equal(ending, std::string_view(".dcm"), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == b;
    });
}

bool is_under(const fs::path& path, const fs::path& root) {
    const auto [end, rest] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
    return end == root.end();
}

std::optional<int> digits(std::string_view text) {
    if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return parse_whole(text);
}

/// Calls back with each name in a folder and its type (readdir's d_type, which may be DT_UNKNOWN); 0, or the errno of what
/// failed. A third of what std::filesystem takes, which makes a path of each.
template <class Take>
int for_each_name(const fs::path& folder, const Take& take) {
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::opendir(folder.c_str()), &::closedir);
    if (!listing) return errno;
    for (;;) {
        errno = 0;
        const dirent* const entry = ::readdir(listing.get());
        if (entry == nullptr) return errno;
        take(std::string(entry->d_name), entry->d_type);
    }
}

bool is_link(const fs::path& folder, const std::string& name, unsigned char type) {
    std::error_code ignored;
    return type == DT_LNK || (type == DT_UNKNOWN && fs::is_symlink(folder / name, ignored));
}

} // namespace

Listing::Listing(fs::path root, bool follow_links) : root_(std::move(root)), follow_links_(follow_links) {
    std::error_code error;
    canonical_root_ = fs::canonical(root_, error);
}

bool Listing::may_follow_link(const fs::path& relative) {
    std::error_code error;
    const fs::path target = fs::canonical(root_ / relative, error);
    const bool leads_nowhere = error == std::errc::no_such_file_or_directory ||
                               error == std::errc::not_a_directory ||
                               error == std::errc::too_many_symbolic_link_levels;
    if (leads_nowhere || (!error && is_under(target, canonical_root_)))
        return true;                                    // what leads nowhere is told when it is read
    const fs::path named = relative.lexically_normal(); // without "./"
    leading_out_[named.parent_path().generic_string()].insert(named.generic_string());
    return follow_links_;
}

bool Listing::may_follow(const fs::path& relative) {
    if (relative.empty() || relative == ".") return true;
    if (const auto known = known_.find(relative.native()); known != known_.end()) return known->second;
    std::error_code error;
    const bool may = may_follow(relative.parent_path()) &&
                     (!fs::is_symlink(root_ / relative, error) || may_follow_link(relative));
    known_.emplace(relative.native(), may);
    return may;
}

std::vector<Oddity> Listing::take_oddities() {
    const auto what = follow_links_ ? Oddity::What::link_outside : Oddity::What::link_refused;
    for (const auto& [folder, links] : leading_out_)
        odd({what,
             {},
             {},
             *links.begin(),
             0,
             links.size() > 1 ? Phrase::tr("%1 links in this folder", {std::to_string(links.size())})
                              : Phrase()});
    leading_out_.clear();
    return std::move(oddities_);
}

bool Listing::is_folder(const fs::path& relative) {
    if (!may_follow(relative.parent_path())) return false;
    std::error_code error;
    // What is not there is not remembered: a table may name a million such folders.
    if (fs::symlink_status(root_ / relative, error).type() == fs::file_type::not_found) return false;
    if (!may_follow(relative)) return false;
    const fs::file_status status = fs::status(root_ / relative, error);
    return fs::is_directory(status) || status.type() == fs::file_type::none;
}

std::vector<Listing::Entry> Listing::folders(const fs::path& relative) {
    return list(relative, true);
}

std::vector<Listing::Entry> Listing::files(const fs::path& relative) {
    return list(relative, false);
}

std::vector<Listing::Entry> Listing::list(const fs::path& relative, bool want_folders) {
    const fs::path folder = root_ / relative;
    const std::string prefix = relative.generic_string() + '/';
    std::vector<Entry> entries;
    const int error = for_each_name(folder, [&](const std::string& name, unsigned char type) {
        if (name.starts_with('.') || name == "Thumbs.db") return;
        std::error_code ignored;
        if (is_link(folder, name, type) && !may_follow_link(prefix + name)) return;
        const bool is_folder = type == DT_DIR || (type != DT_REG && fs::is_directory(folder / name, ignored));
        if (is_folder == want_folders)
            entries.push_back({name, prefix + name});
        else if (is_folder)
            odd({Oddity::What::file_unnamed,
                 {},
                 {},
                 prefix + name,
                 0,
                 Phrase::tr("is a folder, not a file")});
    });
    if (error != 0)
        odd({Oddity::What::file_unreadable, {}, {}, relative, 0, std::generic_category().message(error)});
    std::ranges::sort(entries, natural_less, &Entry::name);
    listed_ += entries.size();
    return entries;
}

std::optional<int> number_of_plain_name(std::string_view name) {
    if (!ends_with_dcm(name)) return std::nullopt;
    return digits(name.substr(0, name.size() - 4));
}

std::optional<int> number_of_sunnybrook_name(std::string_view name) {
    if (!ends_with_dcm(name) || !name.starts_with("IM-")) return std::nullopt;
    const auto dash = name.find('-', 3);
    if (dash == std::string_view::npos || !digits(name.substr(3, dash - 3))) return std::nullopt;
    return digits(name.substr(dash + 1, name.size() - 4 - dash - 1));
}

std::vector<SliceFile> list_slices(Listing& listing, const std::string& patient, const fs::path& folder,
                                   const std::function<std::optional<int>(std::string_view)>& number_of) {
    std::vector<SliceFile> slices;
    for (auto& entry : listing.files(folder)) {
        if (const auto number = number_of(entry.name))
            slices.push_back({*number, std::move(entry.file)});
        else
            listing.odd({Oddity::What::file_unnamed,
                         patient,
                         {},
                         entry.file,
                         0,
                         Phrase::tr("is not named as a slice")});
    }
    std::ranges::stable_sort(slices, {}, &SliceFile::number);
    std::vector<SliceFile> kept;
    for (auto& slice : slices) {
        if (!kept.empty() && kept.back().number == slice.number)
            listing.odd({Oddity::What::file_twice, patient, {}, slice.file, 0, kept.back().file});
        else
            kept.push_back(std::move(slice));
    }
    return kept;
}

void add_contours(Listing& listing, PatientFiles& patient, const fs::path& folder) {
    for (auto& entry : listing.files(folder)) {
        if (const auto name = contour::parse_file_name(entry.name))
            patient.contours.push_back({name->slice, name->kind, std::move(entry.file)});
        else
            listing.odd({Oddity::What::file_unnamed, patient.patient, patient.original, entry.file, 0,
                         Phrase::tr("is not named as a contour")});
    }
}

void settle_contours(Listing& listing, PatientFiles& patient) {
    const auto key = [](const ContourFile& file) { return std::pair(file.slice, file.kind); };
    std::ranges::stable_sort(patient.contours, {}, key);
    std::vector<ContourFile> kept;
    for (auto& file : patient.contours) {
        if (!kept.empty() && key(kept.back()) == key(file))
            listing.odd({Oddity::What::file_twice, patient.patient, patient.original, file.file, 0,
                         kept.back().file});
        else
            kept.push_back(std::move(file));
    }
    patient.contours = std::move(kept);
}

} // namespace contourcheck::dataset
