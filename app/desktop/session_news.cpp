#include "desktop/session.h"

#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

void tell_of_news(Session& session, std::vector<review::Decision> news) {
    std::erase_if(news, [&](const review::Decision& each) { // the list of those tells why
        return session.unsaved().on(each.contour) && !session.unsaved().is_dismissed();
    });
    if (news.empty()) return;
    const review::Decision& first = news.front();
    emit session.said(
        news.size() > 1 ? Session::tr("%1 decisions that were made elsewhere are taken in.").arg(news.size())
        : first.verdict ? Session::tr("Decided elsewhere: %1 of %2, by %3.")
                              .arg(verdict_name(*first.verdict), qs(first.contour), qs(first.reviewer))
                        : Session::tr("Taken back elsewhere: a decision on %1, by %2.")
                              .arg(qs(first.contour), qs(first.reviewer)));
}

} // namespace

void Session::take_news(const std::vector<review::Decision>& news, bool were_told) {
    const std::string me = settings_.reviewer().toStdString();
    show_words(second_read() ? said_by(me, news) : news); // blind to the others
    restate(QString());
    look_for_offer();
    drop_decided_plants();
    emit standings_changed();
    emit draft_reset();
    if (!were_told && !second_read()) tell_of_news(*this, news);
}

void Session::show_words(const std::vector<review::Decision>& words) {
    news_.arrived(words);
    emit words_came(words);
}

std::optional<QString> Session::trouble_of_news(const std::string& contour) const {
    if (const review::Decision* word = news_.just_came(contour))
        return decided_meanwhile_text(*word) + u' ' + tr("Look at that, then decide.");
    if (!desk_.history(contour).empty() && !desk_.content(contour)) // it does not show before it is
        return tr("Wait: the decisions made before are still being read.");
    return std::nullopt;
}

} // namespace contourcheck::desktop
