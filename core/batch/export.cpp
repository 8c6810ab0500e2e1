#include "batch/export.h"

#include "base/hash.h"
#include "base/text.h"
#include "batch/failure.h"
#include "batch/manifest.h"
#include "batch/npz.h"
#include "batch/staging.h"
#include "batch/unchanged.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

namespace contourcheck::batch {
namespace fs = std::filesystem;

namespace {

constexpr std::array<Format, 2> rows = {
    {{"npz", "NumPy arrays, stored"}, {"npz-compressed", "NumPy arrays, deflated"}}};

std::optional<Error> fault_of(const Options& options) {
    const auto known = [&](const Format& format) { return format.id == options.format; };
    if (std::none_of(rows.begin(), rows.end(), known))
        return Error{Code::invalid_argument, "there is no format \"" + options.format + "\""};
    if (options.batch_size < 1) return Error{Code::invalid_argument, "a batch has at least one pair"};
    const Shard& shard = options.selection.shard;
    if (shard.count < 1 || shard.index < 0 || shard.index >= shard.count)
        return Error{Code::invalid_argument, "there is no such shard"};
    return std::nullopt;
}

/// Whichever way the two are spelled: by links, by "..", by a mount.
bool lies_within(const fs::path& path, const fs::path& root) {
    std::error_code error;
    fs::path at = fs::weakly_canonical(fs::absolute(path, error), error);
    for (;; at = at.parent_path()) {
        if (fs::equivalent(at, root, error)) return true;
        if (!at.has_relative_path()) return false;
    }
}

std::string batch_name(std::size_t number) {
    char name[32];
    std::snprintf(name, sizeof name, "batch-%05zu.npz", number);
    return name;
}

/// The selected contours in the order of the plan, and where each planned batch ends in it.
struct Order {
    std::vector<std::size_t> selected;
    std::vector<std::size_t> ends;

    [[nodiscard]] std::span<const std::size_t> batch(std::size_t number) const {
        const std::size_t begin = number == 0 ? 0 : ends[number - 1];
        return std::span(selected).subspan(begin, ends[number] - begin);
    }
};

Order plan(const Chosen& chosen, const Options& options) {
    std::vector<loader::PairRequest> requests;
    for (const Selected& each : chosen.selected)
        requests.push_back(each.request);
    loader::Settings settings;
    settings.batch_size = options.batch_size;
    settings.shuffle = options.shuffle;
    settings.seed = options.seed;
    Order order;
    for (const auto& batch : loader::plan_batches(requests, settings)) {
        order.selected.insert(order.selected.end(), batch.begin(), batch.end());
        order.ends.push_back(order.selected.size());
    }
    return order;
}

/// What is told of an item that an earlier run could not load: its cause is no longer known.
Error failed_before(const Selected& selected, const std::string& reason) {
    const loader::PairRequest& request = selected.request;
    return {Code::unreadable, "was left out when its batch was written: " + reason,
            reason == "slice-unreadable" ? request.slice_file : request.contour_file};
}

/// One run: from the chosen contours to the folder.
class Run {
public:
    Run(const Chosen& chosen, const Order& order, const Options& options, Staging& staging,
        const Progress& progress)
        : chosen_(chosen), order_(order), options_(options), staging_(staging), progress_(progress) {}

    Expected<Outcome> finish(const fs::path& folder, std::stop_token stop) {
        const std::size_t whole = staging_.records().size();
        for (const BatchRecord& record : staging_.records()) {
            count(record);
            tell_failed_before(record);
        }
        const std::size_t begin = whole == 0 ? 0 : order_.ends[whole - 1];
        tell();
        // The batches that are left, in their order: planned again they fall into the same batches.
        const std::vector<std::size_t> left(order_.selected.begin() + std::ptrdiff_t(begin),
                                            order_.selected.end());
        if (auto written = write_batches(left, stop); !written) return tl::unexpected(written.error());
        if (staging_.records().size() != order_.ends.size()) return fail(Code::cancelled, "stopped", folder);
        if (auto completed = staging_.complete(manifest_json(chosen_, staging_.records(), options_));
            !completed)
            return tl::unexpected(completed.error());
        outcome_.manifest = folder / manifest_name;
        return outcome_;
    }

private:
    Expected<void> write_batches(const std::vector<std::size_t>& left, const std::stop_token& stop) {
        std::vector<loader::PairRequest> requests;
        for (const std::size_t index : left)
            requests.push_back(chosen_.selected[index].request);
        loader::Settings settings;
        settings.batch_size = options_.batch_size;
        settings.threads = options_.threads;
        settings.convention = options_.convention;
        loader::BatchLoader loader(std::move(requests), settings);
        while (const auto batch = loader.next(stop))
            if (auto written = write_batch(*batch, left); !written) return written;
        return {};
    }

