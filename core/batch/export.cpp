#include "batch/export.h"

#include "base/hash.h"
#include "base/text.h"
#include "batch/manifest.h"
#include "batch/npz.h"
#include "batch/staging.h"

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

std::string batch_name(std::size_t number) {
    char name[32];
    std::snprintf(name, sizeof name, "batch-%05zu.npz", number);
    return name;
}

/// The selected contours in the order of the plan, and where each planned batch ends in it.
struct Order {
    std::vector<std::size_t> selected;
    std::vector<std::size_t> ends;
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
    Run(const Chosen& chosen, const Options& options, Staging& staging, const Progress& progress)
        : chosen_(chosen), options_(options), staging_(staging), progress_(progress) {}

    Expected<Outcome> finish(const fs::path& folder, std::stop_token stop) {
        const Order order = plan(chosen_, options_);
        const std::size_t whole = staging_.records().size();
        if (whole > order.ends.size())
            return fail(Code::malformed, "its journal is not of this export", folder);
        for (const BatchRecord& record : staging_.records()) {
            count(record);
            tell_failed_before(record);
        }
        const std::size_t begin = whole == 0 ? 0 : order.ends[whole - 1];
        tell();
        // The batches that are left, in their order: planned again they fall into the same batches.
        const std::vector<std::size_t> left(order.selected.begin() + std::ptrdiff_t(begin),
                                            order.selected.end());
        if (auto written = write_batches(left, stop); !written) return tl::unexpected(written.error());
        if (staging_.records().size() != order.ends.size()) return fail(Code::cancelled, "stopped", folder);
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
            if (auto failure = failure_of(item, chosen_.selected[index])) {
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

    static std::optional<Error> failure_of(const loader::Item& item, const Selected& selected) {
        if (!item.pair) return item.pair.error();
        // Status and decision are about the bytes that were checked.
        if (item.pair->contour_sha256 != selected.contour_sha256)
            return Error{Code::malformed, changed, selected.request.contour_file};
        return std::nullopt;
    }

    static std::string reason_of(const Error& failure, const Selected& selected) {
        if (failure.file != selected.request.contour_file) return "slice-unreadable";
        return failure.what == changed ? "contour-changed" : "contour-unreadable";
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

    static constexpr const char* changed = "has changed since it was checked";

    const Chosen& chosen_;
    const Options& options_;
    Staging& staging_;
    const Progress& progress_;
    Outcome outcome_;
    std::size_t done_ = 0; // items
};

/// A complete folder: its plan and the hashes of its files are compared.
Expected<Outcome> confirm(const fs::path& folder, const Chosen& chosen, const std::string& plan) {
    const auto manifest = read_manifest(folder / manifest_name);
    if (!manifest) return tl::unexpected(manifest.error());
    if (manifest->plan_sha256 != plan)
        return fail(Code::invalid_argument, "holds an export of other options or data; choose another folder",
                    folder);
    for (const auto& [name, sha256] : manifest->files)
        if (sha256_hex_of_file(folder / name) != sha256)
            return fail(Code::malformed, "is not as the manifest says; choose another folder", folder / name);
    Outcome outcome{manifest->files.size(), manifest->items, {}, folder / manifest_name};
    // Behind what the selection leaves out stand the items that could not be loaded.
    for (std::size_t i = chosen.excluded.size(); i < manifest->excluded.size(); ++i)
        for (const Selected& selected : chosen.selected)
            if (printable(selected.id) == manifest->excluded[i].id)
                outcome.failures.push_back(failed_before(selected, manifest->excluded[i].reason));
    return outcome;
}

} // namespace

std::span<const Format> formats() {
    return rows;
}

Expected<Outcome> export_dataset(const check::Checked& checked, const Decisions& decisions,
                                 const fs::path& folder, const Options& options, std::stop_token stop,
                                 const Progress& progress) {
    if (const auto fault = fault_of(options)) return tl::unexpected(*fault);
    const Chosen chosen = select(checked, decisions, options.selection);
    const std::string plan = plan_sha256(chosen, options);
    std::error_code error;
    if (fs::exists(folder / manifest_name, error)) {
        if (options.resume) return confirm(folder, chosen, plan);
        return fail(Code::invalid_argument, "holds a complete export already; choose another folder", folder);
    }
    auto staging = Staging::open(folder, plan, chosen.selected.size(), options.resume);
    if (!staging) return tl::unexpected(staging.error());
    return Run(chosen, options, *staging, progress).finish(folder, stop);
}

} // namespace contourcheck::batch
