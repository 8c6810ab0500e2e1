#pragma once

#include "desktop/session.h"

#include <array>

class QWidget;

namespace contourcheck::desktop {

class TourCard;

/// Three steps beside the things they speak of: the picture, why a contour is flagged, the decision. The keys stay the
/// reviewer's: to do what a step speaks of goes on to the next.
class Tour : public QObject {
    Q_OBJECT

public:
    static constexpr int steps = 3;
    using Targets = std::array<QWidget*, steps>;

    Tour(Session& session, const Targets& targets, QWidget* over);

    void start(); ///< on a contour that has findings, where there is one
    void leave(); ///< it does not begin by itself again
    [[nodiscard]] bool is_on() const { return step_ >= 0; }
    [[nodiscard]] bool was_seen() const; ///< left or finished

    void overlays_hidden(); ///< Space was held
    void finding_looked_at();

signals:
    void ended();

private:
    void show(int step);
    void decided();
    void fill();

    Session& session_;
    Targets targets_;
    TourCard* card_;
    int step_ = -1; ///< -1: not on
    bool has_decided_ = false;
};

} // namespace contourcheck::desktop
