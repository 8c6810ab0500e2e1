#pragma once

#include "trial/selftest.h"

#include <QWidget>

#include <optional>

namespace contourcheck::desktop {

/// Shares of mistakes that were flagged, a row a kind of mistake: a bar for inner and one for outer contours, each with
/// its 95 % interval as a whisker and the share as a number.
class TrialBars : public QWidget {
    Q_OBJECT

public:
    explicit TrialBars(QWidget* parent = nullptr);

    static constexpr std::size_t enough = 10; ///< mistakes tried, for a share in percent to say something

    void set_trials(const trial::SelfTest& test);
    [[nodiscard]] int row_count() const { return int(rows_.size()); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Row {
        QString words;
        std::optional<trial::Trial> kinds[2]; ///< inner, outer
    };
    /// Where the bars of a kind lie.
    struct Track {
        double left = 0, width = 0;
    };

    [[nodiscard]] int words_width() const;
    [[nodiscard]] Track track(int kind) const;
    void paint_bar(QPainter& painter, const trial::Share& share, const Track& track, double middle) const;

    std::vector<Row> rows_;
};

/// "58 of 60, 97 % (89 to 99 %)"
[[nodiscard]] QString share_text(const trial::Share& share);

} // namespace contourcheck::desktop
