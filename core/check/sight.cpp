#include "check/sight.h"

#include "base/rank.h"
#include "base/text.h"
#include "check/about.h"

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

void mark_unreadable(dataset::Patient& patient, std::size_t index, Error error) {
    dataset::SliceEntry& slice = patient.slices[index];
    error.file = slice.file;
    slice.header = tl::unexpected(std::move(error));
    if (slice.location >= 0) std::erase(patient.locations[std::size_t(slice.location)].slices, index);
    slice.location = slice.phase = -1;
}

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

/// Inner contours that are tried in other ways: enough to tell, evenly spread.
constexpr std::size_t most_tried = 9;

/// Where all fit best together; beyond what the maps reach, the middle one of where the search would move each.
contour::Point common_shift_px(const std::vector<std::size_t>& contours, const Sight& sight,
                               const dicom::Spacing& spacing) {
    constexpr double reached = -evidence::OffsetMap::first_px - 0.5;
    const auto& offset = sight.offset;
    if (offset && std::abs(offset->best_px.x) < reached && std::abs(offset->best_px.y) < reached)
        return offset->best_px;
    std::vector<double> x, y;
    for (const std::size_t i : contours)
        if (sight.looks[i].seen) {
            x.push_back(sight.looks[i].shift.shift_mm.x / spacing.column_mm);
            y.push_back(sight.looks[i].shift.shift_mm.y / spacing.row_mm);
        }
    if (x.empty()) return {};
    return {upper_median(std::move(x)), upper_median(std::move(y))};
}

std::vector<Meaning> meanings(const dataset::Patient& patient, const Sight& sight, const Pictures& pictures,
                              double pixel_origin) {
    std::vector<std::size_t> inner;
    for (std::size_t i = 0; i < patient.contours.size(); ++i) {
        const dataset::ContourEntry& contour = patient.contours[i];
        if (contour.id.kind == Kind::inner && contour.contour && contour.slice &&
            pictures.contains(*contour.slice))
            inner.push_back(i);
    }
    const std::size_t step = std::max<std::size_t>(1, (inner.size() + most_tried - 1) / most_tried);
    if (inner.empty()) return {};
    const dicom::Spacing spacing = pictures.at(*patient.contours[inner.front()].slice).spacing;
    std::vector<Meaning> result(2);
    result[0].of = Meaning::Of::millimetres;
    result[1].of = Meaning::Of::moved;
    result[1].shift_px = common_shift_px(inner, sight, spacing);
    for (const evidence::Way way : evidence::ways)
        if (way != evidence::Way::as_is) result.emplace_back().way = way;
    for (Meaning& meaning : result) {
        FitSum sum, as_it_is;
        for (std::size_t k = step / 2; k < inner.size(); k += step) {
            const dataset::ContourEntry& contour = patient.contours[inner[k]];
            const evidence::Picture& picture = pictures.at(*contour.slice);
            if (meaning.of == Meaning::Of::millimetres && !picture.spacing_known) continue;
            const auto points = as_meant(contour.contour->points, meaning, picture.values.shape(),
                                         picture.spacing, pixel_origin);
            const auto ring = evidence::ring(points, pixel_origin, picture.spacing);
            const evidence::Look& own = sight.looks[inner[k]];
            if (ring.empty() || !own.seen) continue;
            const auto seen = evidence::boundary(picture, ring, evidence::Edge::darker_outside);
            sum.add(seen);
            as_it_is.add(own.own);
            if (seen.contrast > own.own.contrast) ++meaning.gaining;
        }
        meaning.contours = sum.count();
        meaning.fit = sum.mean();
        meaning.as_it_is = as_it_is.mean();
    }
    return result;
}

} // namespace

const evidence::Look* Sights::look(std::size_t patient, std::size_t contour) const {
    if (patient >= patients.size() || contour >= patients[patient].looks.size()) return nullptr;
    const evidence::Look& look = patients[patient].looks[contour];
    return look.seen ? &look : nullptr;
}

bool is_meant(const Meaning& meaning) {
    const bool is_near =
        meaning.of == Meaning::Of::moved &&
        std::hypot(meaning.shift_px.x, meaning.shift_px.y) <= *rule("systematic-offset").threshold;
    return meaning.contours >= least_pairs && !is_near && 3 * meaning.gaining >= 2 * meaning.contours &&
           fits_better(meaning.fit, meaning.as_it_is);
}

std::string words(const Meaning& meaning) {
    switch (meaning.of) {
    case Meaning::Of::turned:
        return std::string(evidence::words(meaning.way));
    case Meaning::Of::millimetres:
        return "read as millimetres";
    case Meaning::Of::moved:
        return "moved " + in_words(meaning.shift_px);
    }
    return {};
}

std::vector<contour::Point> as_meant(contour::Points points, const Meaning& meaning, Shape shape,
                                     const dicom::Spacing& spacing, double pixel_origin) {
    if (meaning.of == Meaning::Of::turned) return evidence::turned(points, meaning.way, shape, pixel_origin);
    std::vector<contour::Point> result;
    for (const contour::Point p : points)
        result.push_back(meaning.of == Meaning::Of::moved
                             ? contour::Point{p.x + meaning.shift_px.x, p.y + meaning.shift_px.y}
                             : contour::Point{p.x / spacing.column_mm, p.y / spacing.row_mm});
    return result;
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
    if (const auto agreeing = usual_agreeing(patient, result); agreeing && *agreeing < surely_agreeing)
        result.meanings = meanings(patient, result, pictures, pixel_origin);
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
