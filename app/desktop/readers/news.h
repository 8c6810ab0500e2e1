#pragma once

#include <QElapsedTimer>

#include <set>
#include <string>
#include <utility>

namespace contourcheck::desktop {

/// On which contours another's word has come into view this moment: a key that was on its way is no answer to it.
class News {
public:
    /// Contours by id.
    void arrived(std::set<std::string> contours) {
        if (contours.empty()) return;
        contours_ = std::move(contours);
        since_.start();
    }
    /// Another's word that is not read yet was in the way of deciding on it.
    void is_coming(const std::string& contour) { coming_.insert(contour); }
    /// All words are read.
    void have_come() { arrived(std::exchange(coming_, {})); }

    [[nodiscard]] bool just_came(const std::string& contour) const {
        return contours_.contains(contour) && !since_.hasExpired(glance_ms);
    }

private:
    static constexpr int glance_ms = 1000; ///< that it takes to see it

    std::set<std::string> contours_, coming_;
    QElapsedTimer since_;
};

} // namespace contourcheck::desktop
