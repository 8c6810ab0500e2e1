#include "batch/shard_manifest.h"

#include "base/file.h"
#include "base/hash.h"

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

} // namespace

Expected<ShardManifest> read_shard(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / manifest_name;
    const auto text = read_file(file, std::uint64_t(1) << 30);
    if (!text) return tl::unexpected(text.error());
    auto parsed = parse_manifest(*text, file);
    if (!parsed) return tl::unexpected(parsed.error());
    try {
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
