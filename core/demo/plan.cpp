#include "demo/plan.h"

#include "demo/reader.h"

#include <algorithm>
#include <cassert>

namespace contourcheck::demo {

namespace {

using contour::Kind;

std::string padded(int number, std::size_t digits) {
    std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

void plan_contours(Plan& plan, int patient) {
    const Anatomy& anatomy = plan.anatomies[std::size_t(patient)];
    const Name& name = plan.names[std::size_t(patient)];
    const auto add = [&](int location, int phase, Kind kind) {
        const int slice = slice_number(anatomy, location, phase);
        Random random(mixed(anatomy.seed, 600 + std::uint64_t(kind), std::uint64_t(slice)));
        const Heart heart = heart_at(anatomy, location, phase);
        const Region& truth = kind == Kind::inner ? heart.inner : heart.outer;
        plan.contours.push_back({patient, location, phase, kind, slice,
                                 contour_path(name.original, slice, kind),
                                 contour::to_text(drawn(truth, random, anatomy.habit))});
    };
    for (int location = anatomy.first; location <= anatomy.last; ++location) {
        add(location, anatomy.end_diastole, Kind::inner);
        add(location, anatomy.end_diastole, Kind::outer);
        add(location, anatomy.end_systole, Kind::inner);
    }
}

} // namespace

SlicePlan& Plan::slice(int patient, int location, int phase) {
    const auto found = std::find_if(slices.begin(), slices.end(), [&](const SlicePlan& s) {
        return s.patient == patient && s.location == location && s.phase == phase;
    });
    assert(found != slices.end());
    return *found;
}

ContourPlan& Plan::contour(int patient, int location, int phase, Kind kind) {
    const auto found = std::find_if(contours.begin(), contours.end(), [&](const ContourPlan& c) {
        return c.patient == patient && c.location == location && c.phase == phase && c.kind == kind;
    });
    assert(found != contours.end());
    return *found;
}

Name name_of(int number) {
    return {"DEMO" + padded(number, 4), "DEMO-HF-" + padded(number, 2)};
}

int slice_number(const Anatomy& anatomy, int location, int phase) {
    return location * anatomy.phases + phase + 1;
}

std::filesystem::path contour_path(const std::string& original, int slice, Kind kind) {
    return std::filesystem::path("contourfiles") / original /
           (kind == Kind::inner ? "i-contours" : "o-contours") / contour::file_name({1, slice, kind});
}

Plan make_plan(const Options& options) {
    Plan plan;
    for (int patient = 0; patient < options.patients; ++patient) {
        plan.anatomies.push_back(draw_anatomy(options, patient));
        plan.names.push_back(name_of(patient + 1));
        const Anatomy& anatomy = plan.anatomies.back();
        const std::string& id = plan.names.back().patient;
        for (int location = 0; location < anatomy.locations; ++location) {
            for (int phase = 0; phase < anatomy.phases; ++phase) {
                const int number = slice_number(anatomy, location, phase);
                const auto file = std::filesystem::path("dicoms") / id / (std::to_string(number) + ".dcm");
                plan.slices.push_back({patient, location, phase, number, file, id});
            }
        }
        plan_contours(plan, patient);
    }
    plan.links = plan.names;
    return plan;
}

} // namespace contourcheck::demo
