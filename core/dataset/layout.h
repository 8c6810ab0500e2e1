#pragma once

#include "dataset/dataset.h"

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

namespace contourcheck::dataset {

/// A link table by its name, which tells the layout.
struct KnownTable {
    std::string_view name;
    Layout layout;
};
inline constexpr std::array known_tables = {KnownTable{"link.csv", Layout::challenge},
                                            KnownTable{"scd_patientdata.csv", Layout::sunnybrook}};

/// Lists folders of one dataset and keeps what was odd. Entries come sorted by name; hidden ones are passed over. Symbolic
/// links that lead out of the dataset are named, once a folder; without `follow_links` it is as if they were not there. Only
/// names that are links, and folders on the way to those that a layout asks for, are looked at one by one.
class Listing {
public:
    Listing(std::filesystem::path root, bool follow_links);

    struct Entry {
        std::string name;
        std::string file; ///< relative to the root, with '/'
    };

    /// True as well where the system does not let us look: listing the folder then says why.
    [[nodiscard]] bool is_folder(const std::filesystem::path& relative);
    [[nodiscard]] std::vector<Entry> folders(const std::filesystem::path& relative);
    [[nodiscard]] std::vector<Entry> files(const std::filesystem::path& relative);

    /// Whether no link on the way to it, from the root on, leads out, or they are to be followed.
    [[nodiscard]] bool may_follow(const std::filesystem::path& relative);

    /// Rows may name one folder again and again: what they lead to is bounded though the disk is not full of it.
    static constexpr std::size_t most_entries = 10'000'000;
    [[nodiscard]] bool is_too_much() const { return listed_ > most_entries; }
    void count_again(std::size_t entries) {
        listed_ += entries;
    } ///< of what was listed for a row like this one

    void odd(Oddity oddity) { oddities_.push_back(std::move(oddity)); }
    [[nodiscard]] std::vector<Oddity> take_oddities();

private:
    [[nodiscard]] std::vector<Entry> list(const std::filesystem::path& relative, bool want_folders);
    [[nodiscard]] bool may_follow_link(const std::filesystem::path& relative);

    std::filesystem::path root_;
    std::filesystem::path canonical_root_;
    bool follow_links_;
    std::unordered_map<std::string, bool> known_;              ///< may_follow()
    std::map<std::string, std::set<std::string>> leading_out_; ///< links by folder
    std::vector<Oddity> oddities_;
    std::size_t listed_ = 0; ///< entries of all folders, each time they are listed
};

/// Takes up the slices of a folder whose names `number_of` reads; others are odd.
[[nodiscard]] std::vector<SliceFile>
list_slices(Listing& listing, const std::string& patient, const std::filesystem::path& folder,
            const std::function<std::optional<int>(std::string_view name)>& number_of);

/// Adds the contour files of a folder to `patient`; names that are not the layout's are odd.
void add_contours(Listing& listing, PatientFiles& patient, const std::filesystem::path& folder);

/// Sorts the patient's contours and keeps the first file of each slice and kind.
void settle_contours(Listing& listing, PatientFiles& patient);

/// The number in "<n>.dcm".
[[nodiscard]] std::optional<int> number_of_plain_name(std::string_view name);
/// The number in "IM-<series>-<n>.dcm".
[[nodiscard]] std::optional<int> number_of_sunnybrook_name(std::string_view name);

/// What the rows of the table lead to in each layout, and the folders that neither they nor the second rows name.
[[nodiscard]] std::vector<PatientFiles> find_challenge(Listing& listing, const std::vector<LinkRow>& rows,
                                                       const std::vector<LinkRow>& second_rows,
                                                       std::stop_token stop);
[[nodiscard]] std::vector<PatientFiles> find_sunnybrook(Listing& listing, const std::vector<LinkRow>& rows,
                                                        const std::vector<LinkRow>& second_rows,
                                                        std::stop_token stop);

/// Adds the slices of `patient.patient`, where the layout has them.
void add_challenge_slices(Listing& listing, PatientFiles& patient);
void add_sunnybrook_slices(Listing& listing, PatientFiles& patient);

} // namespace contourcheck::dataset
