#include "demo/demo.h"

#include "base/random.h"
#include "demo/errors.h"
#include "demo/phantom.h"
#include "demo/scanner.h"
#include "demo/staging.h"
#include "dicom/write.h"

#include <cmath>

namespace contourcheck::demo {
namespace fs = std::filesystem;

namespace {

Expected<Options> checked(Options options) {
    const auto refuse = [](const Phrase& what) { return fail(Code::invalid_argument, what); };
    if (options.patients < 1 || options.patients > 500)
        return refuse(Phrase::tr("patients must be 1 to 500"));
    if (options.locations < 1 || options.locations > 40)
        return refuse(Phrase::tr("locations must be 1 to 40"));
    if (options.phases < 2 || options.phases > 100) return refuse(Phrase::tr("phases must be 2 to 100"));
    if (options.with_errors) {
        if (options.locations < locations_with_errors)
            return refuse(Phrase::tr("planted mistakes need %1 locations or more",
                                     {std::to_string(locations_with_errors)}));
        options.patients = std::max(options.patients, patients_with_errors);
    }
    return options;
}

/// The beat of one breath-hold; the next one's is a little different.
double beat_ms(const Anatomy& anatomy, int location) {
    Random random(mixed(anatomy.seed, 800, std::uint64_t(location)));
    return std::round(anatomy.beat_ms + random.uniform(-14, 14));
}

dicom::Header header_of(const SlicePlan& slice, const Anatomy& anatomy, const std::string& patient,
                        int brightest) {
    const std::string series = "demo " + std::to_string(anatomy.seed) + " " + patient;
    dicom::Header header;
    header.shape = matrix;
    header.is_signed = true;
    header.spacing = anatomy.spacing;
    header.orientation = anatomy.orientation;
    // The normal points from the apex to the base.
    const dicom::Vec3 normal = anatomy.orientation.normal();
    const double along = -anatomy.gap_mm * slice.location;
    const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
    header.position_mm = dicom::Vec3{rounded(anatomy.position_mm.x + along * normal.x),
                                     rounded(anatomy.position_mm.y + along * normal.y),
                                     rounded(anatomy.position_mm.z + along * normal.z)};
    const double time = (slice.phase + 0.5) * beat_ms(anatomy, slice.location) / anatomy.phases;
    header.trigger_time_ms = std::round(time * 1000) / 1000;
    header.slice_thickness_mm = anatomy.thickness_mm;
    header.window = dicom::Window{double(brightest / 2), double(std::max(brightest, 1))};
    header.instance_number = slice.number;
    header.series_number = 5;
    header.patient_id = slice.patient_id;
    header.modality = "MR";
    header.study_uid = dicom::uid_from(series + " study");
    header.series_uid = dicom::uid_from(series + " series");
    header.sop_uid = dicom::uid_from(series + " slice " + std::to_string(slice.number));
    return header;
}

Expected<std::string> file_of(const SlicePlan& slice, const Anatomy& anatomy, const std::string& patient,
                              Grid<std::int16_t> pixels) {
    const auto values = pixels.values();
    const int brightest = *std::max_element(values.begin(), values.end());
    dicom::Slice written{header_of(slice, anatomy, patient, brightest), std::move(pixels)};
    dicom::WriteOptions options;
    options.patient_name = slice.patient_id;
    options.study_description = "Synthetic heart";
    options.series_description = "Short axis cine";
    options.repetition_time_ms = 3.4;
    options.cardiac_images = anatomy.phases;
    auto bytes = dicom::to_dicom(written, options);
    if (bytes && slice.truncated) bytes->resize(bytes->size() * 3 / 5);
    return bytes;
}

/// Draws and writes the slices in the plan's order, each location's background once.
class SliceWriter {
public:
    SliceWriter(const Plan& plan, const Staging& staging) : plan_(plan), staging_(staging) {}

    [[nodiscard]] Expected<void> write(const SlicePlan& slice) {
        const Anatomy& anatomy = plan_.anatomies[std::size_t(slice.patient)];
        if (slice.patient != patient_ || slice.location != location_) {
            background_ = draw_background(anatomy, slice.location);
            patient_ = slice.patient;
            location_ = slice.location;
        }
        if (slice.missing) return {};
        const Signal signal =
            draw_heart(background_, anatomy, heart_at(anatomy, slice.location, slice.phase));
        auto pixels = scanner_.scan(anatomy, signal, background_.gain,
                                    mixed(anatomy.seed, 900, std::uint64_t(slice.number)));
        const auto bytes =
            file_of(slice, anatomy, plan_.names[std::size_t(slice.patient)].patient, std::move(pixels));
        if (!bytes) return tl::unexpected(bytes.error());
        return staging_.write(slice.file, *bytes);
    }

private:
    const Plan& plan_;
    const Staging& staging_;
    Scanner scanner_;
    Background background_;
    int patient_ = -1;
    int location_ = -1;
};

std::string link_table(const Plan& plan) {
    std::string text = "patient_id,original_id\n";
    for (const Name& row : plan.links)
        text += row.patient + "," + row.original + "\n";
    return text;
}

} // namespace

Expected<void> write_dataset(const fs::path& folder, const Options& wanted, std::stop_token stop,
                             const Progress& progress) {
    const auto options = checked(wanted);
    if (!options) return tl::unexpected(options.error());
    auto staging = Staging::begin(folder);
    if (!staging) return tl::unexpected(staging.error());

    Plan plan = make_plan(*options);
    if (options->with_errors) {
        const std::vector<Planted> planted = plant(plan);
        if (auto done = staging->write("truth.json", truth_json(planted, options->seed)); !done) return done;
    }
    SliceWriter writer(plan, *staging);
    for (std::size_t i = 0; i < plan.slices.size(); ++i) {
        if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"), folder);
        if (auto done = writer.write(plan.slices[i]); !done) return done;
        if (progress) progress(i + 1, plan.slices.size());
    }
    for (const ContourPlan& contour : plan.contours)
        if (auto done = staging->write(contour.file, contour.text); !done) return done;
    if (auto done = staging->write("link.csv", link_table(plan)); !done) return done;
    if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"), folder);
    return staging->commit();
}

} // namespace contourcheck::demo
