#include "desktop/home/draft_book.h"

#include "desktop/home/kept_place.h"
#include "desktop/settings.h"
#include "desktop/texts.h"

#include <utility>

namespace contourcheck::desktop {

namespace {

constexpr int write_after_ms = 300;

QString group_of(const DraftBook::Whose& whose) {
    return QStringLiteral("drafts/%1/%2")
        .arg(keyed("contourcheck", whose.dataset), keyed(whose.dataset, whose.reviewer.toStdString()));
}

QString draft_key(const DraftBook::Whose& whose, const std::string& contour) {
    return group_of(whose) + u'/' + keyed(whose.dataset, contour);
}

QStringList words_of(const Draft& draft) {
    QStringList words{draft.comment.trimmed()};
    for (const std::string& reason : draft.reasons)
        words << qs(reason);
    return words;
}

std::optional<Draft> draft_from(const QStringList& words) {
    if (words.isEmpty()) return std::nullopt;
    Draft draft{{}, words.front()};
    for (const QString& reason : words.mid(1))
        draft.reasons.insert(reason.toStdString());
    return draft;
}

} // namespace

DraftBook::DraftBook(Settings& settings, std::function<bool(const std::string&)> waits)
    : settings_(settings), waits_(std::move(waits)) {
    soon_.setSingleShot(true);
    soon_.setInterval(write_after_ms);
    QObject::connect(&soon_, &QTimer::timeout, &soon_, [this] { write(); });
}

DraftBook::~DraftBook() {
    write();
}

void DraftBook::turn_to(const Whose& whose) {
    for (const auto& [contour, draft] : drafts_) // typed since that was decided which is still waited for
        if (waits_(contour)) settings_.set_words(draft_key(whose_, contour), words_of(draft));
    write();
    whose_ = whose;
    drafts_.clear();
    written_.clear();
}

std::vector<std::string> DraftBook::take_up(const std::vector<std::string>& contours) {
    write();
    std::vector<std::string> found;
    if (settings_.keys_under(group_of(whose_)).isEmpty()) return found;
    for (const std::string& contour : contours) {
        if (contains(contour) || waits_(contour)) continue;
        const auto draft = draft_from(settings_.words(draft_key(whose_, contour)));
        if (!draft) continue;
        drafts_[contour] = written_[contour] = *draft;
        found.push_back(contour);
    }
    return found;
}

void DraftBook::set(const std::string& contour, const Draft& draft) {
    drafts_[contour] = draft;
    write_soon();
}

void DraftBook::erase(const std::string& contour) {
    if (drafts_.erase(contour) > 0) write_soon();
}

void DraftBook::add(const Whose& whose, const std::string& contour, const Draft& draft) {
    if (whose == whose_) {
        if (!contains(contour)) set(contour, draft);
    } else if (const QString key = draft_key(whose, contour); settings_.words(key).isEmpty()) {
        settings_.set_words(key, words_of(draft));
    }
}

void DraftBook::remove(const Whose& whose, const std::string& contour, const Draft& draft) {
    if (whose == whose_) {
        if (const auto own = drafts_.find(contour); own != drafts_.end() && own->second == draft)
            erase(contour);
    } else if (const QString key = draft_key(whose, contour); settings_.words(key) == words_of(draft)) {
        settings_.remove(key);
    }
}

Draft DraftBook::bring_back(const review::Decision& decision) {
    const auto ticked = left_out_.extract({decision.dataset, decision.reviewer, decision.contour});
    const Draft said = ticked ? ticked.mapped() : said_in(decision);
    if (!(said == Draft{})) add({decision.dataset, qs(decision.reviewer)}, decision.contour, said);
    return said;
}

void DraftBook::note_left_out(const review::Decision& decision, const Draft& draft) {
    left_out_[{decision.dataset, decision.reviewer, decision.contour}] = draft;
}

void DraftBook::forget_left_out(const review::Decision& saved) {
    left_out_.erase({saved.dataset, saved.reviewer, saved.contour});
}

void DraftBook::drop(const review::Decision& decision) {
    remove({decision.dataset, qs(decision.reviewer)}, decision.contour, said_in(decision));
}

/// Not put off by what comes next: someone who types on and on loses no more.
void DraftBook::write_soon() {
    if (!soon_.isActive()) soon_.start();
}

void DraftBook::write() {
    soon_.stop();
    for (const auto& [contour, draft] : drafts_) {
        const auto there = written_.find(contour);
        if (waits_(contour) || (there != written_.end() && there->second == draft)) continue;
        settings_.set_words(draft_key(whose_, contour), words_of(draft));
        written_[contour] = draft;
    }
    std::erase_if(written_, [this](const auto& each) {
        const bool is_over = !contains(each.first) && !waits_(each.first);
        if (is_over) settings_.remove(draft_key(whose_, each.first));
        return is_over;
    });
}

} // namespace contourcheck::desktop
