#include "desktop/session.h"

#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

review::Decision Session::decision_on(const SeenSlice& seen, review::Verdict verdict) const {
    review::Decision decision;
    decision.contour = opened_->id(seen.ref);
    const Draft draft = draft_of(decision.contour);
    decision.verdict = verdict;
    std::set<std::string> reasons = draft.reasons;
    if (verdict == review::Verdict::accept) {
        // What is said against a contour is no reason to accept it, unless it was accepted for that before.
        const auto& standing = desk_.standing(decision.contour).decision;
        const bool is_again = standing && standing->verdict == verdict;
        const Draft given = is_again ? decided_draft(decision.contour) : Draft();
        std::erase_if(reasons, [&](const std::string& each) { return !given.reasons.contains(each); });
    }
    decision.reasons.assign(reasons.begin(), reasons.end());
    decision.comment = draft.comment.trimmed().toStdString();
    decision.reviewer = settings_.reviewer().toStdString();
    decision.content = {seen.sha256, opened_->contour(seen.ref).sha256};
    return decision;
}

QStringList
Session::decide_on(std::span<const SeenSlice> seen, review::Verdict verdict, bool in_bulk,
                   const std::function<QString(std::size_t saved, const QStringList& troubles)>& told) {
    if (!desk_.ready()) return {tr("The store of decisions is not open.")};
    if (const QString why = unsettled_text(); in_bulk && !why.isEmpty()) return {why};
    QStringList troubles;
    std::vector<review::Decision> decisions;
    last_was_planted_ = false;
    for (const SeenSlice& each : seen) {
        if (planted(each.ref)) {
            troubles << keep_control(each.ref, verdict) + u' ' + tr("The contour itself comes again.");
            continue;
        }
        auto trouble = trouble_of_news(opened_->id(each.ref));
        if (!trouble && verdict == review::Verdict::accept)
            trouble = trouble_accepting(each.ref, each.readable);
        if (trouble) {
            troubles << *trouble;
            continue;
        }
        decisions.push_back(decision_on(each, verdict));
        if (in_bulk) decisions.back().reasons.emplace_back(review::in_bulk);
        desk_.note_content(decisions.back().contour, decisions.back().content);
        attention_.drop(decisions.back().contour);
    }
    stop_asking();
    unexplained_.reset();
    just_opened_ = false;
    if (last_was_planted_) {
        show_as_planted();
        emit standings_changed();
    }
    if (decisions.size() == 1) note_unexplained(decisions.front());
    if (!decisions.empty())
        store(std::move(decisions),
              told ? [told, troubles](std::size_t saved) { return told(saved, troubles); } : Told());
    emit draft_reset(); // the contour in view may be one of them
    return troubles;
}

void Session::store(std::vector<review::Decision> decisions, Told told) {
    bool leaves_reasons = false;
    for (review::Decision& each : decisions) {
        each.dataset = desk_.dataset();
        const Draft draft = draft_of(each.contour);
        const bool leaves = std::ranges::any_of(draft.reasons, [&](const std::string& ticked) {
            return std::ranges::find(each.reasons, ticked) == each.reasons.end();
        });
        if (leaves) drafts_.note_left_out(each, draft);
        leaves_reasons |= leaves;
        drafts_.erase(each.contour);
    }
    const std::uint64_t number = desk_.decide(std::move(decisions));
    if (leaves_reasons)
        told_when_saved_[number] = [told](std::size_t saved) {
            return told ? told(saved) + u' ' + tr("The reasons ticked were left out.")
                        : tr("Accepted; the reasons ticked were left out.");
        };
    else if (told)
        told_when_saved_[number] = std::move(told);
}

