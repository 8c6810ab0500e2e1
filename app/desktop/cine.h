#pragma once

#include "desktop/session.h"

#include <QElapsedTimer>
#include <QTimer>

namespace contourcheck::desktop {

/// Plays the phases of the location in view at their true times, over and over. The place in view stays: what is decided
/// on is what was there before. A frame whose time has passed, or that is not read yet, is skipped and counted, so that
/// playing keeps its time and never waits.
class Cine : public QObject {
    Q_OBJECT

public:
    explicit Cine(Session& session, QObject* parent = nullptr);

    void play(bool on); ///< nothing where there are no two phases
    [[nodiscard]] bool playing() const { return timer_.isActive(); }
    [[nodiscard]] int skipped() const { return skipped_; }
    [[nodiscard]] int shown() const { return shown_; }

signals:
    void frame(int slice); ///< of the patient in view; it is loaded
    void stopped();

private:
    void tick();
    void plan_next();

    Session& session_;
    QTimer timer_;
    QElapsedTimer clock_;
    std::vector<std::size_t> slices_; ///< of the location, by phase
    std::vector<double> times_ms_;    ///< how long each stands
    std::size_t phase_ = 0;
    double due_ms_ = 0; ///< on the clock: when the next frame begins
    int skipped_ = 0, shown_ = 0;
};

/// "37.5 ms a phase", and where that comes from when it is not measured.
[[nodiscard]] QString frame_time_text(const dataset::Patient& patient, int location);

} // namespace contourcheck::desktop
