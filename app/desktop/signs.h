#pragma once

#include "check/report.h"
#include "contour/contour.h"
#include "picture/signs.h"
#include "review/review.h"

#include <QIcon>
#include <QPainter>

namespace contourcheck::desktop {

[[nodiscard]] picture::Sign sign(check::Status status);
using picture::sign; // of what was decided

/// A short line as the kind's outline is drawn: inner solid, outer dashed, papillary dotted.
void paint_kind_line(QPainter& painter, const QRectF& box, contour::Kind kind);

[[nodiscard]] QIcon kind_icon(contour::Kind kind, double device_pixel_ratio);

} // namespace contourcheck::desktop
