#pragma once

#include "contour/contour.h"
#include "picture/scene.h"

#include <QFont>
#include <QFontMetricsF>
#include <QLineF>
#include <QPen>
#include <QPolygonF>
#include <QString>

namespace contourcheck::picture {

/// The line of a kind: inner solid, outer dashed, papillary dotted, in its colour.
[[nodiscard]] QPen kind_pen(contour::Kind kind, double width);

/// A round length in mm and how long it is on the picture, along a row.
struct ScaleBar {
    int length_mm = 0;
    double length_device = 0;
};

/// The longest round length that takes at most `most_device`; nothing where the spacing is unknown or makes no sense.
[[nodiscard]] std::optional<ScaleBar> scale_bar(const std::optional<dicom::Spacing>& spacing, double scale,
                                                double most_device);

/// The system's font at a size in device pixels.
[[nodiscard]] QFont text_font(double size_px);

/// One line of text whose top left corner is at `top_left`; a dark `halo` makes it readable on any slice.
void paint_text(QPainter& painter, QPointF top_left, const QString& text, const QColor& colour, bool halo);

/// A scale bar over its length in words, in the painter's font. Its size first, then the painting.
[[nodiscard]] QSizeF scale_bar_size(const QFont& font, const ScaleBar& bar);
void paint_scale_bar(QPainter& painter, QPointF top_left, const ScaleBar& bar, bool halo);
/// As it is drawn: the line, and where the top left corner of the words is.
struct ScaleBarShape {
    QPolygonF line;
    double line_width = 1;
    QPointF words_at;
    QString words;
};
[[nodiscard]] ScaleBarShape scale_bar_shape(const QFont& font, QPointF top_left, const ScaleBar& bar);

/// The kinds that are there and shown; both papillary muscles are one.
[[nodiscard]] std::vector<contour::Kind> legend_kinds(const Scene& scene, const Look& look);

/// For each kind a line as it is drawn and the name; of filled areas alone a patch, and the name with the colour.
struct Legend {
    std::vector<contour::Kind> kinds;
    bool filled = false;
    Speech speech = in_english;
};
[[nodiscard]] Legend legend_of(const Scene& scene, const Look& look, const Speech& speech);
[[nodiscard]] QSizeF legend_size(const QFont& font, const Legend& legend);
void paint_legend(QPainter& painter, QPointF top_left, const Legend& legend, const QColor& colour, bool halo);

/// As it is drawn, an entry a kind.
struct LegendEntry {
    QLineF sample;
    QPen pen;        ///< of the sample; as wide as a patch is high
    QPointF word_at; ///< top left corner
    QString word;
};
[[nodiscard]] std::vector<LegendEntry> legend_entries(const QFont& font, QPointF top_left,
                                                      const Legend& legend);

/// "pixel origin 0 · centre"
[[nodiscard]] Phrase convention_text(const mask::Convention& convention);

/// One line: line breaks and controls as spaces.
[[nodiscard]] QString one_line(const std::string& text);

} // namespace contourcheck::picture
