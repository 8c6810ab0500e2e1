#pragma once

#include <functional>
#include <string>

namespace contourcheck {

/// An image for a PNG (ISO/IEC 15948), row by row from the top.
struct PngImage {
    enum class Pixel {
        grey8,  ///< a byte
        grey16, ///< two, in the machine's order
        rgb32   ///< four, the machine's 0xffRRGGBB
    };
    Pixel pixel = Pixel::grey8;
    int width = 0;
    int height = 0;
    int dots_per_metre = 0; ///< 0: not said
    /// Its first pixel; good until the next row is asked for.
    std::function<const void*(int row)> row;
};

/// The file's bytes, without any time or text: the same for the same pixels. Empty where the image has no pixels.
[[nodiscard]] std::string to_png_bytes(const PngImage& image);

} // namespace contourcheck
