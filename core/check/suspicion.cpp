#include "check/suspicion.h"

namespace contourcheck::check {

namespace {

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

double suspicion(std::span<const Finding* const> findings, const Evidence& evidence) {
    double trust = 1;
    for (const Finding* finding : findings)
        trust *= 1 - weight(finding->severity);
    if (evidence.misfit) {
        const double square = *evidence.misfit * *evidence.misfit;
        trust *= 1 - 0.4 / (1 + 25 / square);
    }
    if (evidence.outside_share) trust *= 1 - 0.3 * *evidence.outside_share / (*evidence.outside_share + 0.05);
    return 1 - trust;
}

} // namespace contourcheck::check
