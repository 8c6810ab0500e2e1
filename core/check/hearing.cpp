#include "check/hearing.h"

#include "check/suspicion.h"

#include <algorithm>
#include <optional>

namespace contourcheck::check {

namespace {

/// Flagged contours of a patient that are heard again one without another: the work grows with their cube.
constexpr std::size_t most_heard_again = 16;

Opinion opinion(const PreparedPatient& patient, std::size_t contour, const Sight& sight) {
    Opinion result;
    if (contour >= sight.looks.size() || !sight.looks[contour].seen) return result;
    result.known = true;
    result.judged = judged(patient, contour, sight.looks[contour], sight.looks);
    const contour::Kind kind = patient.contours[contour].kind();
    result.suspicion = picture_suspicion(kind, result.judged.features);
    result.evidence = picture_evidence(kind, result.judged.features);
    return result;
}

/// Hears the contours of a patient, sets the worst aside, and hears the others again.
class Hearing {
public:
    Hearing(const PreparedPatient& patient, const Sight& sight, const std::stop_token& stop)
        : trusted_(patient), sight_(sight), stop_(stop), is_aside_(patient.contours.size()),
          opinions_(patient.contours.size()) {
        for (std::size_t i = 0; i < opinions_.size() && !stop_.stop_requested(); ++i)
            opinions_[i] = opinion(patient, i, sight);
    }

    [[nodiscard]] std::vector<Opinion> opinions() {
        for (Opinion& each : opinions_)
            each.phase_order = each.judged.features.values[Features::phase_order];
        // Where more than this are flagged, hardly anything can be trusted, and all stand as they were first heard.
        std::size_t flagged = 0;
        for (std::size_t i = 0; i < opinions_.size(); ++i)
            flagged += is_flagged(i);
        if (flagged > most_heard_again) return std::move(opinions_);
        for (auto worst = this->worst(); worst && !stop_.stop_requested(); worst = this->worst()) {
            is_aside_[*worst] = true;
            set_aside(trusted_, *worst);
            for (std::size_t i = 0; i < opinions_.size(); ++i)
                if (!stop_.stop_requested() && !is_aside_[i] && (is_flagged(i) || is_beside(i, *worst)))
                    hear_again(i);
        }
        return std::move(opinions_);
    }

private:
    void hear_again(std::size_t i) {
        const double phase_order = opinions_[i].phase_order;
        opinions_[i] = opinion(trusted_, i, sight_);
        opinions_[i].phase_order = phase_order;
    }
    [[nodiscard]] bool is_flagged(std::size_t i) const {
        return !is_aside_[i] && opinions_[i].suspicion >= flagged_suspicion;
    }
    [[nodiscard]] bool is_beside(std::size_t i, std::size_t other) const {
        return trusted_.contours[i].location == trusted_.contours[other].location;
    }
    /// What is left against a flagged contour without the one whose word weighs most.
    [[nodiscard]] double evidence_without_accuser(std::size_t i) const {
        double least = opinions_[i].evidence;
        for (std::size_t accuser = 0; accuser < opinions_.size(); ++accuser) {
            if (accuser == i || !is_flagged(accuser)) continue;
            if (stop_.stop_requested()) break;
            PreparedPatient without = trusted_;
            set_aside(without, accuser);
            least = std::min(least, opinion(without, i, sight_).evidence);
        }
        return least;
    }
    [[nodiscard]] std::optional<std::size_t> worst() const {
        std::optional<std::size_t> worst;
        double most = 0;
        for (std::size_t i = 0; i < opinions_.size() && !stop_.stop_requested(); ++i) {
            if (!is_flagged(i)) continue;
            const double evidence = evidence_without_accuser(i);
            if (worst && evidence <= most) continue;
            worst = i;
            most = evidence;
        }
        return worst;
    }

    PreparedPatient trusted_;
    const Sight& sight_;
    const std::stop_token& stop_;
    std::vector<bool> is_aside_;
    std::vector<Opinion> opinions_;
};

} // namespace

std::vector<Opinion> opinions(const PreparedPatient& patient, const Sight& sight,
                              const std::stop_token& stop) {
    return Hearing(patient, sight, stop).opinions();
}

} // namespace contourcheck::check
