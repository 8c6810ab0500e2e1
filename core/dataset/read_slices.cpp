#include "dataset/read_slices.h"

namespace contourcheck::dataset {
namespace fs = std::filesystem;

FolderHeaders::FolderHeaders(StoredIndex* index, const SeriesFiles& series) {
    if (!index || !index->is_used() || series.slices.empty()) return;
    index_ = index;
    folder_ = fs::path(series.slices.front().file).parent_path().string();
    known_ = index->of_folder(folder_);
}

Expected<dicom::Header> FolderHeaders::read(const fs::path& file) {
    if (!index_) return dicom::read_header(file);
    const auto stamp = stamp_of(file); // before it is read: what is written meanwhile has another one
    std::string name = file.filename().string();
    if (const auto now = now_.find(name); now != now_.end() && now->second.stamp == stamp)
        return now->second.header;
    const auto known = known_.find(name);
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

void FolderHeaders::keep() {
    if (index_ && (is_news_ || !known_.empty())) index_->keep(folder_, now_);
}

void FolderHeaders::keep_with_others() {
    now_.merge(known_);
    known_.clear();
    keep();
}

std::vector<SliceEntry> read_slices(const Reading& reading, const SeriesFiles& series) {
    std::vector<SliceEntry> slices;
    FolderHeaders headers(reading.index, series);
    slices.reserve(series.slices.size());
    for (const auto& [number, file] : series.slices) {
        if (reading.stop.stop_requested()) return slices;
        const fs::path path = reading.root / file;
        const auto stamp = stamp_of(path);
        slices.push_back({number, file, headers.read(path), -1, -1, stamp});
        if (auto& header = slices.back().header; !header) header.error().file = file;
    }
    headers.keep();
    return slices;
}

} // namespace contourcheck::dataset
