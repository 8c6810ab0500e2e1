#pragma once

#include "picture/furniture.h"

namespace contourcheck::picture {

/// The texts under a slice: scale bar and legend, caption and convention; each pair on one row where it fits, else on two.
/// Laid out once for whatever draws it.
class Strip {
public:
    enum class Item { bar, legend, caption, convention };
    struct Place {
        Item item;
        QPointF top_left; ///< from the strip's corner
    };

    /// `pixel_width` and `slice_width` in device pixels.
    Strip(const Scene& scene, const RenderOptions& options, double pixel_width, double slice_width);

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return int(std::ceil(height_)); }
    [[nodiscard]] const QFont& font() const { return font_; }
    [[nodiscard]] const std::vector<Place>& places() const { return places_; }
    [[nodiscard]] const std::optional<ScaleBar>& bar() const { return bar_; }
    [[nodiscard]] const Legend& legend() const { return legend_; }
    [[nodiscard]] const QString& caption() const { return caption_; }
    [[nodiscard]] const QString& convention() const { return convention_; }

    void paint(QPainter& painter, double top) const;

private:
    [[nodiscard]] double gap() const;
    [[nodiscard]] QSizeF size(Item item) const; ///< empty for what is not there
    void place_pair(Item left, Item right);

    QFont font_;
    QFontMetricsF metrics_;
    Legend legend_;
    QString caption_, convention_;
    std::optional<ScaleBar> bar_;
    std::vector<Place> places_;
    double margin_ = 0, height_ = 0;
    int width_ = 0;
};

/// Where everything lies on a finished picture.
struct Finished {
    QSize slice; ///< in device pixels
    QSize size;  ///< with the strip
    Placement placement;
    double line_width = 1;
    std::optional<Strip> strip; ///< absent from a bare picture
};

/// Nothing where it would be larger than an image can be.
[[nodiscard]] std::optional<Finished> finished(const Scene& scene, const RenderOptions& options);

} // namespace contourcheck::picture
