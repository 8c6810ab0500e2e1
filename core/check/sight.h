#pragma once

#include "dataset/patient.h"
#include "evidence/look.h"
#include "evidence/offset.h"

#include <map>
#include <span>
#include <stop_token>

namespace contourcheck::check {

/// How a patient's inner contours lie on slices: means over the contours.
struct Fit {
    double score = 0;    ///< step across the boundary, in shares of the picture's range
    double agreeing = 0; ///< share of the boundary with an edge
};

/// A patient's contours taken otherwise than they are written, all alike.
struct Meaning {
    enum class Of { turned, millimetres, moved, resized };
    Of of = Of::turned;
    evidence::Way way = evidence::Way::as_is; ///< of `turned`: mirrored or turned in the picture
    contour::Point shift_px;                  ///< of `moved`
    double factor = 1;                        ///< of `resized`: each contour about its own centre
    std::size_t contours = 0;                 ///< tried
    std::size_t gaining = 0;                  ///< of these with a greater step so than as they are
    Fit fit;
    Fit as_it_is; ///< of the same contours
};
/// Whether two contours out of three, and three at least, gain by it: one wrong contour does not speak for all.
[[nodiscard]] bool gains(const Meaning& meaning);
/// Whether the contours clearly fit so and not as they are: on the whole, and two out of three by themselves.
[[nodiscard]] bool is_meant(const Meaning& meaning);
/// Whether a common size rather than a common shift explains the contours: too small or too large ones also fit better
/// moved to one side of the heart, but then less of the boundary has an edge.
[[nodiscard]] bool is_rather(const Meaning& resized, const Meaning& moved);
[[nodiscard]] Phrase words(const Meaning& meaning);
[[nodiscard]] std::vector<contour::Point> as_meant(contour::Points points, const Meaning& meaning,
                                                   Shape shape, const dicom::Spacing& spacing,
                                                   double pixel_origin);

/// What the pictures say of one patient: values, no pixels.
struct Sight {
    std::vector<evidence::Look> looks;        ///< as the patient's contours
    std::vector<evidence::OffsetMap> offsets; ///< of the inner contours seen
    std::optional<evidence::Offset> offset;   ///< of these together
    std::vector<Meaning>
        meanings; ///< tried where the contours as they are do not surely fit, or fit better moved
};

/// Adds up how contours lie on pictures, each as an inner one.
class FitSum {
public:
    void add(const evidence::Boundary& seen);
    /// Leaves out what says nothing: a flat picture, a contour without area.
    void add(const evidence::Picture& picture, const evidence::Ring& ring);
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] Fit mean() const;

private:
    Fit sum_;
    std::size_t count_ = 0;
};

/// Fewer contours than this fit somewhere by chance.
inline constexpr std::size_t least_pairs = 3;
/// Whether contours clearly fit there and not here.
[[nodiscard]] bool fits_better(const Fit& there, const Fit& here);

/// A patient's contours on other slices of the same numbers.
struct Crossing {
    std::size_t contours = 0; ///< whose, index of the patient
    std::size_t slices = 0;   ///< whose; from the number of patients on, an index into Sights::unlinked
    std::size_t pairs = 0;    ///< inner contours that were tried
    Fit fit;
    bool is_displaced = false; ///< another set fits the slices of these contours better than they do
};
/// Whether contours that fit so `here` belong there. Displaced ones need no more of an edge there than here.
[[nodiscard]] bool belongs(const Crossing& there, const Fit& here);

/// Where the contours of this patient fit best among the others' slices; null where nothing says so.
[[nodiscard]] const Crossing* best_crossing(std::span<const Crossing> crossings, std::size_t contours);

struct Sights {
    std::vector<Sight> patients;            ///< as the patients; empty when the pictures were not looked at
    std::vector<Crossing> crossings;        ///< by contours, the best fit first
    std::vector<dataset::Patient> unlinked; ///< slices that no row names, read where contours seek their own

    [[nodiscard]] const evidence::Look* look(std::size_t patient, std::size_t contour) const;
};

/// A slice whose header is fine and whose pixels are not: it has no place among the others.
void mark_unreadable(dataset::Patient& patient, std::size_t index, Error error);

/// Pictures of one patient's slices, by index into Patient::slices.
using Pictures = std::map<std::size_t, evidence::Picture>;
/// Reads the slices that tell something about the patient's contours, each once. One that cannot be read is missing, and
/// its error stands in `errors` where that is given.
[[nodiscard]] Pictures read_pictures(const std::filesystem::path& root, const dataset::Patient& patient,
                                     std::map<std::size_t, Error>* errors = nullptr,
                                     std::stop_token stop = {});
/// What the patient's inner contours may be meant as: each way tried on up to nine of them, evenly spread.
[[nodiscard]] std::vector<Meaning> meanings(const dataset::Patient& patient, const Sight& sight,
                                            const Pictures& pictures, double pixel_origin);
/// `pictures` must outlive what is returned.
[[nodiscard]] evidence::PictureOf picture_by_slice(const Pictures& pictures);

/// Reads the slices that tell something about the patient's contours, each once, and looks. A slice whose pixels cannot
/// be had becomes an error in its place and is taken out of its location. Slices that are not needed are not read; of
/// uncompressed ones it is checked that the file is as long as its pixels.
[[nodiscard]] Sight see(const std::filesystem::path& root, dataset::Patient& patient, double pixel_origin,
                        std::stop_token stop = {});

/// Patients whose inner contours stand on less than this share of an edge are somebody else's: right patients have 0.7
/// and more, a stranger's contours 0.2 to 0.4, where the two hearts lie much alike 0.6.
inline constexpr double least_agreeing = 0.55;
/// From this share on nobody else's slices are tried.
inline constexpr double surely_agreeing = 0.9;
/// Median over the inner contours of the share of the boundary with an edge; absent for fewer than three.
[[nodiscard]] std::optional<double> usual_agreeing(const dataset::Patient& patient, const Sight& sight);
/// Whether the pictures show hardly any of the patient's inner contours: they are somebody else's, though each one may
/// look like the others.
[[nodiscard]] bool is_stranger(const dataset::Patient& patient, const Sight& sight);

/// The fit of the patient's inner contours where they stand; absent when none was seen.
[[nodiscard]] std::optional<Fit> own_fit(const dataset::Patient& patient, const Sight& sight);

} // namespace contourcheck::check
