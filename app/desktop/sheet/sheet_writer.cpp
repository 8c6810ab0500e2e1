#include "desktop/sheet/sheet_writer.h"

#include "dataset/output.h"
#include "desktop/texts.h"
#include "picture/contour_tiles.h"

namespace contourcheck::desktop {

namespace {

std::vector<const check::ContourReport*> rows_of(const Opened& opened, const std::vector<Ref>& contours) {
    std::map<Ref, const check::ContourReport*> rows;
    for (const check::ContourReport& row : opened.checked.report.contours)
        if (const auto ref = opened.index.find(dataset::to_string(row.id))) rows.emplace(*ref, &row);
    std::vector<const check::ContourReport*> chosen;
    for (const Ref ref : contours)
        if (const auto row = rows.find(ref); row != rows.end()) chosen.push_back(row->second);
    return chosen;
}

Expected<void> write_sheet(const SheetWriter::Sheet& sheet, const std::filesystem::path& file,
                           const std::stop_token& stop, const Progress& progress) {
    const auto rows = rows_of(*sheet.opened, sheet.contours);
    picture::ContourTiles tiles(sheet.opened->checked, rows, sheet.convention, sheet.with_ids,
                                sheet.allow_burned_in);
    const auto tile = [&](std::size_t i) {
        if (stop.stop_requested()) return picture::Tile(); // the rest is thrown away
        picture::Tile made = tiles.make(i);
        made.decision = sheet.decisions.at(dataset::to_string(rows[i]->id));
        progress(i + 1, tiles.count());
        return made;
    };
    picture::SheetOptions options;
    options.title = std::to_string(tiles.count()) + (tiles.count() == 1 ? " contour" : " contours");
    options.look.greys = sheet.greys;
    const bool is_png = from_path(file).endsWith(QStringLiteral(".png"), Qt::CaseInsensitive);
    const auto bytes = is_png ? picture::sheet_png(tiles.count(), tile, options)
                              : picture::sheet_pdf(tiles.count(), tile, options);
    if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"));
    if (!bytes) return tl::unexpected(bytes.error());
    return dataset::write_output(sheet.opened->checked.dataset.root, file,
                                 {bytes->constData(), std::size_t(bytes->size())});
}

} // namespace

void SheetWriter::start(Sheet sheet, const std::filesystem::path& file) {
    run(
        [this, sheet = std::move(sheet), file](const std::stop_token& stop, const Workers::Post& post) {
            const Progress progress = [this, post](std::size_t done_items, std::size_t total) {
                post([this, done_items, total] { emit progressed(done_items, total); });
            };
            return write_sheet(sheet, file, stop, progress).map([&] { return file; });
        },
        [this](const std::filesystem::path& written) { emit done(written); });
}

} // namespace contourcheck::desktop
