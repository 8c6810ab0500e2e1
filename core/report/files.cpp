#include "report/files.h"

#include "base/csv.h"
#include "base/hash.h"
#include "loader/parallel.h"

namespace contourcheck::report {

namespace {

struct Slice {
    std::size_t patient = 0, slice = 0;
    std::string sha256;
    std::optional<Error> failure;
};

std::vector<Slice> slices_of(const check::Checked& checked) {
    std::vector<Slice> slices;
    for (std::size_t p = 0; p < checked.patients.size(); ++p)
        for (std::size_t s = 0; s < checked.patients[p].slices.size(); ++s)
            slices.push_back({p, s, {}, {}});
    return slices;
}

void add_row(DataFiles& files, std::size_t row, int slice, std::string_view what, const std::string& sha256) {
    files.csv += csv_line({row == 0 ? "" : std::to_string(row), row == 0 ? "" : std::to_string(slice),
                           std::string(what), sha256});
    ++files.count;
}

} // namespace

Expected<DataFiles> hash_files(const check::Checked& checked, int threads, std::stop_token stop,
                               const Progress& progress) {
    std::vector<Slice> slices = slices_of(checked);
    const auto hashed = loader::for_each(
        slices.size(), threads,
        [&](std::size_t i) {
            const dataset::SliceEntry& entry = checked.patients[slices[i].patient].slices[slices[i].slice];
            auto hash = sha256_hex_of_file(checked.dataset.root / entry.file);
            if (hash)
                slices[i].sha256 = std::move(*hash);
            else
                slices[i].failure = std::move(hash.error());
        },
        stop, progress);
    if (!hashed) return tl::unexpected(hashed.error());

    DataFiles files;
    files.csv = csv_line({"patient", "slice", "what", "sha256"});
    const auto table = sha256_hex_of_file(checked.dataset.root / checked.dataset.table);
    if (!table) files.failures.push_back(table.error());
    add_row(files, 0, 0, "table", table.value_or(""));
    std::size_t at = 0; // of `slices`, which stand by patient
    for (std::size_t p = 0; p < checked.patients.size(); ++p) {
        const dataset::Patient& patient = checked.patients[p];
        const std::size_t first = at;
        for (; at < slices.size() && slices[at].patient == p; ++at) {
            add_row(files, p + 1, patient.slices[at - first].number, "image", slices[at].sha256);
            if (slices[at].failure) files.failures.push_back(*slices[at].failure);
        }
        for (const dataset::ContourEntry& entry : patient.contours) {
            add_row(files, p + 1, entry.id.slice, word(entry.id.kind), entry.sha256);
            files.contents[to_string(entry.id)] = {entry.slice ? slices[first + *entry.slice].sha256 : "",
                                                   entry.sha256};
        }
    }
    files.sha256 = sha256_hex(files.csv);
    return files;
}

} // namespace contourcheck::report
