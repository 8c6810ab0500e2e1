#include "desktop/export/exporter.h"

#include "batch/pseudonym_key.h"

namespace contourcheck::desktop {

void Exporter::start(const std::shared_ptr<const Opened>& opened, std::vector<review::Decision> log,
                     const std::filesystem::path& folder, const batch::Options& options, Names names) {
    run(
        [this, opened, log = std::move(log), folder, options,
         names](const std::stop_token& stop, const Workers::Post& post) -> Expected<batch::Outcome> {
            const Progress progress = [this, post](std::size_t done_items, std::size_t total) {
                post([this, done_items, total] { emit progressed(done_items, total); });
            };
            // Files may have changed since they were shown: what counts is asked of them as they are now.
            const batch::Decisions decisions = batch::current_decisions(opened->checked, log);
            batch::Options named = options;
            if (names == Names::pseudonyms) {
                auto key = batch::pseudonym_key();
                if (!key) return tl::unexpected(key.error());
                named.selection.pseudonym_key = std::move(key->bytes);
            }
            return batch::export_dataset(opened->checked, decisions, folder, named, stop, progress);
        },
        [this](const batch::Outcome& outcome) { emit done(outcome); });
}

} // namespace contourcheck::desktop
