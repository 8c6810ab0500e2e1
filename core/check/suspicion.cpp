#include "check/suspicion.h"

#include "check/rules.h"
#include "check/weights.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::check {

namespace {

constexpr double most = 6;

double weight(Severity severity) {
    switch (severity) {
    case Severity::error:
        return 0.9;
    case Severity::warning:
        return 0.5;
    case Severity::info:
        return 0;
    }
    return 0;
}

} // namespace

double picture_evidence(contour::Kind kind, const Features& features) {
    const weights::Weights& of = kind == contour::Kind::outer ? weights::outer : weights::inner;
    double sum = of.start;
    for (std::size_t i = 0; i < Features::count; ++i)
        sum += of.weight[i] * std::clamp((features.values[i] - of.knot[i]) / of.scale[i], 0.0, most);
    return sum;
}

double picture_suspicion(contour::Kind kind, const Features& features) {
    return 1 / (1 + std::exp(-picture_evidence(kind, features)));
}

double suspicion(std::span<const Finding* const> findings, const Evidence& evidence) {
    double trust = 1;
    for (const Finding* finding : findings)
        if (finding->scope == Scope::patient || !rule(finding->rule).by_picture)
            trust *= 1 - weight(finding->severity);
    if (evidence.picture) return 1 - trust * (1 - *evidence.picture);
    if (evidence.misfit) {
        const double square = *evidence.misfit * *evidence.misfit;
        trust *= 1 - 0.4 / (1 + 25 / square);
    }
    if (evidence.outside_share) trust *= 1 - 0.3 * *evidence.outside_share / (*evidence.outside_share + 0.05);
    return 1 - trust;
}

} // namespace contourcheck::check
