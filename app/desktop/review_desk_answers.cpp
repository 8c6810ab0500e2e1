#include "desktop/review_desk.h"

#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

QString ReviewDesk::why_not_written(const Written& written, const std::vector<review::Decision>& refused) {
    QStringList parts;
    if (const auto first = written.unseen.find(refused.front().contour); first != written.unseen.end())
        parts << decided_meanwhile_text(first->second);
    if (written.unseen.size() > 1)
        parts << tr("So was something said of %1 more.").arg(written.unseen.size() - 1);
    if (refused.size() > written.unseen.size())
        parts << tr("The same reviewer has decided elsewhere since: that stands.");
    return parts.join(u' ');
}

void ReviewDesk::forget_failed(const Made& asked, const std::optional<Made>& undone) {
    const auto is = [](std::uint64_t number) {
        return [number](const Made& made) { return made.number == number; };
    };
    if (undone) {
        std::erase_if(undone_, is(undone->number));
        made_.push_back(*undone);
    } else {
        std::erase_if(made_, is(asked.number));
        std::erase_if(undone_, is(asked.number));
    }
}

void ReviewDesk::take_answer(const Made& asked, const std::optional<Made>& undone,
                             const Expected<Written>& written, std::uint64_t generation) {
    const bool is_here = asked.decisions.front().dataset == dataset_;
    if (!written) {
        if (is_here) forget_failed(asked, undone); // also when read again meanwhile
        emit failed(asked.decisions, said(in_words(written.error())));
        return;
    }
    const std::vector<review::Decision>& stored = written->entries;
    if (is_here && !stored.empty()) take_stored(asked.number, stored, generation);
    if (undone && !stored.empty()) return; // what it left out was refused before, and is told
    std::set<std::string_view> kept;
    for (const review::Decision& each : stored)
        kept.insert(each.contour);
    std::vector<review::Decision> refused = asked.decisions;
    std::erase_if(refused, [&](const review::Decision& each) { return kept.contains(each.contour); });
    if (refused.empty()) return;
    std::ranges::stable_partition(refused, [&](const review::Decision& each) {
        return written->unseen.contains(each.contour); // to be shown first
    });
    forget_refused(undone ? undone->number : asked.number, refused);
    emit failed(refused, why_not_written(*written, refused));
    if (is_here) emit outdated(refused);
}

void ReviewDesk::forget_refused(std::uint64_t number, const std::vector<review::Decision>& refused) {
    std::set<std::string_view> contours;
    for (const review::Decision& each : refused)
        contours.insert(each.contour);
    for (std::vector<Made>* all : {&made_, &undone_}) {
        for (Made& each : *all)
            if (each.number == number)
                std::erase_if(each.decisions, [&](const review::Decision& decision) {
                    return contours.contains(decision.contour);
                });
        std::erase_if(*all, [](const Made& each) { return each.decisions.empty(); });
    }
}

void ReviewDesk::take_stored(std::uint64_t number, const std::vector<review::Decision>& stored,
                             std::uint64_t generation) {
    if (generation == generation_) { // else they are read with the log
        for (const review::Decision& each : stored) {
            enter(each);
            contents_.try_emplace(each.contour, each.content);
            restate(each.contour);
        }
        emit changed(stored.size() == 1 ? QString::fromStdString(stored.front().contour) : QString());
    }
    emit saved(number, stored);
}

void ReviewDesk::land(const Made& asked) {
    for (const review::Decision& each : asked.decisions) {
        const auto waiting = waiting_.find({each.dataset, each.contour});
        if (waiting != waiting_.end() && --waiting->second == 0) waiting_.erase(waiting);
    }
    if (--in_flight_ == 0) emit idle();
}

} // namespace contourcheck::desktop
