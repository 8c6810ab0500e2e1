#pragma once

#include "batch/formats/volume.h"

namespace contourcheck::batch {

/// A NIfTI-1 file, gzipped without a time: `pixels` of numpy's `type`, columns fastest, then rows, then slices. Its affine
/// takes (column, row, slice) to millimetres to the right, to the front, to the head; where the slices do not say where
/// they lie it says that it is unknown.
[[nodiscard]] std::string nifti_gz(const Volume& volume, std::string_view type, std::string_view pixels);

/// Where a volume's image and label map go.
struct LabelledNames {
    std::string images; ///< "images/"
    std::string image_ending;
    std::string labels;
};
/// A unit's volumes, each as an image and a label map.
[[nodiscard]] Expected<std::vector<Entry>> write_labelled(const Job& job, const Unit& unit,
                                                          const Staging& staging, const LabelledNames& names);

} // namespace contourcheck::batch
