#pragma once

#include "desktop/index.h"
#include "desktop/work.h"
#include "picture/report_files.h"

#include <stop_token>

namespace contourcheck::desktop {

/// Makes and writes a report on a worker, one at a time, over the dataset and the decisions as they were when it began:
/// the same files that `contourcheck-cli report` writes.
class Reporter : public QObject {
    Q_OBJECT

public:
    explicit Reporter(QObject* parent = nullptr);
    ~Reporter() override;

    enum class Step { mistakes, reading, drawing };

    /// `with_selftest`: known mistakes are put into contours first, which takes minutes.
    void start(const std::shared_ptr<const Opened>& opened, report::Said said,
               const std::filesystem::path& file, const report::Options& options, bool with_selftest);
    void cancel();
    [[nodiscard]] bool busy() const { return busy_; }

signals:
    void progressed(contourcheck::desktop::Reporter::Step step, std::size_t done, std::size_t total);
    void done(const contourcheck::picture::WrittenReport& written);
    void failed(const contourcheck::Error& error);

private:
    bool busy_ = false;
    std::stop_source stop_;
    Workers workers_;
};

} // namespace contourcheck::desktop
