#include "desktop/session.h"

#include "desktop/texts.h"

namespace contourcheck::desktop {

void Session::set_whole_cycle(bool on) {
    whole_cycle_ = on;
    request_pictures();
}

std::optional<QString> Session::trouble_accepting(Ref ref, bool slice_readable) const {
    const dataset::ContourEntry& entry = opened_->contour(ref);
    if (!entry.slice) return tr("Cannot be accepted: there is no slice.");
    if (!entry.contour) return tr("Cannot be accepted: its file cannot be read.");
    if (entry.contour->points.size() < least_points)
        return tr("Cannot be accepted: fewer than %1 points.").arg(least_points);
    if (!slice_readable) return tr("Cannot be accepted: the slice cannot be read.");
    return std::nullopt;
}

std::optional<QString> Session::decide_on(Ref ref, review::Verdict verdict, const SeenSlice& seen) {
    if (!desk_.ready()) return tr("The store of decisions is not open.");
    if (verdict == review::Verdict::accept)
        if (auto trouble = trouble_accepting(ref, seen.readable)) return trouble;
    const std::string id = opened_->id(ref);
    const Draft said = draft_of(id);
    review::Decision decision;
    decision.contour = id;
    decision.verdict = verdict;
    decision.reasons.assign(said.reasons.begin(), said.reasons.end());
    decision.comment = said.comment.trimmed().toStdString();
    decision.reviewer = settings_.reviewer().toStdString();
    decision.content = {seen.sha256, opened_->contour(ref).sha256};
    desk_.note_content(id, decision.content);
    drafts_.erase(id);
    desk_.decide(std::move(decision));
    return std::nullopt;
}

} // namespace contourcheck::desktop
