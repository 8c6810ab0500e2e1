#include "cli/worker/open_datasets.h"

#include "dataset/fingerprint.h"
#include "dataset/stored_index.h"

namespace contourcheck::cli {

Expected<std::shared_ptr<const check::Checked>> OpenDatasets::get(const dataset::Source& source,
                                                                  const mask::Convention& convention) {
    const std::lock_guard lock(mutex_);
    const auto found = dataset::scan(source);
    if (!found) return tl::unexpected(found.error());
    std::string now = dataset::fingerprint(*found);
    if (kept_ && kept_->dataset.root == found->root && kept_->dataset.follows_links == source.follow_links &&
        kept_->report.convention == convention && fingerprint_ == now)
        return kept_;
    kept_.reset(); // two at once would take twice the memory
    auto checked = check::open_and_check(source, convention, threads_, {}, {}, {}, dataset::index_folder());
    if (!checked) return tl::unexpected(checked.error());
    kept_ = std::make_shared<const check::Checked>(std::move(*checked));
    fingerprint_ = std::move(now);
    return kept_;
}

} // namespace contourcheck::cli
