#include "desktop/sheet/tile_maker.h"

#include "desktop/slice_loader.h"
#include "picture/sheet.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int cache_kib = 64 * 1024;
constexpr int in_view = 1, ahead = 0;

/// The contour alone on its slice; no mask is needed for an outline.
picture::Scene scene_of(const TileMaker::Setting& setting, Ref ref, dicom::Slice slice,
                        const std::optional<std::vector<contour::Point>>& outline) {
    picture::Scene scene = picture::make_scene(std::move(slice), {}, setting.convention, {},
                                               setting.greys->of(*setting.opened, ref.patient));
    const dataset::ContourEntry& entry = setting.opened->contour(ref);
    if (entry.contour)
        scene.layers.push_back({entry.contour->kind, outline.value_or(entry.contour->points), {}});
    return scene;
}

} // namespace

MadeTile make_tile(const TileMaker::Setting& setting, Ref ref,
                   const std::optional<std::vector<contour::Point>>& outline) {
    MadeTile tile{.ref = ref, .image = {}, .error = {}, .slice_sha256 = {}};
    const dataset::ContourEntry& entry = setting.opened->contour(ref);
    if (!entry.slice) {
        tile.error = Error{
            Code::not_found, Phrase::tr("there is no slice %1", {std::to_string(entry.id.slice)}), {}, 0};
        return tile;
    }
    auto [sha256, slice] = read_slice(*setting.opened, ref.patient, *entry.slice);
    tile.slice_sha256 = std::move(sha256);
    if (!slice) {
        tile.error = slice.error();
        return tile;
    }
    picture::Look look;
    look.style = picture::Style::outline;
    look.greys = setting.shown;
    tile.image =
        picture::tile_image(scene_of(setting, ref, std::move(*slice), outline), look, setting.side_px);
    return tile;
}

TileMaker::TileMaker(QObject* parent) : QObject(parent), cache_(cache_kib), workers_(2) {}

void TileMaker::set(const Setting& setting) {
    if (setting == setting_) return;
    give_up();
    cache_.clear();
    setting_ = setting;
}

void TileMaker::set_outlines(const std::map<Ref, std::vector<contour::Point>>& outlines) {
    if (outlines == outlines_) return;
    give_up();
    const auto forget = [this](const auto& those, const auto& unlike) {
        for (const auto& [ref, outline] : those)
            if (const auto other = unlike.find(ref); other == unlike.end() || other->second != outline)
                cache_.remove({ref.patient, ref.contour});
    };
    forget(outlines_, outlines);
    forget(outlines, outlines_);
    outlines_ = outlines;
}

void TileMaker::give_up() {
    ++generation_;
    for (auto& [ref, request] : pending_)
        request.given_up->store(true);
    pending_.clear();
}

void TileMaker::want(const std::vector<Ref>& now, const std::vector<Ref>& soon) {
    if (!setting_.opened || setting_.side_px <= 0) return;
    std::map<Ref, int> wanted;
    for (const Ref ref : soon)
        wanted[ref] = ahead;
    for (const Ref ref : now)
        wanted[ref] = in_view;
    std::erase_if(pending_, [&](const auto& request) {
        if (wanted.contains(request.first)) return false;
        request.second.given_up->store(true);
        return true;
    });
    for (const Ref ref : now)
        begin(ref, in_view);
    for (const Ref ref : soon)
        if (wanted[ref] == ahead) begin(ref, ahead);
}

void TileMaker::begin(Ref ref, int priority) {
    if (cache_.contains({ref.patient, ref.contour})) return;
    Request& request = pending_[ref];
    if (request.given_up) {
        if (priority <= request.priority) return;
        request.given_up->store(true); // it waits behind others: asked for again, in front
    }
    request = {std::make_shared<std::atomic<bool>>(false), priority};
    const auto drawn = outlines_.find(ref);
    const auto outline = drawn == outlines_.end() ? std::nullopt : std::optional(drawn->second);
    workers_.start(
        [this, ref, outline, flag = request.given_up, setting = setting_,
         generation = generation_](const Workers::Post& post) {
            if (flag->load()) return;
            auto tile = std::make_shared<const MadeTile>(make_tile(setting, ref, outline));
            post([this, generation, tile] { arrive(generation, tile); });
        },
        priority);
}

void TileMaker::arrive(std::uint64_t generation, const std::shared_ptr<const MadeTile>& tile) {
    ++made_count_;
    if (generation != generation_) return;
    pending_.erase(tile->ref);
    const int kib = std::clamp(int(tile->image.sizeInBytes() / 1024), 1, cache_kib);
    cache_.insert({tile->ref.patient, tile->ref.contour}, new std::shared_ptr<const MadeTile>(tile), kib);
    emit made(tile);
}

std::shared_ptr<const MadeTile> TileMaker::find(Ref ref) const {
    const auto* held = cache_.object({ref.patient, ref.contour});
    return held ? *held : nullptr;
}

} // namespace contourcheck::desktop
