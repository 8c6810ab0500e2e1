#include "base/text.h"
#include "check/about.h"
#include "cli/content.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "dataset/output.h"
#include "dataset/unreadable.h"
#include "picture/contour_tiles.h"

#include <algorithm>

namespace contourcheck::cli {

namespace {

struct SheetOptions {
    dataset::Source dataset;
    std::filesystem::path file;
    std::string patient;
    bool flagged = false;
    bool allow_burned_in = false;
    mask::Convention convention;
};

picture::ContourTiles tiles_of(const check::Checked& checked, const SheetOptions& options) {
    std::vector<const check::ContourReport*> contours;
    for (const check::ContourReport& contour : checked.report.contours)
        if ((options.patient.empty() || contour.id.patient == options.patient) &&
            (!options.flagged || contour.status != check::Status::ok))
            contours.push_back(&contour);
    return {checked, std::move(contours), options.convention, true, options.allow_burned_in};
}

std::string title(const SheetOptions& options, std::size_t count) {
    return std::to_string(count) + (options.flagged ? " flagged contours" : " contours") +
           (options.patient.empty() ? "" : " of " + printable(options.patient));
}

Expected<QByteArray> draw(picture::ContourTiles& tiles, const SheetOptions& options, const Command& command) {
    picture::SheetOptions sheet;
    sheet.title = title(options, tiles.count());
    const ProgressBar bar("drawing", command.quiet);
    const Progress progress = bar.progress();
    const auto tile = [&](std::size_t i) {
        picture::Tile made = tiles.make(i);
        if (progress) progress(i + 1, tiles.count());
        return made;
    };
    if (options.file.extension() == ".png") return picture::sheet_png(tiles.count(), tile, sheet);
    return picture::sheet_pdf(tiles.count(), tile, sheet);
}

bool has_patient(const check::Checked& checked, const std::string& patient) {
    return std::any_of(checked.patients.begin(), checked.patients.end(),
                       [&](const dataset::Patient& p) { return p.patient == patient; });
}

Exit run(const SheetOptions& options, const Command& command) {
    if (options.file.extension() != ".png" && options.file.extension() != ".pdf") {
        tell("-o must end in .png or .pdf");
        return Exit::usage;
    }
    const auto checked = open_and_check(options.dataset, options.convention, command);
    if (!checked) return give_up(checked.error(), Exit::dataset);
    if (!options.patient.empty() && !has_patient(*checked, options.patient))
        return give_up(no_such_patient(checked->dataset, options.patient), Exit::usage);
    picture::ContourTiles tiles = tiles_of(*checked, options);
    const auto bytes = draw(tiles, options, command);
    if (!bytes)
        return give_up(bytes.error(), bytes.error().code == Code::too_large ? Exit::usage : Exit::unwritable);
    const auto written = dataset::write_output(checked->dataset.root, options.file,
                                               {bytes->constData(), std::size_t(bytes->size())});
    if (!written) return give_up(written.error(), Exit::unwritable);
    const auto folders = dataset::unreadable_folders(checked->dataset, options.patient);
    for (const dataset::Unreadable& folder : folders)
        tell(to_string(folder.error));
    for (const std::string& failure : tiles.failures())
        tell(failure);
    if (const std::vector<std::string>& withheld = tiles.withheld(); !withheld.empty()) {
        constexpr std::size_t most_named = 5;
        tell(check::counted(withheld.size(), "contour") +
             " without a picture: the slice says that something is written into it (" +
             some_of(withheld, most_named) + "); where it names no patient, --allow-burned-in draws it");
    }
    return folders.empty() && tiles.failures().empty() ? Exit::done : Exit::partly;
}

} // namespace

void add_sheet(CLI::App& app, Command& command) {
    const auto options = std::make_shared<SheetOptions>();
    CLI::App& verb = *app.add_subcommand("sheet", "Draws all contours, each on its slice, on one sheet");
    add_dataset(verb, options->dataset);
    verb.add_option("-o,--output", options->file, "One tall picture, or a PDF of pages")
        ->required()
        ->type_name("FILE.png|.pdf");
    verb.add_option("--patient", options->patient, "Only this patient")->type_name("P");
    verb.add_flag("--flagged", options->flagged, "Only contours with a warning or an error");
    add_allow_burned_in(verb, options->allow_burned_in, "Also slices");
    add_convention(verb, options->convention);
    add_common(verb, command);
    add_example(verb, "  contourcheck-cli sheet /data/sunnybrook -o flagged.pdf --flagged");
    verb.callback([options, &command] {
        command.paints = true;
        command.run = [options, &command] { return run(*options, command); };
    });
}

} // namespace contourcheck::cli
