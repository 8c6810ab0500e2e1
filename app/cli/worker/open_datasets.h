#pragma once

#include "check/report.h"

#include <memory>
#include <mutex>

namespace contourcheck::cli {

/// The dataset that tasks ask for, read and checked once while its files stay as they are: a patient's findings depend
/// on the others. One is kept. May be used from any thread.
class OpenDatasets {
public:
    explicit OpenDatasets(int threads) : threads_(threads) {}

    [[nodiscard]] Expected<std::shared_ptr<const check::Checked>> get(const dataset::Source& source,
                                                                      const mask::Convention& convention);

private:
    int threads_;
    std::mutex mutex_;
    std::string fingerprint_; ///< before it was read: what changes meanwhile is noticed by the next task
    std::shared_ptr<const check::Checked> kept_;
};

} // namespace contourcheck::cli
