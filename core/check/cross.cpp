#include "check/cross.h"

#include "check/contour_set.h"
#include "check/rules.h"
#include "loader/parallel.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace contourcheck::check {

namespace {

/// The contours of all patients that seek other slices, and where they were tried.
class Search {
public:
    Search(const dataset::Dataset& dataset, const dataset::Patients& patients, Sights& sights,
           double pixel_origin, int threads, const std::stop_token& stop)
        : dataset_(dataset), patients_(patients), sights_(sights), origin_(pixel_origin), threads_(threads),
          stop_(stop), is_sought_(patients.size()) {}

    Expected<void> run() {
        std::vector<ContourSet> seeking;
        for (std::size_t i = 0; i < patients_.size(); ++i)
            if (own_fit(patients_[i], sights_.patients[i]) && !is_surely_right(i))
                seeking.push_back(contour_set(i, patients_[i], sights_.patients[i]));
        std::vector<ContourSet> homeless;
        while (!seeking.empty()) {
            const auto [sure, open] = columns();
            if (const auto done = try_on(seeking, open); !done) return done;
            for (const ContourSet& set : seeking)
                is_sought_[set.patient] = true;
            std::erase_if(seeking, [&](const ContourSet& set) { return home(set.patient) != nullptr; });
            if (const auto done = try_on(seeking, sure); !done) return done;
            std::ranges::copy_if(seeking, std::back_inserter(homeless),
                                 [&](const ContourSet& set) { return home(set.patient) == nullptr; });
            seeking = displaced();
        }
        if (const auto done = try_on_unlinked(homeless); !done) return done;
        leave_to_the_better();
        return {};
    }

private:
    struct Columns {
        std::vector<std::size_t> sure, open;
    };
    [[nodiscard]] Columns columns() const {
        Columns result;
        for (std::size_t i = 0; i < patients_.size(); ++i)
            if (!patients_[i].slices.empty()) (is_surely_right(i) ? result.sure : result.open).push_back(i);
        return result;
    }
    [[nodiscard]] const dataset::Patient& slices(std::size_t column) const {
        return column < patients_.size() ? patients_[column] : sights_.unlinked[column - patients_.size()];
    }
    /// On the whole and in most of the contours: where two hearts lie alike, most of them may agree by chance.
    [[nodiscard]] bool is_surely_right(std::size_t patient) const {
        const auto agreeing = usual_agreeing(patients_[patient], sights_.patients[patient]);
        const auto own = own_fit(patients_[patient], sights_.patients[patient]);
        return agreeing && *agreeing >= surely_agreeing && own->agreeing >= surely_agreeing &&
               !is_sought_[patient];
    }
    [[nodiscard]] const Crossing* home(std::size_t patient) const {
        const auto own = own_fit(patients_[patient], sights_.patients[patient]);
        const Crossing* best = best_crossing(sights_.crossings, patient);
        return own && best && belongs(*best, *own) ? best : nullptr;
    }
    /// Contours that surely fit keep their slices from all that do not fit them better.
    [[nodiscard]] bool is_kept(const Crossing& crossing) const {
        if (crossing.slices >= patients_.size() || !is_surely_right(crossing.slices)) return false;
        const auto own = own_fit(patients_[crossing.slices], sights_.patients[crossing.slices]);
        return own && crossing.fit.score < own->score + *rule("better-patient").threshold;
    }
    /// Contours that surely fitted, whose slices now are another's.
    [[nodiscard]] std::vector<ContourSet> displaced() const {
        std::set<std::size_t> found;
        for (std::size_t i = 0; i < patients_.size(); ++i)
            if (const Crossing* there = home(i);
                there && there->slices < patients_.size() && is_surely_right(there->slices))
                found.insert(there->slices);
        std::vector<ContourSet> result;
        for (const std::size_t i : found) {
            result.push_back(contour_set(i, patients_[i], sights_.patients[i]));
            result.back().is_displaced = true;
        }
        return result;
    }

    Expected<void> try_on(const std::vector<ContourSet>& sets, const std::vector<std::size_t>& columns) {
        if (sets.empty()) return {};
        std::vector<std::vector<Crossing>> found(columns.size());
        const auto tried_one = [&](std::size_t k) {
            std::vector<const ContourSet*> others;
            for (const ContourSet& set : sets)
                if (set.patient != columns[k]) others.push_back(&set);
            found[k] = crossed(dataset_.root, slices(columns[k]), others, origin_, stop_);
            for (Crossing& each : found[k])
                each.slices = columns[k];
        };
        if (const auto done = loader::for_each(columns.size(), threads_, tried_one, stop_); !done)
            return done;
        for (const auto& of_column : found)
            std::ranges::copy_if(of_column, std::back_inserter(sights_.crossings),
                                 [&](const Crossing& each) { return !is_kept(each); });
        std::ranges::sort(sights_.crossings, {}, [&](const Crossing& each) {
            return std::tuple(each.contours, -each.fit.score, std::string_view(slices(each.slices).patient),
                              each.slices);
        });
        return {};
    }

    /// Slices are one set's: where one belongs, those that fit there less well are another's. Whoever so loses
    /// a home may belong elsewhere, so this goes on until every set has a home of its own.
    void leave_to_the_better() {
        for (std::size_t before = 0; before != sights_.crossings.size();) {
            before = sights_.crossings.size();
            std::map<std::size_t, double> best; // fit on slices of a set that belongs there
            for (std::size_t i = 0; i < patients_.size(); ++i)
                if (const Crossing* there = home(i)) {
                    const auto [found, fresh] = best.try_emplace(there->slices, there->fit.score);
                    found->second = std::max(found->second, there->fit.score);
                }
            std::erase_if(sights_.crossings, [&](const Crossing& each) {
                const auto found = best.find(each.slices);
                return found != best.end() && found->second > each.fit.score;
            });
        }
    }

    Expected<void> try_on_unlinked(const std::vector<ContourSet>& sets) {
        if (sets.empty()) return {};
        const std::vector<dataset::PatientFiles> files = dataset::unlinked_slices(dataset_);
        sights_.unlinked.resize(files.size());
        const auto read_one = [&](std::size_t k) {
            sights_.unlinked[k] = dataset::read_patient(dataset_, files[k], stop_);
        };
        if (const auto done = loader::for_each(files.size(), threads_, read_one, stop_); !done) return done;
        std::vector<std::size_t> columns(files.size());
        std::iota(columns.begin(), columns.end(), patients_.size());
        return try_on(sets, columns);
    }

    const dataset::Dataset& dataset_;
    const dataset::Patients& patients_;
    Sights& sights_;
    const double origin_;
    const int threads_;
    const std::stop_token& stop_;
    std::vector<bool> is_sought_; ///< other slices were tried for the patient's contours
};

} // namespace

const Crossing* best_crossing(std::span<const Crossing> crossings, std::size_t contours) {
    const auto best = std::ranges::lower_bound(crossings, contours, {}, &Crossing::contours);
    return best != crossings.end() && best->contours == contours ? &*best : nullptr;
}

Expected<void> cross(const dataset::Dataset& dataset, const dataset::Patients& patients, Sights& sights,
                     double pixel_origin, int threads, std::stop_token stop) {
    sights.crossings.clear();
    sights.unlinked.clear();
    const auto done = Search(dataset, patients, sights, pixel_origin, threads, stop).run();
    if (!done) return done;
    if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"), dataset.root);
    return {};
}

} // namespace contourcheck::check
