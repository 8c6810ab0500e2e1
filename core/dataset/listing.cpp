#include "dataset/layout.h"

#include "base/text.h"

#include <algorithm>
#include <cctype>

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

} // namespace

Listing::Listing(fs::path root) : root_(std::move(root)) {
    std::error_code error;
    canonical_root_ = fs::canonical(root_, error);
}

bool Listing::is_folder(const fs::path& relative) const {
    std::error_code error;
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
    std::vector<Entry> entries;
    std::error_code error;
    fs::path leading_out;
    fs::directory_iterator at(root_ / relative, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error)) {
        std::string name = at->path().filename().string();
        if (name.starts_with('.') || name == "Thumbs.db") continue;
        std::error_code ignored;
        if (at->is_symlink(ignored) && leading_out.empty()) {
            const fs::path target = fs::canonical(at->path(), ignored);
            if (!ignored && !is_under(target, canonical_root_)) leading_out = relative / name;
        }
        if (const bool folder = at->is_directory(ignored); folder != want_folders) {
            if (folder)
                odd({Oddity::What::file_unnamed,
                     {},
                     {},
                     relative / name,
                     0,
                     Phrase::tr("is a folder, not a file")});
            continue;
        }
        entries.push_back({name, relative / name});
    }
    if (error) odd({Oddity::What::file_unreadable, {}, {}, relative, 0, error.message()});
    if (!leading_out.empty()) odd({Oddity::What::link_outside, {}, {}, leading_out, 0, {}});
    std::ranges::sort(entries, natural_less, &Entry::name);
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
            slices.push_back({*number, entry.file.generic_string()});
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
            patient.contours.push_back({name->slice, name->kind, entry.file.generic_string()});
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
