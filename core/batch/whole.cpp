#include "batch/whole.h"

#include "base/file.h"

#include <algorithm>
#include <map>

namespace contourcheck::batch {
namespace fs = std::filesystem;

namespace {

using Manifest = nlohmann::ordered_json;
using Notes = std::map<std::string, std::string>;

constexpr std::uint64_t largest_file = std::uint64_t(1) << 32;

/// What describes heed of the options that a manifest says.
Options options_of(const Manifest& said) {
    Options options;
    said.at("selection_seed").get_to(options.selection.seed);
    options.selection.kinds.clear();
    for (const Manifest& word : said.at("kinds"))
        if (const auto kind = contour::kind_from_word(word.get<std::string>()))
            options.selection.kinds.push_back(*kind);
    return options;
}

Expected<Notes> notes_of(const Format& format, const ShardManifest& shard) {
    Notes notes;
    if (!format.notes) return notes;
    for (const Manifest& file : shard.json.value("files", Manifest::array())) {
        const auto name = file.at("file").get<std::string>();
        if (std::ranges::find(format.names, name) == format.names.end()) continue;
        const auto text = read_file(shard.folder / name, largest_file);
        if (!text) return tl::unexpected(text.error());
        auto said = format.notes(*text, shard.folder / name);
        if (!said) return tl::unexpected(said.error());
        notes.merge(*said);
    }
    return notes;
}

Described described_in(const Manifest& batch, const Notes& notes) {
    const Manifest &items = batch.at("items"), empty = batch.value("empty", Manifest::array());
    const std::string id = items.empty() ? empty.at(0).at("slice") : items[0].at("id");
    Described entry{{batch.at("file").get<std::string>()}, patient_of(id), {}, {}};
    for (const Manifest& file : batch.value("beside", Manifest::array()))
        entry.files.push_back(file.at("file"));
    if (!items.empty() && items[0].at("split").is_string()) items[0].at("split").get_to(entry.split);
    if (const auto note = notes.find(entry.files.front()); note != notes.end()) entry.note = note->second;
    return entry;
}

} // namespace

Expected<std::vector<TextFile>> texts_of_whole(const Format& format,
                                               const std::vector<ShardManifest>& shards) {
    std::map<std::string, std::size_t> place; // of patients in the dataset; a shard alone has its order
    for (const ShardManifest& shard : shards)
        if (shard.shard.count > 1)
            place.merge(shard.json.at("places").get<std::map<std::string, std::size_t>>());
    std::vector<Described> entries;
    std::map<std::string, std::string> splits; // of patients: one of whose entries may be without an item
    for (const ShardManifest& shard : shards) {
        const auto notes = notes_of(format, shard);
        if (!notes) return tl::unexpected(notes.error());
        for (const Manifest& batch : shard.json.at("batches")) {
            entries.push_back(described_in(batch, *notes));
            if (std::string& split = splits[entries.back().patient]; split.empty())
                split = entries.back().split;
        }
    }
    for (Described& entry : entries)
        entry.split = splits[entry.patient];
    std::ranges::stable_sort(entries, {}, [&](const Described& entry) { return place[entry.patient]; });
    return format.describe(options_of(shards.front().json.at("options")), entries);
}

} // namespace contourcheck::batch
