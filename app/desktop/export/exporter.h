#pragma once

#include "batch/export.h"
#include "desktop/index.h"
#include "desktop/work.h"

#include <stop_token>

namespace contourcheck::desktop {

/// Runs an export on a worker, one at a time, over the dataset and the decisions as they were when it began.
class Exporter : public QObject {
    Q_OBJECT

public:
    explicit Exporter(QObject* parent = nullptr);
    ~Exporter() override;

    void start(const std::shared_ptr<const Opened>& opened, std::vector<review::Decision> log,
               const std::filesystem::path& folder, const batch::Options& options);
    void cancel();
    [[nodiscard]] bool busy() const { return busy_; }

signals:
    void progressed(std::size_t done, std::size_t total);
    void done(const contourcheck::batch::Outcome& outcome);
    void failed(const contourcheck::Error& error);

private:
    bool busy_ = false;
    std::stop_source stop_;
    Workers workers_;
};

} // namespace contourcheck::desktop
