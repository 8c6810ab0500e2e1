#pragma once

#include "dataset/patient.h"
#include "review/review.h"

#include <map>
#include <span>
#include <string>

namespace contourcheck::cli {

/// The hashes that decisions are bound to, of the files as they are now; each slice is read once.
class Contents {
public:
    explicit Contents(const dataset::Dataset& dataset) : root_(dataset.root) {}

    [[nodiscard]] review::Content of(const dataset::Patient& patient, const dataset::ContourEntry& entry);

private:
    std::string hash(const std::filesystem::path& file);

    std::filesystem::path root_;
    std::map<std::filesystem::path, std::string> hashes_;
};

/// What each contour that has a decision holds now, by its id.
[[nodiscard]] std::map<std::string, review::Content>
contents_of_decided(const dataset::Dataset& dataset, const std::vector<review::Decision>& log);

/// The patient of the table, read, or `not_found` with the patients there are.
[[nodiscard]] Expected<dataset::Patient> read_named_patient(const dataset::Dataset& dataset,
                                                            const std::string& name);

/// Names the patients there are.
[[nodiscard]] Error no_such_patient(const dataset::Dataset& dataset, const std::string& name);

/// SHA-256 of each contour's file by the contour's id, for review::Store::log(); no slice is read for it.
[[nodiscard]] std::map<std::string, std::string> contour_hashes(const dataset::Dataset& dataset);

} // namespace contourcheck::cli
