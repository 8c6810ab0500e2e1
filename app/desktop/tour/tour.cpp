#include "desktop/tour/tour.h"

#include "desktop/tour/tour_card.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

const QString seen_key = QStringLiteral("tour/seen");

constexpr double no_example = -2; ///< less than any contrast

/// How well the contour would fit where the finding that stands first says: what the steps speak of can be seen there.
double fit_of_first_finding(const Opened& opened, Ref ref) {
    const auto& findings = opened.index.findings(ref);
    if (findings.empty()) return no_example;
    const check::Finding& first = opened.checked.report.findings[findings.front()];
    const bool is_drawn =
        first.scope == check::Scope::contour && first.rival && first.rival->patient == first.patient;
    return is_drawn ? first.rival->contrast : no_example;
}

} // namespace

Tour::Tour(Session& session, const Targets& targets, QWidget* over)
    : QObject(over), session_(session), targets_(targets), card_(new TourCard(over)) {
    connect(card_, &TourCard::next_asked, this, [this] { step_ + 1 < steps ? show(step_ + 1) : leave(); });
    connect(card_, &TourCard::back_asked, this, [this] { show(step_ - 1); });
    connect(card_, &TourCard::leave_asked, this, &Tour::leave);
    connect(&session_.desk(), &ReviewDesk::saved, this, &Tour::decided);
    connect(&session_.keys(), &KeyMap::changed, this, &Tour::fill);
}

bool Tour::was_seen() const {
    return !session_.settings().bytes(seen_key).isEmpty();
}

void Tour::start() {
    if (!session_.opened()) return;
    has_decided_ = false;
    const Opened& opened = *session_.opened();
    const std::vector<Ref>& all = opened.index.order();
    const auto fit = [&](Ref ref) { return fit_of_first_finding(opened, ref); };
    if (!was_seen() || fit(session_.place().ref()) == no_example) {
        const auto clearest = std::ranges::max_element(all, {}, fit);
        clearest != all.end() && fit(*clearest) != no_example ? session_.go_to(*clearest)
                                                              : session_.next_flagged();
    }
    show(0);
}

void Tour::leave() {
    if (!is_on()) return;
    step_ = -1;
    session_.settings().set_bytes(seen_key, "yes");
    card_->put_away();
    emit ended();
}

void Tour::overlays_hidden() {
    if (step_ == 0) show(1);
}

void Tour::finding_looked_at() {
    if (step_ == 1) show(2);
}

/// A decision, or one taken back.
void Tour::decided() {
    if (!is_on()) return;
    if (std::exchange(has_decided_, true))
        leave();
    else
        show(2);
}

void Tour::show(int step) {
    step_ = step;
    fill();
}

void Tour::fill() {
    if (!is_on()) return;
    const auto key = [&](const char* id) { return session_.keys().text(QLatin1String(id)); };
    TourCard::Words words;
    if (step_ == 0)
        words = {tr("A contour on its slice"),
                 tr("The inner contour is the yellow solid line, the outer one the blue dashed line. Hold "
                    "%1 to see the slice without them.")
                     .arg(key("Space"))};
    else if (step_ == 1 && session_.opened()->index.findings(session_.place().ref()).empty())
        words = {
            tr("Nothing was found here"),
            tr("What does not match about a contour stands here. %1 goes to the next one that is flagged.")
                .arg(key("N"))};
    else if (step_ == 1)
        words = {tr("Why it is flagged"),
                 tr("What does not match, by how much, and what would fit better. Click a finding to go "
                    "to its place in the picture.")};
    else if (has_decided_)
        words = {tr("Decided, and saved"),
                 tr("%1 takes it back. That was the tour: Help, Tour shows it again.").arg(key("Ctrl+Z"))};
    else
        words = {tr("Decide"), tr("%1 accepts, %2 rejects, %3 is for unsure; then the next contour comes up. "
                                  "%4 takes a decision back. Nothing in the dataset is changed.")
                                   .arg(key("A"), key("R"), key("U"), key("Ctrl+Z"))};
    card_->show_step(words, step_, steps, targets_[std::size_t(step_)]);
}

} // namespace contourcheck::desktop
