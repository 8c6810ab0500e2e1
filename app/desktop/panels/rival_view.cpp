#include "desktop/panels/rival_view.h"

#include "contour/measures.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int panel_gap = 8;
constexpr int largest = 200; ///< logical pixels of one cut-out
constexpr double least_extent_px = 24;

/// What both contours need, so that one scale holds for both.
double extent_px(const contour::Contour& a, const contour::Contour& b) {
    double extent = least_extent_px;
    for (const contour::Contour* each : {&a, &b}) {
        const contour::Bounds box = contour::bounds(each->points);
        extent = std::max({extent, box.right - box.left, box.bottom - box.top});
    }
    return extent;
}

} // namespace

RivalView::RivalView(Session& session, const check::Finding& finding, QWidget* parent)
    : QWidget(parent), session_(session) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    const check::Rival& rival = *finding.rival;
    const auto opened = session_.opened();
    const int own_number = finding.slice.value_or(rival.slice);
    sides_[0].slice = opened->slice_of(finding.patient, own_number);
    sides_[1].slice = opened->slice_of(rival.patient, rival.slice);
    const dataset::ContourId own{finding.patient, own_number, rival.kind};
    if (const auto ref = opened->index.find(dataset::to_string(own)))
        if (const auto& contour = opened->contour(*ref).contour) sides_[0].contour = *contour;
    sides_[1].contour = {rival.kind, rival.points};
    const bool is_elsewhere = finding.patient != rival.patient;
    sides_[0].caption =
        is_elsewhere ? tr("on %1").arg(qs(finding.patient)) : tr("as it is, slice %1").arg(own_number);
    sides_[1].caption = is_elsewhere ? tr("on %1").arg(qs(rival.patient)) : qs(rival.words);
    setAccessibleName(tr("The contour on its slice beside: %1").arg(sides_[1].caption));
    connect(&session_, &Session::slice_loaded, this, [this](int patient, int slice) {
        for (const Side& side : sides_)
            if (side.slice == std::pair(patient, slice)) update();
    });
}

int RivalView::side_px(int width) const {
    return std::min(largest, (width - panel_gap) / 2);
}

int RivalView::heightForWidth(int width) const {
    return side_px(width) + 3 + QFontMetrics(secondary_font()).height();
}

QImage RivalView::made(const Side& side, int device_px) const {
    const auto loaded = session_.loaded(side.slice.first, side.slice.second);
    if (!loaded || !loaded->scene) return {};
    const picture::Scene& whole = *loaded->scene;
    const picture::Scene scene = picture::make_scene(whole.slice, {side.contour}, whole.convention, {});
    picture::Look look;
    look.style = picture::Style::outline;
    look.window = whole.auto_window;
    // The contour's middle in the middle of the cut-out, its longest side half of it.
    picture::Placement placement{device_px / (2 * extent_px(sides_[0].contour, sides_[1].contour)),
                                 {},
                                 scene.convention.pixel_origin,
                                 picture::aspect(scene.slice.header.spacing)};
    const contour::Bounds box = contour::bounds(side.contour.points);
    const QPointF middle = placement.to_device({(box.left + box.right) / 2, (box.top + box.bottom) / 2});
    placement.offset = QPointF(device_px / 2.0, device_px / 2.0) - middle;
    QImage image =
        picture::placed(picture::slice_image(scene, look), {device_px, device_px}, placement, true);
    if (image.isNull()) return image;
    QPainter painter(&image);
    picture::paint_outlines(painter, scene, look, placement, 1.5 * devicePixelRatioF());
    return image;
}

void RivalView::paintEvent(QPaintEvent*) {
    const int side = side_px(width());
    const int device_px = int(side * devicePixelRatioF());
    const QFontMetrics metrics(secondary_font());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(secondary_font());
    for (int i = 0; i < 2; ++i) {
        Side& each = sides_[std::size_t(i)];
        if (each.image.width() != device_px) each.image = made(each, device_px);
        const QRect box(i * (side + panel_gap), 0, side, side);
        QPainterPath corners;
        corners.addRoundedRect(box, 4, 4);
        painter.save();
        painter.setClipPath(corners);
        painter.fillRect(box, Qt::black);
        if (!each.image.isNull()) painter.drawImage(box, each.image);
        painter.restore();
        painter.setPen(i == 0 ? theme().muted : theme().text);
        painter.drawText(QRect(box.left(), side + 3, side, metrics.height()), Qt::AlignLeft,
                         metrics.elidedText(each.caption, Qt::ElideRight, side));
    }
}

} // namespace contourcheck::desktop
