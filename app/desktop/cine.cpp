#include "desktop/cine.h"

#include "dataset/frame_times.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace contourcheck::desktop {

Cine::Cine(Session& session, QObject* parent) : QObject(parent), session_(session) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Cine::tick);
    connect(&session_, &Session::place_changed, this, [this] { play(false); });
}

void Cine::play(bool on) {
    if (on == playing()) return;
    if (!on) {
        timer_.stop();
        session_.set_whole_cycle(false);
        emit stopped();
        return;
    }
    const dataset::SliceEntry* here = session_.slice();
    if (!here || here->location < 0) return;
    const dataset::Patient& patient = *session_.patient();
    slices_ = patient.locations[std::size_t(here->location)].slices;
    if (slices_.size() < 2) return;
    times_ms_ = dataset::frame_times(patient, here->location).ms;
    phase_ = std::size_t(std::ranges::find(slices_, std::size_t(session_.place().slice)) - slices_.begin());
    skipped_ = shown_ = 0;
    session_.stop_asking(); // an answer would decide on a slice that is not in view
    session_.set_whole_cycle(true);
    clock_.start();
    due_ms_ = times_ms_[phase_];
    plan_next();
}

void Cine::plan_next() {
    timer_.start(std::max(0, int(std::lround(due_ms_ - double(clock_.elapsed())))));
}

void Cine::tick() {
    // What should stand now; what should have stood meanwhile is skipped.
    const double now = double(clock_.elapsed());
    phase_ = (phase_ + 1) % slices_.size();
    due_ms_ += times_ms_[phase_];
    for (std::size_t i = 0; i < slices_.size() && due_ms_ <= now; ++i) {
        ++skipped_;
        phase_ = (phase_ + 1) % slices_.size();
        due_ms_ += times_ms_[phase_];
    }
    due_ms_ = std::max(due_ms_, now); // a computer that slept plays on from here
    const int slice = int(slices_[phase_]);
    plan_next();
    if (!session_.loaded(session_.place().patient, slice)) {
        ++skipped_;
        return;
    }
    ++shown_;
    emit frame(slice);
}

QString frame_time_text(const dataset::Patient& patient, int location) {
    using Source = dataset::FrameTimes::Source;
    const dataset::FrameTimes times = dataset::frame_times(patient, location);
    if (times.ms.size() < 2) return {};
    const double mean = std::accumulate(times.ms.begin(), times.ms.end(), 0.0) / double(times.ms.size());
    const QString text = Cine::tr("%1 ms a phase").arg(mean, 0, 'f', mean < 100 ? 1 : 0);
    if (times.source == Source::assumed) return Cine::tr("%1 (assumed)").arg(text);
    return times.source == Source::beat ? Cine::tr("%1 (from the heart rate)").arg(text) : text;
}

} // namespace contourcheck::desktop
