#include "picture/sheet.h"
#include "base/file.h"
#include "base/text.h"
#include "check/rules.h"
#include "cli/content.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "contour/measures.h"
#include "dataset/unreadable.h"
#include "overlay/patient_windows.h"

#include <QPainter>

#include <algorithm>
#include <map>
#include <set>

namespace contourcheck::cli {

namespace {

/// QImage paints in 16-bit coordinates: a taller picture would be cut off.
constexpr int most_height = 32000;

struct SheetOptions {
    std::filesystem::path dataset;
    std::filesystem::path file;
    std::string patient;
    bool flagged = false;
    mask::Convention convention;
};

/// Makes the tiles one by one, so that only what is being painted is in memory, and remembers what could not be read.
class Tiles {
public:
    Tiles(const check::Checked& checked, const SheetOptions& options)
        : checked_(checked), options_(options), windows_(checked.dataset.root) {
        for (const dataset::Patient& patient : checked.patients)
            patients_.try_emplace(patient.patient, &patient);
        for (const check::Finding& finding : checked.report.findings)
            findings_.try_emplace(finding.id, &finding);
        for (const check::ContourReport& contour : checked.report.contours)
            if ((options.patient.empty() || contour.id.patient == options.patient) &&
                (!options.flagged || contour.status != check::Status::ok))
                contours_.push_back(&contour);
    }

    [[nodiscard]] std::size_t count() const { return contours_.size(); }
    [[nodiscard]] const std::set<std::string>& failures() const { return failures_; }

    picture::Tile make(std::size_t i) {
        const check::ContourReport& contour = *contours_[i];
        picture::Tile tile;
        tile.label = printable(contour.id.patient) + " · " + std::to_string(contour.id.slice) + " · " +
                     std::string(word(contour.id.kind));
        tile.note = worst_title(contour);
        tile.state = contour.status == check::Status::error     ? picture::Tile::State::error
                     : contour.status == check::Status::warning ? picture::Tile::State::warning
                                                                : picture::Tile::State::right;
        auto scene = make_scene(contour);
        if (scene) {
            tile.scene = std::move(*scene);
        } else {
            tile.state = picture::Tile::State::unreadable;
            tile.note = printable(scene.error().what);
            if (scene.error().code != Code::not_found) failures_.insert(to_string(scene.error()));
        }
        return tile;
    }

private:
    [[nodiscard]] Expected<picture::Scene> make_scene(const check::ContourReport& report) {
        const dataset::Patient& patient = *patients_.at(report.id.patient);
        const dataset::ContourEntry* entry = patient.contour(report.id.slice, report.id.kind);
        if (entry == nullptr || !entry->slice)
            return fail(Code::not_found, "there is no slice " + std::to_string(report.id.slice));
        if (!entry->contour) return tl::unexpected(entry->contour.error());
        if (contour::distinct_points(entry->contour->points) < 3)
            return fail(Code::malformed, "has too few points", checked_.dataset.root / entry->file);
        auto slice = dicom::read_slice(checked_.dataset.root / patient.slices[*entry->slice].file);
        if (!slice) return tl::unexpected(slice.error());
        return picture::make_scene(std::move(*slice), {*entry->contour}, options_.convention, {},
                                   windows_.of(patient));
    }

    [[nodiscard]] std::string worst_title(const check::ContourReport& contour) const {
        const check::Finding* worst = nullptr;
        for (const std::string& id : contour.findings)
            if (const auto at = findings_.find(id);
                at != findings_.end() && (worst == nullptr || at->second->severity > worst->severity))
                worst = at->second;
        return worst == nullptr ? std::string() : std::string(check::title(*worst));
    }

    const check::Checked& checked_;
    const SheetOptions& options_;
    overlay::WindowBook windows_;
    std::map<std::string, const dataset::Patient*> patients_;
    std::map<std::string, const check::Finding*> findings_;
    std::vector<const check::ContourReport*> contours_;
    std::set<std::string> failures_;
};

std::string title(const SheetOptions& options, std::size_t count) {
    return std::to_string(count) + (options.flagged ? " flagged contours" : " contours") +
           (options.patient.empty() ? "" : " of " + printable(options.patient));
}

/// A page as tall as it takes, painted in bands of a few rows.
Expected<QImage> tall_page(Tiles& tiles, picture::SheetOptions options, const Progress& progress) {
    const auto columns = std::size_t(options.columns);
    const std::size_t rows = std::max<std::size_t>(1, (tiles.count() + columns - 1) / columns);
    const auto band_rows = std::size_t(options.rows);
    std::vector<QImage> bands;
    int height = 0;
    for (std::size_t row = 0; row < rows; row += band_rows) {
        options.rows = int(std::min(band_rows, rows - row));
        std::vector<picture::Tile> band;
        for (std::size_t i = row * columns; i < std::min(tiles.count(), (row + band_rows) * columns); ++i) {
            band.push_back(tiles.make(i));
            if (progress) progress(i + 1, tiles.count());
        }
        bands.push_back(picture::sheet_page(band, options, 0, 1));
        options.title.clear();
        height += bands.back().height();
        if (bands.back().isNull() || height > most_height)
            return fail(Code::too_large,
                        std::to_string(tiles.count()) +
                            " contours are too many for one PNG: write a PDF, or take one --patient");
    }
    if (bands.size() == 1) return bands.front();
    QImage page(bands.front().width(), height, bands.front().format());
    page.fill(bands.front().pixelColor(0, 0)); // the last band can be narrower
    QPainter painter(&page);
    int top = 0;
    for (const QImage& band : bands) {
        painter.drawImage(0, top, band);
        top += band.height();
    }
    return page;
}

Expected<QByteArray> draw(Tiles& tiles, const SheetOptions& options, const Command& command) {
    picture::SheetOptions sheet;
    sheet.title = title(options, tiles.count());
    const ProgressBar bar("drawing", command.quiet);
    const Progress progress = bar.progress();
    if (options.file.extension() == ".png")
        return tall_page(tiles, sheet, progress).map([](const QImage& page) {
            return picture::to_png(page);
        });
    const auto tile = [&](std::size_t i) {
        if (progress) progress(i + 1, tiles.count());
        return tiles.make(i);
    };
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
    Tiles tiles(*checked, options);
    const auto bytes = draw(tiles, options, command);
    if (!bytes)
        return give_up(bytes.error(), bytes.error().code == Code::too_large ? Exit::usage : Exit::unwritable);
    const auto written = write_file(options.file, {bytes->constData(), std::size_t(bytes->size())});
    if (!written) return give_up(written.error(), Exit::unwritable);
    const auto folders = dataset::unreadable_folders(checked->dataset, options.patient);
    for (const dataset::Unreadable& folder : folders)
        tell(to_string(folder.error));
    for (const std::string& failure : tiles.failures())
        tell(failure);
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
    add_convention(verb, options->convention);
    add_common(verb, command);
    add_example(verb, "  contourcheck-cli sheet /data/sunnybrook -o flagged.pdf --flagged");
    verb.callback([options, &command] {
        command.paints = true;
        command.run = [options, &command] { return run(*options, command); };
    });
}

} // namespace contourcheck::cli
