#include "batch/formats/cases.h"
#include "batch/formats/nifti_file.h"
#include "batch/formats/writers.h"

#include <nlohmann/json.hpp>

namespace contourcheck::batch {

/// images/NAME.nii.gz and labels/NAME.nii.gz.
Entries write_monai(const Job& job, const Unit& unit, const Staging& staging) {
    return write_labelled(job, unit, staging, {"images/", ".nii.gz", "labels/"});
}

/// datalist.json, as monai.data.load_decathlon_datalist reads it.
std::vector<TextFile> describe_monai(const Options& options, const std::vector<Described>& entries) {
    using Datalist = nlohmann::ordered_json;
    Datalist labels = {{"0", "background"}};
    const auto kinds = exported_kinds(options);
    for (std::size_t i = 0; i < kinds.size(); ++i)
        labels[std::to_string(i + 1)] = contour::word(kinds[i]);
    Datalist list = {{"labels", labels},
                     {"training", Datalist::array()},
                     {"validation", Datalist::array()},
                     {"test", Datalist::array()}};
    for (const Case& each : cases_of(options, entries))
        list[each.split.empty() || each.split == "train" ? "training" : each.split].push_back(
            {{"image", each.image}, {"label", each.label}, {"patient", each.patient}, {"fold", each.fold}});
    return {{"datalist.json", list.dump(1) + '\n'}};
}

} // namespace contourcheck::batch
