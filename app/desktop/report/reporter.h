#pragma once

#include "desktop/index.h"
#include "desktop/writer.h"
#include "picture/report_files.h"

namespace contourcheck::desktop {

/// Makes and writes a report on a worker, one at a time, over the dataset and the decisions as they were when it began:
/// the same files that `contourcheck-cli report` writes.
class Reporter : public Writer {
    Q_OBJECT

public:
    using Writer::Writer;

    enum class Step { mistakes, reading, drawing };

    /// `with_selftest`: known mistakes are put into contours first, which takes minutes.
    void start(const std::shared_ptr<const Opened>& opened, report::Said said,
               const std::filesystem::path& file, const report::Options& options, bool with_selftest);

signals:
    void progressed(contourcheck::desktop::Reporter::Step step, std::size_t done, std::size_t total);
    void done(const contourcheck::picture::WrittenReport& written);
};

} // namespace contourcheck::desktop
