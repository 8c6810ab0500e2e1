#include "batch/formats/referring.h"

#include "base/hash.h"
#include "base/text.h"
#include "batch/failure.h"
#include "dicom/write.h"

#include <algorithm>
#include <set>

namespace contourcheck::batch {

namespace {

constexpr const char* mr_image_storage = "1.2.840.10008.5.1.4.1.1.4";

/// A class of images by its form (PS3.4 annex B.5): what else stands there is not passed on.
std::string image_class(const std::string& own) {
    return own.starts_with("1.2.840.10008.5.1.4.1.1.") ? own : mr_image_storage;
}

} // namespace

Referring::Referring(const Job& job, std::span<const Ready> pairs) : job_(&job) {
    for (const Ready& ready : pairs)
        content_ += printable(job.chosen.selected[ready.selected].id) + ' ' + ready.pair->slice_sha256 + ' ' +
                    ready.pair->contour_sha256 + '\n';
}

Expected<Referring> Referring::to(const Job& job, std::span<const Ready> pairs) {
    Referring referring(job, pairs);
    if (auto done = referring.read(pairs); !done) return tl::unexpected(done.error());
    return referring;
}

Expected<void> Referring::read(std::span<const Ready> pairs) {
    std::set<std::string> frames_of_reference;
    for (const Ready& ready : pairs) {
        const auto& file = job_->chosen.selected[ready.selected].request.slice_file;
        const dicom::Header& header = ready.pair->slice.header;
        const auto [image, is_new] = images_.try_emplace(file);
        if (!is_new) continue;
        auto study = dicom::read_study(file);
        if (!study) return tl::unexpected(study.error());
        image->second = {image_class(study->sop_class_uid), uid(header.sop_uid), uid(header.series_uid)};
        frames_of_reference.insert(study->frame_of_reference_uid);
        if (images_.size() == 1) study_ = std::move(*study);
    }
    // Some scanners give each image one of its own: the positions are in one frame all the same.
    const std::string& own = *frames_of_reference.begin();
    frame_of_reference_ = frames_of_reference.size() == 1 && !own.empty()
                              ? uid(own)
                              : dicom::uid_from("frame of reference of " + uid(study_.study_uid));
    study_.study_uid = uid(study_.study_uid);
    patient_ = patient_of(job_->chosen.selected[pairs.front().selected].id);
    return {};
}

std::string Referring::uid(const std::string& own) const {
    const auto& key = job_->options.selection.pseudonym_key;
    return key ? dicom::uid_from(hmac_sha256_hex(*key, own)) : own;
}

const Referring::Image& Referring::image_of(const Ready& ready) const {
    return images_.at(job_->chosen.selected[ready.selected].request.slice_file);
}

std::string Referring::made_uid(std::string_view what) const {
    const mask::Convention& convention = job_->options.convention;
    return dicom::uid_from("ContourCheck " CONTOURCHECK_VERSION " " + std::string(what) + ' ' +
                           std::string(mask::word(convention.rule)) + ' ' +
                           shortest(convention.pixel_origin) + '\n' + study_.study_uid + '\n' + content_);
}

void Referring::put_identity(dicom::Encoder& out, const std::string& sop_class, std::string_view modality,
                             const std::vector<std::string>& references) const {
    const bool segmentation = modality == "SEG";
    out.text(0x00080005, "CS", "ISO_IR 192");
    if (segmentation) out.text(0x00080008, "CS", "DERIVED\\PRIMARY");
    out.text(0x00080016, "UI", sop_class);
    out.text(0x00080018, "UI", made_uid("instance"));
    out.text(0x00080020, "DA", "");
    // It must have a date; the day of its making would be another one at each run.
    if (segmentation) out.text(0x00080023, "DA", "19000101");
    out.text(0x00080030, "TM", "");
    if (segmentation) out.text(0x00080033, "TM", "000000");
    out.text(0x00080050, "SH", "");
    out.text(0x00080060, "CS", std::string(modality));
    out.text(0x00080070, "LO", "ContourCheck");
    out.text(0x00080090, "PN", "");
    if (!segmentation) out.text(0x00081070, "PN", "");
    if (segmentation) out.text(0x00081090, "LO", "ContourCheck");
    if (!references.empty()) out.sequence(0x00081115, references);
    out.text(0x00100010, "PN", "");
    out.text(0x00100020, "LO", patient_);
    out.text(0x00100030, "DA", "");
    out.text(0x00100040, "CS", "");
    if (segmentation) out.text(0x00181000, "LO", "1");
    out.text(0x00181020, "LO", CONTOURCHECK_VERSION);
}

void Referring::put_place(dicom::Encoder& out, const std::string& series_uid) const {
    out.text(0x0020000d, "UI", study_.study_uid);
    out.text(0x0020000e, "UI", series_uid);
    out.text(0x00200010, "SH", "");
    out.text(0x00200011, "IS", "9000"); // behind those of the scanner
    out.text(0x00200013, "IS", "1");
    out.text(0x00200052, "UI", frame_of_reference_);
    out.text(0x00201040, "LO", "");
}

std::map<std::string, std::vector<Referring::Image>> Referring::by_series() const {
    std::map<std::string, std::vector<Image>> series;
    for (const auto& [file, image] : images_)
        series[image.series_uid].push_back(image);
    for (auto& [uid_of_series, images] : series)
        std::ranges::sort(images, {}, &Image::sop_uid);
    return series;
}

std::vector<std::string> Referring::series_items() const {
    std::vector<std::string> items;
    for (const auto& [series_uid, images] : by_series()) {
        std::vector<std::string> instances;
        std::ranges::transform(images, std::back_inserter(instances), &reference_item);
        dicom::Encoder item;
        item.sequence(0x0008114a, instances);
        item.text(0x0020000e, "UI", series_uid);
        items.push_back(item.take());
    }
    return items;
}

std::string reference_item(const Referring::Image& image) {
    dicom::Encoder item;
    item.text(0x00081150, "UI", image.sop_class_uid);
    item.text(0x00081155, "UI", image.sop_uid);
    return item.take();
}

std::optional<std::string_view> unfit_to_refer(const loader::Pair& pair) {
    const dicom::Header& header = pair.slice.header;
    const bool known = header.position_mm && header.orientation && header.spacing &&
                       !header.sop_uid.empty() && !header.series_uid.empty() && !header.study_uid.empty();
    return known ? std::nullopt : std::optional(place_unknown);
}

std::vector<std::vector<Ready>> by_plane(std::span<const Ready> pairs) {
    std::vector<std::vector<Ready>> planes;
    for (const Ready& ready : pairs) {
        const auto fits = [&](const std::vector<Ready>& plane) {
            const dicom::Header& first = plane.front().pair->slice.header;
            const dicom::Header& own = ready.pair->slice.header;
            return is_same_plane(first, own) && first.study_uid == own.study_uid;
        };
        const auto found = std::ranges::find_if(planes, fits);
        if (found == planes.end())
            planes.push_back({ready});
        else
            found->push_back(ready);
    }
    return planes;
}

} // namespace contourcheck::batch
