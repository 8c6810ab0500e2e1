#pragma once

#include "dataset/patient.h"
#include "dataset/stored_index.h"

namespace contourcheck::dataset {

/// The headers of the slices in a series' folder: those that the index knows, and those that it is to know.
class FolderHeaders {
public:
    /// Without an index, or where it is not used, every file is opened.
    FolderHeaders(StoredIndex* index, const SeriesFiles& series);
    [[nodiscard]] Expected<dicom::Header> read(const std::filesystem::path& file);
    /// Once all of the series' slices are read: what was known of others is forgotten.
    void keep();
    /// Once some are read.
    void keep_with_others();

private:
    StoredIndex* index_ = nullptr;
    std::string folder_;  ///< relative to the dataset
    StoredHeaders known_; ///< not asked for yet, or not as they were
    StoredHeaders now_;
    bool is_news_ = false;
};

/// How slices are read.
struct Reading {
    const std::filesystem::path& root; ///< of the dataset
    const std::stop_token& stop;
    StoredIndex* index = nullptr; ///< asked first where there is one, and told what is new
};

/// The slices of a series with their headers, without location and phase. Asked to stop, the last ones are missing.
[[nodiscard]] std::vector<SliceEntry> read_slices(const Reading& reading, const SeriesFiles& series);

} // namespace contourcheck::dataset
