#include "batch/shards.h"

#include "batch/manifest.h"

#include <set>

namespace contourcheck::batch {

namespace {

std::uint64_t size_of(const std::set<std::filesystem::path>& files) {
    std::uint64_t sum = 0;
    for (const std::filesystem::path& file : files) {
        std::error_code error;
        const auto size = std::filesystem::file_size(file, error);
        if (!error) sum += size;
    }
    return sum;
}

/// The other way round than folder_of().
std::optional<Shard> shard_of_folder(std::string name) {
    const std::size_t of = name.find("-of-");
    return of == std::string::npos ? std::nullopt : parse_shard(name.replace(of, 4, "/"));
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
    std::vector<std::set<std::filesystem::path>> files(shards.size());
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
                                   int count, const std::filesystem::path& parts) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(parts, error)) {
        const auto shard = shard_of_folder(entry.path().filename().string());
        if (!shard || !entry.is_directory(error)) continue;
        if (shard->count != count)
            return fail(Code::invalid_argument,
                        "is one of " + std::to_string(shard->count) + " shards, and this export has " +
                            std::to_string(count) + "; choose another folder, or remove it",
                        entry.path());
        if (!std::filesystem::exists(entry.path() / manifest_name, error)) continue;
        const auto manifest = read_manifest(entry.path() / manifest_name);
        if (!manifest) return tl::unexpected(manifest.error());
        options.selection.shard = *shard;
        if (const std::string other = asked_otherwise(*manifest, options); !other.empty())
            return fail(Code::invalid_argument,
                        "holds a shard of an export of other options (" + other +
                            "); choose another folder, or remove it",
                        entry.path());
        const Chosen chosen = select(checked, decisions, options.selection);
        if (manifest->plan_sha256 != plan_sha256(chosen, plan_groups(checked, chosen, options), options))
            return fail(
                Code::invalid_argument,
                "holds a shard of an export of other data or decisions; choose another folder, or remove it",
                entry.path());
    }
    return {};
}

} // namespace contourcheck::batch
