#include "cli/content.h"

#include "base/hash.h"
#include "dataset/stored_index.h"

#include <algorithm>
#include <set>

namespace contourcheck::cli {

std::string Contents::hash(const std::filesystem::path& file) {
    const auto [at, is_new] = hashes_.try_emplace(file);
    if (is_new)
        at->second = sha256_hex_of_file(root_ / file).value_or(""); // unreadable: as if it were not there
    return at->second;
}

review::Content Contents::of(const dataset::Patient& patient, const dataset::ContourEntry& entry) {
    review::Content content;
    if (entry.slice) content.slice_sha256 = hash(patient.slices[*entry.slice].file);
    content.contour_sha256 = entry.sha256;
    return content;
}

std::map<std::string, review::Content> contents_of_decided(const dataset::Dataset& dataset,
                                                           const std::vector<review::Decision>& log) {
    std::set<std::string> decided;
    for (const review::Decision& decision : log)
        decided.insert(decision.contour);
    std::map<std::string, review::Content> result;
    Contents contents(dataset);
    dataset::StoredIndex index(dataset.root, dataset::index_folder());
    for (const dataset::PatientFiles& files : dataset.patients) {
        const dataset::Patient patient = dataset::read_patient(dataset, files, {}, &index);
        for (const dataset::ContourEntry& entry : patient.contours)
            if (const std::string id = to_string(entry.id); decided.contains(id))
                result.emplace(id, contents.of(patient, entry));
    }
    return result;
}

Expected<dataset::Patient> read_named_patient(const dataset::Dataset& dataset, const std::string& name) {
    const auto files = std::find_if(dataset.patients.begin(), dataset.patients.end(),
                                    [&](const dataset::PatientFiles& p) { return p.patient == name; });
    if (files == dataset.patients.end()) return tl::unexpected(no_such_patient(dataset, name));
    dataset::StoredIndex index(dataset.root, dataset::index_folder());
    return dataset::read_patient(dataset, *files, {}, &index);
}

Error no_such_patient(const dataset::Dataset& dataset, const std::string& name) {
    std::string there;
    for (const dataset::PatientFiles& patient : dataset.patients)
        there += ' ' + patient.patient;
    return {Code::not_found, "there is no patient '" + name + "'; there are:" + there};
}

std::map<std::string, std::string> contour_hashes(const dataset::Dataset& dataset) {
    std::map<std::string, std::string> hashes;
    for (const dataset::PatientFiles& patient : dataset.patients)
        for (const dataset::ContourFile& contour : patient.contours)
            if (auto hash = sha256_hex_of_file(dataset.root / contour.file))
                hashes.emplace(to_string(dataset::ContourId{patient.patient, contour.slice, contour.kind}),
                               std::move(*hash));
    return hashes;
}

} // namespace contourcheck::cli
