#include "dataset/fingerprint.h"

#include "base/hash.h"
#include "dataset/file_stamp.h"

namespace contourcheck::dataset {

namespace {

/// Closed by a byte that no path and no number holds.
void add(std::string& bytes, const std::string& text) {
    bytes += text;
    bytes += '\0';
}

void add_file(std::string& bytes, const std::filesystem::path& root, const std::filesystem::path& file) {
    add(bytes, file.string());
    const auto now = stamp_of(root / file);
    if (!now) return add(bytes, "gone");
    for (const auto part : {std::uint64_t(now->size), std::uint64_t(now->written_ns),
                            std::uint64_t(now->changed_ns), now->inode})
        add(bytes, std::to_string(part));
}

} // namespace

std::string fingerprint(const Dataset& dataset) {
    std::string bytes;
    add_file(bytes, dataset.root, dataset.table);
    for (const PatientFiles& patient : dataset.patients) {
        add(bytes, patient.patient);
        for (const SeriesFiles& series : patient.series)
            for (const SliceFile& slice : series.slices)
                add_file(bytes, dataset.root, slice.file);
        for (const ContourFile& contour : patient.contours)
            add_file(bytes, dataset.root, contour.file);
    }
    for (const Oddity& oddity : dataset.oddities)
        add_file(bytes, dataset.root, oddity.file);
    return sha256_hex(bytes);
}

} // namespace contourcheck::dataset
