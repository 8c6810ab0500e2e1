#include "batch/failure.h"
#include "batch/formats/nifti_file.h"
#include "batch/formats/writers.h"

#include <limits>

namespace contourcheck::batch {

namespace {

std::string_view image_type(const Volume& volume) {
    return loader::export_type(volume.frames.front().slice->header);
}

Expected<void> add(std::vector<WrittenFile>& files, const Staging& staging, const std::string& name,
                   const std::string& bytes) {
    auto file = write_staged(staging, name, bytes);
    if (!file) return tl::unexpected(file.error());
    files.push_back(std::move(*file));
    return {};
}

} // namespace

std::optional<std::string_view> unfit_for_nifti(const loader::Pair& pair) {
    const Shape shape = dicom::shape(pair.slice.pixels);
    constexpr int most = std::numeric_limits<std::int16_t>::max();
    return std::max(shape.rows, shape.columns) > most ? std::optional(size_unfit) : std::nullopt;
}

/// images/NAME.nii.gz and, for each kind, masks/NAME-KIND.nii.gz; NAME is patient and phase.
Entries write_nifti(const Job& job, const Unit& unit, const Staging& staging) {
    const bool shares = job.options.convention.rule == mask::Rule::coverage;
    const Volumes3d made(job, unit);
    std::vector<Entry> entries;
    for (const Volume& volume : made.volumes()) {
        std::vector<WrittenFile> files;
        const std::string image = nifti_gz(volume, image_type(volume), volume_pixels(volume));
        if (auto done = add(files, staging, "images/" + volume.name + ".nii.gz", image); !done)
            return tl::unexpected(done.error());
        for (const contour::Kind kind : exported_kinds(job.options)) {
            const std::string name =
                "masks/" + volume.name + '-' + std::string(contour::word(kind)) + ".nii.gz";
            const std::string mask =
                nifti_gz(volume, shares ? "float32" : "uint8", volume_masks(job, volume, kind));
            if (auto done = add(files, staging, name, mask); !done) return tl::unexpected(done.error());
        }
        entries.push_back(entry_of(volume, std::move(files)));
    }
    return entries;
}

Entries write_labelled(const Job& job, const Unit& unit, const Staging& staging, const LabelledNames& names) {
    const Volumes3d made(job, unit);
    std::vector<Entry> entries;
    for (const Volume& volume : made.volumes()) {
        std::vector<WrittenFile> files;
        const std::string image = nifti_gz(volume, image_type(volume), volume_pixels(volume));
        const std::string labels =
            nifti_gz(volume, "uint8", label_map(job, volume, exported_kinds(job.options)));
        if (auto done = add(files, staging, names.images + volume.name + names.image_ending, image); !done)
            return tl::unexpected(done.error());
        if (auto done = add(files, staging, names.labels + volume.name + ".nii.gz", labels); !done)
            return tl::unexpected(done.error());
        entries.push_back(entry_of(volume, std::move(files)));
    }
    return entries;
}

} // namespace contourcheck::batch
