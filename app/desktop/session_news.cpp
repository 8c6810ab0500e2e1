#include "desktop/session.h"

#include "desktop/texts.h"

#include <algorithm>
#include <utility>

namespace contourcheck::desktop {

void Session::take_news(const std::vector<review::Decision>& news) {
    std::vector<review::Decision> in_view = news;
    if (second_read()) // blind to the others
        std::erase_if(in_view, [me = settings_.reviewer().toStdString()](const review::Decision& each) {
            return each.reviewer != me;
        });
    show_words(in_view);
    restate(QString());
    look_for_offer();
    drop_decided_plants();
    emit standings_changed();
    emit draft_reset();
    if (!std::exchange(was_imported_, false)) tell_of_news(news); // an import tells itself
}

void Session::tell_of_news(std::vector<review::Decision> news) {
    if (second_read()) return;
    std::erase_if(news, [this](const review::Decision& each) { // the list of those tells why
        return std::ranges::find(unsaved(), each.contour) != unsaved().end();
    });
    if (news.empty()) return;
    const review::Decision& first = news.front();
    emit said(news.size() > 1 ? tr("%1 decisions that were made elsewhere are taken in.").arg(news.size())
              : first.verdict ? tr("Decided elsewhere: %1 of %2, by %3.")
                                    .arg(verdict_name(*first.verdict), qs(first.contour), qs(first.reviewer))
                              : tr("Taken back elsewhere: a decision on %1, by %2.")
                                    .arg(qs(first.contour), qs(first.reviewer)));
}

void Session::show_words(const std::vector<review::Decision>& words) {
    news_.arrived(words);
    emit words_came(words);
}

std::optional<QString> Session::trouble_of_news(const std::string& contour) const {
    const review::Decision* word = news_.just_came(contour);
    if (!word) return std::nullopt;
    return decided_meanwhile_text(*word) + u' ' + tr("Look at that, then decide.");
}

} // namespace contourcheck::desktop
