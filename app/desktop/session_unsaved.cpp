#include "desktop/session.h"

#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

/// Decisions made as one are saved as one, and taken back as one.
bool were_one(const review::Decision& a, const review::Decision& b) {
    const auto is_in_bulk = [](const review::Decision& each) {
        return std::ranges::find(each.reasons, review::in_bulk) != each.reasons.end();
    };
    return a.verdict == b.verdict && is_in_bulk(a) && is_in_bulk(b);
}

/// Why a decision cannot be saved as it was made: it was an answer to what its reader saw.
std::optional<QString> trouble_saving_again(const Session& session, const Unsaved::Entry& entry) {
    const std::string& contour = entry.decision.contour;
    const auto opened = session.opened();
    const auto ref = opened ? opened->index.find(contour) : std::nullopt;
    if (!ref) return Session::tr("%1 is not in the dataset any more.").arg(qs(contour));
    for (const review::Decision& word : session.desk().history(contour))
        if (std::ranges::none_of(entry.seen, [&](const auto& each) { return review::is_entry(each, word); }))
            return overtaken_text(word);
    const review::Content &then = entry.decision.content,
                          now = session.desk().content(contour).value_or(then);
    if (!(now == then) || opened->contour(*ref).sha256 != then.contour_sha256)
        return Session::tr("The files of %1 have changed since: look again, and decide.").arg(qs(contour));
    return std::nullopt;
}

/// Another dataset was opened meanwhile, or another reviewer sits there.
void warn_of_unsaved(Session& session, const std::vector<review::Decision>& decisions, const QString& why) {
    const review::Decision& first = decisions.front();
    const QString contour = qs(first.contour), who = qs(first.reviewer), dataset = qs(first.dataset);
    const auto count = decisions.size();
    const QString told = session.settings().second_read(first.dataset) ? QString() : why; // may name another
    if (first.dataset != session.desk().dataset()) {
        emit session.warned(count == 1
                                ? Session::tr("The decision on %1 of %2 was not saved").arg(contour, dataset)
                                : Session::tr("%1 decisions on %2 were not saved").arg(count).arg(dataset),
                            told);
        return;
    }
    QStringList lines{told, Session::tr("The list has it when %1 is the reviewer again.").arg(who)};
    lines.removeAll(QString());
    emit session.warned(count == 1 ? Session::tr("A decision by %1 was not saved").arg(who)
                                   : Session::tr("%1 decisions by %2 were not saved").arg(count).arg(who),
                        lines.join(u'\n'));
}

} // namespace

Draft said_in(const review::Decision& decision) {
    Draft draft{{decision.reasons.begin(), decision.reasons.end()}, qs(decision.comment)};
    draft.reasons.erase(std::string(review::in_bulk));
    return draft;
}

