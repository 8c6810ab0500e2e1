#include "batch/export.h"

#include "base/text.h"
#include "batch/failure.h"
#include "batch/manifest.h"
#include "batch/run.h"
#include "batch/said_otherwise.h"
#include "batch/unchanged.h"
#include "batch/verify.h"
#include "dataset/output.h"

#include <algorithm>

namespace contourcheck::batch {
namespace fs = std::filesystem;

namespace {

/// What is told of the items that a complete export could not load; refused where one can be loaded by now.
Expected<std::vector<Error>> failures_of(const ReadManifest& manifest, const Chosen& chosen,
                                         const Options& options, const fs::path& folder) {
    std::vector<Error> failures;
    // They stand behind what the selection leaves out.
    for (std::size_t i = chosen.excluded.size(); i < manifest.excluded.size(); ++i) {
        const Excluded& item = manifest.excluded[i];
        const auto is_it = [&](const Selected& each) { return printable(each.id) == item.id; };
        const auto fails = [&](const Selected& each) {
            return is_it(each) && reason_now(each, options.convention, *format_of(options.format));
        };
        const auto found = std::ranges::find_if(chosen.selected, fails);
        if (found != chosen.selected.end())
            failures.push_back(failed_before(*found, item.reason));
        else if (std::ranges::any_of(chosen.selected, is_it))
            return fail(Code::invalid_argument,
                        Phrase::tr("%1 was left out of this export (%2) and can be read now; choose another "
                                   "folder, or remove this export first",
                                   {item.id, item.reason}),
                        folder);
    }
    return failures;
}

/// With what can be done about it.
Error of_broken_manifest(Error error) {
    if (error.code == Code::malformed)
        error.what = Phrase::tr("%1: the manifest is damaged, or not of this version. Nothing was changed; "
                                "choose another folder, or move this one away and export again",
                                {error.what});
    return error;
}

/// A complete folder: the dataset's files, its plan, what its manifest says and the hashes of its files are compared.
Expected<Outcome> confirm(const fs::path& folder, const Made& made) {
    const auto& [checked, decisions, chosen, groups, options] = made;
    const auto manifest = read_manifest(folder / manifest_name);
    if (!manifest) return tl::unexpected(of_broken_manifest(manifest.error()));
    if (const std::string other = asked_otherwise(*manifest, options); !other.empty())
        return fail(Code::invalid_argument,
                    Phrase::tr("holds an export of other options (%1); choose another folder", {other}),
                    folder);
    if (auto same = refuse_changed(*manifest, chosen, groups, folder); !same)
        return tl::unexpected(same.error());
    if (manifest->plan_sha256 != plan_sha256(chosen, groups, options))
        return fail(Code::invalid_argument,
                    Phrase::tr("holds an export of other data or decisions; choose another folder"), folder);
    if (const std::string other = said_otherwise(*manifest, made); !other.empty())
        return fail(Code::malformed, "says what this export does not (" + other + "); choose another folder",
                    folder / manifest_name);
    if (const auto damaged = damaged_files(folder, *manifest); !damaged.empty())
        return fail(Code::malformed,
                    Phrase::tr("is not as the manifest says: it was changed or damaged after it was written. "
                               "Nothing was changed; choose another folder, or move this one away and export "
                               "again"),
                    folder / damaged.front().file);
    auto failures = failures_of(*manifest, chosen, options, folder);
    if (!failures) return tl::unexpected(failures.error());
    Staging::clear(folder, run_sha256(chosen, options));
    return Outcome{manifest->entries,    manifest->pair_files,   manifest->items.size(),
                   std::move(*failures), folder / manifest_name, true};
}

} // namespace

std::optional<Error> fault_of(const Options& options) {
    const Format* format = format_of(options.format);
    if (!format)
        return Error{Code::invalid_argument, Phrase::tr("there is no format \"%1\"", {options.format})};
    if (!format->holds_shares && options.convention.rule == mask::Rule::coverage)
        return Error{
            Code::invalid_argument,
            Phrase::tr("%1 cannot hold masks by coverage, which are shares of pixels; choose another "
                       "mask rule or format",
                       {options.format})};
    if (options.batch_size < 1)
        return Error{Code::invalid_argument, Phrase::tr("a batch has at least one pair")};
    const Shard& shard = options.selection.shard;
    if (shard.count < 1 || shard.index < 0 || shard.index >= shard.count)
        return Error{Code::invalid_argument, Phrase::tr("there is no such shard")};
    return std::nullopt;
}

Expected<Outcome> export_dataset(const check::Checked& checked, const Decisions& decisions,
                                 const fs::path& folder, const Options& options, std::stop_token stop,
                                 const Progress& progress) {
    if (const auto fault = fault_of(options)) return tl::unexpected(*fault);
    if (dataset::lies_within(folder, checked.dataset.root))
        return fail(Code::invalid_argument,
                    Phrase::tr("would write into the dataset; choose a folder outside of it"), folder);
    const Chosen chosen = select(checked, decisions, options.selection);
    const std::vector<Group> groups = plan_groups(checked, chosen, options);
    std::error_code error;
    if ((options.resume || options.confirm) && fs::exists(folder / manifest_name, error)) {
        auto complete = confirm(folder, {checked, decisions, chosen, groups, options});
        if (complete || options.resume || complete.error().code != Code::invalid_argument) return complete;
        return fail(
            Code::invalid_argument,
            Phrase::tr("holds a complete export of other options or data already; choose another folder"),
            folder);
    }

    CurrentFiles files;
    Staging::Holds holds;
    if (options.resume)
        holds = [&](std::size_t number, const BatchRecord& record) {
            return number < groups.size() && still_holds(record, groups[number], chosen, options, files);
        };
    auto staging =
        Staging::open(folder, run_sha256(chosen, options), own_names(options), chosen.selected.size(), holds);
    if (!staging) return tl::unexpected(staging.error());
    return run({checked, decisions, chosen, groups, options}, *staging, folder, stop, progress);
}

} // namespace contourcheck::batch
