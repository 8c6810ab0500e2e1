#pragma once

#include "batch/export.h"
#include "desktop/index.h"
#include "desktop/writer.h"

namespace contourcheck::desktop {

/// Runs an export on a worker, one at a time, over the dataset and the decisions as they were when it began.
class Exporter : public Writer {
    Q_OBJECT

public:
    using Writer::Writer;

    /// Which names the patients have in what is written: with pseudonyms those that the reviewer's own key makes.
    enum class Names { given, pseudonyms };

    void start(const std::shared_ptr<const Opened>& opened, std::vector<review::Decision> log,
               const std::filesystem::path& folder, const batch::Options& options,
               Names names = Names::given);

signals:
    void progressed(std::size_t done, std::size_t total);
    void done(const contourcheck::batch::Outcome& outcome);
};

} // namespace contourcheck::desktop
