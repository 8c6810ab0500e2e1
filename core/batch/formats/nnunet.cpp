#include "batch/formats/cases.h"
#include "batch/formats/nifti_file.h"
#include "batch/formats/writers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace contourcheck::batch {

namespace {

using Nnunet = nlohmann::ordered_json;

Nnunet dataset_json(const Options& options, const std::vector<Case>& cases) {
    Nnunet labels = {{"background", 0}};
    const auto kinds = exported_kinds(options);
    for (std::size_t i = 0; i < kinds.size(); ++i)
        labels[std::string(contour::word(kinds[i]))] = i + 1;
    const auto is_training = [](const Case& each) { return each.split != "test"; };
    return {{"channel_names", {{"0", "MRI"}}},
            {"labels", labels},
            {"numTraining", std::ranges::count_if(cases, is_training)},
            {"file_ending", ".nii.gz"},
            {"description", "a volume a patient and phase; the smaller structure lies over the larger"}};
}

/// One split where a validation part was asked for, else one a fold.
Nnunet splits_json(const std::vector<Case>& cases) {
    const bool given =
        std::ranges::any_of(cases, [](const Case& each) { return each.split == "validation"; });
    int folds = 0;
    for (const Case& each : cases)
        folds = given ? 1 : std::max(folds, each.fold + 1);
    Nnunet splits = Nnunet::array();
    for (int fold = 0; fold < folds; ++fold) {
        Nnunet train = Nnunet::array(), val = Nnunet::array();
        for (const Case& each : cases) {
            if (each.split == "test") continue;
            const bool left_out = given ? each.split == "validation" : each.fold == fold;
            (left_out ? val : train).push_back(each.name);
        }
        splits.push_back({{"train", train}, {"val", val}});
    }
    return splits;
}

} // namespace

/// imagesTr/NAME_0000.nii.gz and labelsTr/NAME.nii.gz (Ts for the test part), as nnU-Net v2 takes a raw dataset.
Entries write_nnunet(const Job& job, const Unit& unit, const Staging& staging) {
    const bool test = job.chosen.selected[unit.group.selected.front()].split == "test";
    return write_labelled(
        job, unit, staging,
        {test ? "imagesTs/" : "imagesTr/", "_0000.nii.gz", test ? "labelsTs/" : "labelsTr/"});
}

std::vector<TextFile> describe_nnunet(const Options& options, const std::vector<Described>& entries) {
    const auto cases = cases_of(options, entries);
    std::vector<TextFile> texts = {{"dataset.json", dataset_json(options, cases).dump(1) + '\n'}};
    const auto splits = splits_json(cases);
    // With one patient nothing is left to train on.
    if (splits.size() > 1 || (splits.size() == 1 && !splits[0]["train"].empty()))
        texts.push_back({"splits_final.json", splits.dump(1) + '\n'});
    return texts;
}

} // namespace contourcheck::batch
