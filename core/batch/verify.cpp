#include "batch/verify.h"

#include "base/folder_beside.h"
#include "base/hash.h"
#include "base/text.h"
#include "batch/differing.h"
#include "batch/failure.h"
#include "batch/provenance.h"
#include "batch/run.h"
#include "batch/said_otherwise.h"
#include "batch/staging.h"
#include "batch/unchanged.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

namespace contourcheck::batch {
namespace fs = std::filesystem;

namespace {

constexpr const char* exported = "exported"; // beside the words of `excluded`
constexpr const char* of_other_bytes = "does not have the hash that the manifest says";

/// Files, links and what else is no folder, by their names from `folder` on.
Expected<std::set<std::string>> files_in(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (!fs::is_directory(at->symlink_status(error)))
            names.insert(at->path().lexically_relative(folder).generic_string());
    if (error) return fail(Code::unreadable, "cannot list the folder: " + error.message(), folder);
    return names;
}

class Verification {
public:
    Verification(const check::Checked& checked, const Decisions& decisions, const fs::path& folder,
                 const Options& options, const ReadManifest& manifest)
        : checked_(checked), decisions_(decisions), folder_(folder), options_(options), manifest_(manifest),
          chosen_(select(checked, decisions, options.selection)),
          groups_(plan_groups(checked, chosen_, options)), format_(*format_of(options.format)) {
        for (const Selected& each : chosen_.selected)
            selected_.emplace(printable(each.id), &each);
        for (const ManifestItem& item : manifest.items)
            file_of_.emplace(item.id, item.file);
    }

    Expected<Verified> finish(const std::stop_token& stop, const Progress& progress) {
        add_files();
        add_changes();
        add_dataset();
        add_fates();
        add_standings();
        if (differences_.empty() && plan_sha256(chosen_, groups_, options_) != manifest_.plan_sha256)
            add({}, {}, "its plan is not the one that would be made now");
        if (differences_.empty()) add_what_else_is_said();
        const auto compared =
            format_.compare ? compare_arrays(stop, progress) : compare_rewritten(stop, progress);
        if (!compared) return tl::unexpected(compared.error());
        return Verified{{manifest_.entries, manifest_.pair_files, manifest_.items.size(),
                         std::move(failures_), folder_ / manifest_name, true},
                        std::move(differences_)};
    }

private:
    /// Without a file it is of the manifest.
    void add(const std::string& file, const std::string& item, const std::string& reason) {
        differences_.push_back({file.empty() ? std::string(manifest_name) : file, item, reason});
    }

    void add_files() {
        differences_ = damaged_files(folder_, manifest_);
        for (const Difference& damaged : differences_)
            if (damaged.reason != of_other_bytes) unreadable_.insert(damaged.file);
        auto there = files_in(folder_);
        if (!there) return add(".", {}, there.error().what.text());
        there->erase(std::string(manifest_name));
        for (const ManifestFile& file : manifest_.files)
            there->erase(file.name);
        const auto names = own_names(options_);
        for (const std::string& name : *there)
            if (std::ranges::any_of(names, [&](auto own) { return name.starts_with(own); }))
                add(name, {}, "is not named in the manifest");
    }

    void add_changes() {
        for (const Change& change : changes_since(manifest_, chosen_, groups_)) {
            changed_.insert(change.id);
            const auto file = file_of_.find(change.id);
            add(file == file_of_.end() ? std::string() : file->second, change.id,
                std::string("its ") + (change.of_contour ? "contour" : "slice") +
                    " has changed since it was exported");
        }
    }

    void add_dataset() {
        const std::string now = dataset_provenance(checked_, options_);
        if (now != manifest_.dataset && !says_the_same(now, manifest_.dataset))
            add({}, {}, "its dataset was " + manifest_.dataset + " and is now " + now);
    }

