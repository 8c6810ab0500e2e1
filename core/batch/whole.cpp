#include "batch/whole.h"

#include "base/file.h"
#include "base/hash.h"
#include "batch/merge.h"

#include <algorithm>
#include <map>
#include <set>

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
        notes.merge(format.notes(*text));
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
    std::map<std::string, std::size_t> place; // of patients in the dataset
    for (const ShardManifest& shard : shards)
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

namespace {

/// Under the same name: as another name of the same bytes where the file system has such, else as a copy.
Expected<void> bring_file(const fs::path& shard, const WrittenFile& file, const fs::path& folder) {
    const fs::path from = shard / file.file, to = folder / file.file;
    if (auto made = make_folder(to.parent_path()); !made) return made;
    std::error_code failed, ignored;
    fs::create_hard_link(from, to, failed);
    if (!failed || fs::equivalent(from, to, ignored)) return {};
    if (fs::exists(fs::symlink_status(to, ignored))) {
        if (const auto hash = sha256_hex_of_file(to); hash && *hash == file.sha256) return {};
        return fail(Code::unwritable, "is there already and holds something else", to);
    }
    return read_file(from, largest_file).and_then([&](const std::string& bytes) {
        return write_file(to, bytes);
    });
}

/// Whether it can be written, or is there already.
Expected<bool> is_there(const fs::path& file, const std::string& text) {
    std::error_code error;
    if (!fs::exists(file, error)) return false;
    if (const auto there = read_file(file, text.size()); there && *there == text) return true;
    return fail(Code::unwritable, "is there already and holds something else", file);
}

/// What training programs read must be these files and no others.
Expected<void> refuse_others(const fs::path& folder, const std::set<fs::path>& files) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (!files.contains(entry.path()))
            return fail(Code::unwritable, "holds files of something else; choose another folder", folder);
    return {};
}

} // namespace

Expected<void> write_merged(const Merged& merged, const fs::path& file) {
    const fs::path folder = file.parent_path();
    std::map<fs::path, std::string> texts{{file, merged.manifest}};
    for (const TextFile& text : merged.texts)
        texts.emplace(folder / text.name, text.text);
    std::set<fs::path> files, folders, missing;
    for (const auto& brought : merged.brought) {
        files.insert(folder / brought.file.file);
        folders.insert((folder / brought.file.file).parent_path());
    }
    auto done = make_folder(folder);
    for (const fs::path& each : folders)
        if (done && each != folder) done = refuse_others(each, files);
    for (const auto& [name, text] : texts)
        if (const auto there = is_there(name, text); !there)
            done = tl::unexpected(there.error());
        else if (!*there)
            missing.insert(name);
    // The lists last: who reads them finds what they name.
    for (const auto& [shard, brought] : merged.brought)
        if (done) done = bring_file(shard, brought, folder);
    for (const fs::path& each : folders)
        if (done) done = sync_folder(each);
    for (const TextFile& text : merged.texts)
        if (done && missing.contains(folder / text.name)) done = write_file(folder / text.name, text.text);
    if (done && missing.contains(file)) done = write_file(file, merged.manifest);
    return done;
}

} // namespace contourcheck::batch
