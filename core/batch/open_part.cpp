#include "batch/open_part.h"

#include "base/text.h"
#include "dataset/fingerprint.h"
#include "dataset/stored_index.h"
#include "loader/parallel.h"

#include <algorithm>
#include <set>

namespace contourcheck::batch {

namespace {

/// Of what is not opened.
dataset::Patient unread(const dataset::PatientFiles& files) {
    dataset::Patient patient;
    patient.patient = files.patient;
    patient.original = files.original;
    patient.line = files.line;
    for (const dataset::ContourFile& each : files.contours)
        patient.contours.push_back({{files.patient, each.slice, each.kind},
                                    each.file,
                                    fail(Code::unreadable, "was not read", each.file),
                                    {},
                                    {}});
    return patient;
}

check::Checked unread_dataset(dataset::Dataset dataset, const mask::Convention& convention) {
    check::Checked part{std::move(dataset), {}, {}, {}};
    part.report.convention = convention;
    for (const dataset::PatientFiles& files : part.dataset.patients)
        part.patients.push_back(unread(files));
    return part;
}

std::set<std::string> patients_of(const dataset::Patients& all, const Selection& selection) {
    std::set<std::string> patients;
    for (const auto& [patient, shard] : shards_of_patients(all, selection.seed, selection.shard.count))
        if (shard == selection.shard.index && (!selection.patient || patient == *selection.patient))
            patients.insert(patient);
    return patients;
}

Expected<void> read_patients(check::Checked& part, const std::set<std::string>& wanted,
                             const Opening& opening, const std::stop_token& stop, const Progress& progress) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < part.patients.size(); ++i)
        if (wanted.contains(part.patients[i].patient)) places.push_back(i);
    dataset::StoredIndex index(part.dataset.root, opening.index_folder);
    auto read = loader::for_each(
        places.size(), opening.threads,
        [&](std::size_t k) {
            const std::size_t i = places[k];
            part.patients.set(i, dataset::read_patient(part.dataset, part.dataset.patients[i], stop, &index));
        },
        stop, progress);
    if (read && places.size() == part.patients.size()) index.forget_others();
    return read;
}

tl::unexpected<Error> changed_since(const check::Checked& part) {
    return fail(Code::invalid_argument,
                "has changed since it was checked, or was planned by other pseudonyms; plan it again",
                part.dataset.root);
}

/// Each contour of the dataset gets what is known of it.
Expected<void> take_known(check::Checked& part, const KnownCheck& known,
                          const std::optional<std::string>& key) {
    if (known.convention != part.report.convention)
        return fail(Code::invalid_argument, "was checked by another pixel convention", part.dataset.root);
    const auto differs = changed_since(part);
    if (known.fingerprint != dataset::fingerprint(part.dataset) ||
        known.contours.size() != part.dataset.contour_count())
        return differs;
    auto next = known.contours.begin();
    for (std::size_t i = 0; i < part.patients.size(); ++i) {
        dataset::Patient patient = part.patients[i];
        for (dataset::ContourEntry& entry : patient.contours) {
            const KnownCheck::Contour& found = *next++;
            if (found.id != printable(exported_id(entry.id, key))) return differs;
            entry.sha256 = found.sha256;
            check::ContourReport row;
            row.id = entry.id;
            row.status = found.status;
            part.report.contours.push_back(std::move(row));
        }
        part.patients.set(i, std::move(patient));
    }
    return {};
}

/// Whether the contours that were read are those that were checked, byte for byte: the fingerprint goes by size and time.
Expected<void> compare_hashes(const check::Checked& part, const dataset::Patients& as_checked) {
    for (std::size_t i = 0; i < part.patients.size(); ++i)
        if (!std::ranges::equal(part.patients[i].contours, as_checked[i].contours, {},
                                &dataset::ContourEntry::sha256, &dataset::ContourEntry::sha256))
            return changed_since(part);
    return {};
}

/// What the check could not read is asked again why: headers alone do not tell.
void mark_known_unreadable(check::Checked& part, const KnownCheck& known) {
    if (known.unreadable.empty()) return;
    for (std::size_t i = 0; i < part.patients.size(); ++i) {
        dataset::Patient patient = part.patients[i];
        for (std::size_t k = 0; k < patient.slices.size(); ++k) {
            const dataset::SliceEntry& slice = patient.slices[k];
            if (!slice.header || !known.unreadable.contains(known_slice(i, slice.number))) continue;
            auto again = dicom::read_slice(part.dataset.root / slice.file);
            if (!again) check::mark_unreadable(patient, k, std::move(again.error()));
        }
        part.patients.set(i, std::move(patient));
    }
}

} // namespace

Expected<check::Checked> open_part(dataset::Dataset dataset, const Selection& selection,
                                   const Opening& opening, const std::stop_token& stop,
                                   const Progress& progress) {
    check::Checked part = unread_dataset(std::move(dataset), opening.convention);
    const auto read = read_patients(part, patients_of(part.patients, selection), opening, stop, progress);
    if (!read) return tl::unexpected(read.error());
    return part;
}

Expected<check::Checked> open_part(dataset::Dataset dataset, const Selection& selection,
                                   const Opening& opening, const KnownCheck& known,
                                   const std::stop_token& stop, const Progress& progress) {
    check::Checked part = unread_dataset(std::move(dataset), opening.convention);
    if (auto taken = take_known(part, known, selection.pseudonym_key); !taken)
        return tl::unexpected(taken.error());
    const auto log = review::stored_log(review::stored_path(part.dataset.root), contour_hashes(part));
    if (!log) return tl::unexpected(log.error());
    std::set<std::string> wanted = patients_of(part.patients, selection);
    for (const review::Decision& decision : *log)
        wanted.insert(patient_of(decision.contour));
    const dataset::Patients as_checked = part.patients;
    const auto read = read_patients(part, wanted, opening, stop, progress).and_then([&] {
        return compare_hashes(part, as_checked);
    });
    if (!read) return tl::unexpected(read.error());
    mark_known_unreadable(part, known);
    return part;
}

} // namespace contourcheck::batch
