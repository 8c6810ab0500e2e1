#include "batch/shards.h"

#include "batch/manifest.h"

#include <set>

namespace contourcheck::batch {
namespace fs = std::filesystem;

namespace {

constexpr const char* other_folder = "; choose another folder, or remove it";

std::uint64_t size_of(const std::set<fs::path>& files) {
    std::uint64_t sum = 0;
    for (const fs::path& file : files) {
        std::error_code error;
        const auto size = fs::file_size(file, error);
        if (!error) sum += size;
    }
    return sum;
}

/// The other way round than folder_of().
std::optional<Shard> shard_of_folder(std::string name) {
    const std::size_t of = name.find("-of-");
    return of == std::string::npos ? std::nullopt : parse_shard(name.replace(of, 4, "/"));
}

/// A folder with a complete shard of another export than `options` ask for.
Expected<void> refuse_other_export(const check::Checked& checked, const Decisions& decisions,
                                   const Options& options, const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder / manifest_name, error)) return {};
    const auto manifest = read_manifest(folder / manifest_name);
    if (!manifest) return tl::unexpected(manifest.error());
    if (const std::string other = asked_otherwise(*manifest, options); !other.empty())
        return fail(Code::invalid_argument,
                    "holds a shard of an export of other options (" + other + ')' + other_folder, folder);
    const Chosen chosen = select(checked, decisions, options.selection);
    if (manifest->plan_sha256 != plan_sha256(chosen, plan_groups(checked, chosen, options), options))
        return fail(Code::invalid_argument,
                    std::string("holds a shard of an export of other data or decisions") + other_folder,
                    folder);
    return {};
}

} // namespace

std::vector<PlannedShard> plan_shards(const check::Checked& checked, const Decisions& decisions,
                                      Options options, int count) {
    options.selection.shard = {};
    std::vector<PlannedShard> shards(std::size_t(count), PlannedShard{});
    for (int index = 0; index < count; ++index)
        shards[std::size_t(index)].shard = {index, count};
    const auto dealt = shards_of_patients(checked.patients, options.selection.seed, count);
    const auto shard_of = [&](std::size_t patient) {
        return std::size_t(dealt.at(checked.patients[patient].patient));
    };
    for (std::size_t patient = 0; patient < checked.patients.size(); ++patient) {
        PlannedShard& shard = shards[shard_of(patient)];
        const dataset::Patient& known = checked.patients[patient];
        shard.patients.push_back(exported_patient(known.patient, options.selection.pseudonym_key));
        shard.contours += known.contours.size();
    }
    const Chosen chosen = select(checked, decisions, options.selection);
    std::vector<std::set<fs::path>> files(shards.size());
    for (const Selected& each : chosen.selected) {
        ++shards[shard_of(each.patient)].pairs;
        files[shard_of(each.patient)].insert(each.request.slice_file);
    }
    // Slices without a contour stand in a patient's volumes alone.
    for (const Group& group : plan_groups(checked, chosen, options))
        for (const PlannedEmpty& slice : group.empty)
            files[shard_of(chosen.selected[group.selected.front()].patient)].insert(slice.file);
    for (std::size_t i = 0; i < shards.size(); ++i)
        shards[i].slices_bytes = size_of(files[i]);
    return shards;
}

std::string folder_of(const Shard& shard) {
    return std::to_string(shard.index) + "-of-" + std::to_string(shard.count);
}

Expected<void> refuse_other_shards(const check::Checked& checked, const Decisions& decisions, Options options,
                                   int count, const fs::path& parts) {
    std::error_code error;
    fs::directory_iterator at(parts, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error)) {
        const auto shard = shard_of_folder(at->path().filename().string());
        std::error_code no_folder;
        if (!shard || !at->is_directory(no_folder)) continue;
        if (shard->count != count)
            return fail(Code::invalid_argument,
                        "is one of " + std::to_string(shard->count) + " shards, and this export has " +
                            std::to_string(count) + other_folder,
                        at->path());
        options.selection.shard = *shard;
        if (auto same = refuse_other_export(checked, decisions, options, at->path()); !same) return same;
    }
    if (error && error != std::errc::no_such_file_or_directory)
        return fail(Code::unwritable, "cannot list the folder: " + error.message(), parts);
    return {};
}

} // namespace contourcheck::batch
