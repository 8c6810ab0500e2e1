#include "trial/selftest.h"

#include "base/wilson.h"
#include "loader/parallel.h"
#include "trial/attempt.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

namespace contourcheck::trial {

namespace {

using check::Finding;
using check::Severity;
using contour::Kind;

/// A contour taken as right.
struct Right {
    std::size_t patient = 0, contour = 0;
    bool flagged = false;
    double suspicion = 0;
    std::uint64_t seed = 0; ///< of the mistakes put into it
};

/// What became of one mistake in one contour.
struct Outcome {
    bool made = false, flagged = false, named = false;
    bool others_flagged = false; ///< other contours taken as right
    double suspicion = 0;
};
using Outcomes = std::vector<Outcome>; ///< as mistakes()

/// Those of one kind, in the dataset's order.
std::vector<Right> right_contours(const Study& study, Kind kind, const std::set<std::string>& rejected) {
    std::vector<Right> result;
    std::size_t row = 0; // of the report, which has the contours in the same order
    const auto& rows = study.checked.report.contours;
    for (std::size_t p = 0; p < study.prepared.size(); ++p)
        for (std::size_t c = 0; c < study.prepared[p].contours.size() && row < rows.size(); ++c, ++row) {
            const check::PreparedContour& contour = study.prepared[p].contours[c];
            const check::ContourReport& report = rows[row];
            if (contour.kind() != kind || !contour.is_polygon() || report.status == check::Status::error ||
                rejected.contains(to_string(report.id)))
                continue;
            result.push_back({p, c, report.status == check::Status::warning, report.suspicion});
        }
    return result;
}

/// At most `most` of them that have a place in their patient, each equally likely, in their order.
std::vector<Right> drawn(const Study& study, std::vector<Right> right, std::size_t most, Random& random) {
    std::erase_if(right, [&](const Right& each) {
        const check::PreparedContour& contour = study.prepared[each.patient].contours[each.contour];
        return !contour.comparable || !contour.slice;
    });
    shuffle(std::span(right), random);
    if (right.size() > most) right.resize(most);
    std::ranges::sort(right, {}, [](const Right& each) { return std::pair(each.patient, each.contour); });
    for (Right& each : right)
        each.seed = random.next();
    return right;
}

/// Patients opened while mistakes are put into their contours, and closed after the last of these.
class Desk {
public:
    Desk(const Study& study, const std::vector<Right>& all) : study_(study), places_(study.prepared.size()) {
        for (const Right& each : all)
            ++places_[each.patient].waiting;
    }

