#include "dataset/read_slices.h"

namespace contourcheck::dataset {
namespace fs = std::filesystem;

namespace {

/// The headers of one folder: those that the index knows, and those that it is to know.
class FolderHeaders {
public:
    FolderHeaders(StoredIndex& index, const std::string& folder)
        : index_(index), folder_(folder), known_(index.of_folder(folder)) {}

    Expected<dicom::Header> read(const fs::path& file) {
        const auto stamp = stamp_of(file); // before it is read: what is written meanwhile has another one
        std::string name = file.filename().string();
        auto known = known_.find(name);
        if (known != known_.end() && known->second.stamp == stamp) {
            const auto kept = now_.insert(known_.extract(known)).position;
            return kept->second.header;
        }
        auto header = dicom::read_header(file);
        if (header && stamp && is_settled(*stamp)) {
            now_.insert_or_assign(std::move(name), StoredHeader{*stamp, *header});
            is_news_ = true;
        }
        return header;
    }

    /// Once all of the folder's slices are read.
    void keep() {
        if (is_news_ || !known_.empty()) index_.keep(folder_, now_);
    }

private:
    StoredIndex& index_;
    std::string folder_;
    StoredHeaders known_; ///< not asked for yet, or not as they were
    StoredHeaders now_;
    bool is_news_ = false;
};

} // namespace

std::vector<SliceEntry> read_slices(const Reading& reading, const SeriesFiles& series) {
    std::vector<SliceEntry> slices;
    if (series.slices.empty()) return slices;
    std::optional<FolderHeaders> headers;
    if (reading.index && reading.index->is_used())
        headers.emplace(*reading.index, fs::path(series.slices.front().file).parent_path().string());
    slices.reserve(series.slices.size());
    for (const auto& [number, file] : series.slices) {
        if (reading.stop.stop_requested()) return slices;
        const fs::path path = reading.root / file;
        slices.push_back({number, file, headers ? headers->read(path) : dicom::read_header(path), -1, -1});
        if (auto& header = slices.back().header; !header) header.error().file = file;
    }
    if (headers) headers->keep();
    return slices;
}

} // namespace contourcheck::dataset
