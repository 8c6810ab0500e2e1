#include "base/text.h"
#include "cli/content.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "contour/measures.h"
#include "dataset/output.h"
#include "dataset/unreadable.h"
#include "overlay/patient_windows.h"
#include "picture/scene.h"

#include <algorithm>
#include <climits>

namespace contourcheck::cli {

namespace {

struct RenderOptions {
    dataset::Source dataset;
    std::filesystem::path file;
    std::string patient;
    int slice = 0;
    std::vector<contour::Kind> kinds = {std::begin(contour::all_kinds), std::end(contour::all_kinds)};
    mask::Convention convention;
    picture::RenderOptions render;
    bool pseudonym = false;
    bool allow_burned_in = false;
    bool caption = false; ///< for a figure, to standard output
    bool with_id = false; ///< the contour's id in it
};

/// "auto" or "centre,width"
std::optional<std::optional<dicom::Window>> window_from_word(std::string_view word) {
    if (word == "auto") return std::optional<dicom::Window>();
    const auto comma = word.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const auto centre = parse_number(word.substr(0, comma));
    const auto width = parse_number(word.substr(comma + 1));
    if (!centre || !width || *width < 1) return std::nullopt; // PS3.3 C.11.2.1.2.1: not less than 1
    return dicom::Window{*centre, *width};
}

/// "1-20, 40": the numbers of the slices there are.
std::string number_list(const dataset::Patient& patient) {
    std::string list;
    for (std::size_t i = 0; i < patient.slices.size();) {
        std::size_t last = i;
        while (last + 1 < patient.slices.size() &&
               patient.slices[last + 1].number == patient.slices[last].number + 1)
            ++last;
        list += (list.empty() ? "" : ", ") + std::to_string(patient.slices[i].number);
        if (last > i) list += '-' + std::to_string(patient.slices[last].number);
        i = last + 1;
    }
    return list.empty() ? "none" : list;
}

/// The contours on the slice; one that cannot be read is told and left out.
struct OnSlice {
    std::vector<contour::Contour> contours;
    bool complete = true;
};

/// A path would tell the patient, so with --pseudonym `subject` stands for it.
void tell_of(const Error& error, const std::string& subject, const RenderOptions& options) {
    tell(options.pseudonym ? subject + ": " + error.what.text() : to_string(error));
}

OnSlice contours_on(const std::filesystem::path& root, const dataset::Patient& patient,
                    const RenderOptions& options) {
    OnSlice result;
    for (const contour::Kind kind : options.kinds) {
        const dataset::ContourEntry* entry = patient.contour(options.slice, kind);
        if (entry == nullptr) continue;
        if (entry->contour && contour::distinct_points(entry->contour->points) >= 3) {
            result.contours.push_back(*entry->contour);
            continue;
        }
        Error error = entry->contour ? Error{Code::malformed, "has too few points", root / entry->file}
                                     : entry->contour.error();
        tell_of(error, "the " + std::string(word(kind)) + " contour", options);
        result.complete = false;
    }
    return result;
}

/// The contour's id, of the slice where it carries several or none.
std::string caption(const RenderOptions& options, const std::vector<contour::Contour>& contours) {
    if (options.pseudonym) return {};
    const std::string slice = options.patient + '/' + std::to_string(options.slice);
    return contours.size() == 1 ? slice + '/' + std::string(word(contours.front().kind)) : slice;
}

bool is_svg(const RenderOptions& options) {
    return options.file.extension() == ".svg";
}

Expected<QByteArray> picture_of(const picture::Scene& scene, const RenderOptions& options) {
    QByteArray bytes;
    if (is_svg(options))
        bytes = picture::to_svg(scene, options.render);
    else if (const QImage image = picture::render(scene, options.render); !image.isNull())
        bytes = picture::to_png(image, options.render.scale);
    if (!bytes.isEmpty()) return bytes;
    return fail(Code::too_large, "--zoom " + std::to_string(options.render.zoom) + " at --scale " +
                                     std::to_string(options.render.scale) +
                                     " makes too large a picture of this slice");
}

std::string caption_for_figure(const picture::Scene& scene, const RenderOptions& options) {
    return printable(picture::figure_caption(scene, options.render, options.slice,
                                             options.with_id ? options.patient : "")) +
           '\n';
}

Exit draw(const dataset::Dataset& dataset, const dataset::Patient& patient, const RenderOptions& options) {
    const auto folders = dataset::unreadable_folders(dataset, options.patient);
    for (const dataset::Unreadable& folder : folders)
        tell_of(folder.error, "a folder of the patient", options);
    const dataset::SliceEntry* entry = patient.slice(options.slice);
    if (entry == nullptr && !folders.empty() && patient.slices.empty()) return Exit::partly;
    if (entry == nullptr) {
        tell((options.pseudonym ? "the patient" : "patient '" + options.patient + "'") + " has no slice " +
             std::to_string(options.slice) + "; there are: " + number_list(patient));
        return Exit::usage;
    }
    auto slice = dicom::read_slice(dataset.root / entry->file);
    if (!slice) {
        tell_of(slice.error(), "the slice", options);
        return Exit::partly;
    }
    if (slice->header.burned_in == dicom::BurnedIn::yes && !options.allow_burned_in) {
        tell_of({Code::unsupported, Phrase::tr(picture::burned_in_refusal), dataset.root / entry->file},
                "the slice", options);
        tell("look whether it names the patient; --allow-burned-in draws it");
        return Exit::partly;
    }
    const OnSlice on_slice = contours_on(dataset.root, patient, options);
    const auto scene = picture::make_scene(std::move(*slice), on_slice.contours, options.convention,
                                           caption(options, on_slice.contours),
                                           overlay::patient_windows(dataset.root, patient));
    const auto bytes = picture_of(scene, options);
    if (!bytes) return give_up(bytes.error(), Exit::usage);
    const auto written =
        dataset::write_output(dataset.root, options.file, {bytes->constData(), std::size_t(bytes->size())});
    if (!written) return give_up(written.error(), Exit::unwritable);
    if (options.caption)
        if (const Exit printed = print(caption_for_figure(scene, options)); printed != Exit::done)
            return printed;
    return on_slice.complete && folders.empty() ? Exit::done : Exit::partly;
}

Exit run(const RenderOptions& options) {
    if (options.file.extension() != ".png" && !is_svg(options)) {
        tell("-o must end in .png or .svg");
        return Exit::usage;
    }
    const auto dataset = dataset::scan(options.dataset);
    if (!dataset) return give_up(dataset.error(), Exit::dataset);
    const auto patient = read_named_patient(*dataset, options.patient);
    if (!patient) { // its error names all patients there are
        tell(options.pseudonym ? "there is no such patient" : to_string(patient.error()));
        return Exit::usage;
    }
    return draw(*dataset, *patient, options);
}

} // namespace

void add_render(CLI::App& app, Command& command) {
    const auto options = std::make_shared<RenderOptions>();
    picture::RenderOptions& render = options->render;
    CLI::App& verb = *app.add_subcommand("render", "Draws the contours of one slice as a picture");
    add_dataset(verb, options->dataset);
    verb.add_option("--patient", options->patient, "Patient id")->required()->type_name("P");
    add_whole(verb, "--slice", options->slice, 0, INT_MAX, "Slice number")->required();
    verb.add_option("-o,--output", options->file,
                    "Picture to write; in SVG contours are paths and text is text")
        ->required()
        ->type_name("FILE.png|.svg");
    add_word(verb, "--style", render.look.style, &picture::style_from_word, "outline|fill|both",
             "Contours as lines, masks as pixels; default both");
    add_whole(verb, "--zoom", render.zoom, 1, 16, "Picture pixels a slice pixel, 1 to 16; default 3")
        ->type_name("K");
    add_whole(verb, "--scale", render.scale, 1, 4,
              "All of it larger, texts and lines too, for print and dense screens, 1 to 4; default 1")
        ->type_name("K");
    add_word(verb, "--window", render.look.window, window_from_word, "auto|C,W",
             "Grey window, centre and width; default auto: the patient's 1st to 99th percentile");
    verb.add_flag("--bare", render.bare, "The slice and its contours alone: no text, no scale bar");
    CLI::Option* pseudonym = verb.add_flag("--pseudonym", options->pseudonym, "Without the contour's id");
    CLI::Option* caption = verb.add_flag(
        "--caption", options->caption, "A sentence for under the figure to standard output, without the id");
    verb.add_flag("--with-id", options->with_id, "The patient's id in the caption, too")
        ->needs(caption)
        ->excludes(pseudonym);
    add_allow_burned_in(verb, options->allow_burned_in, "Also a slice");
    add_kinds(verb, options->kinds, "all");
    add_convention(verb, options->convention);
    add_common(verb, command);
    add_example(
        verb,
        "  contourcheck-cli render /data/sunnybrook --patient SCD0000101 --slice 48 -o slice.png\n"
        "  contourcheck-cli render /data/sunnybrook --patient SCD0000101 --slice 48 -o figure.svg --caption");
    verb.callback([options, &command] {
        command.paints = true;
        command.run = [options] { return run(*options); };
    });
}

} // namespace contourcheck::cli