    [[nodiscard]] std::shared_ptr<const Opened> open(std::size_t patient, const std::stop_token& stop) {
        Place& place = places_[patient];
        const std::lock_guard lock(place.mutex);
        if (!place.opened) place.opened = std::make_shared<const Opened>(trial::open(study_, patient, stop));
        auto result = place.opened;
        if (--place.waiting == 0) place.opened.reset();
        return result;
    }

private:
    struct Place {
        std::mutex mutex;
        std::size_t waiting = 0; ///< contours not begun yet
        std::shared_ptr<const Opened> opened;
    };
    const Study& study_;
    std::vector<Place> places_;
};

/// A warning or an error that was not there before, or not as bad.
bool is_new(const Finding& finding, const std::vector<Finding>& before) {
    return finding.severity != Severity::info && std::ranges::none_of(before, [&](const Finding& each) {
               return each.id == finding.id && each.severity >= finding.severity;
           });
}

/// Contours by their patient's and their own index.
using Places = std::set<std::pair<std::size_t, std::size_t>>;

bool is_collateral(const Said& said, const Said& before, const std::vector<Change>& changes,
                   std::size_t patient, const Places& right) {
    for (std::size_t i = 0; i < said.findings.size(); ++i)
        if (right.contains({patient, i}) &&
            std::ranges::find(changes, i, &Change::contour) == changes.end() &&
            std::ranges::any_of(said.findings[i],
                                [&](const Finding& each) { return is_new(each, before.findings[i]); }))
            return true;
    return false;
}

Outcomes outcomes(const Study& study, const Opened& opened, const Right& right, const Places& all_right,
                  const std::stop_token& stop) {
    Attempt attempt(study, opened, right.patient, right.contour);
    const Said before = attempt.as_it_is();
    Outcomes result(mistakes().size());
    for (std::size_t k = 0; k < result.size() && !stop.stop_requested(); ++k) {
        const Mistake& mistake = mistakes()[k];
        Random random(right.seed + k);
        const auto changes = made(mistake, study.prepared[right.patient], right.contour, study.pointers,
                                  study.checked.report.convention.pixel_origin, random);
        if (changes.empty()) continue;
        const Said said = attempt.with(changes);
        Outcome& outcome = result[k];
        outcome.made = true;
        outcome.suspicion = said.suspicion;
        outcome.others_flagged = is_collateral(said, before, changes, right.patient, all_right);
        for (const Finding& finding : said.findings[right.contour]) {
            if (!is_new(finding, before.findings[right.contour])) continue;
            outcome.flagged = true;
            if (mistake.is_named_by(finding.rule)) outcome.named = true;
        }
    }
    return result;
}

Share flagged(const std::vector<Right>& right) {
    return share(std::size_t(std::ranges::count(right, true, &Right::flagged)), right.size());
}

/// Of one kind of mistake in contours of one kind; nothing where it could never be made.
std::optional<Trial> trial(std::size_t mistake, Kind kind, const Study& study,
                           const std::vector<Right>& tried, const std::vector<Outcomes>& all) {
    std::size_t made = 0;
    std::size_t flagged = 0;
    std::size_t named = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i < tried.size(); ++i) {
        if (study.prepared[tried[i].patient].contours[tried[i].contour].kind() != kind) continue;
        made += all[i][mistake].made;
        flagged += all[i][mistake].flagged;
        named += all[i][mistake].named;
        others += all[i][mistake].others_flagged;
    }
    if (made == 0) return std::nullopt;
    return Trial{mistakes()[mistake].id, kind, share(flagged, made), share(named, flagged),
                 share(others, made)};
}

/// The chance that a wrong contour has the greater suspicion, ties counting half (Mann and Whitney 1947).
std::optional<double> area_under_curve(std::vector<double> right, const std::vector<double>& wrong) {
    if (right.empty() || wrong.empty()) return std::nullopt;
    std::ranges::sort(right);
    double sum = 0;
    for (const double each : wrong) {
        const auto [first, last] = std::ranges::equal_range(right, each);
        sum += double(first - right.begin()) + double(last - first) / 2;
    }
    return sum / (double(right.size()) * double(wrong.size()));
}

void count(SelfTest& result, const Study& study, const std::vector<Right>& tried,
           const std::vector<Outcomes>& all) {
    for (std::size_t k = 0; k < mistakes().size(); ++k)
        for (const Kind kind : {Kind::inner, Kind::outer})
            if (auto found = trial(k, kind, study, tried, all)) result.trials.push_back(*found);
    std::set<std::size_t> patients;
    for (std::size_t i = 0; i < tried.size(); ++i)
        if (std::ranges::any_of(all[i], &Outcome::made)) {
            ++result.contours;
            patients.insert(tried[i].patient);
        }
    result.patients = patients.size();
    std::size_t others = 0;
    std::size_t made = 0;
    for (const Trial& each : result.trials) {
        others += each.others.found;
        made += each.others.tried;
    }
    result.others = share(others, made);
}

} // namespace

double Share::value() const {
    return tried == 0 ? 0 : double(found) / double(tried);
}

Share share(std::size_t found, std::size_t tried) {
    const ShareInterval interval = wilson(found, tried);
    return {found, tried, interval.low, interval.high};
}

