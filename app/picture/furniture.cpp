#include "picture/furniture.h"

#include "base/text.h"
#include "picture/colours.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace contourcheck::picture {

namespace {

constexpr int lengths_mm[] = {100, 50, 20, 10, 5, 2, 1};

struct LegendMeasure {
    double sample, gap, between;

    explicit LegendMeasure(const QFontMetricsF& metrics)
        : sample(metrics.height() * 1.3), gap(metrics.height() * 0.3), between(metrics.height() * 0.8) {}
};

Phrase kind_word(contour::Kind kind) {
    if (kind == contour::Kind::inner) return Phrase::tr("inner");
    return kind == contour::Kind::outer ? Phrase::tr("outer") : Phrase::tr("papillary");
}

/// Areas lack the lines' dashes: what tells them apart beside the patch is the word for its colour.
Phrase area_word(contour::Kind kind) {
    if (kind == contour::Kind::inner) return Phrase::tr("inner (yellow)");
    return kind == contour::Kind::outer ? Phrase::tr("outer (sky blue)")
                                        : Phrase::tr("papillary (purple-pink)");
}

QString legend_word(contour::Kind kind, const Legend& legend) {
    return QString::fromStdString(legend.speech(legend.filled ? area_word(kind) : kind_word(kind)));
}

QPen sample_pen(contour::Kind kind, bool filled, double text_height) {
    if (filled) return QPen(kind_colour(kind), text_height * 0.6, Qt::SolidLine, Qt::FlatCap);
    return kind_pen(kind, std::max(1.5, text_height / 8));
}

QString bar_text(const ScaleBar& bar) {
    return QStringLiteral("%1 mm").arg(bar.length_mm);
}

double tick_height(const QFontMetricsF& metrics) {
    return std::round(metrics.height() * 0.35);
}

} // namespace

std::optional<ScaleBar> scale_bar(const std::optional<dicom::Spacing>& spacing, double scale,
                                  double most_device) {
    if (!spacing || !(spacing->column_mm > 0) || !std::isfinite(spacing->column_mm)) return std::nullopt;
    const double device_per_mm = scale / spacing->column_mm;
    for (const int length : lengths_mm)
        if (length * device_per_mm <= most_device && length * device_per_mm >= 2)
            return ScaleBar{length, length * device_per_mm};
    return std::nullopt;
}

QFont text_font(double size_px) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(std::max(1, int(std::lround(size_px))));
    return font;
}

void paint_text(QPainter& painter, QPointF top_left, const QString& text, const QColor& colour, bool halo) {
    const QFontMetricsF metrics(painter.font());
    const QPointF base = top_left + QPointF(0, metrics.ascent());
    if (halo) {
        painter.setPen(QColor(0, 0, 0, 90));
        for (const QPointF d : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1), QPointF(1, 1)})
            painter.drawText(base + d, text);
    }
    painter.setPen(colour);
    painter.drawText(base, text);
}

QSizeF scale_bar_size(const QFont& font, const ScaleBar& bar) {
    const QFontMetricsF metrics(font);
    return {std::max(bar.length_device + 1, metrics.horizontalAdvance(bar_text(bar))),
            tick_height(metrics) + 2 + metrics.height()};
}

ScaleBarShape scale_bar_shape(const QFont& font, QPointF top_left, const ScaleBar& bar) {
    const QFontMetricsF metrics(font);
    const double tick = tick_height(metrics);
    const QPointF corner = top_left + QPointF(0.5, 0.5);
    return {{{corner, corner + QPointF(0, tick), corner + QPointF(bar.length_device, tick),
              corner + QPointF(bar.length_device, 0)}},
            std::max(1.2, metrics.height() / 18),
            top_left + QPointF(0, tick + 2),
            bar_text(bar)};
}

void paint_scale_bar(QPainter& painter, QPointF top_left, const ScaleBar& bar, bool halo) {
    const ScaleBarShape shape = scale_bar_shape(painter.font(), top_left, bar);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (halo) {
        painter.setPen(
            QPen(QColor(0, 0, 0, 150), shape.line_width + 1.8, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawPolyline(shape.line);
    }
    painter.setPen(QPen(QColor(0xe6e8ea), shape.line_width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawPolyline(shape.line);
    painter.restore();
    paint_text(painter, shape.words_at, shape.words, QColor(0xe6e8ea), halo);
}

std::vector<contour::Kind> legend_kinds(const Scene& scene, const Look& look) {
    std::vector<contour::Kind> kinds;
    for (const contour::Kind kind : {contour::Kind::inner, contour::Kind::outer, contour::Kind::papillary1}) {
        const auto same = [&](const Layer& layer) {
            return layer.kind == kind ||
                   (kind == contour::Kind::papillary1 && layer.kind == contour::Kind::papillary2);
        };
        if (look.shows(kind) && std::ranges::any_of(scene.layers, same)) kinds.push_back(kind);
    }
    return kinds;
}

Legend legend_of(const Scene& scene, const Look& look, const Speech& speech) {
    return {legend_kinds(scene, look), look.style == Style::fill, speech};
}

QSizeF legend_size(const QFont& font, const Legend& legend) {
    const QFontMetricsF metrics(font);
    const LegendMeasure measure(metrics);
    double width = 0;
    for (const contour::Kind kind : legend.kinds)
        width += (width > 0 ? measure.between : 0) + measure.sample + measure.gap +
                 metrics.horizontalAdvance(legend_word(kind, legend));
    return {width, legend.kinds.empty() ? 0 : metrics.height()};
}

std::vector<LegendEntry> legend_entries(const QFont& font, QPointF top_left, const Legend& legend) {
    const QFontMetricsF metrics(font);
    const LegendMeasure measure(metrics);
    const double y = std::round(top_left.y() + metrics.height() * 0.55) + 0.5;
    std::vector<LegendEntry> entries;
    double x = top_left.x();
    for (const contour::Kind kind : legend.kinds) {
        LegendEntry entry{QLineF(x, y, x + measure.sample, y),
                          sample_pen(kind, legend.filled, metrics.height()),
                          {},
                          legend_word(kind, legend)};
        x += measure.sample + measure.gap;
        entry.word_at = {x, top_left.y()};
        x += metrics.horizontalAdvance(entry.word) + measure.between;
        entries.push_back(std::move(entry));
    }
    return entries;
}

void paint_legend(QPainter& painter, QPointF top_left, const Legend& legend, const QColor& colour,
                  bool halo) {
    for (const LegendEntry& entry : legend_entries(painter.font(), top_left, legend)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        if (halo) {
            painter.setPen(QPen(QColor(0, 0, 0, 150), entry.pen.widthF() + 2, Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(entry.sample);
        }
        painter.setPen(entry.pen);
        painter.drawLine(entry.sample);
        painter.restore();
        paint_text(painter, entry.word_at, entry.word, colour, halo);
    }
}

Phrase convention_text(const mask::Convention& convention) {
    return Phrase::tr("pixel origin %1 · %2", {shortest(convention.pixel_origin), word(convention.rule)});
}

QString one_line(const std::string& text) {
    QString line = QString::fromStdString(text);
    for (QChar& c : line)
        if (!c.isPrint() && !c.isSurrogate()) c = QLatin1Char(' ');
    return line.simplified();
}

} // namespace contourcheck::picture
