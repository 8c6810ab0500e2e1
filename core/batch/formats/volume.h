#pragma once

#include "batch/formats/writing.h"

namespace contourcheck::batch {

/// A slice in a volume, with the contours on it.
struct Frame {
    const dicom::Slice* slice = nullptr;
    std::vector<Ready> contours; ///< none where it stands in as empty
    EmptySlice empty;            ///< its name and hash then
};

/// Slices at even steps along one line: what has one affine.
struct Volume {
    std::string name; ///< of its files
    std::vector<Frame> frames;
};

/// What a unit's slices make, by location: one volume, or several where a slice between could not be read.
class Volumes3d {
public:
    Volumes3d(const Job& job, const Unit& unit);
    [[nodiscard]] const std::vector<Volume>& volumes() const { return volumes_; }

private:
    std::vector<std::unique_ptr<dicom::Slice>> read_; // of the slices without a contour
    std::vector<Volume> volumes_;
};

/// The pixels of all frames as they are exported, one behind the other.
[[nodiscard]] std::string volume_pixels(const Volume& volume);
/// The masks of one kind, likewise; empty frames are 0.
[[nodiscard]] std::string volume_masks(const Job& job, const Volume& volume, contour::Kind kind);
/// A byte a pixel: 0, or the place of the kind among `kinds`, from 1. The smaller structure is painted over the larger:
/// outer, inner, papillary.
[[nodiscard]] std::string label_map(const Job& job, const Volume& volume,
                                    const std::vector<contour::Kind>& kinds);
/// The kinds that are exported, each once, in their own order.
[[nodiscard]] std::vector<contour::Kind> exported_kinds(const Options& options);

/// The entry of a volume whose files are these.
[[nodiscard]] Entry entry_of(const Volume& volume, std::vector<WrittenFile> files);

} // namespace contourcheck::batch
