#include "batch/merge.h"

#include "base/hash.h"
#include "batch/croissant.h"
#include "batch/differing.h"
#include "batch/whole.h"

#include <algorithm>
#include <map>
#include <set>

namespace contourcheck::batch {
namespace fs = std::filesystem;

namespace {

using Whole = nlohmann::ordered_json;

constexpr const char* of_another_shard = "shard";     // the reason in `excluded`
constexpr const char* of_another_patient = "patient"; // likewise; it goes before the shard
constexpr int most_missing_named = 100;

/// What it means to a person where a part of the provenance differs.
std::string in_words(const std::string& part) {
    if (part == "versions") return "other programs or libraries wrote it";
    if (part == "dataset") return "the dataset or its table was another";
    if (part == "decisions") return "reviewers had decided something else by then";
    return {};
}

/// How often a contour stands in the manifests, and how.
struct Standing {
    std::size_t times = 0;
    std::size_t taken = 0; ///< exported, or left out for a reason of its own
    std::size_t of_another_patient = 0;
};

class Joining {
public:
    Joining(std::vector<ShardManifest> parts, const fs::path& beside)
        : parts_(std::move(parts)), beside_(beside) {
        std::ranges::stable_sort(parts_, {}, [](const ShardManifest& part) { return part.shard.index; });
    }

    Expected<Merged> finish(const Progress& progress) {
        add_missing_shards();
        add_other_exports();
        // Where a shard is missing, there twice, or of another export, so are all of its contours.
        if (merged_.faults.empty()) add_lost_contours();
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            for (Difference& each : damaged_files(parts_[i].folder, parts_[i].read)) {
                each.file = (parts_[i].folder / each.file).string();
                merged_.faults.push_back(std::move(each));
            }
            if (progress) progress(i + 1, parts_.size());
        }
        merged_.shards = parts_.size();
        for (const ShardManifest& part : parts_) {
            merged_.files += part.read.pair_files;
            merged_.items += part.read.items.size();
        }
        if (!merged_.faults.empty()) return std::move(merged_);
        if (auto said = describe(); !said) return tl::unexpected(said.error());
        merged_.manifest = whole().dump(1, ' ', false, Whole::error_handler_t::replace) + '\n';
        return std::move(merged_);
    }

private:
    /// The format may say something of the whole.
    Expected<void> describe() {
        const Format* format = format_of(parts_.front().json.at("format").get<std::string>());
        if (!format || !format->describe) return {};
        for (const ShardManifest& part : parts_)
            for (std::size_t i = 0; i < part.read.pair_files; ++i)
                merged_.brought.push_back(
                    {part.folder, {part.read.files[i].name, part.read.files[i].sha256}});
        return texts_of_whole(*format, parts_).map([&](std::vector<TextFile> texts) {
            merged_.texts = std::move(texts);
        });
    }

    void add(const ShardManifest& part, const std::string& reason) {
        merged_.faults.push_back({(part.folder / manifest_name).string(), {}, reason});
    }

    void add_missing_shards() {
        const int count = parts_.front().shard.count;
        std::set<int> there;
        for (const ShardManifest& part : parts_)
            if (part.shard.count != count)
                add(part, "is shard " + word(part.shard) + ", not one of " + std::to_string(count));
            else if (!there.insert(part.shard.index).second)
                add(part, "is shard " + word(part.shard) + " a second time");
        int missing = count - int(there.size()), named = 0;
        for (int index = 0; missing > 0 && named < most_missing_named; ++index)
            if (!there.contains(index)) {
                merged_.faults.push_back({"", "", "shard " + word(Shard{index, count}) + " is missing"});
                --missing;
                ++named;
            }
        if (missing > 0)
            merged_.faults.push_back({"", "", std::to_string(missing) + " more shards are missing"});
    }

    void add_other_exports() {
        for (const ShardManifest& part : parts_)
            for (const auto& [key, value] : parts_.front().common.items())
                if (part.common.at(key) != value) add_difference(part, key, part.common.at(key), value);
    }

    void add_difference(const ShardManifest& part, const std::string& key, const Whole& here,
                        const Whole& there) {
        std::string meaning;
        for (const auto& [name, value] : there.items())
            if (key == "provenance" && here.value(name, Whole()) != value)
                meaning += (meaning.empty() ? ": " : "; ") + in_words(name);
        add(part, "its " + key + (key.ends_with('s') ? " differ" : " differs") + " from that of shard " +
                      word(parts_.front().shard) + meaning + " (" +
                      differing(here, there, here.is_object() ? "" : key) + ')');
    }

