#include "desktop/export/exporter.h"

namespace contourcheck::desktop {

Exporter::Exporter(QObject* parent) : QObject(parent), workers_(1) {}

Exporter::~Exporter() {
    stop_.request_stop();
}

void Exporter::start(const std::shared_ptr<const Opened>& opened, std::vector<review::Decision> log,
                     const std::filesystem::path& folder, const batch::Options& options) {
    if (busy_) return;
    busy_ = true;
    stop_ = std::stop_source();
    workers_.start([this, opened, log = std::move(log), folder, options,
                    stop = stop_.get_token()](const Workers::Post& post) {
        const Progress progress = [this, post](std::size_t done_items, std::size_t total) {
            post([this, done_items, total] { emit progressed(done_items, total); });
        };
        // Files may have changed since they were shown: what counts is asked of them as they are now.
        const batch::Decisions decisions = batch::current_decisions(opened->checked, log);
        auto outcome = batch::export_dataset(opened->checked, decisions, folder, options, stop, progress);
        post([this, outcome = std::move(outcome)] {
            busy_ = false;
            if (outcome)
                emit done(*outcome);
            else
                emit failed(outcome.error());
        });
    });
}

void Exporter::cancel() {
    stop_.request_stop();
}

} // namespace contourcheck::desktop
