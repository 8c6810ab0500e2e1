#include "check/audit.h"

#include "loader/parallel.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <numeric>

namespace contourcheck::check {

namespace {

using contour::Kind;

constexpr std::size_t least_tried = 4; ///< contours a patient, however many patients there are

std::vector<std::size_t> inner_contours(const dataset::Patient& patient) {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < patient.contours.size(); ++i)
        if (patient.contours[i].id.kind == Kind::inner && patient.contours[i].contour) result.push_back(i);
    return result;
}

std::vector<std::size_t> evenly_spread(const std::vector<std::size_t>& from, std::size_t most) {
    if (from.size() <= most) return from;
    std::vector<std::size_t> result;
    for (std::size_t k = 0; k < most; ++k)
        result.push_back(from[(2 * k + 1) * from.size() / (2 * most)]);
    return result;
}

bool is_named(const Checked& checked, const dataset::Patient& patient) {
    return std::ranges::any_of(checked.report.findings, [&](const Finding& finding) {
        return finding.patient == patient.patient &&
               (finding.rule.starts_with("link-") || finding.rule == "better-patient" ||
                finding.rule == "identity-mismatch" ||
                (finding.rule == "image-mismatch" && finding.scope == Scope::patient));
    });
}

bool is_found_misplaced(const Checked& checked, std::size_t patient) {
    return std::ranges::any_of(checked.report.findings, [&](const Finding& finding) {
        return finding.rule == "better-patient" && finding.patient == checked.patients[patient].patient;
    });
}

/// Named ones and those whose contours they may be come first, then the least fit.
std::vector<std::size_t> by_need(const Checked& checked) {
    std::vector<std::size_t> result;
    std::vector<std::pair<bool, double>> need(checked.patients.size(), {true, -1});
    for (std::size_t i = 0; i < checked.patients.size(); ++i) {
        if (inner_contours(checked.patients[i]).empty()) continue;
        result.push_back(i);
        if (is_named(checked, checked.patients[i])) need[i].first = false;
        if (i < checked.sights.patients.size())
            if (const auto own = own_fit(checked.patients[i], checked.sights.patients[i]))
                need[i].second = own->score;
    }
    for (const std::size_t i : result)
        if (is_found_misplaced(checked, i))
            if (const Crossing* best = best_crossing(checked.sights.crossings, i);
                best && best->slices < checked.patients.size())
                need[best->slices].first = false;
    std::ranges::stable_sort(result, {}, [&](std::size_t i) { return need[i]; });
    return result;
}

/// One patient's slices under the contours of all: fills the patient's column, and its row of ways.
class Column {
public:
    Column(const Checked& checked, const std::vector<std::vector<std::size_t>>& tried, Audit& audit,
           std::size_t column)
        : checked_(checked), audit_(audit), column_(column), sums_(audit.patients.size()),
          turned_(std::size(evidence::ways)) {
        for (std::size_t row = 0; row < tried.size(); ++row)
            for (const std::size_t contour : tried[row])
                on_slice_[checked.patients[audit.patients[row]].contours[contour].id.slice].push_back(
                    {row, contour});
    }

    void fill(const std::stop_token& stop) {
        const dataset::Patient& slices = checked_.patients[audit_.patients[column_]];
        for (const auto& [number, contours] : on_slice_) {
            if (stop.stop_requested()) return;
            const dataset::SliceEntry* slice = slices.slice(number);
            if (!slice || !slice->header) continue;
            const auto read = dicom::read_slice(checked_.dataset.root / slice->file);
            if (!read) continue;
            const evidence::Picture picture = evidence::picture(*read);
            for (const auto& [row, contour] : contours)
                add(picture, row, *checked_.patients[audit_.patients[row]].contours[contour].contour);
        }
        for (std::size_t row = 0; row < sums_.size(); ++row)
            audit_.crossed(int(row), int(column_)) = {sums_[row].count(), sums_[row].mean()};
        for (std::size_t way = 0; way < turned_.size(); ++way)
            audit_.turned(int(column_), int(way)) = {turned_[way].count(), turned_[way].mean()};
    }

private:
    struct Tried {
        std::size_t row, contour;
    };

    void add(const evidence::Picture& picture, std::size_t row, const contour::Contour& contour) {
        const double origin = checked_.report.convention.pixel_origin;
        sums_[row].add(picture, evidence::ring(contour.points, origin, picture.spacing));
        if (row != column_) return;
        for (std::size_t way = 0; way < turned_.size(); ++way) {
            const auto points =
                evidence::turned(contour.points, evidence::ways[way], picture.values.shape(), origin);
            turned_[way].add(picture, evidence::ring(points, origin, picture.spacing));
        }
    }

