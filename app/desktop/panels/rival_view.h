#pragma once

#include "desktop/session.h"

#include <QImage>
#include <QWidget>

#include <array>

namespace contourcheck::desktop {

/// A contour as it is beside the same contour where it would fit better: two cut-outs at one scale. The slices come from
/// the session when they are read; until then the places stay dark.
class RivalView : public QWidget {
    Q_OBJECT

public:
    /// `finding` must have a rival.
    RivalView(Session& session, const check::Finding& finding, QWidget* parent = nullptr);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {260, heightForWidth(260)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Side {
        std::pair<int, int> slice{-1,
                                  -1}; ///< patient and slice, as SliceLoader has them; -1 where there is none
        contour::Contour contour;
        QString caption;
        QImage image; ///< null: to be made
    };
    [[nodiscard]] int side_px(int width) const;
    [[nodiscard]] QImage made(const Side& side, int device_px) const;

    Session& session_;
    std::array<Side, 2> sides_;
};

} // namespace contourcheck::desktop
