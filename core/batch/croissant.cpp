#include "batch/croissant.h"

#include "base/hash.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace contourcheck::batch {

namespace {

using Ld = nlohmann::ordered_json;

/// Where a format keeps its images or masks.
struct Holding {
    std::string_view format;
    std::string_view what;     ///< "image", "mask" or "spacing"
    std::string_view includes; ///< names, as a pattern
    bool in_archives = false;  ///< in each of the batches, else in the folder
};

constexpr std::array holdings = {
    Holding{"npz", "image", "images.npy", true},
    Holding{"npz", "mask", "masks.npy", true},
    Holding{"npz", "spacing", "spacing.npy", true},
    Holding{"npz-compressed", "image", "images.npy", true},
    Holding{"npz-compressed", "mask", "masks.npy", true},
    Holding{"npz-compressed", "spacing", "spacing.npy", true},
    Holding{"webdataset", "image", "*.image.npy", true},
    Holding{"webdataset", "mask", "*.mask.npy", true},
    Holding{"nnunet", "image", "imagesT?/*.nii.gz"},
    Holding{"nnunet", "mask", "labelsT?/*.nii.gz"},
    Holding{"nifti", "image", "images/*.nii.gz"},
    Holding{"nifti", "mask", "masks/*.nii.gz"},
    Holding{"monai", "image", "images/*.nii.gz"},
    Holding{"monai", "mask", "labels/*.nii.gz"},
    Holding{"seg", "mask", "segmentations/*.dcm"},
    Holding{"rtstruct", "mask", "structures/*.dcm"},
    Holding{"coco", "image", "images/*.png"},
    Holding{"png", "image", "images/*.png"},
    Holding{"png", "mask", "masks/*.png"},
};

/// The media type by the name's ending.
std::string media_type(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> types = {
        {{".npz", "application/zip"},
         {".npy", "application/octet-stream"},
         {".h5", "application/x-hdf5"},
         {".tar", "application/x-tar"},
         {".gz", "application/gzip"},
         {".dcm", "application/dicom"},
         {".png", "image/png"},
         {".json", "application/json"}}};
    for (const auto& [ending, type] : types)
        if (name.ends_with(ending)) return std::string(type);
    return "application/octet-stream";
}

Ld reference(const std::string& id) {
    return {{"@id", id}};
}

/// The context that the specification recommends (its first appendix), with the words that mlcroissant's has beside.
Ld context() {
    Ld context = {{"@language", "en"},
                  {"@vocab", "https://schema.org/"},
                  {"sc", "https://schema.org/"},
                  {"cr", "http://mlcommons.org/croissant/"},
                  {"rai", "http://mlcommons.org/croissant/RAI/"},
                  {"dct", "http://purl.org/dc/terms/"},
                  {"conformsTo", "dct:conformsTo"},
                  {"data", {{"@id", "cr:data"}, {"@type", "@json"}}},
                  {"examples", {{"@id", "cr:examples"}, {"@type", "@json"}}},
                  {"dataType", {{"@id", "cr:dataType"}, {"@type", "@vocab"}}}};
    for (const char* word : {"citeAs",       "column",        "equivalentProperty",
                             "extract",      "field",         "fileObject",
                             "fileProperty", "fileSet",       "format",
                             "includes",     "isLiveDataset", "jsonPath",
                             "key",          "md5",           "parentField",
                             "path",         "recordSet",     "references",
                             "regex",        "repeated",      "replace",
                             "samplingRate", "separator",     "source",
                             "subField",     "transform"})
        context[word] = std::string("cr:") + word;
    return context;
}

Ld file_object(const std::string& name, std::uint64_t size, const std::string& sha256) {
    return {{"@type", "cr:FileObject"},
            {"@id", name},
            {"name", name},
            {"contentUrl", name},
            {"contentSize", std::to_string(size) + " B"},
            {"encodingFormat", media_type(name)},
            {"sha256", sha256}};
}

Ld field(const std::string& record_set, const std::string& name, const std::string& type,
         const std::string& description) {
    return {{"@type", "cr:Field"},
            {"@id", record_set + '/' + name},
            {"name", name},
            {"description", description},
            {"dataType", type}};
}

Ld record_set(const std::string& name, const std::string& description, Ld fields) {
    return {{"@type", "cr:RecordSet"},
            {"@id", name},
            {"name", name},
            {"description", description},
            {"field", std::move(fields)}};
}

class Description {
public:
    Description(const Made& made, const std::vector<BatchRecord>& records, const std::vector<TextFile>& texts,
                const std::filesystem::path& folder)
        : made_(made), records_(records) {
        for (const BatchRecord& record : records)
            for (const WrittenFile& file : record.files()) {
                std::error_code error;
                const auto size = std::filesystem::file_size(folder / file.file, error);
                distribution_.push_back(file_object(file.file, error ? 0 : size, file.sha256));
                archives_.push_back(reference(file.file));
            }
        for (const TextFile& text : texts)
            distribution_.push_back(file_object(text.name, text.text.size(), sha256_hex(text.text)));
    }

