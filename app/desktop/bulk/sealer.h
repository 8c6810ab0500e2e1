#pragma once

#include "desktop/bulk/plan.h"
#include "desktop/work.h"

#include <QObject>

#include <stop_token>

namespace contourcheck::desktop {

/// A contour and what its files hold now.
struct Sealed {
    Ref ref;
    review::Content content;
};
struct SealedPlan {
    std::vector<Sealed> sealed;
    std::vector<std::pair<Ref, LeftOut>> left_out; ///< that could not be, with those of the plan
};

/// Reads the files of the chosen contours: a decision is bound to what they hold. A contour whose file is not as it was
/// when the dataset was read, or whose slice cannot be read, is left out. What was done when it is stopped counts for
/// nothing.
[[nodiscard]] Expected<SealedPlan> seal(const Opened& opened, const BulkPlan& plan, const Progress& progress,
                                        const std::stop_token& stop);

/// seal() on a worker.
class Sealer : public QObject {
    Q_OBJECT

public:
    explicit Sealer(QObject* parent = nullptr);
    ~Sealer() override;
    void start(const std::shared_ptr<const Opened>& opened, const BulkPlan& plan);
    void cancel(); ///< nothing is told after it

signals:
    void progressed(std::size_t done, std::size_t total);
    void done(const contourcheck::desktop::SealedPlan& plan);

private:
    std::uint64_t number_ = 0; ///< of the latest request
    std::stop_source stop_;
    Workers workers_;
};

} // namespace contourcheck::desktop
