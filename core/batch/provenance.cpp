#include "batch/provenance.h"

#include "base/deflate.h"
#include "base/hash.h"
#include "base/sha256.h"
#include "base/text.h"
#include "dicom/decoders.h"

#include <map>
#include <set>

#include <H5public.h>
#include <archive.h>
#include <nlohmann/json.hpp>
#include <zlib.h>

namespace contourcheck::batch {

namespace {

using Object = nlohmann::ordered_json;

Object versions_part() {
    Object part = {{"contourcheck", CONTOURCHECK_VERSION},
                   {"zlib", zlibVersion()},
                   {"isa-l", deflate_version()},
                   {"libarchive", archive_version_string()},
                   {"hdf5", H5_VERS_INFO}};
    for (const auto& [name, version] : dicom::decoder_versions())
        part[name] = version;
    return part;
}

/// Of every contour of the dataset, exported here or not: shards of two states of it are told apart.
std::string contours_sha256(const check::Checked& checked, const Options& options) {
    Sha256 hash;
    for (const dataset::Patient& patient : checked.patients)
        for (const dataset::ContourEntry& entry : patient.contours)
            hash.add(exported_id(entry.id, options.selection.pseudonym_key) + ' ' + entry.sha256 + '\n');
    return hash.hex();
}

Object dataset_part(const check::Checked& checked, const Options& options) {
    const dataset::Dataset& dataset = checked.dataset;
    const auto table = sha256_hex_of_file(dataset.root / dataset.table);
    Object part = {{"layout", dataset::word(dataset.layout)},
                   {"patients", checked.patients.size()},
                   {"slices", dataset.slice_count()},
                   {"contours", dataset.contour_count()}};
    part["contours_sha256"] = contours_sha256(checked, options);
    part["table_sha256"] = table && !options.selection.pseudonym_key ? Object(*table) : Object(nullptr);
    return part;
}

/// An object of one log, a list of several. Two runs on the same decisions note the same: what was said of other datasets
/// is not in it.
Object log_part(const std::vector<review::Head>& logs) {
    Object heads = Object::array();
    for (const review::Head& log : logs.empty() ? std::vector(1, review::Head()) : logs)
        heads.push_back(
            {{"entries", log.entries}, {"head", log.link.empty() ? Object(nullptr) : Object(log.link)}});
    return heads.size() == 1 ? heads.front() : heads;
}

/// As they are named in the export.
Object decisions_part(const Decisions& decisions, const Options& options) {
    std::map<std::string, std::string> named;
    std::map<std::string, std::size_t> counts;
    for (const auto& [id, state] : decisions.states) {
        const auto parsed = dataset::parse_contour_id(id);
        const std::string name = parsed ? exported_id(*parsed, options.selection.pseudonym_key) : id;
        named.emplace(printable(name), review::word(state));
        ++counts[std::string(review::word(state))];
    }
    std::string lines;
    for (const auto& [id, word] : named)
        lines += id + ' ' + word + '\n';
    return {{"states", counts}, {"sha256", sha256_hex(lines)}};
}

/// How many of the planned slices say NO, nothing, or something else and were confirmed.
Object burned_in_part(const Made& made) {
    std::set<std::string> planned; // files
    for (const Selected& each : made.chosen.selected)
        planned.insert(each.request.slice_file);
    for (const Group& group : made.groups)
        for (const PlannedEmpty& each : group.empty)
            planned.insert(each.file.string());
    std::map<dicom::BurnedIn, std::size_t> counts;
    for (const dataset::Patient& patient : made.checked.patients)
        for (const dataset::SliceEntry& slice : patient.slices)
            if (slice.header && planned.contains((made.checked.dataset.root / slice.file).string()))
                ++counts[slice.header->burned_in];
    return {{"no", counts[dicom::BurnedIn::no]},
            {"unsaid", counts[dicom::BurnedIn::unsaid]},
            {"confirmed", counts[dicom::BurnedIn::yes]}};
}

} // namespace

std::string provenance_json(const Made& made, const std::map<std::string, std::size_t>& excluded) {
    const Object part = {{"versions", versions_part()},
                         {"dataset", dataset_part(made.checked, made.options)},
                         {"decisions", decisions_part(made.decisions, made.options)},
                         {"decision_log", log_part(made.decisions.logs)},
                         {"excluded", excluded},
                         {"burned_in", burned_in_part(made)}};
    return part.dump();
}

std::string dataset_provenance(const check::Checked& checked, const Options& options) {
    return dataset_part(checked, options).dump();
}

} // namespace contourcheck::batch
