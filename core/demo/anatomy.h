#pragma once

#include "demo/demo.h"
#include "demo/shapes.h"
#include "dicom/slice.h"

#include <vector>

namespace contourcheck::demo {

inline constexpr Shape matrix{256, 256};

/// What one reader does at every boundary.
struct Habit {
    double outward_px = 0; ///< along the trabeculae's tips or behind them
    Point shift_px;        ///< of a hand, or of a program that counts pixels otherwise
    double wobble = 1;     ///< size of the deviations from contour to contour, against the usual
};

/// What is drawn by lot for one patient. Lengths are in pixels of the slice where the name does not say otherwise.
struct Anatomy {
    std::uint64_t seed = 0; ///< of everything that is drawn by lot later, by location and slice
    int locations = 0;
    int phases = 0;
    int first = 0;        ///< the location nearest to the base with a left ventricle
    int last = 0;         ///< the location nearest to the apex with a cavity
    int end_diastole = 0; ///< phase, from 0
    int end_systole = 0;
    double beat_ms = 900; ///< from one R wave to the next

    dicom::Spacing spacing;
    double gap_mm = 10;
    double thickness_mm = 8;
    dicom::Orientation orientation;
    dicom::Vec3 position_mm; ///< of the first location's top left pixel

    Point heart;           ///< centre of the left ventricle at the base
    Point drift;           ///< from there to its centre at the apex
    double turn = 0;       ///< of the whole body around the heart
    double septum = 0;     ///< direction from the left to the right ventricle
    double cavity = 26;    ///< radius of the cavity at the base, end diastole
    double wall = 6;       ///< mean thickness of the muscle, end diastole
    double emptying = 0.4; ///< share of the cavity's area in a slice that is gone at end systole
    double taper = 0.5;    ///< how much narrower the cavity is at the apex
    double right_size = 1; ///< of the right ventricle
    double fat = 3;        ///< thickness of the fat around the heart
    double chest_fat = 8;  ///< thickness of the fat under the skin
    double chest = 66;     ///< from the heart's centre to the skin in front

    double blood = 230;  ///< signal of blood in the heart
    double noise = 6;    ///< deviation in each of the two channels
    double coil = 1;     ///< how much brighter it is next to the coil
    double muscle = 0.3; ///< signal of muscle, as a share of the blood's
    double field_of_view =
        109; ///< radius of the circle that the scanner leaves after correcting its gradients

    double papillary_size = 1; ///< of the papillary muscles, against the usual
    double trabeculae = 1;     ///< depth, against the usual
    double breath = 0.6;       ///< how far the breath-holds differ in place: deviation along x and along y
    Habit habit;
};

[[nodiscard]] Anatomy draw_anatomy(const Options& options, int patient);

/// The level of a location between base (0) and apex (1); outside of [0, 1] there is no cavity.
[[nodiscard]] double level(const Anatomy& anatomy, int location);
/// 0 at end diastole, 1 at end systole.
[[nodiscard]] double contraction(const Anatomy& anatomy, int phase);

/// The heart as it is cut by one slice at one phase.
struct Heart {
    double level = 0;
    double squeeze = 0;    ///< contraction
    bool cavity = true;    ///< beyond the apex there is none
    bool ventricle = true; ///< else it is an atrium, above the valve
    Region inner;          ///< endocardium, papillary muscles inside: what a reader draws
    Region outer;          ///< epicardium
    Region blood;          ///< inner without the trabeculae
    std::vector<Region> papillary;
    Region right; ///< right ventricle with its own wall; what lies in the left one is not part of it
    double right_wall = 2;
};

[[nodiscard]] Heart heart_at(const Anatomy& anatomy, int location, int phase);

/// Centre of the heart in a slice at rest, each breath-hold a little elsewhere.
[[nodiscard]] Point heart_centre(const Anatomy& anatomy, int location);

} // namespace contourcheck::demo
