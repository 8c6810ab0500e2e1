#include "batch/known_check.h"

#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "batch/selection.h"

namespace contourcheck::batch {

namespace {

constexpr const char* known_schema = "contourcheck/known-check/1";
constexpr std::uint64_t largest_known_check = std::uint64_t(1) << 30;

Expected<check::Status> status_of(const std::string& text, const std::filesystem::path& file) {
    for (const auto status : {check::Status::ok, check::Status::warning, check::Status::error})
        if (check::word(status) == text) return status;
    return fail(Code::malformed, "\"" + printable(text) + "\" is no status", file);
}

Expected<KnownCheck> known_from(const nlohmann::ordered_json& json, const std::filesystem::path& file) {
    if (json.at("schema") != known_schema || json.at("version") != CONTOURCHECK_VERSION)
        return fail(Code::malformed, "is not what this version's plan has written", file);
    const auto rule = mask::rule_from_word(json.at("mask_rule").get<std::string>());
    if (!rule) return fail(Code::malformed, "names no mask rule", file);
    KnownCheck known{json.at("fingerprint"), {json.at("pixel_origin").get<double>(), *rule}, {}, {}};
    for (const auto& each : json.at("contours")) {
        const auto status = status_of(each.at(1), file);
        if (!status) return tl::unexpected(status.error());
        known.contours.push_back({each.at(0), *status, each.at(2)});
    }
    for (const auto& each : json.at("unreadable"))
        known.unreadable.insert(each.get<std::string>());
    return known;
}

} // namespace

KnownCheck known_check(const check::Checked& checked, std::string fingerprint,
                       const std::optional<std::string>& pseudonym_key) {
    KnownCheck known{std::move(fingerprint), checked.report.convention, {}, {}};
    auto row = checked.report.contours.begin();
    for (std::size_t i = 0; i < checked.patients.size(); ++i) {
        for (const dataset::ContourEntry& entry : checked.patients[i].contours)
            known.contours.push_back(
                {printable(exported_id(entry.id, pseudonym_key)), row++->status, entry.sha256});
        for (const dataset::SliceEntry& slice : checked.patients[i].slices)
            if (!slice.header) known.unreadable.insert(known_slice(i, slice.number));
    }
    return known;
}

std::string known_slice(std::size_t patient, int number) {
    return std::to_string(patient) + '/' + std::to_string(number);
}

std::string to_json(const KnownCheck& known) {
    using Json = nlohmann::ordered_json;
    const Json head = {{"schema", known_schema},
                       {"version", CONTOURCHECK_VERSION},
                       {"fingerprint", known.fingerprint},
                       {"pixel_origin", known.convention.pixel_origin},
                       {"mask_rule", mask::word(known.convention.rule)},
                       {"unreadable", known.unreadable}};
    // A line a contour: as one value they would take many times the memory.
    std::string text = head.dump();
    text.pop_back();
    text += ",\"contours\":[";
    const char* before = "\n";
    for (const auto& [id, status, sha256] : known.contours) {
        text += before + Json{id, check::word(status), sha256}.dump();
        before = ",\n";
    }
    return text + "\n]}\n";
}

Expected<KnownCheck> parse_known_check(std::string_view text, const std::filesystem::path& file) {
    const auto json = parse_json(text, file);
    if (!json) return tl::unexpected(json.error());
    try {
        return known_from(*json, file);
    } catch (const nlohmann::json::exception&) { // the bridge to the library
        return fail(Code::malformed, "is not what plan --checked writes", file);
    }
}

Expected<KnownCheck> read_known_check(const std::filesystem::path& file) {
    return read_file(file, largest_known_check).and_then([&](const std::string& text) {
        return parse_known_check(text, file);
    });
}

} // namespace contourcheck::batch
