#include "desktop/sheet/sheet_page.h"
#include "desktop/texts.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace contourcheck::desktop {

namespace {

QString decided_text(review::Verdict verdict, std::size_t count) {
    const QString words = verdict == review::Verdict::accept   ? SheetPage::tr("%1 accepted.")
                          : verdict == review::Verdict::reject ? SheetPage::tr("%1 rejected.")
                                                               : SheetPage::tr("%1 called unsure.");
    return words.arg(count);
}

QStringList troubles_text(const QStringList& troubles) {
    QStringList parts = troubles.mid(0, 1);
    if (troubles.size() > 1) parts << SheetPage::tr("So %1 more.").arg(troubles.size() - 1);
    return parts;
}

} // namespace

std::size_t SheetPage::waiting_count() const {
    std::size_t count = 0;
    for (const Waiting& each : waiting_)
        count += each.seen.size() + each.left.size();
    return count;
}

void SheetPage::decide(review::Verdict verdict) {
    const std::vector<int> rows = view_->selected_rows();
    if (rows.empty()) {
        emit said(tr("Select a tile to decide on."));
        return;
    }
    std::vector<Ref> chosen;
    for (const int row : rows)
        chosen.push_back(model_->at(row));
    let_go(chosen);
    Waiting together{verdict, session_.settings().reviewer(), {}, {}, {}, rows.size() > 1, {}};
    for (const Ref ref : chosen) {
        if (const std::string id = session_.opened()->id(ref); !session_.desk().in_flight(id))
            together.shown[ref] = session_.desk().state(id);
        if (const auto tile = maker_->find(ref))
            together.seen.push_back({ref, tile->slice_sha256, !tile->error});
        else
            together.left.insert(ref);
    }
    const std::size_t left = together.left.size();
    waiting_.push_back(std::move(together));
    if (left > 0) emit said(tr("%1 are decided when %2 more slices are read.").arg(rows.size()).arg(left));
    want_tiles(); // of those that wait
    if (settle_read() && left == 0 && rows.size() == 1) view_->go_to_row(rows.front() + 1);
}

void SheetPage::let_go(const std::vector<Ref>& contours) {
    const std::set<Ref> newer(contours.begin(), contours.end());
    for (Waiting& each : waiting_) {
        std::erase_if(each.left, [&](Ref ref) { return newer.contains(ref); });
        std::erase_if(each.seen, [&](const SeenSlice& seen) { return newer.contains(seen.ref); });
    }
}

void SheetPage::take_given(const std::vector<review::Decision>& decisions) {
    if (waiting_.empty()) return;
    std::vector<Ref> contours;
    for (const review::Decision& each : decisions)
        if (const auto ref = session_.opened()->index.find(each.contour)) contours.push_back(*ref);
    let_go(contours);
}

void SheetPage::take_words(const std::vector<review::Decision>& words) {
    for (const review::Decision& word : words) {
        if (waiting_.empty()) return;
        const auto ref = session_.opened()->index.find(word.contour);
        if (!ref) continue;
        for (Waiting& each : waiting_) {
            const auto is_of_it = [&](const SeenSlice& seen) { return seen.ref == *ref; };
            if (each.left.erase(*ref) + std::erase_if(each.seen, is_of_it) > 0)
                each.troubles << decided_meanwhile_text(word);
        }
    }
}

void SheetPage::drop_overtaken(Waiting& waiting) {
    std::erase_if(waiting.seen, [&](const SeenSlice& seen) {
        const review::Standing& now = session_.desk().standing(session_.opened()->id(seen.ref));
        const auto before = waiting.shown.find(seen.ref);
        const bool is_decided = now.decision && now.state != review::State::stale;
        if (!is_decided || before == waiting.shown.end() || before->second == now.state) return false;
        waiting.troubles << decided_meanwhile_text(*now.decision);
        return true;
    });
}

void SheetPage::hide_words() {
    if (!session_.second_read()) return;
    for (Waiting& each : waiting_)
        each.troubles.fill(tr("Not decided: a second read has begun meanwhile."));
}

bool SheetPage::is_ready(const Waiting& waiting) const {
    return waiting.left.empty() && !session_.reads_log();
}

void SheetPage::take_tile(const std::shared_ptr<const MadeTile>& tile) {
    if (const int row = model_->row_of(tile->ref); row >= 0) view_->update(model_->index(row));
    for (Waiting& each : waiting_)
        if (each.left.erase(tile->ref) > 0)
            each.seen.push_back({tile->ref, tile->slice_sha256, !tile->error});
    if (waits()) settle_read();
}

bool SheetPage::settle_read() {
    bool all_decided = true;
    if (waiting_.empty()) return true;
    const auto is_read = [this](const Waiting& each) { return is_ready(each); };
    for (auto read = std::ranges::find_if(waiting_, is_read); read != waiting_.end();
         read = std::ranges::find_if(waiting_, is_read)) {
        Waiting together = std::move(*read);
        waiting_.erase(read);
        drop_overtaken(together);
        all_decided = settle(together) && all_decided;
        if (!waits()) emit settled();
    }
    show_counts();
    return all_decided;
}

bool SheetPage::settle(const Waiting& together) {
    std::function<QString(std::size_t, const QStringList&)> told; // said later: it keeps what it needs
    if (together.in_bulk)
        told = [verdict = together.verdict, before = together.troubles, session = &session_,
                was_blind = session_.second_read()](std::size_t saved, const QStringList& left) {
            QStringList parts(decided_text(verdict, saved));
            if (was_blind || !session->second_read())
                parts << troubles_text(before + left); // they may name another
            return sentence(parts.join(u' '));
        };
    QStringList troubles;
    const bool is_same_reviewer = together.reviewer == session_.settings().reviewer();
    if (!together.seen.empty() && is_same_reviewer)
        troubles = session_.decide_on(together.seen, together.verdict, together.in_bulk, told);
    else if (!together.seen.empty())
        troubles << tr("%1 not decided: the reviewer's name was changed.").arg(together.seen.size());
    troubles = together.troubles + troubles;
    if (troubles.isEmpty()) return true;
    emit said(sentence(troubles_text(troubles).join(u' ')));
    emit refused();
    return false;
}

} // namespace contourcheck::desktop