    const Checked& checked_;
    Audit& audit_; ///< of which only this column and this row of ways are written
    std::size_t column_;
    std::map<int, std::vector<Tried>> on_slice_; ///< by slice number
    std::vector<FitSum> sums_;
    std::vector<FitSum> turned_;
};

std::string quoted(const std::string& field) {
    if (field.find_first_of(",\"") == std::string::npos) return field;
    std::string result = "\"";
    for (const char c : field)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

} // namespace

Expected<Audit> audit(const Checked& checked, const AuditOptions& options, std::stop_token stop,
                      const Progress& progress) {
    Audit result;
    result.patients = by_need(checked);
    result.candidates = result.patients.size();
    if (result.patients.size() > options.most_patients) result.patients.resize(options.most_patients);
    std::ranges::sort(result.patients);
    const std::size_t count = result.patients.size();
    const std::size_t most =
        std::max(least_tried, options.most_tries / std::max<std::size_t>(1, count * count));
    std::vector<std::vector<std::size_t>> tried;
    for (const std::size_t i : result.patients) {
        const std::vector<std::size_t> inner = inner_contours(checked.patients[i]);
        tried.push_back(evenly_spread(inner, most));
        result.is_sample |= tried.back().size() < inner.size();
        result.contours_a_patient = std::max(result.contours_a_patient, tried.back().size());
    }
    for (const Sight& sight : checked.sights.patients) {
        result.offsets_px.emplace_back();
        for (const evidence::OffsetMap& map : sight.offsets)
            result.offsets_px.back().push_back(evidence::best_px(map));
    }
    result.crossed = Grid<Lie>({int(count), int(count)});
    result.turned = Grid<Lie>({int(count), int(std::size(evidence::ways))});
    const auto done = loader::for_each(
        count, options.threads,
        [&](std::size_t column) { Column(checked, tried, result, column).fill(stop); }, stop, progress);
    if (!done) return tl::unexpected(done.error());
    if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"), checked.dataset.root);
    return result;
}

namespace {

/// Slices that a set's contours were tried on, by how well they lie there.
struct Place {
    std::size_t slices = 0; ///< index into Audit::patients
    double score = 0;
    bool is_better = false; ///< clearly, than the set's own
};
using Places = std::vector<Place>; ///< the best first

/// As the finding better-patient says, or all that were tried.
Places places(const Checked& checked, const Audit& audit, std::size_t row) {
    if (is_found_misplaced(checked, audit.patients[row])) {
        const Crossing* found = best_crossing(checked.sights.crossings, audit.patients[row]);
        const auto there = found ? std::ranges::find(audit.patients, found->slices) : audit.patients.end();
        if (there != audit.patients.end())
            return {
                {std::size_t(there - audit.patients.begin()), std::numeric_limits<double>::infinity(), true}};
    }
    Places result;
    const auto fits = audit.crossed.row(int(row));
    for (std::size_t column = 0; column < fits.size(); ++column)
        if (fits[column].contours >= least_pairs)
            result.push_back(
                {column, fits[column].fit.score,
                 column != row && fits[row].contours > 0 && fits_better(fits[column].fit, fits[row].fit)});
    std::ranges::stable_sort(result, std::greater{}, &Place::score);
    return result;
}

/// Where a set belongs, or stays; null where nothing was tried.
const Place* home(const Places& set, std::size_t row) {
    if (!set.empty() && set.front().is_better) return &set.front();
    const auto own = std::ranges::find(set, row, &Place::slices);
    return own != set.end() ? &*own : nullptr;
}

/// Slices are one set's, as in cross(): sets that fit there less well than the one whose home they are belong elsewhere.
/// Whoever so loses a home may have another.
void leave_to_the_better(std::vector<Places>& sets) {
    for (bool is_settled = false; !is_settled;) {
        std::map<std::size_t, double> best;
        for (std::size_t row = 0; row < sets.size(); ++row)
            if (const Place* there = home(sets[row], row)) {
                const auto [found, fresh] = best.try_emplace(there->slices, there->score);
                found->second = std::max(found->second, there->score);
            }
        is_settled = true;
        for (Places& set : sets) {
            const auto lost = std::erase_if(set, [&](const Place& place) {
                const auto found = best.find(place.slices);
                return place.is_better && found != best.end() && found->second > place.score;
            });
            is_settled = is_settled && lost == 0;
        }
    }
}

} // namespace

std::vector<Misplaced> misplaced(const Checked& checked, const Audit& audit) {
    std::vector<Places> sets;
    for (std::size_t row = 0; row < audit.patients.size(); ++row)
        sets.push_back(places(checked, audit, row));
    leave_to_the_better(sets);
    std::vector<Misplaced> result;
    for (std::size_t row = 0; row < sets.size(); ++row)
        if (!sets[row].empty() && sets[row].front().is_better)
            result.push_back({row, sets[row].front().slices});
    return result;
}

std::string corrected_rows(const Checked& checked, const Audit& audit, std::span<const Misplaced> misplaced) {
    std::map<std::pair<std::size_t, std::size_t>, std::string> rows; // by patient, then contour set
    for (const Misplaced& each : misplaced) {
        const std::size_t contours = audit.patients[each.contours];
        const std::size_t slices = audit.patients[each.slices];
        rows[{slices, contours}] = quoted(checked.patients[slices].patient) + ',' +
                                   quoted(checked.patients[contours].original) + '\n';
    }
    std::string text;
    for (const auto& [place, row] : rows)
        text += row;
    return text;
}

std::optional<evidence::Way> better_way(const Audit& audit, std::size_t patient) {
    const auto fits = audit.turned.row(int(patient));
    const auto best = std::size_t(
        std::ranges::max_element(fits, {}, [](const Lie& lie) { return lie.fit.score; }) - fits.begin());
    if (fits[best].contours < least_pairs || !fits_better(fits[best].fit, fits[0].fit)) return std::nullopt;
    return evidence::ways[best];
}

} // namespace contourcheck::check
