#include "picture/colours.h"

#include "overlay/overlay.h"

namespace contourcheck::picture {

const Colours& colours(bool dark) {
    static const Colours on_dark{.window = 0x1b1d20,
                                 .panel = 0x232629,
                                 .raised = 0x2c3034,
                                 .line = 0x3a3f44,
                                 .text = 0xe6e8ea,
                                 .muted = 0x9aa2aa,
                                 .accent = 0x3d8fd1,
                                 .selection = 0x2b4a63,
                                 .green = 0x2fae85,
                                 .amber = 0xe69f00,
                                 .vermilion = 0xe8663a,
                                 .purple = 0xcc79a7,
                                 .ink = 0x14161a,
                                 .cell = 0x2e3236,
                                 .unreviewed = 0x9a9fa8};
    static const Colours on_light{.window = 0xeceef0,
                                  .panel = 0xf8f9fa,
                                  .raised = 0xffffff,
                                  .line = 0xcfd4d9,
                                  .text = 0x1f2428,
                                  .muted = 0x5f6871,
                                  .accent = 0x0b6bb5,
                                  .selection = 0xd3e6f6,
                                  .green = 0x00795a,
                                  .amber = 0xa86f00,
                                  .vermilion = 0xc04a12,
                                  .purple = 0xa0487a,
                                  .ink = 0xffffff,
                                  .cell = 0xe2e4e7,
                                  .unreviewed = 0xaab1b8};
    return dark ? on_dark : on_light;
}

QColor kind_colour(contour::Kind kind) {
    const overlay::Rgba c = overlay::colour(kind);
    return QColor(c.r, c.g, c.b);
}

} // namespace contourcheck::picture
