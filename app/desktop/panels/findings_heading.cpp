#include "desktop/panels/findings_panel.h"

#include "desktop/overview.h"
#include "desktop/texts.h"

#include <QLabel>

namespace contourcheck::desktop {

namespace {

/// Never "1.00" or "0.00" for what is not quite.
QString suspicion_text(double suspicion) {
    if (suspicion > 0.99 && suspicion < 1) return QStringLiteral("> 0.99");
    if (suspicion < 0.01 && suspicion > 0) return QStringLiteral("< 0.01");
    return QString::number(suspicion, 'f', 2);
}

} // namespace

void FindingsPanel::rebuild_heading() {
    const dataset::ContourEntry* contour = session_.contour();
    heading_->setToolTip({});
    if (!contour) {
        heading_->setText(tr("Findings"));
        return;
    }
    const QString name = kind_name(contour->id.kind);
    if (!session_.is_checked() || session_.may_be_planted()) {
        heading_->setText(tr("%1 contour").arg(name));
        return;
    }
    const auto count = int(findings_in_view(session_).contour.size());
    const double suspicion = session_.opened()->index.suspicion(session_.place().ref());
    heading_->setText(
        tr("%1 contour · %2 · suspicion %3")
            .arg(name, count > 0 ? findings_text(count) : tr("no findings"), suspicion_text(suspicion)));
    heading_->setToolTip(
        tr("From 0, surely right, to 1, surely wrong: all that pictures, neighbours and files hold "
           "against the contour. Above 0.5 it is flagged."));
}

} // namespace contourcheck::desktop
