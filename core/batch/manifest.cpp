#include "batch/manifest.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "batch/differing.h"
#include "batch/file_names.h"
#include "batch/manifest_json.h"
#include "batch/manifest_parts.h"
#include "batch/provenance.h"

#include <algorithm>

namespace contourcheck::batch {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema = "contourcheck/export/1";

std::string text_of(const Json& json, int indent = -1) {
    // Ids come from folder names, which are not always UTF-8.
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string text_at(const Json& part, const char* key) {
    return part.at(key).get<std::string>();
}

Json or_null(std::string_view text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json convention_part(const mask::Convention& convention) {
    return {{"pixel_origin", convention.pixel_origin}, {"mask_rule", mask::word(convention.rule)}};
}

Json options_part(const Options& options) {
    const Selection& selection = options.selection;
    Json kinds = Json::array();
    for (const contour::Kind kind : selection.kinds)
        kinds.push_back(contour::word(kind));
    const Json split =
        selection.split
            ? Json::array({selection.split->train, selection.split->validation, selection.split->test})
            : Json(nullptr);
    Json part = {{"batch_size", options.batch_size},
                 {"shuffle", options.shuffle},
                 {"kinds", kinds},
                 {"include", word(selection.include)},
                 {"split", split},
                 {"shard", {selection.shard.index, selection.shard.count}},
                 {"selection_seed", selection.seed},
                 {"pseudonym", selection.pseudonym_key.has_value()}};
    if (options.croissant) part["croissant"] = true;
    if (selection.allow_burned_in) part["allow_burned_in"] = true;
    if (selection.leave_out_unsaid) part["leave_out_unsaid"] = true;
    return part;
}

/// The keys that say what an export was asked for.
Json asked_part(const Options& options) {
    return {{"schema", schema},
            {"version", CONTOURCHECK_VERSION},
            {"format", options.format},
            {"seed", options.seed},
            {"convention", convention_part(options.convention)},
            {"options", options_part(options)}};
}

/// The beginning of the hashes.
std::string options_line(const Options& options) {
    const Json asked = asked_part(options);
    return text_at(asked, "schema") + ' ' + text_at(asked, "version") + ' ' + text_at(asked, "format") + ' ' +
           asked.at("seed").dump() + ' ' + text_of(asked.at("convention")) + text_of(asked.at("options")) +
           '\n';
}

Json decision_of(const Selected& selected) {
    return selected.decision == review::State::none ? Json(nullptr) : Json(review::word(selected.decision));
}

Json item_part(const Selected& selected, const WrittenItem& item) {
    return {{"id", printable(selected.id)},      {"split", or_null(selected.split)},
            {"decision", decision_of(selected)}, {"status", check::word(selected.status)},
            {"image_sha256", item.image_sha256}, {"contour_sha256", item.contour_sha256}};
}

std::string standing_in(const Json& item) {
    std::string text;
    for (const char* key : {"split", "decision", "status"})
        text += (text.empty() ? "" : ", ") + std::string(key) + ' ' + text_of(item.at(key));
    return text;
}

Json file_part(const WrittenFile& file) {
    return {{"file", file.file}, {"sha256", file.sha256}};
}

Json entry_part(const Entry& entry, const Chosen& chosen) {
    Json part = file_part(entry.files.front()), items = Json::array();
    for (std::size_t i = 1; i < entry.files.size(); ++i)
        part["beside"].push_back(file_part(entry.files[i]));
    for (const WrittenItem& item : entry.items)
        items.push_back(item_part(chosen.selected[item.selected], item));
    part["items"] = std::move(items);
    for (const EmptySlice& slice : entry.empty)
        part["empty"].push_back({{"slice", printable(slice.id)}, {"image_sha256", slice.sha256}});
    return part;
}

/// How often each reason stands in `excluded`.
std::map<std::string, std::size_t> excluded_reasons(const Chosen& chosen,
                                                    const std::vector<BatchRecord>& records) {
    std::map<std::string, std::size_t> counts;
    for (const Excluded& each : chosen.excluded)
        ++counts[each.reason];
    for (const BatchRecord& record : records)
        for (const FailedItem& item : record.failed)
            ++counts[item.reason];
    return counts;
}

Json excluded_part(const std::string& id, const std::string& reason) {
    return {{"id", printable(id)}, {"reason", reason}};
}

/// The slices that stand in a volume, with items or empty.
std::set<std::string> held_slices(const Chosen& chosen, const std::vector<BatchRecord>& records) {
    std::set<std::string> held;
    for (const BatchRecord& record : records) {
        for (const WrittenItem& item : record.items())
            held.insert(slice_of(printable(chosen.selected[item.selected].id)));
        for (const Entry& entry : record.entries)
            for (const EmptySlice& slice : entry.empty)
                held.insert(printable(slice.id));
    }
    return held;
}

/// What is said of neither files nor pairs.
Json rest_part(const Json& manifest) {
    Json rest = Json::object();
    for (const char* key : {"provenance", "places", "left_out"})
        if (manifest.contains(key)) rest[key] = manifest.at(key);
    return rest;
}

/// Throws what the library does where it is none: what is null would pass for an empty one.
const Json::array_t& list_in(const Json& json) {
    return json.get_ref<const Json::array_t&>();
}

void read_entry(const Json& entry, ReadManifest& result) {
    const Json beside = entry.value("beside", Json::array()), empty = entry.value("empty", Json::array());
    const Json::array_t& items = list_in(entry.at("items"));
    const std::string only = items.size() == 1 ? text_at(items.at(0), "id") : std::string();
    result.files.push_back({text_at(entry, "file"), text_at(entry, "sha256"), only});
    for (const Json& file : list_in(beside))
        result.files.push_back({text_at(file, "file"), text_at(file, "sha256"), only});
    for (const Json& item : items)
        result.items.push_back({text_at(entry, "file"), text_at(item, "id"), standing_in(item),
                                text_at(item, "image_sha256"), text_at(item, "contour_sha256")});
    for (const Json& slice : list_in(empty))
        result.empty.push_back({text_at(slice, "slice"), text_at(slice, "image_sha256")});
}

} // namespace

std::string standing_of(const Selected& selected) {
    return standing_in(item_part(selected, {}));
}

std::string run_sha256(const Chosen& chosen, const Options& options) {
    std::string lines = options_line(options);
    for (const Selected& each : chosen.selected)
        lines += text_of(Json(printable(each.id))) + '\n';
    return sha256_hex(lines);
}

std::string plan_sha256(const Chosen& chosen, const std::vector<Group>& groups, const Options& options) {
    // A line each, hashed at the end: the whole as one JSON value would take twice the memory.
    std::string lines = options_line(options);
    for (const Selected& each : chosen.selected) {
        const loader::PairRequest& request = each.request;
        lines += text_of(item_part(each, {0, {}, each.contour_sha256})) +
                 text_of(Json{request.shape.rows, request.shape.columns, request.pixel_type}) + '\n';
    }
    for (const Group& group : groups)
        for (const PlannedEmpty& slice : group.empty)
            lines += group.name + ' ' + printable(slice.id) + '\n';
    for (const Excluded& each : chosen.excluded)
        lines += text_of(excluded_part(each.id, each.reason)) + '\n';
    return sha256_hex(lines);
}

std::string manifest_json(const Made& made, const std::vector<BatchRecord>& records,
                          const std::vector<TextFile>& texts) {
    const auto& [checked, decisions, chosen, groups, options] = made;
    Json batches = Json::array(), excluded = Json::array();
    for (const Excluded& each : chosen.excluded)
        excluded.push_back(excluded_part(each.id, each.reason));
    for (const BatchRecord& record : records) {
        for (const FailedItem& item : record.failed)
            excluded.push_back(excluded_part(chosen.selected[item.selected].id, item.reason));
        for (const Entry& entry : record.entries)
            batches.push_back(entry_part(entry, chosen));
    }
    const std::string provenance = provenance_json(made, excluded_reasons(chosen, records));
    Json manifest = asked_part(options);
    manifest["provenance"] = Json::parse(provenance);
    manifest["plan_sha256"] = plan_sha256(chosen, groups, options);
    manifest["batches"] = std::move(batches);
    manifest["excluded"] = std::move(excluded);
    if (says_left_out(options)) manifest["left_out"] = left_out_part(made, held_slices(chosen, records));
    if (says_places(options)) manifest["places"] = places_part(made);
    for (const TextFile& text : texts)
        manifest["files"].push_back({{"file", text.name}, {"sha256", sha256_hex(text.text)}});
    return text_of(manifest, 1) + '\n';
}

Expected<ReadManifest> read_manifest(const std::filesystem::path& file) {
    const auto text = read_file(file, std::uint64_t(1) << 30);
    if (!text) return tl::unexpected(text.error());
    auto parsed = parse_manifest(*text, file);
    if (!parsed) return tl::unexpected(parsed.error());
    return std::move(parsed->read);
}

std::string asked_otherwise(const ReadManifest& manifest, const Options& options) {
    return differing(asked_part(options), Json::parse(manifest.asked));
}

Expected<ParsedManifest> parse_manifest(std::string_view text, const std::filesystem::path& file) {
    auto parsed = parse_json(text, file);
    if (!parsed) return tl::unexpected(parsed.error());
    try {
        Json& json = *parsed;
        if (json.at("schema") != schema)
            return fail(Code::malformed, Phrase::tr("is no manifest of this kind"), file);
        if (json.contains("shards"))
            return fail(Code::unsupported,
                        Phrase::tr("is that of a merge: verify the shards, or merge them again"), file);
        ReadManifest result;
        Json asked = Json::object();
        for (const char* key : {"schema", "version", "format", "seed", "convention", "options"})
            asked[key] = json.at(key);
        result.asked = asked.dump();
        result.plan_sha256 = text_at(json, "plan_sha256");
        result.dataset = json.at("provenance").at("dataset").dump();
        result.rest = rest_part(json).dump();
        for (const Json& batch : list_in(json.at("batches"))) {
            read_entry(batch, result);
            ++result.entries;
        }
        for (const ManifestFile& each : result.files)
            if (!is_export_name(each.name)) return fail(Code::malformed, Phrase::tr("names no batch"), file);
        result.pair_files = result.files.size();
        const Json files = json.value("files", Json::array());
        for (const Json& each : list_in(files)) {
            result.files.push_back({text_at(each, "file"), text_at(each, "sha256"), {}});
            if (!is_plain_name(result.files.back().name))
                return fail(Code::malformed, Phrase::tr("names no batch"), file);
        }
        for (const Json& each : list_in(json.at("excluded")))
            result.excluded.push_back({text_at(each, "id"), text_at(each, "reason")});
        return ParsedManifest{std::move(result), std::move(json)};
    } catch (const nlohmann::json::exception&) { // the bridge to the library
        return fail(Code::malformed,
                    Phrase::tr("is no manifest of one export by this version of the program"), file);
    }
}

} // namespace contourcheck::batch
