#include "picture/colours.h"
#include "picture/furniture.h"
#include "picture/scene.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace contourcheck::picture {

namespace {

constexpr int most_side = 32767; // QPainter's raster limit
constexpr int widest_caption = 480;

double line_width(int zoom) {
    return std::clamp(0.6 + 0.25 * zoom, 1.0, 3.0);
}

/// The texts under the slice: bar and legend, caption and convention; each pair on one row where it fits, else on two.
class Strip {
public:
    Strip(const Scene& scene, const RenderOptions& options, double pixel_width, double slice_width)
        : font_(text_font(std::clamp(slice_width / 60, 12.0, 18.0))), metrics_(font_),
          kinds_(legend_kinds(scene, options.look)), convention_(convention_text(scene.convention)) {
        margin_ = std::round(metrics_.height() * 0.6);
        bar_ = scale_bar(scene.slice.header.spacing, pixel_width, std::max(slice_width * 0.25, 60.0));
        const double room = std::max(slice_width - 2 * margin_, double(widest_caption));
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

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return int(std::ceil(height_)); }

    void paint(QPainter& painter, double top) const {
        const Colours& c = colours(true);
        painter.setFont(font_);
        for (const auto& [item, place] : places_) {
            const QPointF at = place + QPointF(0, top);
            switch (item) {
            case Item::bar:
                paint_scale_bar(painter, at, *bar_, false);
                break;
            case Item::legend:
                paint_legend(painter, at, kinds_, c.text, false);
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

private:
    enum class Item { bar, legend, caption, convention };

    [[nodiscard]] double gap() const { return std::round(metrics_.height() * 0.4); }

    /// Empty for what is not there.
    [[nodiscard]] QSizeF size(Item item) const {
        if (item == Item::bar) return bar_ ? scale_bar_size(font_, *bar_) : QSizeF(0, 0);
        if (item == Item::legend) return legend_size(font_, kinds_);
        const QString& text = item == Item::caption ? caption_ : convention_;
        return {metrics_.horizontalAdvance(text), text.isEmpty() ? 0 : metrics_.height()};
    }

    void place_pair(Item left, Item right) {
        const QSizeF a = size(left), b = size(right);
        const bool one_row = a.width() + b.width() + 2 * metrics_.height() <= width_ - 2 * margin_;
        if (one_row && a.height() > 0 && b.height() > 0) {
            const double bottom = height_ + std::max(a.height(), b.height());
            places_.emplace_back(left, QPointF(margin_, bottom - a.height()));
            places_.emplace_back(right, QPointF(width_ - margin_ - b.width(), bottom - b.height()));
            height_ = bottom + gap();
            return;
        }
        for (const Item item : {left, right})
            if (const double height = size(item).height(); height > 0) {
                places_.emplace_back(item, QPointF(margin_, height_));
                height_ += height + gap();
            }
    }

    QFont font_;
    QFontMetricsF metrics_;
    std::vector<contour::Kind> kinds_;
    QString caption_, convention_;
    std::optional<ScaleBar> bar_;
    std::vector<std::pair<Item, QPointF>> places_;
    double margin_ = 0, height_ = 0;
    int width_ = 0;
};

} // namespace

QImage render(const Scene& scene, const RenderOptions& options) {
    RenderOptions used = options;
    used.zoom = std::clamp(options.zoom, 1, 16);
    const QImage slice = slice_image(scene, used.look);
    Placement placement{double(used.zoom), {}, scene.convention.pixel_origin};
    if (!used.bare) placement.aspect = aspect(scene.slice.header.spacing);
    const QSizeF exact = placement.area({slice.height(), slice.width()}).size();
    if (exact.isEmpty() || exact.width() > most_side || exact.height() > most_side) return {};
    const QSize size = exact.toSize(); // in whole pixels, to the nearest
    if (used.bare) {
        QImage picture = placed(slice, size, placement);
        if (picture.isNull()) return {};
        QPainter painter(&picture);
        paint_outlines(painter, scene, used.look, placement, line_width(used.zoom));
        return picture;
    }
    const Strip strip(scene, used, placement.pixel().width(), size.width());
    if (size.height() + strip.height() > most_side) return {};
    placement.offset = QPointF((strip.width() - size.width()) / 2, 0);
    QImage picture = placed(slice, {strip.width(), size.height() + strip.height()}, placement);
    if (picture.isNull()) return {};
    QPainter painter(&picture);
    painter.setClipRect(QRectF(placement.offset, size));
    paint_outlines(painter, scene, used.look, placement, line_width(used.zoom));
    painter.setClipping(false);
    strip.paint(painter, size.height());
    return picture;
}

} // namespace contourcheck::picture
