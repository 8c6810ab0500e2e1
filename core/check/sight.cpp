#include "check/sight.h"

#include "base/rank.h"
#include "base/text.h"
#include "check/about.h"
#include "check/rules.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::check {

namespace {

using contour::Kind;

/// Where contours belong, an edge is under at least this share of them.
constexpr double belonging_agreeing = 0.65;
/// With a greater contrast alone the other patient may just have the brighter blood.
constexpr double clear_agreeing = 0.08;
constexpr std::size_t least_contours = 3;

bool is_compressed(const dicom::Header& header) {
    // 1.2.840.10008.1.2, .1, .2 hold the pixels as they are; .1.99 is deflated, .4.* and .5 compressed
    return header.transfer_syntax_uid != "1.2.840.10008.1.2" &&
           header.transfer_syntax_uid != "1.2.840.10008.1.2.1" &&
           header.transfer_syntax_uid != "1.2.840.10008.1.2.2";
}

void look_at_lengths(const std::filesystem::path& root, dataset::Patient& patient,
                     const std::vector<std::size_t>& read) {
    for (std::size_t i = 0; i < patient.slices.size(); ++i) {
        const dataset::SliceEntry& slice = patient.slices[i];
        if (!slice.header || is_compressed(*slice.header) || std::ranges::binary_search(read, i)) continue;
        const auto needed = std::uintmax_t(slice.header->shape.size()) *
                            std::uintmax_t(slice.header->bits_allocated / 8) *
                            std::uintmax_t(std::max(1, slice.header->frames));
        std::error_code error;
        const auto bytes = std::filesystem::file_size(root / slice.file, error);
        if (error || bytes >= needed) continue;
        auto decoded = dicom::read_slice(root / slice.file);
        if (!decoded) mark_unreadable(patient, i, std::move(decoded.error()));
    }
}

/// The contours as they are do not surely fit, or do better moved, which another size may explain as well.
bool is_in_doubt(const dataset::Patient& patient, const Sight& sight) {
    const auto agreeing = usual_agreeing(patient, sight);
    if (!agreeing) return false;
    const auto& offset = sight.offset;
    return *agreeing < surely_agreeing || (offset && std::hypot(offset->best_px.x, offset->best_px.y) >
                                                         *rule("systematic-offset").threshold);
}

} // namespace

void mark_unreadable(dataset::Patient& patient, std::size_t index, Error error) {
    dataset::SliceEntry& slice = patient.slices[index];
    error.file = slice.file;
    slice.header = tl::unexpected(std::move(error));
    if (slice.location >= 0) std::erase(patient.locations[std::size_t(slice.location)].slices, index);
    slice.location = slice.phase = -1;
}

const evidence::Look* Sights::look(std::size_t patient, std::size_t contour) const {
    if (patient >= patients.size() || contour >= patients[patient].looks.size()) return nullptr;
    const evidence::Look& look = patients[patient].looks[contour];
    return look.seen ? &look : nullptr;
}

Pictures read_pictures(const std::filesystem::path& root, const dataset::Patient& patient,
                       std::map<std::size_t, Error>* errors, std::stop_token stop) {
    Pictures result;
    for (const std::size_t i : evidence::slices_looked_at(patient)) {
        if (stop.stop_requested()) break;
        if (!patient.slices[i].header) continue;
        auto slice = dicom::read_slice(root / patient.slices[i].file);
        if (slice)
            result.emplace(i, evidence::picture(*slice));
        else if (errors)
            errors->emplace(i, std::move(slice.error()));
    }
    return result;
}

evidence::PictureOf picture_by_slice(const Pictures& pictures) {
    return [&pictures](std::size_t slice) {
        const auto found = pictures.find(slice);
        return found != pictures.end() ? &found->second : nullptr;
    };
}

Sight see(const std::filesystem::path& root, dataset::Patient& patient, double pixel_origin,
          std::stop_token stop) {
    Sight result;
    const std::vector<std::size_t> wanted = evidence::slices_looked_at(patient);
    std::map<std::size_t, Error> errors;
    const Pictures pictures = read_pictures(root, patient, &errors, stop);
    for (auto& [slice, error] : errors)
        mark_unreadable(patient, slice, std::move(error));
    look_at_lengths(root, patient, wanted);
    const evidence::PictureOf picture_of = picture_by_slice(pictures);
    for (std::size_t i = 0; i < patient.contours.size(); ++i) {
        if (stop.stop_requested()) return result;
        const auto& contour = patient.contours[i].contour;
        result.looks.push_back(contour ? evidence::look(patient, i, contour->points, pixel_origin, picture_of)
                                       : evidence::Look{});
    }
    for (std::size_t i = 0; i < result.looks.size(); ++i) {
        evidence::Look& look = result.looks[i];
        look.agreement = evidence::compare(patient, i, look, result.looks, picture_of);
        if (look.seen && patient.contours[i].id.kind == Kind::inner) {
            const evidence::Picture& picture = pictures.at(*patient.contours[i].slice);
            const contour::Point begin_px{look.shift.shift_mm.x / picture.spacing.column_mm,
                                          look.shift.shift_mm.y / picture.spacing.row_mm};
            result.offsets.push_back(evidence::offset_map(picture, look.ring, begin_px));
        }
    }
    result.offset = evidence::common_offset({result.offsets});
    for (evidence::Look& look : result.looks)
        look.appearance.values = {}; // only the comparison needs it
    if (is_in_doubt(patient, result)) result.meanings = meanings(patient, result, pictures, pixel_origin);
    return result;
}

void FitSum::add(const evidence::Boundary& seen) {
    sum_.score += seen.contrast;
    sum_.agreeing += seen.agreeing;
    ++count_;
}

void FitSum::add(const evidence::Picture& picture, const evidence::Ring& ring) {
    if (!ring.empty() && !picture.flat)
        add(evidence::boundary(picture, ring, evidence::Edge::darker_outside));
}

Fit FitSum::mean() const {
    const double n = double(std::max<std::size_t>(1, count_));
    return {sum_.score / n, sum_.agreeing / n};
}

bool fits_better(const Fit& there, const Fit& here) {
    return there.score >= here.score + *rule("better-patient").threshold &&
           there.agreeing >= std::max(belonging_agreeing, here.agreeing + clear_agreeing);
}

bool belongs(const Crossing& there, const Fit& here) {
    if (!there.is_displaced) return fits_better(there.fit, here);
    return there.fit.score >= here.score + *rule("better-patient").threshold &&
           there.fit.agreeing >= std::max(belonging_agreeing, here.agreeing);
}

std::optional<double> usual_agreeing(const dataset::Patient& patient, const Sight& sight) {
    std::vector<double> agreeing;
    for (std::size_t i = 0; i < sight.looks.size(); ++i)
        if (sight.looks[i].seen && patient.contours[i].id.kind == Kind::inner)
            agreeing.push_back(sight.looks[i].own.agreeing);
    if (agreeing.size() < least_contours) return std::nullopt;
    return upper_median(std::move(agreeing));
}

bool is_stranger(const dataset::Patient& patient, const Sight& sight) {
    const auto agreeing = usual_agreeing(patient, sight);
    return agreeing && *agreeing < least_agreeing;
}

std::optional<Fit> own_fit(const dataset::Patient& patient, const Sight& sight) {
    FitSum sum;
    for (std::size_t i = 0; i < sight.looks.size(); ++i)
        if (sight.looks[i].seen && patient.contours[i].id.kind == Kind::inner) sum.add(sight.looks[i].own);
    if (sum.count() == 0) return std::nullopt;
    return sum.mean();
}

} // namespace contourcheck::check
