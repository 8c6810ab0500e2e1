#include "desktop/review_shelf.h"

#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

QStringList ReviewDesk::whys_not_written(const Written& written,
                                         const std::vector<review::Decision>& refused) const {
    QStringList whys;
    for (const review::Decision& each : refused) {
        const auto unseen = written.unseen.find(each.contour);
        if (unseen == written.unseen.end())
            whys << tr("The same reviewer has decided elsewhere since: that stands.");
        else if (blind_ && unseen->second.reviewer != *blind_) // begun meanwhile: it is not to be told
            whys << QString();
        else
            whys << overtaken_text(unseen->second);
    }
    return whys;
}

void ReviewDesk::forget_failed(const Made& asked, const std::optional<Made>& undone) {
    const auto is = [](std::uint64_t number) {
        return [number](const Made& made) { return made.number == number; };
    };
    if (!undone) {
        std::erase_if(made_, is(asked.number));
        std::erase_if(undone_, is(asked.number));
        for (std::vector<Made>* all : {&made_, &undone_})
            for (Made& each : *all)
                if (each.explained == asked.number) each.explained = 0; // it is the decision itself
        return;
    }
    std::erase_if(undone_, is(undone->number));
    Made back = *undone;
    const std::set<std::string_view> kept =
        contours_of(asked.decisions); // others were refused when it was made
    std::erase_if(back.decisions, [&](const review::Decision& each) { return !kept.contains(each.contour); });
    // Others may have been made since, or have come back.
    made_.insert(std::ranges::upper_bound(made_, back.number, {}, &Made::number), std::move(back));
}

void ReviewDesk::take_answer(const Made& asked, const std::optional<Made>& undone,
                             const Expected<Written>& written, const Entries& seen,
                             std::uint64_t generation) {
    const bool is_here = asked.decisions.front().dataset == dataset_;
    if (!written) {
        if (undone) ++failed_undos_;
        if (is_here) forget_failed(asked, undone); // also when read again meanwhile
        emit failed(asked.decisions, {said(in_words(written.error()))}, seen);
        return;
    }
    const std::set<std::string_view> kept = contours_of(written->entries);
    std::vector<review::Decision> refused = asked.decisions;
    std::erase_if(refused, [&](const review::Decision& each) { return kept.contains(each.contour); });
    if (!refused.empty()) {
        forget_refused(undone ? undone->number : asked.number, refused);
        emit failed(refused, whys_not_written(*written, refused), seen);
    }
    if (!kept.empty()) take_stored(asked.number, written->entries, is_here && generation == generation_);
    if (is_here && !refused.empty()) emit outdated();
}

void ReviewDesk::forget_refused(std::uint64_t number, const std::vector<review::Decision>& refused) {
    const std::set<std::string_view> contours = contours_of(refused);
    for (std::vector<Made>* all : {&made_, &undone_}) {
        for (Made& each : *all)
            if (each.number == number)
                std::erase_if(each.decisions, [&](const review::Decision& decision) {
                    return contours.contains(decision.contour);
                });
        std::erase_if(*all, [](const Made& each) { return each.decisions.empty(); });
    }
}

void ReviewDesk::take_stored(std::uint64_t number, const std::vector<review::Decision>& stored, bool enters) {
    if (enters) { // else they are read with the log
        for (const review::Decision& each : stored) {
            enter(each);
            contents_.try_emplace(each.contour, each.content);
            restate(each.contour);
        }
        emit changed(stored.size() == 1 ? QString::fromStdString(stored.front().contour) : QString());
    } else if (before_ && stored.front().dataset == dataset_) { // and are no news then
        for (const review::Decision& each : stored)
            (*before_)[each.contour].push_back(each);
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