    Expected<void> write_batch(const loader::Batch& batch, const std::vector<std::size_t>& left) {
        BatchRecord record;
        std::vector<const loader::Pair*> pairs;
        for (const loader::Item& item : batch.items) {
            const std::size_t index = left[item.index];
            if (auto failure = failure_of(item.pair, chosen_.selected[index])) {
                record.failed.push_back({index, reason_of(*failure, chosen_.selected[index])});
                outcome_.failures.push_back(std::move(*failure));
                continue;
            }
            pairs.push_back(&*item.pair);
            record.items.push_back({index, item.pair->slice_sha256, item.pair->contour_sha256});
        }
        if (!pairs.empty()) {
            record.file = batch_name(outcome_.batches);
            auto hash = write_npz(staging_.staged(record.file), pairs, options_.format == "npz-compressed");
            if (!hash) return tl::unexpected(hash.error());
            record.sha256 = std::move(*hash);
        }
        if (auto published = staging_.publish(std::move(record)); !published) return published;
        count(staging_.records().back());
        tell();
        return {};
    }

    void count(const BatchRecord& record) {
        outcome_.batches += record.file.empty() ? 0 : 1;
        outcome_.items += record.items.size();
        done_ += record.items.size() + record.failed.size();
    }

    void tell_failed_before(const BatchRecord& record) {
        for (const FailedItem& item : record.failed)
            outcome_.failures.push_back(failed_before(chosen_.selected[item.selected], item.reason));
    }

    void tell() const {
        if (progress_) progress_(done_, chosen_.selected.size());
    }

    const Chosen& chosen_;
    const Order& order_;
    const Options& options_;
    Staging& staging_;
    const Progress& progress_;
    Outcome outcome_;
    std::size_t done_ = 0; // items
};

/// What is told of the items that a complete export could not load; refused where one can be loaded by now.
Expected<std::vector<Error>> failures_of(const ReadManifest& manifest, const Chosen& chosen,
                                         const Options& options, const fs::path& folder) {
    std::vector<Error> failures;
    // They stand behind what the selection leaves out.
    for (std::size_t i = chosen.excluded.size(); i < manifest.excluded.size(); ++i) {
        const Excluded& item = manifest.excluded[i];
        const auto is_it = [&](const Selected& each) { return printable(each.id) == item.id; };
        const auto fails = [&](const Selected& each) {
            return is_it(each) && reason_now(each, options.convention);
        };
        const auto found = std::ranges::find_if(chosen.selected, fails);
        if (found != chosen.selected.end())
            failures.push_back(failed_before(*found, item.reason));
        else if (std::ranges::any_of(chosen.selected, is_it))
            return fail(Code::invalid_argument,
                        item.id + " was left out of this export (" + item.reason +
                            ") and can be read now; choose another folder, or remove this export first",
                        folder);
    }
    return failures;
}

/// A complete folder: the dataset's files, its plan and the hashes of its files are compared.
Expected<Outcome> confirm(const fs::path& folder, const Chosen& chosen, const Options& options) {
    const auto manifest = read_manifest(folder / manifest_name);
    if (!manifest) return tl::unexpected(manifest.error());
    if (auto same = refuse_changed(*manifest, chosen, folder); !same) return tl::unexpected(same.error());
    if (manifest->plan_sha256 != plan_sha256(chosen, options))
        return fail(Code::invalid_argument, "holds an export of other options or data; choose another folder",
                    folder);
    for (const auto& [name, sha256] : manifest->files)
        if (sha256_hex_of_file(folder / name) != sha256)
            return fail(Code::malformed, "is not as the manifest says; choose another folder", folder / name);
    auto failures = failures_of(*manifest, chosen, options, folder);
    if (!failures) return tl::unexpected(failures.error());
    Staging::clear(folder, run_sha256(chosen, options));
    return Outcome{manifest->files.size(), manifest->items.size(), std::move(*failures),
                   folder / manifest_name, true};
}

} // namespace

std::span<const Format> formats() {
    return rows;
}

Expected<Outcome> export_dataset(const check::Checked& checked, const Decisions& decisions,
                                 const fs::path& folder, const Options& options, std::stop_token stop,
                                 const Progress& progress) {
    if (const auto fault = fault_of(options)) return tl::unexpected(*fault);
    if (lies_within(folder, checked.dataset.root))
        return fail(Code::invalid_argument, "would write into the dataset; choose a folder outside of it",
                    folder);
    const Chosen chosen = select(checked, decisions, options.selection);
    std::error_code error;
    if ((options.resume || options.confirm) && fs::exists(folder / manifest_name, error)) {
        auto complete = confirm(folder, chosen, options);
        if (complete || options.resume) return complete;
        return fail(Code::invalid_argument,
                    "holds a complete export of other options or data already; choose another folder",
                    folder);
    }

    const Order order = plan(chosen, options);
    CurrentFiles files;
    Staging::Holds holds;
    if (options.resume)
        holds = [&](std::size_t number, const BatchRecord& record) {
            return number < order.ends.size() &&
                   still_holds(record, order.batch(number), chosen, options.convention, files);
        };
    auto staging = Staging::open(folder, run_sha256(chosen, options), chosen.selected.size(), holds);
    if (!staging) return tl::unexpected(staging.error());
    return Run(chosen, order, options, *staging, progress).finish(folder, stop);
}

} // namespace contourcheck::batch
