#include "desktop/session.h"

#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

Draft said_in(const review::Decision& decision) {
    Draft draft{{decision.reasons.begin(), decision.reasons.end()}, qs(decision.comment)};
    draft.reasons.erase(std::string(review::in_bulk));
    return draft;
}

void Session::turn_to_drafts() {
    for (const auto& [contour, there] : attention_.planted())
        drafts_.erase(contour); // it was not said of the contour
    if (opened_) drafts_.turn_to({opened_->key(), settings_.reviewer()});
}

void Session::take_up_drafts() {
    if (!opened_) return;
    std::vector<std::string> contours;
    for (const Ref ref : opened_->index.order())
        contours.push_back(opened_->id(ref));
    const std::vector<std::string> found = drafts_.take_up(contours);
    if (found.size() == 1) emit said(tr("Not decided yet: what you wrote on %1.").arg(qs(found[0])));
    if (found.size() > 1)
        emit said(
            tr("Not decided yet: what you wrote on %1 and %2 more.").arg(qs(found[0])).arg(found.size() - 1));
}

/// They wait in the book: the file may come back.
void Session::tell_of_gone_drafts(const Opened& before) {
    for (const auto& [contour, draft] : drafts())
        if (before.index.find(contour) && !opened_->index.find(contour))
            emit said(tr("%1 is gone. What you wrote on it is kept, not decided.").arg(qs(contour)));
}

/// The program may have ended between the two: the store had the decision, and the draft was still kept.
void Session::drop_decided_drafts() {
    if (!desk_.settled()) return;
    for (const auto& [contour, draft] : DraftBook::Drafts(drafts()))
        if (draft == decided_draft(contour)) drafts_.erase(contour);
}

void Session::keep_draft(const review::Decision& decision) {
    const auto ticked = ticked_.extract({decision.dataset, decision.contour});
    const Draft said = ticked ? ticked.mapped() : said_in(decision);
    if (!(said == Draft{})) // what was typed since stays
        drafts_.add({decision.dataset, qs(decision.reviewer)}, decision.contour, said);
}

void Session::drop_draft(const review::Decision& decision) {
    drafts_.remove({decision.dataset, qs(decision.reviewer)}, decision.contour, said_in(decision));
}

const std::vector<std::string>& Session::unsaved() const {
    return unsaved_.contours(desk_.dataset());
}

void Session::go_to_unsaved() {
    std::vector<std::string> all = unsaved();
    std::erase_if(all, [this](const std::string& each) { return !opened_ || !opened_->index.find(each); });
    if (all.empty()) {
        emit said(tr("Nothing of that is in the dataset any more."));
        return;
    }
    const auto here = std::ranges::find(all, contour_id());
    go_to_contour(here == all.end() || here + 1 == all.end() ? all.front() : here[1]);
}

void Session::forget_unsaved() {
    if (unsaved_.drop(desk_.dataset())) emit unsaved_changed();
}

void Session::take_saved(std::uint64_t number, const std::vector<review::Decision>& decisions) {
    const std::string& dataset = decisions.front().dataset;
    const auto told = told_when_saved_.extract(number);
    told_when_saved_.erase(told_when_saved_.begin(), told_when_saved_.lower_bound(number)); // they failed
    if (told && dataset == desk_.dataset()) emit said(told.mapped()(decisions.size()));
    std::vector<std::string> contours;
    for (const review::Decision& each : decisions) {
        contours.push_back(each.contour);
        ticked_.erase({dataset, each.contour});
    }
    if (unsaved_.drop(dataset, contours)) emit unsaved_changed();
}

/// The reader is at another contour by now, and stays there.
void Session::return_unsaved(const std::vector<review::Decision>& decisions, const QStringList& whys) {
    const auto is_unexplained = [&](const review::Decision& each) {
        return unexplained_ && unexplained_->contour == each.contour;
    };
    if (std::ranges::any_of(decisions, is_unexplained)) unexplained_.reset();
    if (decisions.front().verdict)
        note_unsaved(decisions, whys);
    else
        return_untaken(decisions, whys.front());
    emit standings_changed();
    emit draft_reset(); // the contour in view may be one of them
}

void Session::note_unsaved(const std::vector<review::Decision>& decisions, const QStringList& whys) {
    const std::string& dataset = decisions.front().dataset;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        keep_draft(decisions[i]);
        unsaved_.add(dataset, decisions[i].contour, whys.size() == 1 ? whys.front() : whys[qsizetype(i)]);
    }
    if (decisions.size() > 1) emit said(tr("%1 decisions were not saved.").arg(decisions.size()));
    if (dataset == desk_.dataset()) {
        emit unsaved_changed();
        return;
    }
    // Another one was opened meanwhile.
    const QString why = settings_.second_read(dataset) ? QString() : whys.front(); // may name another
    if (decisions.size() == 1)
        emit warned(
            tr("The decision on %1 of %2 was not saved").arg(qs(decisions.front().contour), qs(dataset)),
            why);
    else
        emit warned(tr("%1 decisions on %2 were not saved").arg(decisions.size()).arg(qs(dataset)), why);
}

void Session::return_untaken(const std::vector<review::Decision>& decisions, const QString& why) {
    for (const review::Decision& each : decisions)
        drop_draft(each); // it still stands
    emit warned(decisions.size() == 1
                    ? tr("The decision on %1 was not taken back").arg(qs(decisions.front().contour))
                    : tr("%1 decisions were not taken back").arg(decisions.size()),
                why);
}

} // namespace contourcheck::desktop
