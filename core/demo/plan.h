#pragma once

#include "demo/anatomy.h"

#include <filesystem>
#include <string>
#include <vector>

namespace contourcheck::demo {

/// A patient's two ids.
struct Name {
    std::string patient;  ///< "DEMO0001"
    std::string original; ///< "DEMO-HF-01"
};

/// A slice that will be written, or what is wrong with it.
struct SlicePlan {
    int patient = 0; ///< index into Plan::anatomies
    int location = 0;
    int phase = 0;
    int number = 0;
    std::filesystem::path file; ///< relative to the dataset
    std::string patient_id;
    bool missing = false;
    bool truncated = false;
};

struct ContourPlan {
    int patient = 0; ///< whose heart it was drawn on
    int location = 0;
    int phase = 0;
    contour::Kind kind = contour::Kind::inner;
    int slice = 0;
    std::filesystem::path file; ///< relative to the dataset
    std::string text;
};

/// Everything that will be written, but for the pixels.
struct Plan {
    std::vector<Anatomy> anatomies;
    std::vector<Name> names;
    std::vector<Name> links;       ///< the rows of link.csv
    std::vector<SlicePlan> slices; ///< by patient, then number
    std::vector<ContourPlan> contours;

    [[nodiscard]] SlicePlan& slice(int patient, int location, int phase);
    [[nodiscard]] ContourPlan& contour(int patient, int location, int phase, contour::Kind kind);
};

[[nodiscard]] Name name_of(int number);
[[nodiscard]] int slice_number(const Anatomy& anatomy, int location, int phase);
[[nodiscard]] std::filesystem::path contour_path(const std::string& original, int slice, contour::Kind kind);

/// A dataset without mistakes: inner contours at end diastole and end systole, outer ones at end diastole.
[[nodiscard]] Plan make_plan(const Options& options);

} // namespace contourcheck::demo
