#include "picture/report_pages.h"

#include "picture/pdf.h"
#include "picture/report_pieces.h"

#include <QBuffer>

namespace contourcheck::picture {

namespace {

constexpr double margin_mm = 17;
constexpr double foot_pt = 26;

/// Adds the pieces of each block.
struct Collect {
    ReportPieces& pieces;

    void operator()(const report::Paragraph& block) const { pieces.add_paragraph(block); }
    void operator()(const report::Figures& block) const { pieces.add_figures(block); }
    void operator()(const report::Facts& block) const { pieces.add_facts(block); }
    void operator()(const report::Table& block) const { pieces.add_table(block); }
    void operator()(const report::Cards& block) const {
        for (const report::Card& card : block)
            pieces.add_card(card);
    }
};

void paint_foot(QPainter& painter, QSizeF page, double pt, const QString& words, const QString& number) {
    const Colours& c = colours(false);
    const double top = page.height() - foot_pt * pt / 2;
    painter.setPen(QPen(c.line, 0.6 * pt));
    painter.drawLine(QPointF(0, top - 5 * pt), QPointF(page.width(), top - 5 * pt));
    const QFont font = text_font(7.5 * pt);
    Words{words, font, page.width() * 0.8}.paint(painter, {0, top}, c.muted);
    Words{number, font, page.width() * 0.2, true}.paint(painter, {page.width() * 0.8, top}, c.muted);
}

QByteArray date_digits(const std::string& made_utc) {
    QByteArray digits;
    for (const char c : made_utc)
        if (c >= '0' && c <= '9') digits += c;
    return digits.size() == 14 ? digits : QByteArrayLiteral("20000101000000");
}

} // namespace

Expected<QByteArray> report_pdf(const report::Document& document, const TileOf& tile,
                                const std::string& made_utc, const Speech& speech) {
    const FixedHashOrder order;
    const auto said = [&](const Phrase& phrase) { return QString::fromStdString(speech(phrase)); };
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return fail(Code::unwritable, Phrase::tr("no memory for the report"));
    QPdfWriter writer(&buffer);
    set_up(writer, said(Phrase::tr("Contour check")), QPageLayout::Portrait);
    writer.setPageMargins({margin_mm, margin_mm, margin_mm, margin_mm * 0.7}, QPageLayout::Millimeter);
    const QSizeF page(writer.width(), writer.height());
    const double pt = writer.resolution() / 72.0;
    ReportPieces pieces(page.width(), pt, tile, speech);
    pieces.add_title(document);
    for (const report::Section& section : document.sections) {
        pieces.add_heading(section.title);
        for (const report::Block& block : section.blocks)
            std::visit(Collect{pieces}, block);
    }
    const std::vector<Page> pages = paginated(pieces.pieces(), page.height() - foot_pt * pt);
    QPainter painter;
    if (!painter.begin(&writer)) return fail(Code::unwritable, Phrase::tr("the report could not be painted"));
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform |
                           QPainter::LosslessImageRendering);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0 && !writer.newPage())
            return fail(Code::unwritable, Phrase::tr("no room for another page of the report"));
        for (const auto& [piece, top] : pages[i])
            piece->paint(painter, top);
        paint_foot(painter, page, pt, said(document.footer),
                   said(Phrase::tr("page %1 of %2", {std::to_string(i + 1), std::to_string(pages.size())})));
    }
    painter.end();
    buffer.close();
    fix_date(bytes, date_digits(made_utc));
    return bytes;
}

} // namespace contourcheck::picture
