#include "batch/manifest.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace contourcheck::batch {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema = "contourcheck/export/1";

std::string text_of(const Json& json, int indent = -1) {
    // Ids come from folder names, which are not always UTF-8.
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
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
    return {{"batch_size", options.batch_size},
            {"shuffle", options.shuffle},
            {"kinds", kinds},
            {"include", word(selection.include)},
            {"split", split},
            {"shard", {selection.shard.index, selection.shard.count}},
            {"selection_seed", selection.seed},
            {"pseudonym", selection.pseudonym_key.has_value()}};
}

std::string options_line(const Options& options) {
    return std::string(schema) + ' ' + CONTOURCHECK_VERSION + ' ' + options.format + ' ' +
           std::to_string(options.seed) + ' ' + text_of(convention_part(options.convention)) +
           text_of(options_part(options)) + '\n';
}

Json decision_of(const Selected& selected) {
    return selected.decision == review::State::none ? Json(nullptr) : Json(review::word(selected.decision));
}

Json item_part(const Selected& selected, const WrittenItem& item) {
    return {{"id", printable(selected.id)},      {"split", or_null(selected.split)},
            {"decision", decision_of(selected)}, {"status", check::word(selected.status)},
            {"image_sha256", item.image_sha256}, {"contour_sha256", item.contour_sha256}};
}

Json excluded_part(const std::string& id, const std::string& reason) {
    return {{"id", printable(id)}, {"reason", reason}};
}

} // namespace

bool is_batch_name(std::string_view name) {
    constexpr std::string_view prefix = "batch-", ending = ".npz";
    if (name.size() <= prefix.size() + ending.size() || !name.starts_with(prefix) || !name.ends_with(ending))
        return false;
    const auto number = name.substr(prefix.size(), name.size() - prefix.size() - ending.size());
    return number.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string to_json_line(const BatchRecord& record) {
    Json items = Json::array(), failed = Json::array();
    for (const WrittenItem& item : record.items)
        items.push_back({item.selected, item.image_sha256, item.contour_sha256});
    for (const FailedItem& item : record.failed)
        failed.push_back({item.selected, item.reason});
    return text_of({{"file", record.file}, {"sha256", record.sha256}, {"items", items}, {"failed", failed}});
}

std::optional<BatchRecord> record_from_json(std::string_view line, std::size_t selected_count) {
    try {
        const Json json = Json::parse(line);
        BatchRecord record;
        record.file = json.at("file").get<std::string>();
        record.sha256 = json.at("sha256").get<std::string>();
        for (const Json& item : json.at("items"))
            record.items.push_back({item.at(0).get<std::size_t>(), item.at(1).get<std::string>(),
                                    item.at(2).get<std::string>()});
        for (const Json& item : json.at("failed"))
            record.failed.push_back({item.at(0).get<std::size_t>(), item.at(1).get<std::string>()});
        if (!record.file.empty() && !is_batch_name(record.file)) return std::nullopt;
        const auto points_nowhere = [&](const auto& item) { return item.selected >= selected_count; };
        if (std::any_of(record.items.begin(), record.items.end(), points_nowhere) ||
            std::any_of(record.failed.begin(), record.failed.end(), points_nowhere))
            return std::nullopt;
        return record;
    } catch (const nlohmann::json::exception&) { // the bridge to the library: what is not as written is torn
        return std::nullopt;
    }
}

std::string run_sha256(const Chosen& chosen, const Options& options) {
    std::string lines = options_line(options);
    for (const Selected& each : chosen.selected)
        lines += text_of(Json(printable(each.id))) + '\n';
    return sha256_hex(lines);
}

std::string plan_sha256(const Chosen& chosen, const Options& options) {
    // A line each, hashed at the end: the whole as one JSON value would take twice the memory.
    std::string lines = options_line(options);
    for (const Selected& each : chosen.selected) {
        const loader::PairRequest& request = each.request;
        lines += text_of(item_part(each, {0, {}, each.contour_sha256})) +
                 text_of(Json{request.shape.rows, request.shape.columns, request.pixel_type}) + '\n';
    }
    for (const Excluded& each : chosen.excluded)
        lines += text_of(excluded_part(each.id, each.reason)) + '\n';
    return sha256_hex(lines);
}

std::string manifest_json(const Chosen& chosen, const std::vector<BatchRecord>& records,
                          const Options& options) {
    Json batches = Json::array(), excluded = Json::array();
    for (const Excluded& each : chosen.excluded)
        excluded.push_back(excluded_part(each.id, each.reason));
    for (const BatchRecord& record : records) {
        for (const FailedItem& item : record.failed)
            excluded.push_back(excluded_part(chosen.selected[item.selected].id, item.reason));
        if (record.file.empty()) continue;
        Json items = Json::array();
        for (const WrittenItem& item : record.items)
            items.push_back(item_part(chosen.selected[item.selected], item));
        batches.push_back({{"file", record.file}, {"sha256", record.sha256}, {"items", std::move(items)}});
    }
    const Json manifest = {{"schema", schema},
                           {"version", CONTOURCHECK_VERSION},
                           {"format", options.format},
                           {"seed", options.seed},
                           {"convention", convention_part(options.convention)},
                           {"options", options_part(options)},
                           {"plan_sha256", plan_sha256(chosen, options)},
                           {"batches", std::move(batches)},
                           {"excluded", std::move(excluded)}};
    return text_of(manifest, 1) + '\n';
}

Expected<ReadManifest> read_manifest(const std::filesystem::path& file) {
    const auto text = read_file(file, std::uint64_t(1) << 30);
    if (!text) return tl::unexpected(text.error());
    try {
        const Json json = Json::parse(*text);
        if (json.at("schema") != schema) return fail(Code::malformed, "is no manifest of this kind", file);
        ReadManifest result;
        result.plan_sha256 = json.at("plan_sha256").get<std::string>();
        for (const Json& batch : json.at("batches")) {
            result.files.emplace_back(batch.at("file").get<std::string>(),
                                      batch.at("sha256").get<std::string>());
            if (!is_batch_name(result.files.back().first))
                return fail(Code::malformed, "names no batch", file);
            for (const Json& item : batch.at("items"))
                result.items.push_back({item.at("id").get<std::string>(),
                                        item.at("image_sha256").get<std::string>(),
                                        item.at("contour_sha256").get<std::string>()});
        }
        for (const Json& each : json.at("excluded"))
            result.excluded.push_back(
                {each.at("id").get<std::string>(), each.at("reason").get<std::string>()});
        return result;
    } catch (const nlohmann::json::exception& error) { // the bridge to the library
        return fail(Code::malformed, error.what(), file);
    }
}

} // namespace contourcheck::batch
