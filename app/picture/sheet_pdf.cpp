#include "picture/pdf.h"
#include "picture/sheet_layout.h"

#include <QBuffer>
#include <QPainter>

#include <algorithm>

namespace contourcheck::picture {

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
    const auto most = std::size_t(std::clamp(options.columns, 1, 100) * std::clamp(options.rows, 1, 100));
    const std::size_t pages = std::max<std::size_t>(1, (count + most - 1) / most);
    const std::size_t per_page = std::max<std::size_t>(1, (count + pages - 1) / pages); // all pages alike
    const SheetLayout layout = largest_layout(page, int(per_page), !options.title.empty());
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
