#include "batch/said_otherwise.h"

#include "base/text.h"
#include "batch/differing.h"
#include "batch/manifest_parts.h"
#include "batch/provenance.h"

namespace contourcheck::batch {

namespace {

using Said = nlohmann::ordered_json;

constexpr std::size_t most_said = 1000; // bytes of it: a manifest can be made to say anything

std::string about(const std::string& id, const char* what) {
    return printable(shortened(id, most_said)) + ' ' + what;
}

/// What the selection leaves out comes first, then what failed.
std::string of_excluded(const ReadManifest& manifest, const Chosen& chosen) {
    if (manifest.excluded.size() < chosen.excluded.size()) return "fewer contours are left out";
    for (std::size_t i = 0; i < chosen.excluded.size(); ++i) {
        const Excluded &said = manifest.excluded[i], &now = chosen.excluded[i];
        if (said.id != printable(now.id) || said.reason != now.reason)
            return about(said.id, "is not what is left out in this place");
    }
    return {};
}

/// Each selected pair stands in its group's place, or has failed.
std::string of_items(const ReadManifest& manifest, const Made& made) {
    const auto& [checked, decisions, chosen, groups, options] = made;
    auto item = manifest.items.begin();
    std::size_t failed = chosen.excluded.size();
    for (const Group& group : groups) {
        for (const std::size_t index : group.selected) {
            const Selected& now = chosen.selected[index];
            if (item != manifest.items.end() && item->id == printable(now.id)) {
                if (item->standing != standing_of(now))
                    return about(item->id, "has another split, decision or status");
                if (item->contour_sha256 != now.contour_sha256) return about(item->id, "has another contour");
                ++item;
            } else if (failed < manifest.excluded.size() &&
                       manifest.excluded[failed].id == printable(now.id)) {
                ++failed;
            } else {
                return about(printable(now.id), "is not where it belongs");
            }
        }
    }
    if (item != manifest.items.end()) return about(item->id, "stands behind the last pair");
    return failed == manifest.excluded.size()
               ? std::string()
               : about(manifest.excluded[failed].id, "is left out and was never chosen");
}

/// Those that could not be read are not there.
std::string of_empty(const ReadManifest& manifest, const std::vector<Group>& groups) {
    std::set<std::string> planned;
    for (const Group& group : groups)
        for (const PlannedEmpty& slice : group.empty)
            planned.insert(printable(slice.id));
    for (const EmptySlice& slice : manifest.empty)
        if (planned.erase(slice.id) == 0) return about(slice.id, "is not a slice that stands empty");
    return {};
}

Said rest_now(const ReadManifest& manifest, const Made& made, const Said& said) {
    std::map<std::string, std::size_t> reasons;
    for (const Excluded& each : manifest.excluded)
        ++reasons[each.reason];
    Said now = Said::object();
    now["provenance"] = Said::parse(provenance_json(made, reasons));
    const Said& its = said.at("provenance");
    now["provenance"]["versions"] = its.value("versions", Said());
    if (now["provenance"]["decision_log"] != its.value("decision_log", Said()))
        for (const char* key : {"decision_log", "decisions"})
            now["provenance"][key] = its.value(key, Said());
    if (says_places(made.options)) now["places"] = places_part(made);
    std::set<std::string> held;
    for (const ManifestItem& item : manifest.items)
        held.insert(slice_of(item.id));
    for (const EmptySlice& slice : manifest.empty)
        held.insert(slice.id);
    if (says_left_out(made.options)) now["left_out"] = left_out_part(made, held);
    return now;
}

} // namespace

std::string said_otherwise(const ReadManifest& manifest, const Made& made) {
    if (auto other = of_excluded(manifest, made.chosen); !other.empty()) return other;
    if (auto other = of_items(manifest, made); !other.empty()) return other;
    if (auto other = of_empty(manifest, made.groups); !other.empty()) return other;
    const Said said = Said::parse(manifest.rest);
    return shortened(differing(rest_now(manifest, made, said), said), most_said);
}

} // namespace contourcheck::batch
