#pragma once

#include "check/finding.h"

#include <QAbstractButton>

namespace contourcheck::desktop {

/// A finding as a clinician would say it: sentence and value, then how it compares with the threshold, then what to do.
/// A click shows the place.
class FindingCard : public QAbstractButton {
    Q_OBJECT

public:
    explicit FindingCard(const check::Finding& finding, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    check::Severity severity_;
};

/// The value as a dot and the threshold as a dashed line, on one scale from zero.
class ValueScale : public QWidget {
    Q_OBJECT

public:
    ValueScale(double value, double threshold, const QColor& colour, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {80, 14}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double value_, threshold_;
    QColor colour_;
};

} // namespace contourcheck::desktop
