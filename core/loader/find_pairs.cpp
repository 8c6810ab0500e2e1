#include "loader/find_pairs.h"

#include "dataset/patient.h"
#include "loader/parallel.h"

#include <algorithm>

namespace contourcheck::loader {

namespace {

using dataset::SliceFile;

/// The files of the contours' series by slice number. Only where there are several does it take their headers to choose.
std::vector<SliceFile> slices_of(const dataset::Dataset& dataset, const dataset::PatientFiles& files,
                                 const std::stop_token& stop) {
    if (files.series.empty()) return {};
    if (files.series.size() == 1) return files.series.front().slices;
    return files.series[read_patient(dataset, files, stop).chosen_series].slices;
}

/// Without what the header says.
std::vector<PairRequest> pairs_of(const dataset::Dataset& dataset, const dataset::PatientFiles& files,
                                  const std::vector<contour::Kind>& kinds, const std::stop_token& stop) {
    const auto wanted = [&](const dataset::ContourFile& contour) {
        return std::ranges::find(kinds, contour.kind) != kinds.end();
    };
    if (std::ranges::none_of(files.contours, wanted)) return {};
    const auto slices = slices_of(dataset, files, stop);
    std::vector<PairRequest> requests;
    for (const dataset::ContourFile& contour : files.contours) {
        const auto slice = std::ranges::lower_bound(slices, contour.slice, {}, &SliceFile::number);
        if (!wanted(contour) || slice == slices.end() || slice->number != contour.slice) continue;
        requests.push_back({to_string(dataset::ContourId{files.patient, contour.slice, contour.kind}),
                            (dataset.root / slice->file).string(),
                            (dataset.root / contour.file).string(),
                            contour.kind,
                            {},
                            {}});
    }
    return requests;
}

} // namespace

Expected<std::vector<PairRequest>> find_pairs(const dataset::Dataset& dataset,
                                              const std::vector<contour::Kind>& kinds, int threads,
                                              std::stop_token stop) {
    std::vector<std::vector<PairRequest>> found(dataset.patients.size());
    const auto done = for_each(
        dataset.patients.size(), threads,
        [&](std::size_t i) {
            found[i] = pairs_of(dataset, dataset.patients[i], kinds, stop);
            for (PairRequest& request : found[i]) {
                const auto header = dicom::read_header(request.slice_file);
                if (!header) continue;
                request.shape = header->shape;
                request.pixel_type = export_type(*header);
            }
        },
        stop);
    if (!done) return tl::unexpected(done.error());
    std::vector<PairRequest> requests;
    for (auto& of_patient : found)
        std::ranges::move(of_patient, std::back_inserter(requests));
    return requests;
}

} // namespace contourcheck::loader
