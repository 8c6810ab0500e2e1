#pragma once

#include "review/review.h"

#include <QElapsedTimer>

#include <map>
#include <string>
#include <vector>

namespace contourcheck::desktop {

/// What this reviewer has said, of what all have.
[[nodiscard]] inline std::vector<review::Decision> said_by(const std::string& reviewer,
                                                           std::vector<review::Decision> words) {
    std::erase_if(words, [&](const review::Decision& each) { return each.reviewer != reviewer; });
    return words;
}

/// What the others have.
[[nodiscard]] inline std::vector<review::Decision> said_by_others(const std::string& reviewer,
                                                                  std::vector<review::Decision> words) {
    std::erase_if(words, [&](const review::Decision& each) { return each.reviewer == reviewer; });
    return words;
}

/// What others have said has come into view this moment: a key that was on its way is no answer to it.
class News {
public:
    News() { clock_.start(); }

    void arrived(const std::vector<review::Decision>& words) {
        std::erase_if(words_, [this](const auto& each) { return is_old(each.second); });
        for (const review::Decision& each : words)
            words_[each.contour] = {each, clock_.elapsed()};
    }
    void forget() { words_.clear(); } ///< they are not to be told any more
    /// The last word on the contour that has just come; null where none has.
    [[nodiscard]] const review::Decision* just_came(const std::string& contour) const {
        const auto there = words_.find(contour);
        return there == words_.end() || is_old(there->second) ? nullptr : &there->second.decision;
    }

private:
    static constexpr qint64 glance_ms = 1000; ///< that it takes to see it

    struct Word {
        review::Decision decision;
        qint64 came_ms = 0;
    };
    [[nodiscard]] bool is_old(const Word& word) const { return clock_.elapsed() - word.came_ms > glance_ms; }

    QElapsedTimer clock_;
    std::map<std::string, Word> words_; ///< by contour
};

} // namespace contourcheck::desktop