void Session::decide(review::Verdict verdict) {
    if (const auto why = trouble_now(verdict)) {
        is_read() ? emit said(*why) : say_until_checked(*why);
        return;
    }
    if (is_drawn_anew()) {
        emit said(tr("The contour was drawn anew: look at it, then decide."));
        return;
    }
    if (planted()) {
        decide_on_planted(verdict);
        return;
    }
    if (const auto why = trouble_of_news(contour_id())) {
        emit said(*why);
        return;
    }
    stop_asking();
    last_was_planted_ = false;
    const auto seen = picture();
    review::Decision decision =
        decision_on({place_.ref(), seen ? seen->sha256 : std::string(), true}, verdict);
    note_unexplained(decision);
    store({std::move(decision)});
    just_opened_ = false;
    decided_at_s_.push_back(double(sitting_.elapsed()) / 1000);
    if (settings_.moves_on())
        move_on();
    else
        emit draft_reset();
}

/// A planted error that has come or gone is looked at before anything is said of it.
bool Session::is_drawn_anew() {
    const auto shown = picture_;
    show_as_planted();
    return picture_ != shown;
}

void Session::answer(review::Verdict verdict) {
    const bool asks =
        verdict == review::Verdict::reject && settings_.asks_reason() && !asking_ && draft().reasons.empty();
    if (!asks || trouble_now(verdict) || trouble_of_news(contour_id())) {
        decide(verdict);
        return;
    }
    stay();
    asking_ = true;
    emit asking_changed();
}

void Session::reject_without_reason() {
    if (asking_) decide(review::Verdict::reject);
}

void Session::note_unexplained(const review::Decision& decision) {
    unexplained_.reset();
    if (decision.verdict == review::Verdict::reject && decision.reasons.empty() && decision.comment.empty())
        unexplained_ = decision;
}

void Session::explain(const std::string& reason) {
    if (!unexplained_) {
        emit said(tr("The last decision takes no reason: it is no rejection, has one, or was made together "
                     "with others."));
        return;
    }
    auto trouble = trouble_storing();
    if (!trouble) trouble = trouble_of_news(unexplained_->contour);
    if (trouble) {
        emit said(*trouble);
        return;
    }
    review::Decision decision = *std::exchange(unexplained_, std::nullopt);
    decision.reasons = {reason};
    const QString told = tr("Rejected: %1, %2").arg(qs(decision.contour), reason_name(reason));
    told_when_saved_[desk_.explain(std::move(decision))] = [told](std::size_t) { return told; };
    emit draft_reset();
}

void Session::stop_asking() {
    if (std::exchange(asking_, false)) emit asking_changed();
}

void Session::decide_together(std::vector<review::Decision> decisions, Told told) {
    stop_asking();
    last_was_planted_ = false;
    unexplained_.reset();
    just_opened_ = false;
    if (const auto why = trouble_storing()) {
        for (review::Decision& each : decisions)
            each.dataset = desk_.dataset();
        return_unsaved(decisions, {*why}, desk_.entries_in_view(decisions));
        return;
    }
    for (const review::Decision& each : decisions)
        attention_.drop(each.contour);
    const std::uint64_t number = desk_.decide(std::move(decisions));
    if (told) told_when_saved_[number] = std::move(told);
}

Draft Session::decided_draft(const std::string& contour) const {
    Draft draft;
    const review::Standing& standing = desk_.standing(contour);
    if (!standing.decision || standing.state == review::State::stale ||
        standing.decision->reviewer != settings_.reviewer().toStdString())
        return draft;
    return said_in(*standing.decision);
}

Draft Session::draft_of(const std::string& contour) const {
    const auto own = drafts().find(contour);
    return own == drafts().end() ? decided_draft(contour) : own->second;
}

Draft Session::draft() const {
    return draft_of(contour_id());
}

void Session::set_draft(const Draft& draft) {
    if (!contour()) return;
    stay();
    if (draft == decided_draft(contour_id()))
        drafts_.erase(contour_id());
    else
        drafts_.set(contour_id(), draft);
}

void Session::toggle_reason(const std::string& reason) {
    if (!contour()) return;
    Draft now = draft();
    if (!now.reasons.erase(reason)) now.reasons.insert(reason);
    set_draft(now);
    if (asking_)
        decide(review::Verdict::reject);
    else
        emit draft_reset();
}

bool Session::draft_changed() const {
    return contour() && draft() != decided_draft(contour_id());
}

} // namespace contourcheck::desktop
