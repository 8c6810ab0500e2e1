#pragma once

#include "check/measured.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace contourcheck::desktop {

/// A finding as a clinician would say it: sentence and value, then how it compares with the threshold and with
/// other contours, then what to do. A click shows the place.
class FindingCard : public QAbstractButton {
    Q_OBJECT

public:
    /// `cohort` is what the rule measures on other contours of the kind; may be null.
    explicit FindingCard(const check::Finding& finding, const check::Cohort* cohort = nullptr,
                         QWidget* parent = nullptr);
    void add(QWidget* evidence); ///< below the words; it must leave mouse clicks to the card

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    check::Severity severity_;
    QVBoxLayout* layout_ = nullptr;
};

} // namespace contourcheck::desktop
