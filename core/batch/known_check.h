#pragma once

#include "check/report.h"

#include <set>

namespace contourcheck::batch {

/// What a check of a whole dataset found, as far as an export heeds it: with it a shard reads its own patients alone and
/// has the statuses that the whole has.
struct KnownCheck {
    struct Contour {
        std::string id; ///< as it is exported; two of them can look alike
        check::Status status = check::Status::ok;
        std::string sha256; ///< of its file; empty where it could not be read
    };

    std::string fingerprint; ///< of the dataset before it was read (dataset::fingerprint())
    mask::Convention convention;
    std::vector<Contour> contours;    ///< in the dataset's order
    std::set<std::string> unreadable; ///< slices, by known_slice()
};

/// What `checked`, whose report is whole, found. Ids are made by `pseudonym_key`, where there is one: none of the input is
/// in it then.
[[nodiscard]] KnownCheck known_check(const check::Checked& checked, std::string fingerprint,
                                     const std::optional<std::string>& pseudonym_key);

/// "<place of the patient in the dataset>/<slice number>": no id, which a pseudonym would have to hide.
[[nodiscard]] std::string known_slice(std::size_t patient, int number);

/// "contourcheck/known-check/1", with a line break at the end.
[[nodiscard]] std::string to_json(const KnownCheck& known);
/// `malformed` where the file is none, or of another version of this program, which may find something else.
[[nodiscard]] Expected<KnownCheck> parse_known_check(std::string_view text,
                                                     const std::filesystem::path& file);
[[nodiscard]] Expected<KnownCheck> read_known_check(const std::filesystem::path& file);

} // namespace contourcheck::batch
