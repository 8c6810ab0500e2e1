#pragma once

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

namespace contourcheck::desktop {

/// A value as a dot among what is usual: on one scale from zero the values of others as a hill and the threshold as a
/// dashed line.
class ValueScale : public QWidget {
    Q_OBJECT

public:
    /// `others` may be empty, for no hill.
    ValueScale(double value, std::optional<double> threshold, std::vector<double> others,
               const QColor& colour, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paint_hill(QPainter& painter, double base) const;
    [[nodiscard]] double x(double value) const;

    double value_;
    std::optional<double> threshold_;
    std::vector<double> others_; ///< sorted
    QColor colour_;
    double low_ = 0, high_ = 1; ///< shown
};

} // namespace contourcheck::desktop
