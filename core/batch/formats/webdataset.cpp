#include "base/text.h"
#include "batch/formats/npy.h"
#include "batch/formats/writers.h"
#include "batch/formats/writing.h"
#include "batch/tar_file.h"

#include <nlohmann/json.hpp>

namespace contourcheck::batch {

namespace {

using Sample = nlohmann::ordered_json;

std::string about_json(const Selected& selected, const dicom::Header& header) {
    const Sample spacing =
        header.spacing ? Sample{header.spacing->row_mm, header.spacing->column_mm} : Sample(nullptr);
    const Sample about = {{"id", printable(selected.id)},
                          {"kind", contour::word(selected.request.kind)},
                          {"split", selected.split.empty() ? Sample(nullptr) : Sample(selected.split)},
                          {"spacing", spacing}};
    return about.dump(-1, ' ', false, Sample::error_handler_t::replace);
}

std::string npy(std::string_view type, Shape shape, std::string_view values) {
    return npy_head(type, {std::size_t(shape.rows), std::size_t(shape.columns)}) + std::string(values);
}

Expected<void> add_sample(TarFile& tar, const Chosen& chosen, const Ready& ready) {
    const Selected& selected = chosen.selected[ready.selected];
    const loader::Pair& pair = *ready.pair;
    const std::string key = item_name(chosen, selected);
    const Shape shape = dicom::shape(pair.slice.pixels);
    const bool shares = std::holds_alternative<mask::Coverage>(pair.mask);
    const std::pair<const char*, std::string> members[] = {
        {".image.npy", npy(loader::export_type(pair.slice.header), shape, exported_pixels(pair.slice))},
        {".mask.npy", npy(shares ? "float32" : "bool", shape, mask_bytes(pair))},
        {".json", about_json(selected, pair.slice.header)}};
    for (const auto& [ending, bytes] : members)
        if (auto added = tar.add(key + ending, bytes); !added) return added;
    return {};
}

} // namespace

/// batch-00000.tar: of each pair KEY.image.npy, KEY.mask.npy and KEY.json. Arrays, because a PNG holds neither negative
/// values nor shares.
Entries write_webdataset(const Job& job, const Unit& unit, const Staging& staging) {
    const std::string name = batch_name(unit.number, ".tar");
    auto tar = TarFile::create(staging.staged(name));
    if (!tar) return tl::unexpected(tar.error());
    for (const Ready& ready : unit.pairs)
        if (auto added = add_sample(*tar, job.chosen, ready); !added) return tl::unexpected(added.error());
    auto hash = tar->finish();
    if (!hash) return tl::unexpected(hash.error());
    return one_entry({name, std::move(*hash)}, unit);
}

} // namespace contourcheck::batch
