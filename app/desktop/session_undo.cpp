#include "desktop/session.h"

#include "desktop/texts.h"

#include <utility>

namespace contourcheck::desktop {

namespace {

/// The name where it is not the reviewer's own. In a second read the desk hides what others made.
std::optional<QString> another(Session& session, const std::optional<std::string>& reviewer) {
    const bool is_own = reviewer == session.settings().reviewer().toStdString();
    return !reviewer || is_own || session.second_read() ? std::nullopt : std::optional(qs(*reviewer));
}

} // namespace

void Session::undo() {
    if (!opened_) return;
    if (const auto why = trouble_storing()) {
        emit said(*why);
        return;
    }
    if (std::exchange(last_was_planted_, false)) {
        emit said(tr("What was said of a planted error stays. %1 again takes back the decision before it.")
                      .arg(keys_.text(QStringLiteral("Ctrl+Z"))));
        return;
    }
    if (const auto other = another(*this, desk_.reviewer_of_last())) {
        emit said(tr("The last decision is by %1, who alone can take it back.").arg(*other));
        return;
    }
    const bool was_reason = desk_.takes_back_reason(); // no draft before it, and rejected still
    const std::vector<review::Decision> undone = desk_.take_back();
    if (undone.empty()) {
        emit said(tr("Nothing to undo: no decision is left that was made since this dataset was opened."));
        return;
    }
    stop_asking();
    unexplained_.reset();
    just_opened_ = false;
    if (!was_reason)
        for (const review::Decision& each : undone)
            drafts_.bring_back(each);
    if (undone.size() == 1) go_to_contour(undone.front().contour);
    emit draft_reset(); // also of what was in view already
    const QString verdict = verdict_name(*undone[0].verdict), contour = qs(undone[0].contour);
    const std::uint64_t number = desk_.last_number();
    told_when_saved_[number] = [this, number, many = undone.size() > 1, was_reason, verdict, contour,
                                decision = undone[0]](std::size_t saved) {
        // The rejection may not have been kept: then the one with the reason was the decision itself.
        const bool still_stands = was_reason && desk_.took_back_reason(number).value_or(
                                                    desk_.state(decision.contour) == review::State::rejected);
        if (was_reason && !still_stands) {
            drafts_.bring_back(decision);
            emit draft_reset();
        }
        return still_stands ? tr("Taken back: the reason. %1 stays rejected.").arg(contour)
                            : tr("Taken back: %1 of %2").arg(verdict, many ? contours_text(saved) : contour);
    };
}

void Session::redo() {
    if (!opened_) return;
    if (const auto why = trouble_storing()) {
        emit said(*why);
        return;
    }
    if (const auto other = another(*this, desk_.reviewer_of_undone())) {
        emit said(tr("What was taken back last is by %1, who alone can decide it again.").arg(*other));
        return;
    }
    last_was_planted_ = false;
    const std::vector<review::Decision> again = desk_.repeat();
    if (again.empty()) {
        emit said(tr("Nothing to do again: nothing was taken back since the last decision."));
        return;
    }
    stop_asking();
    unexplained_.reset();
    just_opened_ = false;
    for (const review::Decision& each : again)
        drafts_.drop(each);
    if (again.size() == 1) go_to_contour(again.front().contour);
    emit draft_reset();
    const QString verdict = verdict_name(*again[0].verdict), contour = qs(again[0].contour);
    told_when_saved_[desk_.last_number()] = [many = again.size() > 1, verdict, contour](std::size_t saved) {
        return tr("Decided again: %1 of %2").arg(verdict, many ? contours_text(saved) : contour);
    };
}

} // namespace contourcheck::desktop
