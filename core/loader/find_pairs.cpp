#include "loader/find_pairs.h"

#include "dataset/read_slices.h"
#include "loader/parallel.h"

#include <algorithm>
#include <utility>

namespace contourcheck::loader {

namespace {

/// The contours' series. Only where there are several does it take their headers to choose.
const dataset::SeriesFiles& series_of(const dataset::Dataset& dataset, const dataset::PatientFiles& files,
                                      const std::stop_token& stop, dataset::StoredIndex& index) {
    if (files.series.size() == 1) return files.series.front();
    return files.series[read_patient(dataset, files, stop, &index).chosen_series];
}

/// What the pairs are chosen by.
struct Choice {
    const std::vector<contour::Kind>& kinds;
    bool allow_burned_in;
};

std::vector<PairRequest> pairs_of(const dataset::Dataset& dataset, const dataset::PatientFiles& files,
                                  const Choice& choice, const std::stop_token& stop,
                                  dataset::StoredIndex& index) {
    const auto wanted = [&](const dataset::ContourFile& contour) {
        return std::ranges::find(choice.kinds, contour.kind) != choice.kinds.end();
    };
    if (files.series.empty() || std::ranges::none_of(files.contours, wanted)) return {};
    const dataset::SeriesFiles& series = series_of(dataset, files, stop, index);
    dataset::FolderHeaders headers(&index, series);
    std::vector<PairRequest> requests;
    Expected<dicom::Header> header;
    const dataset::SliceFile* header_of = nullptr; // a slice's contours follow each other
    for (const dataset::ContourFile& contour : files.contours) {
        if (stop.stop_requested()) break;
        const auto slice =
            std::ranges::lower_bound(series.slices, contour.slice, {}, &dataset::SliceFile::number);
        if (!wanted(contour) || slice == series.slices.end() || slice->number != contour.slice) continue;
        requests.push_back({to_string(dataset::ContourId{files.patient, contour.slice, contour.kind}),
                            (dataset.root / slice->file).string(),
                            (dataset.root / contour.file).string(),
                            contour.kind,
                            {},
                            {}});
        PairRequest& request = requests.back();
        if (std::exchange(header_of, &*slice) != &*slice) header = headers.read(request.slice_file);
        if (!header) continue;
        if (header->burned_in == dicom::BurnedIn::yes && !choice.allow_burned_in) {
            requests.pop_back();
            continue;
        }
        request.shape = header->shape;
        request.pixel_type = export_type(*header);
    }
    headers.keep_with_others();
    return requests;
}

} // namespace

Expected<std::vector<PairRequest>> find_pairs(const dataset::Dataset& dataset,
                                              const std::vector<contour::Kind>& kinds, int threads,
                                              std::stop_token stop, const std::filesystem::path& index_folder,
                                              bool allow_burned_in) {
    dataset::StoredIndex index(dataset.root, index_folder);
    std::vector<std::vector<PairRequest>> found(dataset.patients.size());
    const auto done = for_each(
        dataset.patients.size(), threads,
        [&](std::size_t i) {
            found[i] = pairs_of(dataset, dataset.patients[i], {kinds, allow_burned_in}, stop, index);
        },
        stop);
    if (!done) return tl::unexpected(done.error());
    std::vector<PairRequest> requests;
    for (auto& of_patient : found)
        std::ranges::move(of_patient, std::back_inserter(requests));
    return requests;
}

} // namespace contourcheck::loader
