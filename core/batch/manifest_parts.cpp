#include "batch/manifest_parts.h"

#include "base/text.h"

namespace contourcheck::batch {

namespace {

using Part = nlohmann::ordered_json;

} // namespace

bool says_places(const Options& options) {
    return options.selection.shard.count > 1;
}

bool says_left_out(const Options& options) {
    return format_of(options.format)->grouping == Grouping::volume;
}

std::string slice_of(std::string_view id) {
    return std::string(id.substr(0, id.rfind('/')));
}

Part places_part(const Made& made) {
    const auto& [checked, decisions, chosen, groups, options] = made;
    std::set<std::string> exported;
    for (const Selected& each : chosen.selected)
        exported.insert(patient_of(printable(each.id)));
    Part places = Part::object();
    for (std::size_t place = 0; place < checked.patients.size(); ++place) {
        const std::string name =
            printable(exported_patient(checked.patients[place].patient, options.selection.pseudonym_key));
        if (exported.contains(name)) places[name] = place;
    }
    return places;
}

Part left_out_part(const Made& made, const std::set<std::string>& held) {
    const auto& [checked, decisions, chosen, groups, options] = made;
    std::set<std::pair<std::size_t, int>> phases;
    for (const Selected& each : chosen.selected)
        if (each.location >= 0) phases.emplace(each.patient, each.phase);
    Part slices = Part::array();
    for (std::size_t i = 0; i < checked.patients.size(); ++i)
        for (const dataset::SliceEntry& slice : checked.patients[i].slices) {
            if (slice.location < 0 || !phases.contains({i, slice.phase})) continue;
            const std::string id =
                printable(slice_id(checked.patients[i].patient, slice.number, options.selection));
            if (!held.contains(id)) slices.push_back(id);
        }
    return slices;
}

} // namespace contourcheck::batch
