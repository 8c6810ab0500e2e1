#pragma once

#include "batch/formats/format.h"

/// The writers that the table of formats names, one a file.
namespace contourcheck::batch {

using Entries = Expected<std::vector<Entry>>;

[[nodiscard]] Entries write_npz_stored(const Job& job, const Unit& unit, const Staging& staging);
[[nodiscard]] Entries write_npz_deflated(const Job& job, const Unit& unit, const Staging& staging);

[[nodiscard]] Entries write_png(const Job& job, const Unit& unit, const Staging& staging);
/// `size_unfit` where dim[] of NIfTI-1, which is a short, cannot say how many.
[[nodiscard]] std::optional<std::string_view> unfit_for_nifti(const loader::Pair& pair);
[[nodiscard]] Entries write_nifti(const Job& job, const Unit& unit, const Staging& staging);
[[nodiscard]] Entries write_nnunet(const Job& job, const Unit& unit, const Staging& staging);
[[nodiscard]] std::vector<TextFile> describe_nnunet(const Options& options,
                                                    const std::vector<Described>& entries);
[[nodiscard]] Entries write_monai(const Job& job, const Unit& unit, const Staging& staging);
[[nodiscard]] std::vector<TextFile> describe_monai(const Options& options,
                                                   const std::vector<Described>& entries);

[[nodiscard]] Entries write_hdf5(const Job& job, const Unit& unit, const Staging& staging);
[[nodiscard]] Entries write_webdataset(const Job& job, const Unit& unit, const Staging& staging);
[[nodiscard]] Entries write_coco(const Job& job, const Unit& unit, const Staging& staging);
[[nodiscard]] std::vector<TextFile> describe_coco(const Options& options,
                                                  const std::vector<Described>& entries);
[[nodiscard]] Expected<std::map<std::string, std::string>> notes_of_coco(std::string_view text,
                                                                         const std::filesystem::path& file);

[[nodiscard]] Entries write_seg(const Job& job, const Unit& unit, const Staging& staging);
[[nodiscard]] Entries write_rtstruct(const Job& job, const Unit& unit, const Staging& staging);
[[nodiscard]] std::optional<std::string_view> unfit_for_rtstruct(const loader::Pair& pair);

} // namespace contourcheck::batch
