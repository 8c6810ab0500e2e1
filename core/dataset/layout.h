#pragma once

#include "dataset/dataset.h"

#include <functional>
#include <map>

namespace contourcheck::dataset {

/// Lists folders of one dataset and keeps what was odd. Entries come sorted by name; hidden ones are passed over. A
/// symbolic link that leads out of the dataset is followed and named, once a folder.
class Listing {
public:
    explicit Listing(std::filesystem::path root);

    struct Entry {
        std::string name;
        std::string file; ///< relative to the root, with '/'
    };

    /// True as well where the system does not let us look: listing the folder then says why.
    [[nodiscard]] bool is_folder(const std::filesystem::path& relative) const;
    [[nodiscard]] std::vector<Entry> folders(const std::filesystem::path& relative);
    [[nodiscard]] std::vector<Entry> files(const std::filesystem::path& relative);

    void odd(Oddity oddity) { oddities_.push_back(std::move(oddity)); }
    [[nodiscard]] std::vector<Oddity> take_oddities() { return std::move(oddities_); }

private:
    [[nodiscard]] std::vector<Entry> list(const std::filesystem::path& relative, bool want_folders);

    std::filesystem::path root_;
    std::filesystem::path canonical_root_;
    std::vector<Oddity> oddities_;
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