    std::string text() {
        for (const Holding& holding : holdings)
            if (holding.format == made_.options.format) add(holding);
        if (made_.options.selection.split) record_sets_.push_back(splits());
        record_sets_.push_back(items());
        const std::string plan = plan_sha256(made_.chosen, made_.groups, made_.options);
        const Ld dataset = {{"@context", context()},
                            {"@type", "sc:Dataset"},
                            {"conformsTo", "http://mlcommons.org/croissant/1.0"},
                            {"name", "contourcheck-export-" + plan.substr(0, 12)},
                            {"description", about()},
                            {"license", "unknown"},
                            {"url", "./"}, // where it lies: it was not published
                            {"creator", {{"@type", "sc:Organization"}, {"name", "unknown"}}},
                            {"distribution", distribution_},
                            {"recordSet", record_sets_}};
        return dataset.dump(1, ' ', false, Ld::error_handler_t::replace) + '\n';
    }

private:
    /// The set of files and what is in each of them.
    void add(const Holding& holding) {
        const std::string what(holding.what), files = what + "-files", set = what + 's';
        Ld file_set = {{"@type", "cr:FileSet"},
                       {"@id", files},
                       {"name", files},
                       {"encodingFormat", media_type(holding.includes)},
                       {"includes", holding.includes}};
        if (holding.in_archives) file_set["containedIn"] = archives_;
        distribution_.push_back(std::move(file_set));
        const auto from = [&](Ld part, const char* property) {
            part["source"] = {{"fileSet", reference(files)}, {"extract", {{"fileProperty", property}}}};
            return part;
        };
        const bool is_picture = holding.includes.ends_with(".png");
        record_sets_.push_back(record_set(
            set, "the files with " + what + " values",
            {from(field(set, "file", "sc:Text", "its name"), "fullpath"),
             from(field(set, what, is_picture ? "sc:ImageObject" : "sc:Text", "its bytes"), "content")}));
    }

    [[nodiscard]] static Ld splits() {
        Ld set = record_set("splits", "parts by whole patients",
                            {field("splits", "name", "sc:Text", "as it stands in items"),
                             field("splits", "url", "sc:URL", "what it is for")});
        set["dataType"] = "cr:Split";
        set["key"] = reference("splits/name");
        for (const auto& [name, url] : {std::pair("train", "cr:TrainingSplit"),
                                        {"validation", "cr:ValidationSplit"},
                                        {"test", "cr:TestSplit"}})
            set["data"].push_back({{"splits/name", name}, {"splits/url", url}});
        return set;
    }

    /// The pairs themselves, whose ids no file of most formats holds.
    [[nodiscard]] Ld items() const {
        Ld split = field("items", "split", "sc:Text", "train, validation, test, or none");
        if (made_.options.selection.split) split["references"] = {{"field", reference("splits/name")}};
        Ld spacing = field("items", "spacing", "sc:Float", "mm per row and per column; empty where unknown");
        spacing["repeated"] = true;
        Ld set = record_set(
            "items", "a pair of slice and contour, in the order in which it stands in its file",
            {field("items", "id", "sc:Text", "patient, slice number and kind of contour"), std::move(split),
             std::move(spacing), field("items", "file", "sc:Text", "the first of those that hold it")});
        set["key"] = reference("items/id");
        set["data"] = Ld::array();
        for (const BatchRecord& record : records_)
            for (const Entry& entry : record.entries)
                for (const WrittenItem& item : entry.items)
                    set["data"].push_back(item_record(entry, made_.chosen.selected[item.selected]));
        return set;
    }

    [[nodiscard]] Ld item_record(const Entry& entry, const Selected& selected) const {
        Ld spacing = Ld::array();
        const dataset::SliceEntry* slice = made_.checked.patients[selected.patient].slice(selected.slice);
        if (slice && slice->header && slice->header->spacing)
            spacing = {slice->header->spacing->row_mm, slice->header->spacing->column_mm};
        return {{"items/id", printable(selected.id)},
                {"items/split", selected.split},
                {"items/spacing", spacing},
                {"items/file", entry.files.front().file}};
    }

    [[nodiscard]] std::string about() const {
        std::string kinds;
        for (const contour::Kind kind : made_.options.selection.kinds)
            kinds += (kinds.empty() ? "" : ", ") + std::string(contour::word(kind));
        const mask::Convention& convention = made_.options.convention;
        return "Slices of cardiac magnetic resonance images with the masks of contours (" + kinds + "), as " +
               std::string(format_of(made_.options.format)->what) + ". Masks by the rule \"" +
               std::string(mask::word(convention.rule)) + "\", the first pixel's centre at " +
               shortest(convention.pixel_origin) +
               ". The licence is that of the dataset they were made from.";
    }

    const Made& made_;
    const std::vector<BatchRecord>& records_;
    Ld distribution_ = Ld::array(), record_sets_ = Ld::array(), archives_ = Ld::array();
};

} // namespace

std::string croissant_json(const Made& made, const std::vector<BatchRecord>& records,
                           const std::vector<TextFile>& texts, const std::filesystem::path& folder) {
    return Description(made, records, texts, folder).text();
}

} // namespace contourcheck::batch
