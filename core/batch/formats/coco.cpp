#include "base/json.h"
#include "base/text.h"
#include "batch/formats/png.h"
#include "batch/formats/writers.h"
#include "batch/formats/writing.h"

#include <algorithm>
#include <array>

namespace contourcheck::batch {

namespace {

using Coco = nlohmann::ordered_json;

constexpr std::string_view images_folder = "images/";

/// Lengths of runs of 0 and 1 in turn, down the columns (pycocotools, maskApi.c).
std::vector<std::size_t> runs_of(const mask::Mask& mask) {
    std::vector<std::size_t> runs = {0};
    bool inside = false;
    for (int column = 0; column < mask.columns(); ++column)
        for (int row = 0; row < mask.rows(); ++row) {
            if ((mask(row, column) != 0) != inside) {
                inside = !inside;
                runs.push_back(0);
            }
            ++runs.back();
        }
    return runs;
}

/// x, y, width and height of the pixels inside.
std::array<int, 4> box_of(const mask::Mask& mask) {
    int left = mask.columns(), right = -1, top = mask.rows(), bottom = -1;
    for (int row = 0; row < mask.rows(); ++row)
        for (int column = 0; column < mask.columns(); ++column)
            if (mask(row, column) != 0) {
                left = std::min(left, column);
                right = std::max(right, column);
                top = std::min(top, row);
                bottom = row;
            }
    if (right < 0) return {0, 0, 0, 0};
    return {left, top, right - left + 1, bottom - top + 1};
}

Coco annotation_of(const Selected& selected, const loader::Pair& pair, double pixel_origin) {
    const auto& mask = std::get<mask::Mask>(pair.mask);
    // In COCO's coordinates the first pixel's centre is at 0.5.
    Coco outline = Coco::array();
    for (const contour::Point& point : pair.points) {
        outline.push_back(point.x - pixel_origin + 0.5);
        outline.push_back(point.y - pixel_origin + 0.5);
    }
    return {{"contour", printable(selected.id)},
            {"category_id", int(selected.request.kind) + 1},
            {"iscrowd", 0},
            {"area", mask::count(mask)},
            {"bbox", box_of(mask)},
            {"segmentation", {{"size", {mask.rows(), mask.columns()}}, {"counts", runs_of(mask)}}},
            {"outline", outline}};
}

std::string note_of(const Coco& width, const Coco& height, const Coco& annotations) {
    const Coco note = {{"width", width}, {"height", height}, {"annotations", annotations}};
    return note.dump(-1, ' ', false, Coco::error_handler_t::replace);
}

/// The contours of one slice, which follow one another.
Expected<Entry> write_slice(const Job& job, std::span<const Ready> contours, const Staging& staging) {
    const Selected& first = job.chosen.selected[contours.front().selected];
    const dicom::Slice& slice = contours.front().pair->slice;
    const std::string name =
        std::string(images_folder) + job.chosen.file_name(first) + '-' + std::to_string(first.slice) + ".png";
    auto image = write_staged(staging, name, image_png(slice));
    if (!image) return tl::unexpected(image.error());
    const Shape shape = dicom::shape(slice.pixels);
    Entry entry;
    entry.files.push_back(std::move(*image));
    Coco annotations = Coco::array();
    for (const Ready& ready : contours) {
        entry.items.push_back(written(ready));
        annotations.push_back(annotation_of(job.chosen.selected[ready.selected], *ready.pair,
                                            job.options.convention.pixel_origin));
    }
    entry.note = note_of(shape.columns, shape.rows, annotations);
    return entry;
}

Coco categories(const Options& options) {
    Coco all = Coco::array();
    for (const contour::Kind kind : contour::all_kinds)
        if (std::ranges::count(options.selection.kinds, kind) != 0)
            all.push_back(
                {{"id", int(kind) + 1}, {"name", contour::word(kind)}, {"supercategory", "contour"}});
    return all;
}

bool is_note(const Coco& json) {
    return json.is_object() && json.contains("width") && json.contains("height") &&
           json.contains("annotations") &&
           std::ranges::all_of(json["annotations"], [](const Coco& each) { return each.is_object(); });
}

/// By the file of the image, as note_of() said them.
std::map<std::string, std::string> notes_in(const Coco& all) {
    std::map<std::size_t, Coco> by_image;
    for (Coco annotation : all.at("annotations")) {
        const auto image = annotation.at("image_id").get<std::size_t>();
        annotation.erase("id");
        annotation.erase("image_id");
        by_image[image].push_back(std::move(annotation));
    }
    std::map<std::string, std::string> notes;
    for (const Coco& image : all.at("images"))
        notes[std::string(images_folder) + image.at("file_name").get<std::string>()] =
            note_of(image.at("width"), image.at("height"), by_image[image.at("id").get<std::size_t>()]);
    return notes;
}

} // namespace

/// images/PATIENT-SLICE.png, and annotations.json: the mask as run lengths, the contour beside it as its outline.
Entries write_coco(const Job& job, const Unit& unit, const Staging& staging) {
    const auto slice_of = [&](const Ready& ready) -> const std::string& {
        return job.chosen.selected[ready.selected].request.slice_file;
    };
    std::vector<Entry> entries;
    for (std::span<const Ready> left = unit.pairs; !left.empty();) {
        std::size_t count = 1;
        while (count < left.size() && slice_of(left[count]) == slice_of(left.front()))
            ++count;
        auto entry = write_slice(job, left.first(count), staging);
        if (!entry) return tl::unexpected(entry.error());
        entries.push_back(std::move(*entry));
        left = left.subspan(count);
    }
    return entries;
}

std::vector<TextFile> describe_coco(const Options& options, const std::vector<Described>& entries) {
    Coco images = Coco::array(), annotations = Coco::array();
    for (const Described& entry : entries) {
        const auto parsed = parse_json(entry.note);
        if (!parsed || !is_note(*parsed)) continue; // of a journal that was meddled with
        const Coco& note = *parsed;
        const std::string& file = entry.files.front();
        images.push_back({{"id", images.size() + 1},
                          {"file_name", file.substr(file.find('/') + 1)},
                          {"width", note["width"]},
                          {"height", note["height"]},
                          {"split", entry.split.empty() ? Coco(nullptr) : Coco(entry.split)}});
        for (Coco annotation : note["annotations"]) {
            annotation["id"] = annotations.size() + 1;
            annotation["image_id"] = images.size();
            annotations.push_back(std::move(annotation));
        }
    }
    const Coco all = {{"info", {{"description", "ContourCheck " CONTOURCHECK_VERSION}}},
                      {"images", images},
                      {"annotations", annotations},
                      {"categories", categories(options)}};
    return {{"annotations.json", all.dump() + '\n'}};
}

Expected<std::map<std::string, std::string>> notes_of_coco(std::string_view text,
                                                           const std::filesystem::path& file) {
    const auto parsed = parse_json(text, file);
    if (!parsed) return tl::unexpected(parsed.error());
    try {
        return notes_in(*parsed);
    } catch (const nlohmann::json::exception&) { // the bridge to the library
        return fail(Code::malformed, Phrase::tr("is not what an export as COCO says of its files"), file);
    }
}

} // namespace contourcheck::batch
