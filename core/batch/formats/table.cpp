#include "batch/formats/npz.h"
#include "batch/formats/png.h"
#include "batch/formats/referring.h"
#include "batch/formats/writers.h"

#include <algorithm>
#include <array>

namespace contourcheck::batch {

namespace {

constexpr std::array<std::string_view, 1> numbered = {"batch-"};

constexpr std::array<std::string_view, 2> pair_folders = {"images/", "masks/"};
constexpr std::array<std::string_view, 6> nnunet_names = {"imagesTr/", "labelsTr/",    "imagesTs/",
                                                          "labelsTs/", "dataset.json", "splits_final.json"};
constexpr std::array<std::string_view, 3> monai_names = {"images/", "labels/", "datalist.json"};

constexpr std::array<std::string_view, 2> coco_names = {"images/", "annotations.json"};

constexpr std::array<std::string_view, 1> segmentation_names = {"segmentations/"};
constexpr std::array<std::string_view, 1> structure_names = {"structures/"};

constexpr std::array format_rows = {
    Format{.id = "npz",
           .what = Phrase::noop("NumPy arrays, stored"),
           .names = numbered,
           .write = &write_npz_stored,
           .compare = &compare_npz},
    Format{.id = "npz-compressed",
           .what = Phrase::noop("NumPy arrays, deflated"),
           .names = numbered,
           .write = &write_npz_deflated,
           .compare = &compare_npz},
    Format{.id = "hdf5",
           .what = Phrase::noop("HDF5: images, masks, spacing, ids"),
           .names = numbered,
           .write = &write_hdf5},
    Format{.id = "nnunet",
           .what = Phrase::noop("nnU-Net v2 raw dataset, a volume a patient and phase"),
           .grouping = Grouping::volume,
           .holds_shares = false,
           .names = nnunet_names,
           .write = &write_nnunet,
           .describe = &describe_nnunet,
           .unfit = &unfit_for_nifti},
    Format{.id = "nifti",
           .what = Phrase::noop("NIfTI, a volume a patient and phase"),
           .grouping = Grouping::volume,
           .names = pair_folders,
           .write = &write_nifti,
           .unfit = &unfit_for_nifti},
    Format{.id = "monai",
           .what = Phrase::noop("NIfTI with a MONAI datalist"),
           .grouping = Grouping::volume,
           .holds_shares = false,
           .names = monai_names,
           .write = &write_monai,
           .describe = &describe_monai,
           .unfit = &unfit_for_nifti},
    Format{.id = "seg",
           .what = Phrase::noop("DICOM Segmentation, a file a patient"),
           .grouping = Grouping::patient,
           .holds_shares = false,
           .names = segmentation_names,
           .write = &write_seg,
           .unfit = &unfit_to_refer},
    Format{.id = "rtstruct",
           .what = Phrase::noop("DICOM RT Structure Set, a file a patient"),
           .grouping = Grouping::patient,
           .names = structure_names,
           .write = &write_rtstruct,
           .unfit = &unfit_for_rtstruct},
    Format{.id = "coco",
           .what = Phrase::noop("COCO annotations beside PNG images"),
           .grouping = Grouping::patient,
           .holds_shares = false,
           .names = coco_names,
           .write = &write_coco,
           .describe = &describe_coco,
           .notes = &notes_of_coco,
           .unfit = &unfit_for_png},
    Format{.id = "webdataset",
           .what = Phrase::noop("WebDataset tar shards of NumPy arrays"),
           .names = numbered,
           .write = &write_webdataset},
    Format{.id = "png",
           .what = Phrase::noop("PNG pairs of image and mask"),
           .grouping = Grouping::pair,
           .holds_shares = false,
           .names = pair_folders,
           .write = &write_png,
           .unfit = &unfit_for_png},
};

} // namespace

std::span<const Format> formats() {
    return format_rows;
}

const Format* format_of(std::string_view id) {
    const auto found = std::ranges::find(format_rows, id, &Format::id);
    return found == format_rows.end() ? nullptr : &*found;
}

} // namespace contourcheck::batch
