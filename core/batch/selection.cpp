#include "batch/selection.h"

#include "base/hash.h"
#include "base/text.h"
#include "batch/file_names.h"
#include "contour/measures.h"
#include "loader/split.h"

#include <algorithm>
#include <numeric>

namespace contourcheck::batch {

std::string_view word(Include include) {
    switch (include) {
    case Include::all:
        return "all";
    case Include::unflagged:
        return "unflagged";
    case Include::accepted:
        return "accepted";
    }
    return {};
}

std::optional<Include> include_from_word(std::string_view text) {
    for (const Include include : {Include::all, Include::unflagged, Include::accepted})
        if (word(include) == text) return include;
    return std::nullopt;
}

std::optional<std::vector<contour::Kind>> parse_kinds(std::string_view text) {
    std::vector<contour::Kind> named;
    while (true) {
        const auto comma = text.find(',');
        const auto kind = contour::kind_from_word(trimmed(text.substr(0, comma)));
        if (!kind) return std::nullopt;
        named.push_back(*kind);
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    std::ranges::sort(named);
    const auto [first, last] = std::ranges::unique(named);
    named.erase(first, last);
    return named;
}

namespace {

/// Whole numbers with '/' between, exactly `count` of them; empty otherwise.
std::vector<int> parse_wholes(std::string_view text, std::size_t count) {
    std::vector<int> result;
    for (;;) {
        const std::size_t slash = text.find('/');
        const auto number = parse_whole(text.substr(0, slash));
        if (!number || *number < 0) return {};
        result.push_back(*number);
        if (slash == std::string_view::npos) break;
        text.remove_prefix(slash + 1);
    }
    return result.size() == count ? result : std::vector<int>{};
}

} // namespace

std::string fault_of_split(std::string_view text) {
    const auto shares = parse_wholes(text, 3);
    if (shares.empty()) return "is not three whole numbers such as 80/10/10";
    const auto sum = std::accumulate(shares.begin(), shares.end(), std::int64_t(0));
    return sum == 100 ? std::string() : "adds up to " + std::to_string(sum) + ", not to 100";
}

std::optional<Split> parse_split(std::string_view text) {
    if (!fault_of_split(text).empty()) return std::nullopt;
    const auto shares = parse_wholes(text, 3);
    return Split{shares[0], shares[1], shares[2]};
}

std::string fault_of_shard(std::string_view text) {
    const auto numbers = parse_wholes(text, 2);
    if (numbers.empty()) return "is not two whole numbers such as 0/4";
    if (numbers[1] == 0) return "has no parts";
    if (numbers[0] < numbers[1]) return {};
    const std::string count = '/' + std::to_string(numbers[1]);
    return "is none of the parts 0" + count + " to " + std::to_string(numbers[1] - 1) + count;
}

std::string word(const Shard& shard) {
    return std::to_string(shard.index) + '/' + std::to_string(shard.count);
}

std::optional<Shard> parse_shard(std::string_view text) {
    if (!fault_of_shard(text).empty()) return std::nullopt;
    const auto numbers = parse_wholes(text, 2);
    return Shard{numbers[0], numbers[1]};
}

bool is_withheld(const dicom::Header& header, const Selection& selection) {
    return header.burned_in == dicom::BurnedIn::yes      ? !selection.allow_burned_in
           : header.burned_in == dicom::BurnedIn::unsaid ? selection.leave_out_unsaid
                                                         : false;
}

std::size_t count_unsaid(const Chosen& chosen) {
    return std::size_t(std::ranges::count_if(chosen.selected, [](const Selected& each) {
        return each.seen.burned_in == dicom::BurnedIn::unsaid;
    }));
}

std::string exported_patient(const std::string& patient, const std::optional<std::string>& key) {
    return key ? hmac_sha256_hex(*key, patient).substr(0, 16) : patient;
}

std::string exported_id(const dataset::ContourId& id, const std::optional<std::string>& key) {
    return to_string(dataset::ContourId{exported_patient(id.patient, key), id.slice, id.kind});
}

std::string patient_of(std::string_view id) {
    return std::string(id.substr(0, id.find('/')));
}

namespace {

/// What a patient gets by its place in the seed's order.
struct Portion {
    std::string split;
    int shard = 0;
};

std::map<std::string, Portion> deal_out(const dataset::Patients& patients, const Selection& selection) {
    std::vector<std::string> ids;
    for (const dataset::Patient& patient : patients)
        ids.push_back(patient.patient);
    const auto order = loader::in_seeds_order(ids, selection.seed);
    const Split split = selection.split.value_or(Split{});
    const auto sizes = loader::cut_by_shares(
        order.size(), {std::size_t(split.train), std::size_t(split.validation), std::size_t(split.test)});
    std::map<std::string, Portion> portions;
    for (std::size_t place = 0; place < order.size(); ++place) {
        Portion portion;
        if (selection.split)
            portion.split = place < sizes[0] ? "train" : place < sizes[0] + sizes[1] ? "validation" : "test";
        portion.shard = int(place % std::size_t(std::max(1, selection.shard.count)));
        portions.emplace(order[place], portion);
    }
    return portions;
}

/// Empty where nothing speaks against it.
std::string_view reason_against(const dataset::Patient& patient, const dataset::ContourEntry& entry,
                                const Selected& known, const Portion& portion, const Selection& selection) {
    if (selection.patient && patient.patient != *selection.patient) return "patient";
    if (portion.shard != selection.shard.index) return "shard";
    if (std::find(selection.kinds.begin(), selection.kinds.end(), entry.id.kind) == selection.kinds.end())
        return "kind";
    if (!entry.contour) return "contour-unreadable";
    if (contour::distinct_points(entry.contour->points) < 3) return "too-few-points";
    if (!entry.slice) return "no-slice";
    if (!patient.slices[*entry.slice].header) return "slice-unreadable";
    if (known.decision == review::State::rejected) return "rejected";
    if (selection.include == Include::unflagged && known.status != check::Status::ok) return "flagged";
    if (selection.include == Include::accepted && known.decision != review::State::accepted)
        return "not-accepted";
    const dicom::Header& header = *patient.slices[*entry.slice].header;
    if (is_withheld(header, selection))
        return header.burned_in == dicom::BurnedIn::yes ? burned_in : burned_in_unsaid;
    return {};
}

loader::PairRequest request_of(const dataset::Dataset& dataset, const dataset::SliceEntry& slice,
                               const dataset::ContourEntry& entry) {
    loader::PairRequest request;
    request.id = to_string(entry.id);
    request.slice_file = (dataset.root / slice.file).string();
    request.contour_file = (dataset.root / entry.file).string();
    request.kind = entry.id.kind;
    request.shape = slice.header->shape;
    request.pixel_type = loader::export_type(*slice.header);
    return request;
}

std::vector<std::string> names_of(const dataset::Patients& patients, const Selection& selection) {
    std::vector<std::string> ids;
    ids.reserve(patients.size());
    for (const dataset::Patient& patient : patients)
        ids.push_back(exported_patient(patient.patient, selection.pseudonym_key));
    return file_names(ids);
}

} // namespace

SeenSlice seen_slice(const dataset::SliceEntry& slice) {
    return {slice.stamp, slice.header ? slice.header->burned_in : dicom::BurnedIn::unsaid};
}

bool is_as_seen(const SeenSlice& seen, const std::filesystem::path& file, const dicom::Header& header,
                std::string_view sha256) {
    if (header.burned_in != seen.burned_in) return false;
    if (!seen.sha256.empty()) return seen.sha256 == sha256;
    // Rights, links and other numbers of the same file change nothing in it.
    const auto now = dataset::stamp_of(file);
    return !seen.stamp || (now && now->size == seen.stamp->size && now->written_ns == seen.stamp->written_ns);
}

std::map<std::string, int> shards_of_patients(const dataset::Patients& patients, std::uint64_t seed,
                                              int count) {
    Selection selection;
    selection.seed = seed;
    selection.shard.count = count;
    std::map<std::string, int> shards;
    for (const auto& [patient, portion] : deal_out(patients, selection))
        shards.emplace(patient, portion.shard);
    return shards;
}

Chosen select(const check::Checked& checked, const Decisions& decisions, const Selection& selection) {
    std::map<std::string, check::Status> statuses;
    for (const check::ContourReport& contour : checked.report.contours)
        statuses.emplace(to_string(contour.id), contour.status);
    const auto portions = deal_out(checked.patients, selection);

    Chosen chosen;
    chosen.file_names = names_of(checked.patients, selection);
    for (std::size_t number = 0; number < checked.patients.size(); ++number) {
        const dataset::Patient& patient = checked.patients[number];
        const Portion& portion = portions.at(patient.patient);
        for (const dataset::ContourEntry& entry : patient.contours) {
            const std::string id = to_string(entry.id);
            Selected known;
            known.id = exported_id(entry.id, selection.pseudonym_key);
            known.split = portion.split;
            if (const auto found = decisions.states.find(id); found != decisions.states.end())
                known.decision = found->second;
            if (const auto found = statuses.find(id); found != statuses.end()) known.status = found->second;
            const auto reason = reason_against(patient, entry, known, portion, selection);
            if (!reason.empty()) {
                chosen.excluded.push_back({known.id, std::string(reason)});
                continue;
            }
            known.contour_sha256 = entry.sha256;
            const dataset::SliceEntry& slice = patient.slices[*entry.slice];
            known.request = request_of(checked.dataset, slice, entry);
            known.seen = seen_slice(slice);
            if (const auto hash = decisions.slices_sha256.find(id); hash != decisions.slices_sha256.end())
                known.seen.sha256 = hash->second;
            known.patient = number;
            known.slice = slice.number;
            known.location = slice.location;
            known.phase = slice.phase;
            chosen.selected.push_back(std::move(known));
        }
    }
    return chosen;
}

} // namespace contourcheck::batch
