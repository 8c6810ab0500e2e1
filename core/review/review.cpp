#include "review/review.h"

#include "base/file.h"

#include <cstdlib>

namespace contourcheck::review {

std::string_view word(Verdict verdict) {
    switch (verdict) {
    case Verdict::accept:
        return "accept";
    case Verdict::reject:
        return "reject";
    case Verdict::unsure:
        return "unsure";
    }
    return {};
}

std::optional<Verdict> verdict_from_word(std::string_view text) {
    for (const Verdict verdict : {Verdict::accept, Verdict::reject, Verdict::unsure})
        if (word(verdict) == text) return verdict;
    return std::nullopt;
}

std::string_view word(State state) {
    switch (state) {
    case State::none:
        return "none";
    case State::accepted:
        return "accepted";
    case State::rejected:
        return "rejected";
    case State::unsure:
        return "unsure";
    case State::stale:
        return "stale";
    }
    return {};
}

const std::vector<std::string>& reasons() {
    static const std::vector<std::string> words = {"wrong-patient", "wrong-slice", "shifted",
                                                   "wrong-phase",   "leaks",       "image-quality",
                                                   "wrong-size",    "shape",       "other"};
    return words;
}

bool same_entry(const Decision& a, const Decision& b) {
    return a.contour == b.contour && a.verdict == b.verdict && a.reasons == b.reasons &&
           a.comment == b.comment && a.reviewer == b.reviewer && a.time_utc == b.time_utc &&
           a.content == b.content && a.version == b.version;
}

std::filesystem::path Store::default_file() {
    if (const char* file = std::getenv("CONTOURCHECK_DECISIONS");
        file && *file) // NOLINT(concurrency-mt-unsafe)
        return file;
    return user_data_folder() / "decisions.sqlite";
}

} // namespace contourcheck::review
