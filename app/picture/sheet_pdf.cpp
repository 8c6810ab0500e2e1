#include "picture/sheet_layout.h"

#include <QBuffer>
#include <QHashSeed>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace contourcheck::picture {

namespace {

/// QPdfWriter writes fonts in the order of a QHash, which differs from run to run.
class FixedHashOrder {
public:
    FixedHashOrder() { QHashSeed::setDeterministicGlobalSeed(); }
    ~FixedHashOrder() { QHashSeed::resetRandomGlobalSeed(); }
    FixedHashOrder(const FixedHashOrder&) = delete;
    FixedHashOrder& operator=(const FixedHashOrder&) = delete;
};

/// QPdfWriter always writes the time of writing. Set to a fixed one of equal length, so that no offset moves.
void fix_date(QByteArray& pdf) {
    const QByteArray key = "/CreationDate (D:";
    const qsizetype start = pdf.indexOf(key);
    if (start < 0) return;
    const QByteArray fixed = "20000101000000";
    const qsizetype digits = start + key.size();
    const qsizetype end = pdf.indexOf(')', digits);
    if (end - digits < fixed.size()) return;
    pdf.replace(digits, fixed.size(), fixed);
    // What follows is the zone: Z, or +hh'mm' where the clock is not on universal time.
    for (qsizetype i = digits + fixed.size(); i < end; ++i) {
        char& c = pdf.data()[i];
        if (c >= '0' && c <= '9') c = '0';
        if (c == '-') c = '+';
    }
}

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
    if (!buffer.open(QIODevice::WriteOnly)) return fail(Code::unwritable, "no memory for the sheet");
    QPdfWriter writer(&buffer);
    writer.setTitle(QStringLiteral("Overlay sheet"));
    writer.setCreator(QStringLiteral("ContourCheck"));
    writer.setResolution(300);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins({5, 5, 5, 5}, QPageLayout::Millimeter); // what a printer cannot reach
    const QSizeF page(writer.width(), writer.height());
    const SheetLayout layout = layout_for(page, options);
    const auto per_page = std::size_t(layout.columns) * std::size_t(layout.rows);
    const std::size_t pages = std::max<std::size_t>(1, (count + per_page - 1) / per_page);
    QPainter painter;
    if (!painter.begin(&writer)) return fail(Code::unwritable, "the sheet could not be painted");
    painter.setRenderHint(QPainter::LosslessImageRendering);
    for (std::size_t p = 0; p < pages; ++p) {
        if (p > 0 && !writer.newPage())
            return fail(Code::unwritable, "no room for another page of the sheet");
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
