#include "batch/shards.h"

#include "batch/plan.h"

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

} // namespace contourcheck::batch
