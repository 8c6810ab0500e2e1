#include "desktop/session.h"

#include "desktop/texts.h"
#include "review/pace.h"

#include <algorithm>

namespace contourcheck::desktop {

using review::Trait;

namespace {

/// `elsewhere`: how many there are outside the queue.
void say_none_left(Session& session, const QString& of_all, std::size_t elsewhere) {
    if (session.queue().filter().everything() || elsewhere == 0)
        emit session.said(of_all);
    else
        emit session.said(Session::tr("None left in this queue; %1 outside it (%2: the whole dataset).")
                              .arg(elsewhere)
                              .arg(session.keys().text(QStringLiteral("Shift+Q"))));
}

} // namespace

void Session::make_queue(const std::string& text) {
    queue_ = Queue(*opened_);
    searched_.reset();
    queue_.arrange(order(), settings_.seed());
    queue_.set_filter({settings_.traits(), text});
    restate(QString());
}

void Session::restate(Ref ref, const std::string& me) {
    const std::string id = opened_->id(ref);
    const std::vector<review::Decision>& words = desk_.words(id);
    const bool mine = std::ranges::find(words, me, &review::Decision::reviewer) != words.end();
    const bool disagreed = review::disagree(words, desk_.content(id).value_or(review::Content{}));
    queue_.set(ref, desk_.state(id), mine, disagreed);
}

void Session::restate(const QString& contour) {
    if (!opened_) return;
    const std::string me = settings_.reviewer().toStdString();
    if (!contour.isEmpty()) {
        if (const auto ref = opened_->index.find(contour.toStdString())) restate(*ref, me);
        return;
    }
    for (const Ref ref : opened_->index.order())
        restate(ref, me);
}

void Session::set_reviewer(const QString& name) {
    stop_asking();
    settings_.set_reviewer(name);
    turn_to_drafts();
    take_up_drafts();
    unexplained_.reset(); // it was another who rejected
    last_was_planted_ = false;
    read_as_another();
    look_for_offer();
    emit standings_changed();
    emit draft_reset();
}

void Session::set_order(Order order) {
    if (order == this->order() && order != Order::random) return;
    if (order == Order::random && order == this->order()) settings_.set_seed(settings_.seed() + 1);
    settings_.set_order(order);
    queue_.arrange(order, settings_.seed());
    emit queue_changed();
    if (order != Order::reading && opened_)
        if (const auto first = queue_.next({}, undecided_check())) go_to(*first);
    request_pictures();
    if (order == Order::worst_first)
        emit said(tr("Worst first: this is the most suspicious contour not decided."));
    else if (order == Order::by_patient)
        emit said(tr("By patient: the one with the worst contour first."));
    else if (order == Order::random)
        emit said(tr("At random, by seed %1.").arg(settings_.seed()));
    else
        emit said(tr("In reading order."));
}

void Session::set_filter(const review::Filter& filter) {
    if (filter == queue_.filter()) return;
    settings_.set_traits(filter.traits);
    queue_.set_filter(filter);
    emit queue_changed();
    if (!opened_) return;
    follow_filter();
    if (queue_.size() > 0)
        emit unsaid(nothing_matches_text());
    else if (queue_.total() > 0)
        emit said(nothing_matches_text());
    request_pictures();
}

/// To the first contour of the queue from where one is, or from where the search began, as long as nobody has moved since:
/// a letter more, or none any more, leads back there.
void Session::follow_filter() {
    const Place from = searched_ && searched_->second == place_ ? searched_->first : place_;
    if (queue_.contains(from.ref())) {
        if (from != place_) go_to(from);
    } else if (const auto found = queue_.next(from, [](Ref) { return true; })) {
        go_to(*found);
    }
    searched_.reset();
    if (!queue_.filter().text.empty()) searched_ = {from, place_};
}

bool Session::half_done() const {
    return !drafts().empty() || asking_ || !queue_.filter().text.empty();
}

void Session::narrow(Trait trait, bool on) {
    review::Filter filter = queue_.filter();
    if (on)
        filter.traits.insert(trait);
    else
        filter.traits.erase(trait);
    set_filter(filter);
}

std::optional<double> Session::seconds_left() const {
    const auto pace = review::seconds_per_decision(decided_at_s_);
    if (!pace) return std::nullopt;
    return *pace * double(queue_.with(Trait::unreviewed));
}

void Session::next_flagged() {
    if (!opened_) return;
    if (say_unchecked()) return;
    const auto found = queue_.next(
        place_, [&](Ref ref) { return opened_->index.status(ref) != check::Status::ok && undecided(ref); });
    if (!found)
        say_none_left(*this,
                      flagged_count() > 0 ? tr("Every flagged contour is decided.")
                                          : tr("No contour has a finding."),
                      flagged_left());
    else if (*found == place_.ref())
        emit said(tr("This is the last flagged contour that is not decided."));
    else
        go_to(*found);
}

void Session::next_unreviewed() {
    if (!opened_) return;
    const auto found = queue_.next(place_, undecided_check());
    if (!found)
        say_none_left(*this, tr("Every contour is reviewed."), queue_.with(Trait::unreviewed));
    else if (*found == place_.ref())
        emit said(tr("This is the last contour that is not reviewed."));
    else
        go_to(*found);
}

void Session::next_draft() {
    if (!opened_) return;
    const auto is_draft = [this](Ref ref) { return drafts_.contains(opened_->id(ref)); };
    const auto found = queue_.next(place_, is_draft);
    if (!found)
        say_none_left(*this, tr("There is no draft: what is written is decided."),
                      std::size_t(std::ranges::count_if(opened_->index.order(), is_draft)));
    else if (*found == place_.ref())
        emit said(tr("This is the only draft in the queue."));
    else
        go_to(*found);
}

void Session::next_in_queue(int step) {
    if (!opened_) return;
    const auto found = queue_.next(
        place_, [](Ref) { return true; }, step);
    if (!found)
        say_none_left(*this, tr("There is no contour."), queue_.total());
    else if (*found == place_.ref())
        emit said(tr("This is the only contour in the queue."));
    else
        go_to(*found);
}

/// After a decision: on in the queue; at its end to what is left before it.
/// `stays_open`: the one in view is not decided, and counts with what is left.
void Session::move_on(bool stays_open) {
    const Ref here = place_.ref();
    const auto behind = queue_.next(place_, [&](Ref ref) {
        return queue_.rank(ref) > queue_.rank(here) && !desk_.in_flight(opened_->id(ref));
    });
    const auto left = behind ? behind : queue_.next(place_, [&](Ref ref) {
        return (stays_open || ref != here) && undecided(ref) && !desk_.in_flight(opened_->id(ref));
    });
    if (left) {
        go_to(*left);
        if (!behind && *left != here) emit said(tr("From the start: this one is not reviewed yet."));
        return;
    }
    if (queue_.filter().everything())
        emit said(tr("That was the last contour: every one is reviewed."));
    else
        emit said(tr("That was the last contour in this queue (%1: the whole dataset).")
                      .arg(keys_.text(QStringLiteral("Shift+Q"))));
}

void Session::go_on_at_undecided() {
    if (!just_opened_ || !opened_ || !desk_.settled() || draft_changed()) return;
    // The order may be by what the check finds.
    if (is_checked()) just_opened_ = false;
    const auto first = queue_.next({}, undecided_check());
    if (!first || *first == place_.ref()) return;
    show(place_of(*opened_, *first));
    if (reviewed_count() == 0) return;
    emit said(tr("%1 of %2 reviewed; this is the first one that is not.")
                  .arg(reviewed_count())
                  .arg(queue_.total()));
}

bool Session::undecided(Ref ref) const {
    return opened_ && desk_.undecided(opened_->id(ref));
}

std::size_t Session::flagged_count() const {
    return queue_.with(Trait::flagged);
}

std::size_t Session::flagged_left() const {
    return queue_.with(Trait::flagged, Trait::unreviewed);
}

std::size_t Session::reviewed_count() const {
    return queue_.total() - queue_.with(Trait::unreviewed);
}

} // namespace contourcheck::desktop
