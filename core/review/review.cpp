#include "review/review.h"

#include "base/file.h"

#include <algorithm>
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
        return Phrase::noop("accepted");
    case State::rejected:
        return Phrase::noop("rejected");
    case State::unsure:
        return Phrase::noop("unsure");
    case State::stale:
        return Phrase::noop("stale");
    }
    return {};
}

const std::vector<std::string>& reasons() {
    static const std::vector<std::string> words = {"wrong-patient", "wrong-slice", "shifted",
                                                   "wrong-phase",   "leaks",       "image-quality",
                                                   "wrong-size",    "shape",       "other"};
    return words;
}

Phrase reason_in_words(const std::string& reason) {
    // As the decisions have it, "wrong-patient", and without the hyphen; whoever writes their own reads their own.
    static constexpr std::string_view known[] = {Phrase::noop("wrong patient"), Phrase::noop("wrong slice"),
                                                 Phrase::noop("shifted"),       Phrase::noop("wrong phase"),
                                                 Phrase::noop("leaks"),         Phrase::noop("image quality"),
                                                 Phrase::noop("wrong size"),    Phrase::noop("shape"),
                                                 Phrase::noop("other"),         Phrase::noop("in bulk")};
    std::string words = reason;
    std::ranges::replace(words, '-', ' ');
    return std::ranges::find(known, words) == std::end(known) ? Phrase(words) : Phrase::tr(words);
}

bool same_entry(const Decision& a, const Decision& b) {
    return a.contour == b.contour && a.verdict == b.verdict && a.reasons == b.reasons &&
           a.comment == b.comment && a.reviewer == b.reviewer && a.time_utc == b.time_utc &&
           a.content == b.content && a.version == b.version;
}

std::string stored_path(const std::filesystem::path& root) {
    std::error_code error;
    const auto canonical = std::filesystem::canonical(root, error);
    return (error ? root : canonical).string();
}

std::filesystem::path Store::default_file() {
    if (const char* file = std::getenv("CONTOURCHECK_DECISIONS");
        file && *file) // NOLINT(concurrency-mt-unsafe)
        return file;
    return user_data_folder() / "decisions.sqlite";
}

} // namespace contourcheck::review
