#include "batch/shard_manifest.h"

#include "base/file.h"
#include "base/hash.h"

#include <algorithm>
#include <array>

namespace contourcheck::batch {

namespace {

using Manifest = nlohmann::ordered_json;

Manifest common_of(const ReadManifest& read, const Manifest& provenance) {
    Manifest common = Manifest::parse(read.asked);
    common["provenance"] = provenance;
    common["options"]["shard"] = {0, 1};
    // Another entry in the log need not be another decision.
    for (const char* of_its_own : {"excluded", "burned_in", log_key})
        common["provenance"].erase(of_its_own);
    return common;
}

/// Whether an export can have written it.
bool is_split(const Manifest& split, bool asked_for) {
    return asked_for ? split == "train" || split == "validation" || split == "test" : split.is_null();
}

bool is_decision(const Manifest& decision) {
    using review::State; // what is rejected is never exported
    return decision.is_null() ||
           std::ranges::any_of(std::array{State::accepted, State::unsure, State::stale},
                               [&](const State each) { return decision == review::word(each); });
}

bool is_status(const Manifest& status) {
    return std::ranges::any_of(std::array{check::Status::ok, check::Status::warning, check::Status::error},
                               [&](const check::Status each) { return status == check::word(each); });
}

/// The first of what merge() takes over that no export writes, by the key that has it; empty where there is none.
std::string unfit_key(const Manifest& json) {
    const Manifest &options = json.at("options"), &shard = options.at("shard"),
                   &provenance = json.at("provenance");
    const auto is_below = [](const Manifest& number, std::uint64_t end) {
        return number.is_number_unsigned() && number.get<std::uint64_t>() < end;
    };
    if (!shard.is_array() || shard.size() != 2 || !is_below(shard[1], std::uint64_t(1) << 31) ||
        !is_below(shard[0], shard[1].get<std::uint64_t>()))
        return "shard";
    if (!options.at("selection_seed").is_number_unsigned()) return "selection_seed";
    const auto is_count = [](const Manifest& each) { return each.is_number_unsigned(); };
    const Manifest& dataset = provenance.at("dataset");
    for (const char* key : {"slices", "contours"})
        if (!is_count(dataset.at(key))) return key;
    const auto of_slices = [&](const Manifest& each) {
        return is_count(each) && each.get<std::uint64_t>() <= dataset.at("slices").get<std::uint64_t>();
    };
    const Manifest& burned_in = provenance.at("burned_in");
    if (!burned_in.is_object() || !std::ranges::all_of(burned_in, of_slices)) return "burned_in";
    const bool places_asked = shard[1] != 1;
    const Manifest places = places_asked ? json.at("places") : Manifest::object();
    if (!places.is_object() || !std::ranges::all_of(places, is_count)) return "places";
    const auto is_text = [](const Manifest& each) { return each.is_string(); };
    if (const Manifest left_out = json.value("left_out", Manifest::array());
        !left_out.is_array() || !std::ranges::all_of(left_out, is_text))
        return "left_out";
    for (const Manifest& batch : json.at("batches"))
        for (const Manifest& item : batch.at("items")) {
            if (!is_split(item.at("split"), !options.at("split").is_null())) return "split";
            if (!is_decision(item.at("decision"))) return "decision";
            if (!is_status(item.at("status"))) return "status";
            if (places_asked && !places.contains(patient_of(item.at("id").get<std::string>())))
                return "places";
        }
    return {};
}

} // namespace

Expected<ShardManifest> read_shard(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / manifest_name;
    const auto text = read_file(file, std::uint64_t(1) << 30);
    if (!text) return tl::unexpected(text.error());
    auto parsed = parse_manifest(*text, file);
    if (!parsed) return tl::unexpected(parsed.error());
    try {
        if (const std::string key = unfit_key(parsed->json); !key.empty())
            return fail(Code::malformed, Phrase::tr("says of \"%1\" what no export of a shard does", {key}),
                        file);
        ShardManifest part{
            folder, std::move(parsed->json), std::move(parsed->read), sha256_hex(*text), {}, {}, 0, {}};
        const Manifest &shard = part.json.at("options").at("shard"), &provenance = part.json.at("provenance");
        part.shard = {shard.at(0).get<int>(), shard.at(1).get<int>()};
        part.common = common_of(part.read, provenance);
        provenance.at("dataset").at("contours").get_to(part.contours);
        provenance.at("burned_in").get_to(part.burned_in);
        return part;
    } catch (const nlohmann::json::exception&) { // the bridge to the library
        return fail(Code::malformed, "is no manifest of a shard by this version of the program", file);
    }
}

} // namespace contourcheck::batch