void Session::turn_to_drafts() {
    for (const auto& [contour, there] : attention_.planted())
        drafts_.erase(contour); // it was not said of the contour
    if (!opened_) return;
    const DraftBook::Whose whose{opened_->key(), settings_.reviewer()};
    drafts_.turn_to(whose);
    unsaved_.turn_to(whose);
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

QString Session::why_unsaved() const {
    constexpr qsizetype most = 3;
    QStringList whys;
    for (const Unsaved::Entry& each : unsaved_.entries())
        whys << trouble_saving_again(*this, each).value_or(each.why);
    whys.removeAll(QString());
    whys.removeDuplicates();
    const qsizetype more = whys.size() - most;
    whys = whys.mid(0, most);
    if (more > 0) whys << more_text(more);
    return whys.join(u'\n');
}

void Session::go_to_unsaved() {
    std::vector<std::string> all = unsaved_.contours();
    std::erase_if(all, [this](const std::string& each) { return !opened_ || !opened_->index.find(each); });
    if (all.empty()) {
        emit said(tr("Nothing of that is in the dataset any more."));
        return;
    }
    const auto here = std::ranges::find(all, contour_id());
    go_to_contour(here == all.end() || here + 1 == all.end() ? all.front() : here[1]);
}

void Session::show_unsaved(bool on) {
    on ? unsaved_.recall() : unsaved_.dismiss();
    emit unsaved_changed();
}

bool Session::may_save_again() const {
    return std::ranges::any_of(unsaved_.entries(),
                               [this](const auto& each) { return !trouble_saving_again(*this, each); });
}

void Session::save_again() {
    if (const auto why = trouble_storing()) {
        emit said(*why);
        return;
    }
    std::vector<std::vector<review::Decision>> all;
    for (const Unsaved::Entry& each : unsaved_.entries()) {
        if (desk_.in_flight(each.decision.contour) || trouble_saving_again(*this, each)) continue;
        drafts_.remove({each.decision.dataset, qs(each.decision.reviewer)}, each.decision.contour,
                       each.draft);
        if (!(each.draft == said_in(each.decision))) drafts_.note_left_out(each.decision, each.draft);
        if (all.empty() || !were_one(all.back().back(), each.decision)) all.emplace_back();
        all.back().push_back(each.decision);
    }
    stop_asking();
    last_was_planted_ = false;
    unexplained_.reset();
    stay();
    for (std::vector<review::Decision>& each : all) {
        for (const review::Decision& decision : each)
            attention_.drop(decision.contour);
        const QString verdict = verdict_name(*each[0].verdict), contour = qs(each[0].contour);
        const bool many = each.size() > 1;
        told_when_saved_[desk_.decide(std::move(each))] = [=](std::size_t saved) {
            return tr("Saved after all: %1 of %2").arg(verdict, many ? contours_text(saved) : contour);
        };
    }
    emit draft_reset();
}

void Session::take_saved(std::uint64_t number, const std::vector<review::Decision>& decisions) {
    const std::string& dataset = decisions.front().dataset;
    const auto told = told_when_saved_.extract(number);
    told_when_saved_.erase(told_when_saved_.begin(), told_when_saved_.lower_bound(number)); // they failed
    if (told && dataset == desk_.dataset()) emit said(told.mapped()(decisions.size()));
    bool any = false;
    for (const review::Decision& each : decisions) {
        drafts_.forget_left_out(each);
        if (each.verdict) any = unsaved_.drop(each) || any; // to take back an earlier one is no answer
    }
    if (any) emit unsaved_changed();
}

/// The reader is at another contour by now, and stays there.
void Session::return_unsaved(const std::vector<review::Decision>& decisions, const QStringList& whys,
                             const ReviewDesk::Entries& seen) {
    const auto is_unexplained = [&](const review::Decision& each) {
        return unexplained_ && unexplained_->contour == each.contour;
    };
    if (std::ranges::any_of(decisions, is_unexplained)) unexplained_.reset();
    if (decisions.front().verdict)
        note_unsaved(decisions, whys, seen);
    else
        return_untaken(decisions, whys.front());
    emit standings_changed();
    emit draft_reset(); // the contour in view may be one of them
}

void Session::note_unsaved(const std::vector<review::Decision>& decisions, const QStringList& whys,
                           const ReviewDesk::Entries& seen) {
    bool is_here = false;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const review::Decision& each = decisions[i];
        const auto known = seen.find(each.contour);
        is_here = unsaved_.add({each, whys.size() == 1 ? whys.front() : whys[qsizetype(i)],
                                known == seen.end() ? std::vector<review::Decision>() : known->second,
                                drafts_.bring_back(each)});
    }
    if (decisions.size() > 1) emit said(tr("%1 decisions were not saved.").arg(decisions.size()));
    if (is_here)
        emit unsaved_changed();
    else
        warn_of_unsaved(*this, decisions, whys.front());
}

void Session::return_untaken(const std::vector<review::Decision>& decisions, const QString& why) {
    for (const review::Decision& each : decisions)
        drafts_.drop(each); // it still stands
    emit warned(decisions.size() == 1
                    ? tr("The decision on %1 was not taken back").arg(qs(decisions.front().contour))
                    : tr("%1 decisions were not taken back").arg(decisions.size()),
                why);
}

} // namespace contourcheck::desktop
