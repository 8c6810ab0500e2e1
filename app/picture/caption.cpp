#include "base/text.h"
#include "check/about.h"
#include "picture/furniture.h"

#include <cmath>

namespace contourcheck::picture {

namespace {

std::string kind_words(contour::Kind kind, bool filled) {
    if (kind == contour::Kind::inner)
        return filled ? "inner (endocardial, yellow)" : "inner (endocardial, solid line)";
    if (kind == contour::Kind::outer)
        return filled ? "outer (epicardial, sky blue)" : "outer (epicardial, dashed line)";
    return filled ? "papillary (purple-pink)" : "papillary (dotted line)";
}

std::string contours_words(const Scene& scene, const Look& look) {
    const auto kinds = legend_kinds(scene, look);
    if (kinds.empty()) return "without contours";
    const bool filled = look.style == Style::fill;
    std::string text = "with ";
    for (std::size_t i = 0; i < kinds.size(); ++i)
        text += (i == 0 ? "" : i + 1 == kinds.size() ? " and " : ", ") + kind_words(kinds[i], filled);
    text += kinds.size() == 1 && kinds.front() != contour::Kind::papillary1 ? " contour" : " contours";
    if (filled) text += " as filled areas";
    if (look.style == Style::both) text += ", masks tinted";
    return text;
}

/// Whole grey values, as scanners give them; more digits where the window is narrow.
std::string grey(double value, double width) {
    return check::rounded(value, width < 10 ? 2 : 0);
}

std::string spacing_words(const std::optional<dicom::Spacing>& spacing) {
    if (!spacing) return "pixel spacing unknown";
    const auto mm = [](double value) { return shortest(std::round(value * 1000) / 1000); };
    const std::string rows = mm(spacing->row_mm), columns = mm(spacing->column_mm);
    return "pixel spacing " + (rows == columns ? rows : rows + " x " + columns) + " mm";
}

} // namespace

std::string figure_caption(const Scene& scene, const RenderOptions& options, int slice,
                           const std::string& patient) {
    const std::string subject =
        (patient.empty() ? "Slice " : "Patient " + patient + ", slice ") + std::to_string(slice);
    const dicom::Window shown = window(scene, options.look);
    return subject + ' ' + contours_words(scene, options.look) + "; grey window " +
           grey(shown.centre, shown.width) + " / " + grey(shown.width, shown.width) + " (centre / width), " +
           spacing_words(scene.slice.header.spacing) + ", pixel origin " +
           shortest(scene.convention.pixel_origin) + ", mask rule " +
           std::string(word(scene.convention.rule)) + '.';
}

} // namespace contourcheck::picture
