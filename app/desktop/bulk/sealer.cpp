#include "desktop/bulk/sealer.h"

#include "base/hash.h"
#include "desktop/slice_loader.h"

#include <map>

namespace contourcheck::desktop {

namespace {

/// The hash of a slice that can be read to its pixels; empty else.
std::string readable_slice(const Opened& opened, int patient, std::size_t slice) {
    const loader::HashedSlice read = read_slice(opened, patient, slice);
    return read.slice ? read.sha256 : std::string();
}

} // namespace

Expected<SealedPlan> seal(const Opened& opened, const BulkPlan& plan, const Progress& progress,
                          const std::stop_token& stop) {
    SealedPlan result;
    result.left_out = plan.left_out;
    std::map<std::pair<int, std::size_t>, std::string> slices; // several contours share one
    std::size_t done = 0;
    for (const Ref ref : plan.chosen) {
        if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"));
        const dataset::ContourEntry& entry = opened.contour(ref);
        const auto contour_hash = sha256_hex_of_file(opened.checked.dataset.root / entry.file);
        const auto [slice, is_new] = slices.try_emplace({ref.patient, *entry.slice});
        if (is_new) slice->second = readable_slice(opened, ref.patient, *entry.slice);
        if (!contour_hash || slice->second.empty())
            result.left_out.emplace_back(ref, LeftOut::unreadable);
        else if (*contour_hash != entry.sha256)
            result.left_out.emplace_back(ref, LeftOut::changed);
        else
            result.sealed.push_back({ref, {slice->second, *contour_hash}});
        progress(++done, plan.chosen.size());
    }
    return result;
}

Sealer::Sealer(QObject* parent) : QObject(parent), workers_(1) {}

Sealer::~Sealer() {
    stop_.request_stop();
}

void Sealer::start(const std::shared_ptr<const Opened>& opened, const BulkPlan& plan) {
    cancel();
    stop_ = std::stop_source();
    const std::uint64_t number = ++number_;
    workers_.start([this, number, opened, plan, stop = stop_.get_token()](const Workers::Post& post) {
        const auto progress = [this, post, number](std::size_t part, std::size_t total) {
            post([this, number, part, total] {
                if (number == number_) emit progressed(part, total);
            });
        };
        auto sealed = seal(*opened, plan, progress, stop);
        if (!sealed) return;
        post([this, number, sealed = std::move(*sealed)] {
            if (number == number_) emit done(sealed);
        });
    });
}

void Sealer::cancel() {
    ++number_;
    stop_.request_stop();
}

} // namespace contourcheck::desktop