    /// Each contour is exported or left out as the manifest says.
    void add_fates() {
        std::map<std::string, std::string> said;
        for (const ManifestItem& item : manifest_.items)
            said.emplace(item.id, exported);
        for (const Excluded& each : manifest_.excluded)
            if (!said.emplace(printable(each.id), each.reason).second) add({}, each.id, "stands there twice");
        for (const Excluded& each : chosen_.excluded)
            compare_fate(said, printable(each.id), each.reason);
        for (const Selected& each : chosen_.selected)
            compare_fate(said, printable(each.id), fate_of(each, said));
        for (const auto& [id, fate] : said)
            add({}, id, "is of no contour of the dataset");
    }

    /// "exported"; what the manifest says has failed is tried again.
    std::string fate_of(const Selected& selected, const std::map<std::string, std::string>& said) {
        const auto found = said.find(printable(selected.id));
        if (found == said.end() || found->second == exported) return exported;
        const auto reason = reason_now(selected, options_.convention, format_);
        if (reason == found->second) failures_.push_back(failed_before(selected, *reason));
        return reason.value_or(exported);
    }

    void compare_fate(std::map<std::string, std::string>& said, const std::string& id,
                      const std::string& now) {
        const auto found = said.find(id);
        if (found == said.end()) return add({}, id, "is not in the manifest");
        if (found->second != now && !changed_.contains(id))
            add({}, id, "was: " + found->second + ", is now: " + now);
        said.erase(found);
    }

    /// Where all of the above agrees: what differs for a reason is told by it.
    void add_what_else_is_said() {
        const std::string other =
            said_otherwise(manifest_, {checked_, decisions_, chosen_, groups_, options_});
        if (!other.empty()) add({}, {}, "says what this export does not: " + other);
    }

    void add_standings() {
        for (const ManifestItem& item : manifest_.items)
            if (const auto found = selected_.find(item.id); found != selected_.end())
                if (const std::string now = standing_of(*found->second); now != item.standing)
                    add({}, item.id, "was: " + item.standing + "; is now: " + now);
    }

    Expected<void> compare_arrays(const std::stop_token& stop, const Progress& progress) {
        const auto& items = manifest_.items;
        for (std::size_t begin = 0, end = 0; begin < items.size(); begin = end) {
            while (end < items.size() && items[end].file == items[begin].file)
                ++end;
            if (stop.stop_requested()) return fail(Code::cancelled, "stopped", folder_);
            compare_file({items.begin() + std::ptrdiff_t(begin), items.begin() + std::ptrdiff_t(end)});
            if (progress) progress(end, items.size());
        }
        return {};
    }

    /// The items of one file. What is no longer exported, or of a changed file, is named already, and so is a file that
    /// cannot be read: to open what is no file may wait for ever.
    void compare_file(std::span<const ManifestItem> items) {
        if (unreadable_.contains(items.front().file)) return;
        std::vector<loader::PairRequest> requests;
        std::vector<std::size_t> places; // of the requests among the items
        for (std::size_t i = 0; i < items.size(); ++i)
            if (const auto found = selected_.find(items[i].id);
                found != selected_.end() && !changed_.contains(items[i].id)) {
                requests.push_back(found->second->request);
                places.push_back(i);
            }
        loader::Settings settings;
        settings.batch_size = int(items.size());
        settings.threads = options_.threads;
        settings.convention = options_.convention;
        loader::BatchLoader loader(std::move(requests), settings);
        const std::string& file = items.front().file;
        std::vector<const loader::Pair*> pairs(items.size(), nullptr);
        std::vector<loader::Batch> batches; // one, unless the manifest puts together what is not
        while (auto batch = loader.next())
            batches.push_back(std::move(*batch));
        for (const loader::Batch& batch : batches)
            for (const loader::Item& item : batch.items)
                if (item.pair)
                    pairs[places[item.index]] = &*item.pair;
                else
                    add(file, items[places[item.index]].id, "its slice or contour cannot be read now");
        const auto differences = format_.compare(folder_ / file, pairs);
        if (!differences) return add(file, {}, differences.error().what.text());
        for (std::size_t i = 0; i < items.size(); ++i)
            if (!(*differences)[i].empty()) add(file, items[i].id, (*differences)[i]);
    }

