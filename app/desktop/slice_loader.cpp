#include "desktop/slice_loader.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int cache_slices = 256;
constexpr int cache_kib = 64 * 1024;

/// Kibibytes, but at least so many that no more than cache_slices fit.
int cost(const LoadedSlice& slice) {
    std::size_t bytes = 0;
    if (slice.scene) {
        const std::size_t pixels = slice.scene->values.shape().size();
        bytes = pixels * (sizeof(float) + 4) + pixels * 4 * slice.scene->layers.size();
    }
    return std::clamp(int(bytes / 1024), cache_kib / cache_slices, cache_kib);
}

} // namespace

loader::HashedSlice read_slice(const Opened& opened, int patient, std::size_t slice) {
    const auto& file = opened.patient(patient).slices[slice].file;
    return loader::read_hashed(opened.checked.dataset.root / file, file);
}

LoadedSlice load_slice(const Opened& opened, int patient, int slice, const mask::Convention& convention,
                       GreyBook& greys) {
    auto [sha256, read] = read_slice(opened, patient, std::size_t(slice));
    LoadedSlice result{
        .patient = patient, .slice = slice, .scene = {}, .error = {}, .sha256 = std::move(sha256)};
    if (!read) {
        result.error = read.error();
        return result;
    }
    std::vector<contour::Contour> contours;
    for (const Ref ref : opened.index.on_slice(patient, slice))
        if (const auto& contour = opened.contour(ref).contour) contours.push_back(*contour);
    auto scene = picture::make_scene(std::move(*read), contours, convention, {}, greys.of(opened, patient));
    result.scene = std::make_shared<picture::Scene>(std::move(scene));
    return result;
}

SliceLoader::SliceLoader(QObject* parent) : QObject(parent), cache_(cache_kib), workers_(2) {}

void SliceLoader::set_dataset(std::shared_ptr<const Opened> opened, const mask::Convention& convention) {
    ++generation_;
    for (auto& [key, given_up] : pending_)
        given_up->store(true);
    pending_.clear();
    cache_.clear();
    if (opened != opened_) greys_ = std::make_shared<GreyBook>();
    opened_ = std::move(opened);
    convention_ = convention;
}

void SliceLoader::want(std::pair<int, int> now, const std::vector<std::pair<int, int>>& soon) {
    if (!opened_) return;
    std::erase_if(pending_, [&](const auto& request) {
        if (request.first == now || std::ranges::find(soon, request.first) != soon.end()) return false;
        request.second->store(true);
        return true;
    });
    if (now.second >= 0) begin(now, 1);
    for (const Key& key : soon)
        begin(key, 0);
}

void SliceLoader::begin(Key key, int priority) {
    if (cache_.contains(key)) return;
    auto& given_up = pending_[key];
    if (given_up && priority == 0) return;
    // A slice asked for ahead of its turn waits behind others: the one in view is asked for again, in front.
    if (given_up) given_up->store(true);
    given_up = std::make_shared<std::atomic<bool>>(false);
    workers_.start(
        [this, key, flag = given_up, opened = opened_, convention = convention_, greys = greys_,
         generation = generation_](const Workers::Post& post) {
            if (flag->load()) return;
            auto slice = std::make_shared<const LoadedSlice>(
                load_slice(*opened, key.first, key.second, convention, *greys));
            post([this, generation, slice] { arrive(generation, slice); });
        },
        priority);
}

void SliceLoader::arrive(std::uint64_t generation, const std::shared_ptr<const LoadedSlice>& slice) {
    if (generation != generation_) return;
    const Key key{slice->patient, slice->slice};
    pending_.erase(key);
    cache_.insert(key, new std::shared_ptr<const LoadedSlice>(slice), cost(*slice));
    emit loaded(slice);
}

std::shared_ptr<const LoadedSlice> SliceLoader::find(int patient, int slice) const {
    const auto* held = cache_.object({patient, slice});
    return held ? *held : nullptr;
}

} // namespace contourcheck::desktop
