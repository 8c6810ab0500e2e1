#pragma once

#include "desktop/draft.h"

#include <QTimer>

#include <array>
#include <functional>
#include <map>

namespace contourcheck::desktop {

class Settings;

/// What a reviewer has put together for the contours of a dataset and not decided. It is written to the settings file
/// within half a second, so that neither a crash nor another dataset loses it. Dataset, reviewer and contour stand there as
/// hashes, as places do (KeptPlace). It is no decision, and goes nowhere else.
class DraftBook {
public:
    using Drafts = std::map<std::string, Draft>; ///< by contour
    /// Whose drafts: a dataset's as decisions name it, by one reviewer.
    struct Whose {
        std::string dataset;
        QString reviewer;

        friend bool operator==(const Whose&, const Whose&) = default;
    };

    /// The file stays as it is for a contour that `waits` holds for: what is decided leaves it once the store has that.
    DraftBook(Settings& settings, std::function<bool(const std::string& contour)> waits);
    ~DraftBook(); ///< writes
    DraftBook(const DraftBook&) = delete;
    DraftBook& operator=(const DraftBook&) = delete;

    /// Another dataset's or reviewer's from now on, none of which is taken up yet. Those there are written, whatever waits.
    void turn_to(const Whose& whose);
    /// Takes up what the file holds of these contours, and returns of which.
    std::vector<std::string> take_up(const std::vector<std::string>& contours);

    [[nodiscard]] const Drafts& all() const { return drafts_; }
    [[nodiscard]] bool contains(const std::string& contour) const { return drafts_.contains(contour); }
    void set(const std::string& contour, const Draft& draft);
    void erase(const std::string& contour);
    /// Anybody's: where there is none, and where it is this one.
    void add(const Whose& whose, const std::string& contour, const Draft& draft);
    void remove(const Whose& whose, const std::string& contour, const Draft& draft);

    void drop(const review::Decision& decision); ///< the draft that says what it says
    /// What a decision says, or the draft that it left a part of, is a draft again, unless something was typed since.
    Draft bring_back(const review::Decision& decision);
    /// Until that is saved.
    void note_left_out(const review::Decision& decision, const Draft& draft);
    void forget_left_out(const review::Decision& saved);

    void write_soon();
    void write();

private:
    Settings& settings_;
    std::function<bool(const std::string&)> waits_;
    Whose whose_;
    Drafts drafts_;
    Drafts written_; ///< as the file has them
    /// With what was ticked against contours whose acceptance leaves it out, by dataset, reviewer and contour.
    std::map<std::array<std::string, 3>, Draft> left_out_;
    QTimer soon_;
};

} // namespace contourcheck::desktop