    Expected<void> compare_rewritten(const std::stop_token& stop, const Progress& progress) {
        std::error_code error;
        const FolderBeside beside(folder_, "verify"); // where there is room for it
        const FolderBeside elsewhere(
            beside.path().empty() ? fs::temp_directory_path(error) / "contourcheck" : fs::path(), "verify");
        const fs::path& again_in = beside.path().empty() ? elsewhere.path() : beside.path();
        if (again_in.empty())
            return fail(Code::unwritable,
                        "no folder can be made, beside it or for temporary files, to write the export again",
                        folder_);
        const auto outcome = export_dataset(checked_, decisions_, again_in, options_, stop, progress);
        if (!outcome) return tl::unexpected(outcome.error());
        const auto again = read_manifest(outcome->manifest);
        if (!again) return tl::unexpected(again.error());
        std::map<std::string, std::string> now;
        for (const ManifestFile& file : again->files)
            now.emplace(file.name, file.sha256);
        for (const ManifestFile& file : manifest_.files) {
            const auto found = now.find(file.name);
            if (found == now.end())
                add(file.name, file.item, "would not be written now");
            else if (found->second != file.sha256 && !changed_.contains(file.item))
                add(file.name, file.item, "would be written with other bytes now");
            if (found != now.end()) now.erase(found);
        }
        for (const auto& [name, sha256] : now)
            add(name, {}, "would be written now and is not in the manifest");
        return {};
    }

    const check::Checked& checked_;
    const Decisions& decisions_;
    const fs::path& folder_;
    const Options& options_;
    const ReadManifest& manifest_;
    const Chosen chosen_;
    const std::vector<Group> groups_;
    const Format& format_;
    std::map<std::string, const Selected*> selected_;
    std::map<std::string, std::string> file_of_;
    std::set<std::string> changed_;
    std::set<std::string> unreadable_; // files that are missing or cannot be read
    std::vector<Difference> differences_;
    std::vector<Error> failures_;
};

} // namespace

std::string to_string(const Difference& difference) {
    std::string text;
    for (const std::string& part : {difference.file, difference.item})
        if (!part.empty()) text += printable(part) + ": ";
    return text + difference.reason;
}

std::vector<Difference> damaged_files(const fs::path& folder, const ReadManifest& manifest) {
    std::vector<Difference> damaged;
    for (const ManifestFile& file : manifest.files) {
        const auto sha256 = sha256_hex_of_file(folder / file.name);
        if (sha256 == file.sha256) continue;
        const bool missing = !sha256 && sha256.error().code == Code::not_found;
        damaged.push_back({file.name, file.item,
                           missing   ? "is missing"
                           : !sha256 ? sha256.error().what.text()
                                     : of_other_bytes});
    }
    return damaged;
}

Expected<Verified> verify_export(const check::Checked& checked, const Decisions& decisions,
                                 const fs::path& folder, const Options& options, std::stop_token stop,
                                 const Progress& progress) {
    if (const auto fault = fault_of(options)) return tl::unexpected(*fault);
    const auto manifest = read_manifest(folder / manifest_name);
    if (!manifest && manifest.error().code == Code::not_found) return tl::unexpected(manifest.error());
    if (!manifest) return Verified{{}, {{std::string(manifest_name), {}, manifest.error().what.text()}}};
    if (const std::string other = asked_otherwise(*manifest, options); !other.empty())
        return fail(Code::invalid_argument,
                    "holds an export of other options or another version (" + other +
                        "); give those it was made with",
                    folder);
    return Verification(checked, decisions, folder, options, *manifest).finish(stop, progress);
}

} // namespace contourcheck::batch
