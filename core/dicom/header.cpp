#include "dicom/header.h"

#include "base/text.h"
#include "dicom/memory.h"

#include <cmath>
#include <limits>

namespace contourcheck::dicom {

namespace {

/// Where an attribute of one frame may stand: the frame's functional groups, those that all frames share (PS3.3
/// C.7.6.16), or the dataset itself.
class Places {
public:
    Places(const Attributes& dataset, int frame)
        : dataset_(dataset), groups_{dataset.item(DCM_PerFrameFunctionalGroupsSequence, frame),
                                     dataset.item(DCM_SharedFunctionalGroupsSequence, 0)} {}

    /// The first value that `read` finds, in the functional group `macro` or at the top.
    template <class Read>
    auto find(const DcmTagKey& macro, Read read) const -> decltype(read(std::declval<const Attributes&>())) {
        for (const auto& group : groups_) {
            const auto item = group ? group->item(macro, 0) : nullptr;
            if (!item) continue;
            if (auto value = read(*item)) return value;
        }
        return read(dataset_);
    }

private:
    const Attributes& dataset_;
    std::array<std::unique_ptr<Attributes>, 2> groups_;
};

std::optional<Vec3> read_position(const Attributes& item) {
    const auto values = item.numbers<3>(DCM_ImagePositionPatient);
    if (!values) return std::nullopt;
    return Vec3{(*values)[0], (*values)[1], (*values)[2]};
}

/// Absent unless the two directions are unit vectors at a right angle, to the few digits that files carry.
std::optional<Orientation> read_orientation(const Attributes& item) {
    const auto values = item.numbers<6>(DCM_ImageOrientationPatient);
    if (!values) return std::nullopt;
    const auto& v = *values;
    const Orientation orientation{{v[0], v[1], v[2]}, {v[3], v[4], v[5]}};
    constexpr double tolerance = 0.01;
    const auto is_unit = [&](Vec3 a) { return std::abs(std::sqrt(dot(a, a)) - 1) < tolerance; };
    const bool right_angle = std::abs(dot(orientation.row, orientation.column)) < tolerance;
    if (!is_unit(orientation.row) || !is_unit(orientation.column) || !right_angle) return std::nullopt;
    return orientation;
}

/// Imager Pixel Spacing (0018,1164) is at the detector, not in the patient, and does not take its place.
std::optional<Spacing> read_spacing(const Attributes& item) {
    const auto values = item.numbers<2>(DCM_PixelSpacing);
    if (!values || (*values)[0] <= 0 || (*values)[1] <= 0) return std::nullopt;
    return Spacing{(*values)[0], (*values)[1]};
}

std::optional<double> read_thickness(const Attributes& item) {
    const auto value = item.number(DCM_SliceThickness);
    return value && *value > 0 ? value : std::nullopt;
}

/// Trigger Time (0018,1060), or Nominal Cardiac Trigger Delay Time (0020,9153) as functional groups have it.
std::optional<double> read_trigger_time(const Attributes& item) {
    const auto time = item.number(DCM_TriggerTime);
    return time ? time : item.number(DcmTagKey(0x0020, 0x9153));
}

std::optional<double> above_zero(const Attributes& item, const DcmTagKey& tag) {
    const auto value = item.number(tag);
    return value && *value > 0 ? value : std::nullopt;
}

/// Nominal Interval (0018,1062), else what Heart Rate (0018,1088), in beats a minute, makes of it.
std::optional<double> read_beat(const Attributes& item) {
    if (const auto interval = above_zero(item, DCM_NominalInterval)) return interval;
    if (const auto rate = above_zero(item, DCM_HeartRate)) return 60'000 / *rate;
    return std::nullopt;
}

/// Absent where neither has a value. One without the other may only say what changes nothing.
Expected<std::optional<Rescale>> read_rescale(const Attributes& item) {
    const auto slope = item.number(DCM_RescaleSlope);
    const auto intercept = item.number(DCM_RescaleIntercept);
    const bool are_numbers = (slope || item.text(DCM_RescaleSlope).empty()) &&
                             (intercept || item.text(DCM_RescaleIntercept).empty());
    const Rescale read{slope.value_or(1), intercept.value_or(0)};
    if (!are_numbers || (slope.has_value() != intercept.has_value() && read != Rescale{}))
        return fail(Code::malformed,
                    Phrase::tr("Rescale Slope (0028,1053) or Intercept (0028,1052) is missing or no number"));
    return slope || intercept ? std::optional(read) : std::nullopt;
}

/// That different stored values become different numbers, at least the first and the last, and that a float holds them.
Expected<void> check_rescale(const Header& header) {
    if (!header.rescale) return {};
    const double span = std::ldexp(1.0, header.bits_stored);
    const double least = header.is_signed ? -span / 2 : 0;
    const double first = least * header.rescale->slope + header.rescale->intercept;
    const double last = (least + span - 1) * header.rescale->slope + header.rescale->intercept;
    constexpr double most = std::numeric_limits<float>::max();
    if (std::abs(first) <= most && std::abs(last) <= most && float(first) != float(last)) return {};
    return fail(Code::malformed,
                Phrase::tr("Rescale Slope %1 and Intercept %2 make no numbers of stored values",
                           {shortest(header.rescale->slope), shortest(header.rescale->intercept)}));
}

std::optional<Window> read_window(const Attributes& item) {
    const auto centre = item.number(DCM_WindowCenter);
    const auto width = item.number(DCM_WindowWidth);
    if (!centre || !width || *width <= 0) return std::nullopt;
    return Window{*centre, *width};
}

Expected<void> read_geometry(const Attributes& dataset, int frame, Header& header) {
    Expected<void> checked;
    const Places places(dataset, frame);
    header.position_mm = places.find(DCM_PlanePositionSequence, read_position);
    header.orientation = places.find(DCM_PlaneOrientationSequence, read_orientation);
    header.spacing = places.find(DCM_PixelMeasuresSequence, read_spacing);
    header.slice_thickness_mm = places.find(DCM_PixelMeasuresSequence, read_thickness);
    header.rescale = places.find(DCM_PixelValueTransformationSequence, [&](const Attributes& item) {
        const auto rescale = read_rescale(item);
        if (!rescale) checked = tl::unexpected(rescale.error());
        return rescale.value_or(std::nullopt);
    });
    if (header.rescale == Rescale{}) header.rescale.reset();
    header.window = places.find(DCM_FrameVOILUTSequence, read_window);
    header.trigger_time_ms = places.find(DCM_CardiacSynchronizationSequence, read_trigger_time);
    header.frame_time_ms = above_zero(dataset, DCM_FrameTime);
    header.beat_ms = read_beat(dataset);
    return checked;
}

BurnedIn read_burned_in(const Attributes& dataset) {
    const std::string said = dataset.text(DCM_BurnedInAnnotation);
    if (said.empty()) return BurnedIn::unsaid;
    return said == "NO" ? BurnedIn::no : BurnedIn::yes;
}

void read_identity(const Attributes& dataset, Header& header) {
    header.burned_in = read_burned_in(dataset);
    header.instance_number = dataset.whole(DCM_InstanceNumber);
    header.series_number = dataset.whole(DCM_SeriesNumber);
    header.patient_id = dataset.text(DCM_PatientID);
    header.study_uid = dataset.text(DCM_StudyInstanceUID);
    header.series_uid = dataset.text(DCM_SeriesInstanceUID);
    header.sop_uid = dataset.text(DCM_SOPInstanceUID);
    header.modality = dataset.text(DCM_Modality);
}

tl::unexpected<Error> unsupported(Phrase what) {
    return fail(Code::unsupported, std::move(what));
}

tl::unexpected<Error> malformed(Phrase what) {
    return fail(Code::malformed, std::move(what));
}

/// A report, structure set or anything that is meant to have no pixels: not a picture that was cut.
bool is_other_object(const Attributes& dataset) {
    const std::string sop_class = dataset.text(DCM_SOPClassUID);
    return !sop_class.empty() && !dcmIsImageStorageSOPClassUID(sop_class.c_str());
}

Expected<void> read_size(const Attributes& dataset, const Look& look, Header& header) {
    const auto rows = dataset.whole(DCM_Rows);
    const auto columns = dataset.whole(DCM_Columns);
    if (look.has_float_pixels)
        return unsupported(Phrase::tr("has floating-point pixels (7FE0,0008), which are not supported"));
    if (!rows && !columns && !look.has_pixels && is_other_object(dataset))
        return unsupported(Phrase::tr("holds no picture"));
    if (!rows || *rows < 1 || *rows > 65535)
        return malformed(Phrase::tr("Rows (0028,0010) is missing or no size"));
    if (!columns || *columns < 1 || *columns > 65535)
        return malformed(Phrase::tr("Columns (0028,0011) is missing or no size"));
    if (!look.has_pixels) return malformed(Phrase::tr("has no Pixel Data (7FE0,0010)"));
    header.shape = {*rows, *columns};
    const bool frames_given = dataset.has_value(DCM_NumberOfFrames);
    const auto frames = frames_given ? dataset.whole(DCM_NumberOfFrames) : 1;
    if (!frames || *frames < 1)
        return malformed(Phrase::tr("Number of Frames (0028,0008) is no number of frames"));
    header.frames = *frames;
    return {};
}

Expected<void> read_photometric(const Attributes& dataset, Header& header) {
    const std::string photometric = dataset.text(DCM_PhotometricInterpretation);
    const int samples = dataset.whole(DCM_SamplesPerPixel).value_or(1);
    if (photometric.empty())
        return malformed(Phrase::tr("Photometric Interpretation (0028,0004) is missing"));
    constexpr std::size_t shown = 64; // bytes; a right one has no more than 16
    if (photometric != "MONOCHROME1" && photometric != "MONOCHROME2")
        return unsupported(
            Phrase::tr("Photometric Interpretation %1 is not supported", {shortened(photometric, shown)}));
    if (samples != 1)
        return malformed(
            Phrase::tr("has %1 samples a pixel and is %2", {std::to_string(samples), photometric}));
    header.photometric = photometric == "MONOCHROME1" ? Photometric::monochrome1 : Photometric::monochrome2;
    return {};
}

Expected<void> read_bits(const Attributes& dataset, const Look& look, Header& header) {
    const int allocated = dataset.whole(DCM_BitsAllocated).value_or(0);
    const int stored = dataset.whole(DCM_BitsStored).value_or(allocated);
    const int high = dataset.whole(DCM_HighBit).value_or(stored - 1);
    const int representation = dataset.whole(DCM_PixelRepresentation).value_or(0);
    if (allocated != 8 && allocated != 16 && allocated != 32)
        return unsupported(Phrase::tr("Bits Allocated %1 is not supported", {std::to_string(allocated)}));
    if (stored < 1 || stored > allocated)
        return malformed(
            Phrase::tr("Bits Stored is %1 of %2", {std::to_string(stored), std::to_string(allocated)}));
    if (high != stored - 1)
        return unsupported(Phrase::tr("High Bit %1 with %2 Bits Stored is not supported",
                                      {std::to_string(high), std::to_string(stored)}));
    // PS3.3 C.11.1: a table in the place of slope and intercept
    if (dataset.has_value(DCM_ModalityLUTSequence) || dataset.item(DCM_ModalityLUTSequence, 0))
        return unsupported(Phrase::tr("has a Modality LUT Sequence (0028,3000), which is not supported"));
    if (representation != 0 && representation != 1)
        return malformed(
            Phrase::tr("Pixel Representation (0028,0103) is %1", {std::to_string(representation)}));
    // PS3.5 section 8.1.1 leaves the order of the two words open in practice: writers differ
    if (allocated == 32 && look.encoding.big_endian)
        return unsupported(Phrase::tr("pixels of 32 bits in Explicit VR Big Endian are not supported"));
    header.bits_allocated = allocated;
    header.bits_stored = stored;
    header.is_signed = representation == 1;
    return {};
}

/// Before anything is allocated for the pixels: their size against the limit and against the bytes that are there.
Expected<void> check_size(const Header& header, const Look& look, const Limits& limits) {
    const std::uint64_t bytes = frame_bytes(header);
    const std::string size = std::to_string(header.shape.rows) + " x " + std::to_string(header.shape.columns);
    if (bytes > limits.frame_bytes)
        return fail(Code::too_large, Phrase::tr("a frame of %1 pixels is beyond the limit of %2 bytes",
                                                {size, std::to_string(limits.frame_bytes)}));
    const std::uint64_t all =
        bytes * std::uint64_t(header.frames); // below 2^64: 2^31 frames of 2^34 bytes at most
    if (!look.in_fragments && all > look.pixel_bytes)
        return malformed(Phrase::tr(
            "%1 pixels in %2 frames need %3 bytes, Pixel Data (7FE0,0010) has %4",
            {size, std::to_string(header.frames), std::to_string(all), std::to_string(look.pixel_bytes)}));
    const std::uint64_t pixels = header.shape.size();
    if (auto fits = check_memory(bytes_a_pixel_at_work * pixels, all); !fits) return fits;
    const std::uint64_t beside = beside_limit(all, limits);
    if (look.dataset_bytes > all && look.dataset_bytes - all > beside)
        return fail(Code::too_large,
                    Phrase::tr("has %1 bytes more than its pixels need; the limit is %2",
                               {std::to_string(look.dataset_bytes - all), std::to_string(beside)}));
    // the smallest fragment is 8 bytes of tag and length
    if (look.in_fragments && std::uint64_t(header.frames) * 8 > look.pixel_bytes)
        return malformed(Phrase::tr("has %1 frames in fewer fragments", {std::to_string(header.frames)}));
    return {};
}

} // namespace

std::uint64_t frame_bytes(const Header& header) {
    return std::uint64_t(header.shape.size()) * std::uint64_t(header.bits_allocated / 8);
}

Expected<Header> header_of(const Attributes& dataset, const Look& look, int frame, const Limits& limits) {
    Header header;
    header.transfer_syntax_uid = look.transfer_syntax_uid;
    const auto checked = read_size(dataset, look, header)
                             .and_then([&] { return read_photometric(dataset, header); })
                             .and_then([&] { return read_bits(dataset, look, header); })
                             .and_then([&] { return check_size(header, look, limits); });
    if (!checked) return tl::unexpected(checked.error());
    if (frame < 0 || frame >= header.frames)
        return fail(
            Code::invalid_argument,
            Phrase::tr("frame %1 of %2 (from 0)", {std::to_string(frame), std::to_string(header.frames)}));
    const auto read = read_geometry(dataset, frame, header).and_then([&] { return check_rescale(header); });
    if (!read) return tl::unexpected(read.error());
    read_identity(dataset, header);
    return header;
}

} // namespace contourcheck::dicom
