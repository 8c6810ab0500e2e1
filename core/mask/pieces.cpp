#include "mask/mask.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace contourcheck::mask {

namespace {

/// Number of connected parts of what is not 0 (0 where `inverted`), by 4 or 8 neighbours. A border of the background's
/// value is added around, so that background which reaches the border is one part.
int parts(const cv::Mat_<std::uint8_t>& mask, std::uint8_t inverted, int neighbours) {
    cv::Mat_<std::uint8_t> picture(mask.rows + 2, mask.cols + 2, inverted);
    for (int row = 0; row < mask.rows; ++row)
        for (int column = 0; column < mask.cols; ++column)
            picture(row + 1, column + 1) = std::uint8_t((mask(row, column) != 0) != (inverted != 0));
    cv::Mat labels;
    return cv::connectedComponents(picture, labels, neighbours) - 1; // label 0 is what is 0
}

} // namespace

Pieces pieces(const Mask& mask) {
    if (mask.empty()) return {};
    try {
        // OpenCV asks for what it may write to; it is only read.
        const cv::Mat_<std::uint8_t> whole(mask.rows(), mask.columns(),
                                           const_cast<std::uint8_t*>(mask.values().data()));
        const cv::Rect box = cv::boundingRect(whole); // all around it is background that reaches the border
        if (box.empty()) return {};
        const cv::Mat_<std::uint8_t> drawn = whole(box);
        return {parts(drawn, 0, 4), parts(drawn, 1, 8) - 1};
    } catch (const cv::Exception&) {
        return {}; // out of memory, or a mask larger than OpenCV takes
    }
}

} // namespace contourcheck::mask
