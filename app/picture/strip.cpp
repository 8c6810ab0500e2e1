#include "picture/strip.h"

#include "picture/colours.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace contourcheck::picture {

namespace {

constexpr int most_side = 32767; // QPainter's raster limit
constexpr int widest_caption = 480;
constexpr int most_zoom = 16, most_scale = 4;

double line_width(int zoom) {
    return std::clamp(0.6 + 0.25 * zoom, 1.0, 3.0);
}

/// Texts and lines grow with the scale, not with the zoom.
double scale_of(const RenderOptions& options) {
    return std::clamp(options.scale, 1, most_scale);
}

} // namespace

Strip::Strip(const Scene& scene, const RenderOptions& options, double pixel_width, double slice_width)
    : font_(text_font(std::clamp(slice_width / scale_of(options) / 60, 12.0, 18.0) * scale_of(options))),
      metrics_(font_), legend_(legend_of(scene, options.look, options.speech)),
      convention_(QString::fromStdString(options.speech(convention_text(scene.convention)))) {
    const double scale = scale_of(options);
    margin_ = std::round(metrics_.height() * 0.6);
    bar_ = scale_bar(scene.slice.header.spacing, pixel_width, std::max(slice_width * 0.25, 60.0 * scale));
    const double room = std::max(slice_width - 2 * margin_, widest_caption * scale);
    caption_ = metrics_.elidedText(one_line(scene.caption), Qt::ElideMiddle, room);
    double inner = slice_width - 2 * margin_;
    for (const Item item : {Item::bar, Item::legend, Item::caption, Item::convention})
        inner = std::max(inner, size(item).width());
    width_ = int(std::ceil(inner + 2 * margin_));
    height_ = margin_;
    place_pair(Item::bar, Item::legend);
    place_pair(Item::caption, Item::convention);
    height_ += margin_ - gap();
}

void Strip::paint(QPainter& painter, double top) const {
    const Colours& c = colours(true);
    painter.setFont(font_);
    for (const auto& [item, place] : places_) {
        const QPointF at = place + QPointF(0, top);
        switch (item) {
        case Item::bar:
            paint_scale_bar(painter, at, *bar_, false);
            break;
        case Item::legend:
            paint_legend(painter, at, legend_, c.text, false);
            break;
        case Item::caption:
            paint_text(painter, at, caption_, c.text, false);
            break;
        case Item::convention:
            paint_text(painter, at, convention_, c.muted, false);
            break;
        }
    }
}

double Strip::gap() const {
    return std::round(metrics_.height() * 0.4);
}

QSizeF Strip::size(Item item) const {
    if (item == Item::bar) return bar_ ? scale_bar_size(font_, *bar_) : QSizeF(0, 0);
    if (item == Item::legend) return legend_size(font_, legend_);
    const QString& text = item == Item::caption ? caption_ : convention_;
    return {metrics_.horizontalAdvance(text), text.isEmpty() ? 0 : metrics_.height()};
}

void Strip::place_pair(Item left, Item right) {
    const QSizeF a = size(left), b = size(right);
    const bool one_row = a.width() + b.width() + 2 * metrics_.height() <= width_ - 2 * margin_;
    if (one_row && a.height() > 0 && b.height() > 0) {
        const double bottom = height_ + std::max(a.height(), b.height());
        places_.push_back({left, QPointF(margin_, bottom - a.height())});
        places_.push_back({right, QPointF(width_ - margin_ - b.width(), bottom - b.height())});
        height_ = bottom + gap();
        return;
    }
    for (const Item item : {left, right})
        if (const double height = size(item).height(); height > 0) {
            places_.push_back({item, QPointF(margin_, height_)});
            height_ += height + gap();
        }
}

std::optional<Finished> finished(const Scene& scene, const RenderOptions& options) {
    RenderOptions used = options;
    used.zoom = std::clamp(options.zoom, 1, most_zoom);
    const double scale = scale_of(options);
    Finished result;
    result.placement = {used.zoom * scale, {}, scene.convention.pixel_origin};
    if (!used.bare) result.placement.aspect = aspect(scene.slice.header.spacing);
    const QSizeF exact = result.placement.area(scene.values.shape()).size();
    if (exact.isEmpty() || exact.width() > most_side || exact.height() > most_side) return std::nullopt;
    result.slice = exact.toSize(); // in whole pixels, to the nearest
    result.size = result.slice;
    result.line_width = line_width(used.zoom) * scale;
    if (used.bare) {
        if (used.look.style == Style::fill) result.line_width = 0; // masks, and no stroke beside them
        return result;
    }
    result.strip.emplace(scene, used, result.placement.pixel().width(), result.slice.width());
    result.size = {result.strip->width(), result.slice.height() + result.strip->height()};
    if (result.size.height() > most_side) return std::nullopt;
    result.placement.offset = QPointF((result.strip->width() - result.slice.width()) / 2, 0);
    return result;
}

} // namespace contourcheck::picture
