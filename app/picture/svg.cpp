#include "picture/svg.h"

#include "base/text.h"
#include "picture/colours.h"
#include "picture/outlines.h"
#include "picture/strip.h"

#include <QFontInfo>
#include <QPainterPath>

#include <cmath>

namespace contourcheck::picture {

namespace {

QByteArray colour_attribute(const QColor& colour) {
    return colour.name(QColor::HexRgb).toLatin1();
}

QByteArray path_data(const QPainterPath& path) {
    QByteArray data;
    for (int i = 0; i < path.elementCount(); ++i) {
        const auto at = path.elementAt(i);
        data += (at.isMoveTo() ? "M" : "L") + svg_number(at.x) + ' ' + svg_number(at.y);
    }
    return data;
}

/// As paint_outlines() draws it; dashes are in units of the line's width there, in pixels here.
QByteArray stroke(const QPen& pen) {
    QByteArray text =
        " stroke=\"" + colour_attribute(pen.color()) + "\" stroke-width=\"" + svg_number(pen.widthF()) + '"';
    if (pen.style() == Qt::CustomDashLine) {
        QByteArray dashes;
        for (const double dash : pen.dashPattern())
            dashes += (dashes.isEmpty() ? "" : " ") + svg_number(dash * pen.widthF());
        text += " stroke-dasharray=\"" + dashes + '"';
    }
    if (pen.capStyle() == Qt::RoundCap) text += " stroke-linecap=\"round\"";
    return text;
}

QByteArray halo(double line_width) {
    return " stroke=\"#000\" stroke-opacity=\"0.47\" stroke-width=\"" + svg_number(line_width + 1.6) + '"';
}

QByteArray text_element(const QFont& font, QPointF top_left, const QString& text, const QColor& colour) {
    const QPointF base = top_left + QPointF(0, QFontMetricsF(font).ascent());
    return "<text x=\"" + svg_number(base.x()) + "\" y=\"" + svg_number(base.y()) + "\" fill=\"" +
           colour_attribute(colour) + "\">" + svg_escaped(text) + "</text>\n";
}

QByteArray bar_element(const Strip& strip, QPointF at) {
    const ScaleBarShape shape = scale_bar_shape(strip.font(), at, *strip.bar());
    QPainterPath line;
    line.addPolygon(shape.line);
    return "<path fill=\"none\" stroke=\"#e6e8ea\" stroke-linecap=\"square\" stroke-width=\"" +
           svg_number(shape.line_width) + "\" d=\"" + path_data(line) + "\"/>\n" +
           text_element(strip.font(), shape.words_at, shape.words, QColor(0xe6e8ea));
}

QByteArray legend_elements(const Strip& strip, QPointF at) {
    QByteArray text;
    for (const LegendEntry& entry : legend_entries(strip.font(), at, strip.legend())) {
        QPainterPath line(entry.sample.p1());
        line.lineTo(entry.sample.p2());
        text += "<path fill=\"none\"" + stroke(entry.pen) + " d=\"" + path_data(line) + "\"/>\n" +
                text_element(strip.font(), entry.word_at, entry.word, colours(true).text);
    }
    return text;
}

QByteArray strip_elements(const Strip& strip, double top) {
    QByteArray text = "<g font-family=\"" + svg_escaped(QFontInfo(strip.font()).family()) +
                      ", DejaVu Sans, sans-serif\" font-size=\"" +
                      QByteArray::number(strip.font().pixelSize()) + "\">\n";
    for (const auto& [item, place] : strip.places()) {
        const QPointF at = place + QPointF(0, top);
        if (item == Strip::Item::bar)
            text += bar_element(strip, at);
        else if (item == Strip::Item::legend)
            text += legend_elements(strip, at);
        else if (item == Strip::Item::caption)
            text += text_element(strip.font(), at, strip.caption(), colours(true).text);
        else
            text += text_element(strip.font(), at, strip.convention(), colours(true).muted);
    }
    return text + "</g>\n";
}

} // namespace

QByteArray svg_number(double value) {
    const double rounded = std::round(value * 100) / 100;
    return QByteArray::fromStdString(shortest(rounded == 0 ? 0.0 : rounded)); // no minus zero
}

QByteArray svg_escaped(const QString& text) {
    return text.toHtmlEscaped().toUtf8();
}

QByteArray svg_image(const QImage& picture, const QRectF& area, bool smooth) {
    const QByteArray style =
        smooth ? QByteArray()
               : QByteArrayLiteral(" style=\"image-rendering:optimizeSpeed;image-rendering:pixelated\"");
    return "<image x=\"" + svg_number(area.x()) + "\" y=\"" + svg_number(area.y()) + "\" width=\"" +
           svg_number(area.width()) + "\" height=\"" + svg_number(area.height()) +
           "\" preserveAspectRatio=\"none\"" + style + " xlink:href=\"data:image/png;base64," +
           to_png(picture).toBase64() + "\"/>\n";
}

QByteArray svg_outlines(const Scene& scene, const Look& look, const Placement& placement, double line_width) {
    QByteArray text;
    for (const Layer& layer : scene.layers) {
        if (!look.shows(layer.kind)) continue;
        const QPainterPath path = seen_outline(layer.points, placement, line_width, look.style);
        if (path.isEmpty()) continue;
        const QByteArray data = path_data(path) + "\"/>\n";
        const QPen pen =
            is_scribble(path) ? QPen(kind_colour(layer.kind), 1) : kind_pen(layer.kind, line_width);
        text += "<path" + halo(line_width) + " d=\"" + data + "<path" + stroke(pen) + " d=\"" + data;
    }
    return text.isEmpty() ? text : "<g fill=\"none\" stroke-linejoin=\"round\">\n" + text + "</g>\n";
}

QByteArray svg_white_outline(const std::vector<contour::Point>& points, const Placement& placement,
                             double line_width) {
    const QByteArray data = path_data(outline(points, placement)) + "\"/>\n";
    return "<g fill=\"none\" stroke-linejoin=\"round\">\n<path" + halo(line_width) + " d=\"" + data +
           "<path" + stroke(QPen(Qt::white, line_width)) + " d=\"" + data + "</g>\n";
}

QByteArray to_svg(const Scene& scene, const RenderOptions& options) {
    const auto layout = finished(scene, options);
    if (!layout) return {};
    const QByteArray width = QByteArray::number(layout->size.width());
    const QByteArray height = QByteArray::number(layout->size.height());
    const QRectF slice(layout->placement.offset, layout->slice);
    QByteArray text =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "version=\"1.1\" width=\"" +
        width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height + "\">\n";
    text += "<clipPath id=\"slice\"><rect x=\"" + svg_number(slice.x()) + "\" y=\"0\" width=\"" +
            svg_number(slice.width()) + "\" height=\"" + svg_number(slice.height()) + "\"/></clipPath>\n";
    text += "<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#000\"/>\n";
    text += svg_image(slice_image(scene, options.look), slice, false);
    text += "<g clip-path=\"url(#slice)\">\n" +
            svg_outlines(scene, options.look, layout->placement, layout->line_width) + "</g>\n";
    if (layout->strip) text += strip_elements(*layout->strip, layout->slice.height());
    return text + "</svg>\n";
}

} // namespace contourcheck::picture
