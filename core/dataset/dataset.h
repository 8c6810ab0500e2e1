#pragma once

#include "base/error.h"
#include "contour/contour.h"

#include <concepts>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace contourcheck::dataset {

enum class Layout {
    challenge, ///< link.csv, dicoms/, contourfiles/
    sunnybrook ///< scd_patientdata.csv, SCD_IMAGES_*/, SCD_ManualContours/
};
[[nodiscard]] std::string_view word(Layout layout);

/// A contour's name everywhere: <patient>/<slice number>/<kind>.
struct ContourId {
    std::string patient;
    int slice = 0;
    contour::Kind kind = contour::Kind::inner;

    friend bool operator==(const ContourId&, const ContourId&) = default;
};
[[nodiscard]] std::string to_string(const ContourId& id);
[[nodiscard]] std::optional<ContourId> parse_contour_id(std::string_view text);

/// A row of the link table.
struct LinkRow {
    std::string patient;
    std::string original;
    int line = 0;
};

/// A file of a slice, found by name; nothing is read yet.
struct SliceFile {
    int number = 0;   ///< <n>.dcm, or IM-<series>-<n>.dcm
    std::string file; ///< relative to the dataset, with '/'; a path takes several times the memory
};

/// The slices of one folder: the one series of a patient (challenge) or one CINESAX_* folder (Sunnybrook).
struct SeriesFiles {
    std::string name;              ///< the folder's name, "CINESAX_300"
    std::vector<SliceFile> slices; ///< by number
};

struct ContourFile {
    int slice = 0;
    contour::Kind kind = contour::Kind::inner;
    std::string file; ///< relative to the dataset, with '/'
};

/// One patient of the link table: what its row leads to.
struct PatientFiles {
    std::string patient;
    std::string original;
    int line = 0;                                        ///< of the row
    std::optional<std::filesystem::path> slice_folder;   ///< absent when the row leads to none
    std::optional<std::filesystem::path> contour_folder; ///< absent when the row leads to none
    std::vector<SeriesFiles> series;
    std::vector<ContourFile> contours; ///< by slice number, then kind
};

/// Something the scan came across that fits nowhere: the checks make findings of it.
struct Oddity {
    enum class What {
        row_malformed,     ///< a row without two ids, or an id that is no plain name
        patient_twice,     ///< a second row for a patient (the first counts)
        original_twice,    ///< a second row for an original id
        slices_unlinked,   ///< a folder of slices that no row names
        contours_unlinked, ///< a folder of contours that no row names
        file_unnamed,      ///< a file whose name is not the layout's
        file_twice,        ///< a second file for the same slice, or the same slice and kind
        file_unreadable,   ///< a folder or file that the system refuses
        link_outside, ///< symbolic links of a folder, the first named, that lead out of the dataset: followed
        link_refused, ///< the same, not followed: what they lead to is not there for this program
    };
    What what = What::row_malformed;
    std::string patient; ///< empty where there is none
    std::string original;
    std::filesystem::path file; ///< relative to the dataset
    int line = 0;
    Phrase detail; ///< for the message: the other line, the system's reason, …
};

/// A dataset as its folders and table say, before any slice or contour is read. Patients stand in the table's order.
struct Dataset {
    std::filesystem::path root; ///< absolute
    Layout layout = Layout::challenge;
    std::filesystem::path table; ///< the link table, relative
    std::vector<PatientFiles> patients;
    std::vector<Oddity> oddities;
    std::vector<PatientFiles> second_rows; ///< what rows lead to whose patient has an earlier row; not used
    bool follows_links = false;            ///< as Source::follow_links

    [[nodiscard]] std::size_t slice_count() const;
    [[nodiscard]] std::size_t contour_count() const;
};

/// A dataset's folder as it is given to be opened.
struct Source {
    Source() = default;
    template <std::convertible_to<std::filesystem::path> Path>
    Source(Path&& folder, bool follow = false) : root(std::forward<Path>(folder)), follow_links(follow) {}

    std::filesystem::path root;
    bool follow_links = false; ///< symbolic links too that lead out of the folder; `root` may always be one
};

/// Looks at the folder `source.root` (or at the link table inside it). `not_found`, `unreadable`, `malformed` or, where the
/// table or what it leads to is beyond all use, `too_large` when it cannot be used at all; everything smaller is an Oddity. Reads the table and folder listings only.
[[nodiscard]] Expected<Dataset> scan(const Source& source, std::stop_token stop = {});

/// The slices of folders that no row names (Oddity::What::slices_unlinked): one a series, without contours. Reads folder
/// listings only.
[[nodiscard]] std::vector<PatientFiles> unlinked_slices(const Dataset& dataset);

} // namespace contourcheck::dataset
