#include "desktop/readers/attention.h"

#include "trial/selftest.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>

namespace contourcheck::desktop {

Attention::Attention(QObject* parent)
    : QObject(parent), seed_(QRandomGenerator::global()->generate64()), workers_(1) {}

Attention::~Attention() = default;

void Attention::draw(const std::shared_ptr<const Opened>& opened, std::size_t most,
                     const std::set<std::string>& left_out) {
    const std::uint64_t generation = ++generation_;
    workers_.start([this, generation, opened, most, left_out, seed = seed_](const Workers::Post& post) {
        std::map<std::string, trial::Planted> found;
        for (trial::Planted& each : trial::planted(opened->checked, most, seed, left_out)) {
            const std::string id = opened->id({int(each.patient), int(each.contour)});
            found.emplace(id, std::move(each));
        }
        post([this, generation, found = std::move(found)] {
            if (generation != generation_) return;
            drawn_ = found;
            emit drawn();
        });
    });
}

void Attention::take_drawn(const std::set<std::string>& in_view) {
    std::erase_if(planted_, [&](const auto& each) { return !in_view.contains(each.first); });
    for (auto& [contour, planted] : drawn_)
        if (!in_view.contains(contour)) planted_.emplace(contour, std::move(planted));
    drawn_.clear();
}

void Attention::clear() {
    ++generation_;
    planted_.clear();
    drawn_.clear();
    last_ = {};
}

void Attention::drop(const std::string& contour) {
    planted_.erase(contour);
}

const trial::Planted* Attention::at(const std::string& contour) const {
    const auto it = planted_.find(contour);
    return it == planted_.end() ? nullptr : &it->second;
}

std::shared_ptr<const LoadedSlice> Attention::dressed(const std::shared_ptr<const LoadedSlice>& slice,
                                                      const std::vector<contour::Contour>& outlines) {
    if (!slice || !slice->scene || outlines.empty()) return slice;
    if (last_.from == slice && last_.outlines == outlines) return last_.shown;
    auto scene = std::make_shared<picture::Scene>(*slice->scene);
    for (const contour::Contour& outline : outlines)
        for (picture::Layer& layer : scene->layers)
            if (layer.kind == outline.kind)
                layer = picture::make_layer(outline, scene->values.shape(), scene->convention);
    auto shown = std::make_shared<LoadedSlice>(*slice);
    shown->scene = std::move(scene);
    shown->is_dressed = true;
    last_ = {slice, std::move(shown), outlines};
    return last_.shown;
}

QString caught_text(const std::vector<review::Control>& controls, const std::string& reviewer) {
    std::size_t found = 0, tried = 0;
    for (const review::Control& each : controls)
        if (each.reviewer == reviewer) {
            ++tried;
            found += each.caught();
        }
    if (tried == 0) return {};
    const trial::Share share = trial::share(found, tried);
    return QCoreApplication::translate(
               "contourcheck::desktop",
               "You caught %1 of %2 planted errors so far (%3 %, 95 % interval %4 to %5).")
        .arg(found)
        .arg(tried)
        .arg(100 * share.value(), 0, 'f', 0)
        .arg(100 * share.low, 0, 'f', 0)
        .arg(100 * share.high, 0, 'f', 0);
}

} // namespace contourcheck::desktop
