#pragma once

#include "drawing.h"

#include <QProcess>

namespace drawing {

/// Collects masks and has Python compare them all in one call.
class Comparison {
public:
    void add(const char* rule, const Polygon& points, double origin, const Mask& mask) {
        task_ += rule;
        for (const double value : {origin, double(mask.rows()), double(mask.columns())}) {
            task_ += ' ';
            task_ += value == std::floor(value) ? std::to_string(int(value)) : contourcheck::shortest(value);
        }
        for (const Point& point : points)
            task_ += ' ' + contourcheck::shortest(point.x) + ' ' + contourcheck::shortest(point.y);
        task_ += " | ";
        for (const std::uint8_t pixel : mask.values())
            task_ += char('0' + pixel);
        task_ += '\n';
        ++count_;
    }

    /// What Python said: "compared N" and a line for each mask that differs.
    [[nodiscard]] QString result() const {
        QProcess python;
        python.setProcessChannelMode(QProcess::MergedChannels);
        python.start(CONTOURCHECK_PYTHON, {"-B", CONTOURCHECK_TESTS "/core/mask/compare_masks.py"});
        python.write(task_.data(), qint64(task_.size()));
        python.closeWriteChannel();
        if (!python.waitForFinished(300'000)) return "Python did not finish";
        return python.readAll().trimmed();
    }
    [[nodiscard]] QString all_equal() const { return QString("compared %1").arg(count_); }

private:
    std::string task_;
    int count_ = 0;
};

} // namespace drawing
