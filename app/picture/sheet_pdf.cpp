#include "picture/pdf.h"
#include "picture/sheet_layout.h"

#include <QBuffer>
#include <QPainter>

#include <algorithm>

namespace contourcheck::picture {

namespace {

SheetLayout layout_for(QSizeF page, const SheetOptions& options) {
    SheetLayout layout{std::clamp(options.columns, 1, 100), std::clamp(options.rows, 1, 100), 1,
                       !options.title.empty()};
    const QSizeF units = layout.page();
    layout.scale = std::min(page.width() / units.width(), page.height() / units.height());
    return layout;
}

} // namespace

Expected<QByteArray> sheet_pdf(std::size_t count, const std::function<Tile(std::size_t)>& tile,
                               const SheetOptions& options) {
    const FixedHashOrder order;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return fail(Code::unwritable, Phrase::tr("no memory for the sheet"));
    QPdfWriter writer(&buffer);
    set_up(writer, QStringLiteral("Overlay sheet"), QPageLayout::Landscape);
    writer.setPageMargins({5, 5, 5, 5}, QPageLayout::Millimeter); // what a printer cannot reach
    const QSizeF page(writer.width(), writer.height());
    const SheetLayout layout = layout_for(page, options);
    const auto per_page = std::size_t(layout.columns) * std::size_t(layout.rows);
    const std::size_t pages = std::max<std::size_t>(1, (count + per_page - 1) / per_page);
    QPainter painter;
    if (!painter.begin(&writer)) return fail(Code::unwritable, Phrase::tr("the sheet could not be painted"));
    painter.setRenderHint(QPainter::LosslessImageRendering);
    for (std::size_t p = 0; p < pages; ++p) {
        if (p > 0 && !writer.newPage())
            return fail(Code::unwritable, Phrase::tr("no room for another page of the sheet"));
        std::vector<Tile> tiles;
        for (std::size_t i = p * per_page; i < std::min(count, (p + 1) * per_page); ++i)
            tiles.push_back(tile(i));
        painter.save();
        painter.translate((page.width() - layout.page().width()) / 2, 0);
        paint_sheet(painter, tiles, options, layout, page_text(int(p), int(pages)), options.tile_px);
        painter.restore();
    }
    painter.end();
    buffer.close();
    fix_date(bytes);
    return bytes;
}

} // namespace contourcheck::picture