    void add_lost_contours() {
        std::map<std::string, Standing> standings;
        for (const ShardManifest& part : parts_) {
            for (const ManifestItem& item : part.read.items) {
                ++standings[item.id].times;
                ++standings[item.id].taken;
            }
            for (const Excluded& each : part.read.excluded) {
                Standing& standing = standings[each.id];
                ++standing.times;
                standing.of_another_patient += each.reason == of_another_patient;
                standing.taken += each.reason != of_another_shard && each.reason != of_another_patient;
            }
        }
        const auto fault = [&](const std::string& id, const char* what) {
            merged_.faults.push_back({"", id, what});
        };
        for (const auto& [id, standing] : standings) {
            const bool of_none = standing.of_another_patient == parts_.size();
            if (standing.times < parts_.size()) fault(id, "does not stand in the manifest of each shard");
            if (standing.times > parts_.size()) fault(id, "stands twice in a manifest");
            if (standing.taken == 0 && !of_none) fault(id, "is in no shard");
            if (standing.taken > 1) fault(id, "is in more than one shard");
        }
        if (const auto contours = parts_.front().contours; contours != standings.size())
            merged_.faults.push_back({"", "",
                                      "the dataset has " + std::to_string(contours) +
                                          " contours, the manifests name " +
                                          std::to_string(standings.size())});
    }

    [[nodiscard]] std::string from_here(const ShardManifest& part, const std::string& name) const {
        return (fs::weakly_canonical(part.folder).lexically_relative(fs::weakly_canonical(beside_)) / name)
            .generic_string();
    }

    /// Null where the shards read different ones: each manifest has its own.
    [[nodiscard]] Whole common_log() const {
        const auto log_of = [](const ShardManifest& part) {
            return part.json.at("provenance").value(log_key, Whole());
        };
        const Whole first = log_of(parts_.front());
        const auto has_it = [&](const ShardManifest& part) { return log_of(part) == first; };
        return std::ranges::all_of(parts_, has_it) ? first : Whole();
    }

    [[nodiscard]] Whole whole() const {
        Whole whole = parts_.front().common;
        Whole shards = Whole::array(), batches = Whole::array(), excluded = Whole::array(),
              files = Whole::array(), left_out = Whole::array();
        std::map<std::string, std::size_t> reasons, burned_in;
        for (const ShardManifest& part : parts_) {
            shards.push_back({{"shard", word(part.shard)},
                              {"manifest", from_here(part, std::string(manifest_name))},
                              {"sha256", part.sha256}});
            for (const auto& [said, slices] : part.burned_in)
                burned_in[said] += slices;
            for (Whole batch : part.json.at("batches"))
                batches.push_back(moved(std::move(batch), part));
            for (const Whole& slice : part.json.value("left_out", Whole::array()))
                left_out.push_back(slice);
            for (const Whole& file : part.json.value("files", Whole::array()))
                if (stays_with_shard(file.at("file"))) files.push_back(from_where(file, part));
            for (const Whole& each : part.json.at("excluded")) {
                const auto reason = each.at("reason").get<std::string>();
                if (reason == of_another_shard || (reason == of_another_patient && &part != &parts_.front()))
                    continue;
                excluded.push_back(each);
                ++reasons[reason];
            }
        }
        for (const TextFile& text : merged_.texts)
            files.push_back({{"file", text.name}, {"sha256", sha256_hex(text.text)}});
        whole["provenance"][log_key] = common_log();
        whole["provenance"]["excluded"] = reasons;
        whole["provenance"]["burned_in"] = burned_in;
        whole["shards"] = std::move(shards);
        whole["batches"] = std::move(batches);
        whole["excluded"] = std::move(excluded);
        if (parts_.front().json.contains("left_out")) whole["left_out"] = std::move(left_out);
        if (!files.empty()) whole["files"] = std::move(files);
        return whole;
    }

    /// Where files are brought, what describes those of a shard does not hold of the whole.
    [[nodiscard]] bool stays_with_shard(const std::string& name) const {
        return std::ranges::find(merged_.texts, name, &TextFile::name) == merged_.texts.end() &&
               (merged_.brought.empty() || name != croissant_name);
    }

    [[nodiscard]] Whole from_where(Whole file, const ShardManifest& part) const {
        file["file"] = from_here(part, file.at("file").get<std::string>());
        return file;
    }

    /// With its files, and those beside it, named from where the whole lies, unless they are brought there.
    [[nodiscard]] Whole moved(Whole batch, const ShardManifest& part) const {
        if (!merged_.brought.empty()) return batch;
        if (batch.contains("beside"))
            for (Whole& file : batch["beside"])
                file = from_where(file, part);
        return from_where(std::move(batch), part);
    }

    std::vector<ShardManifest> parts_; // by shard
    fs::path beside_;
    Merged merged_;
};

} // namespace

Expected<Merged> merge_shards(const std::vector<fs::path>& folders, const fs::path& beside,
                              const Progress& progress) {
    if (folders.empty()) return fail(Code::invalid_argument, "there is no shard");
    std::vector<ShardManifest> parts;
    Merged unread; // but for its faults
    for (const fs::path& folder : folders)
        if (auto part = read_shard(folder))
            parts.push_back(std::move(*part));
        else
            unread.faults.push_back({part.error().file.string(), {}, part.error().what.text()});
    if (!unread.faults.empty()) return unread;
    try {
        return Joining(std::move(parts), beside).finish(progress);
    } catch (const nlohmann::json::exception&) { // the bridge to the library
        return fail(Code::malformed, "what a shard says of its files is not as this version writes it");
    } catch (const fs::filesystem_error& error) { // of weakly_canonical
        return fail(Code::unreadable, error.code().message(), error.path1());
    }
}

} // namespace contourcheck::batch
