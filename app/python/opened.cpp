#include "python/opened.h"

#include "batch/damage.h"
#include "batch/open_part.h"
#include "dataset/stored_index.h"
#include "dataset/unreadable.h"

#include <algorithm>

namespace contourcheck::python {

namespace {

bool is_to_be_checked(const Wanted& wanted) {
    return wanted.checked || wanted.selection.include == batch::Include::unflagged;
}

Expected<check::Checked> open_as_needed(const Wanted& wanted, const std::stop_token& stop) {
    const auto index = dataset::index_folder();
    if (is_to_be_checked(wanted))
        return check::open_and_check(wanted.dataset, wanted.convention, wanted.threads, stop, {}, {}, index);
    auto dataset = dataset::scan(wanted.dataset, stop);
    if (!dataset) return tl::unexpected(dataset.error());
    return batch::open_part(std::move(*dataset), wanted.selection, {wanted.convention, wanted.threads, index},
                            stop);
}

bool has_patient(const dataset::Dataset& dataset, const std::string& id) {
    return std::ranges::find(dataset.patients, id, &dataset::PatientFiles::patient) != dataset.patients.end();
}

std::map<std::string, std::string> errors_of(const check::Checked& checked, const batch::Chosen& chosen,
                                             const std::string& patient) {
    std::map<std::string, std::string> errors;
    for (const auto& folder : dataset::unreadable_folders(checked.dataset, patient))
        errors.emplace(folder.error.file.string(), to_string(folder.error));
    for (const batch::Damage& damage : batch::damages(checked, chosen)) {
        Error error = damage.error;
        error.file = checked.dataset.root / error.file;
        errors.emplace(damage.id, to_string(error));
    }
    for (const batch::Excluded& each : chosen.excluded)
        if (each.reason == batch::burned_in)
            errors.emplace(each.id, "its slice says that something is written into the picture");
    return errors;
}

} // namespace

Expected<Opened> open(const Wanted& wanted, std::stop_token stop) {
    const auto checked = open_as_needed(wanted, stop);
    if (!checked) return tl::unexpected(checked.error());
    const auto& patient = wanted.selection.patient;
    if (patient && !has_patient(checked->dataset, *patient))
        return fail(Code::invalid_argument, "patient '" + *patient + "' is not in the link table",
                    checked->dataset.root / checked->dataset.table);
    const auto decisions = batch::stored_decisions(*checked);
    if (!decisions) return tl::unexpected(decisions.error());
    batch::Chosen chosen = batch::select(*checked, *decisions, wanted.selection);
    Opened opened{{}, is_to_be_checked(wanted), errors_of(*checked, chosen, patient.value_or(""))};
    opened.selected = std::move(chosen.selected);
    if (!wanted.part.empty())
        std::erase_if(opened.selected, [&](const auto& each) { return each.split != wanted.part; });
    return opened;
}

} // namespace contourcheck::python
