#pragma once

#include "check/report.h"
#include "review/review.h"

namespace contourcheck::report {

/// The files a report speaks of, as one list and one hash.
struct DataFiles {
    /// A row a file: the link table, then by patient its slices (of the series in use) and its contours, with the SHA-256
    /// of its bytes; empty where it cannot be read. A patient is named by its place in the table, so that the list tells
    /// no id and is the same with and without pseudonyms.
    std::string csv;
    std::string sha256;                              ///< of `csv`: the hash of the data
    std::size_t count = 0;                           ///< files
    std::map<std::string, review::Content> contents; ///< by the contour's id
    std::vector<Error> failures;
};

/// Reads all slices and the table; contours were hashed when they were read. Progress counts slices.
[[nodiscard]] Expected<DataFiles> hash_files(const check::Checked& checked, int threads,
                                             std::stop_token stop = {}, const Progress& progress = {});

} // namespace contourcheck::report