SelfTest selftest(const check::Checked& checked, const SelfTestOptions& options, std::stop_token stop,
                  const Progress& progress) {
    SelfTest result;
    result.seed = options.seed;
    const Study all = study(checked, options.threads, stop);
    Random random(options.seed);
    std::vector<Right> tried;
    Places all_right;
    std::vector<double> right_suspicions;
    for (const Kind kind : {Kind::inner, Kind::outer}) {
        const std::vector<Right> right = right_contours(all, kind, options.rejected);
        (kind == Kind::inner ? result.right_inner : result.right_outer) = flagged(right);
        for (const Right& each : right) {
            right_suspicions.push_back(each.suspicion);
            all_right.emplace(each.patient, each.contour);
        }
        std::ranges::move(drawn(all, right, options.most, random), std::back_inserter(tried));
    }
    // A patient's inner and outer contours one after another: its pictures are read once and held no longer.
    std::ranges::sort(tried, {}, [](const Right& each) { return std::pair(each.patient, each.contour); });

    std::vector<Outcomes> tries(tried.size(), Outcomes(mistakes().size()));
    result.drawn = tried.size();
    Desk desk(all, tried);
    const auto done = loader::for_each(
        tried.size(), options.threads,
        [&](std::size_t i) {
            Outcomes all_of_it = outcomes(all, *desk.open(tried[i].patient, stop), tried[i], all_right, stop);
            // Stopped in between, pictures or mistakes are missing: the contour does not count.
            if (!stop.stop_requested()) tries[i] = std::move(all_of_it);
        },
        stop, progress);
    result.whole = done.has_value() && !stop.stop_requested();
    count(result, all, tried, tries);
    std::vector<double> wrong_suspicions;
    for (const Outcomes& each : tries)
        for (const Outcome& outcome : each)
            if (outcome.made) wrong_suspicions.push_back(outcome.suspicion);
    result.area = area_under_curve(std::move(right_suspicions), wrong_suspicions);
    return result;
}

std::size_t contours_to_try(const check::Checked& checked, const SelfTestOptions& options) {
    std::size_t inner = 0, outer = 0, row = 0;
    const auto& rows = checked.report.contours;
    for (const dataset::Patient& patient : checked.patients)
        for (std::size_t c = 0; c < patient.contours.size() && row < rows.size(); ++c, ++row) {
            const dataset::ContourEntry& contour = patient.contours[c];
            if (!contour.contour || !contour.slice || contour.contour->points.size() < 3 ||
                rows[row].status == check::Status::error || options.rejected.contains(to_string(contour.id)))
                continue;
            inner += contour.id.kind == Kind::inner;
            outer += contour.id.kind == Kind::outer;
        }
    return std::min(inner, options.most) + std::min(outer, options.most);
}

std::span<const std::string_view> blind_spots() {
    static constexpr std::string_view spots[] = {
        Phrase::noop("A contour taken as right may be wrong without being noticed; it counts as right here."),
        Phrase::noop("Contours with an error are not among those taken as right, so a right one that wrongly "
                     "got an error "
                     "is not counted as flagged."),
        Phrase::noop("The patient's contours are heard again; whether they fit otherwise as a whole, or "
                     "another patient's "
                     "slices, is not searched again for each mistake."),
        Phrase::noop("One contour is wrong at a time. What is wrong in the same way in a whole patient or "
                     "dataset is not "
                     "tried."),
        Phrase::noop("Two sets of contours exchanged in the link table are named only where each has three "
                     "inner contours "
                     "or "
                     "more; outer contours are not asked."),
        Phrase::noop("A mistake that leaves more than 0.92 of the contour where it was (Dice) is not put in: "
                     "one contour "
                     "one or two pixels off often cannot be told."),
        Phrase::noop(
            "People make mistakes that are not in this list, and those in it not always as it makes them."),
        Phrase::noop("Papillary muscles are not tried."),
        Phrase::noop("The weights behind the suspicion were fitted on three Sunnybrook patients and "
                     "synthetic data: on "
                     "these the figures are too good."),
        Phrase::noop("The intervals take each contour by itself; those of one patient are alike, so the real "
                     "uncertainty is larger."),
    };
    return spots;
}

} // namespace contourcheck::trial
