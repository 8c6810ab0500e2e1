#include "base/file.h"
#include "manual/chapters.h"
#include "manual/tables.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <iostream>

using namespace contourcheck;

namespace {

/// One build writes what another does: the settings and the language of whoever builds have no say.
void forget_who_builds(const QTemporaryDir& home) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("LC_ALL", "C.UTF-8");
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home.path().toLocal8Bit());
    qunsetenv("CONTOURCHECK_DECISIONS");
}

/// A heading stays with what follows it, a line of code with the next, and what is said of a table with the table.
bool stays(const QTextBlock& block) {
    const auto is_code = [](const QTextBlock& one) {
        return one.blockFormat().hasProperty(QTextFormat::BackgroundBrush);
    };
    const QTextBlock next = block.next();
    if (QTextCursor(block).currentTable() || !next.isValid()) return false;
    return block.blockFormat().headingLevel() > 0 || (is_code(block) && is_code(next)) ||
           QTextCursor(next).currentTable();
}

void break_before(QTextDocument& document, QTextBlock block) {
    while (block.previous().isValid() && stays(block.previous()))
        block = block.previous();
    QTextCursor cursor(block);
    if (QTextTable* table = cursor.currentTable()) {
        QTextTableFormat format = table->format();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        table->setFormat(format);
    } else {
        QTextBlockFormat format;
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        cursor.mergeBlockFormat(format);
    }
    document.setPageSize(document.pageSize()); // all is laid out anew: laid out in part it loses lines
}

/// QTextDocument ends a page after any line; here short paragraphs, and tables that fit on a page, are not cut.
void keep_together(QTextDocument& document) {
    constexpr qreal longest = 0.2; // of a page
    const QAbstractTextDocumentLayout& layout = *document.documentLayout();
    const qreal page = document.pageSize().height();
    const auto page_of = [page](qreal y) { return int(y / page); };
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextTable* table = QTextCursor(block).currentTable();
        if (table && block.position() != table->firstPosition()) continue;
        const QRectF box = table ? layout.frameBoundingRect(table) : layout.blockBoundingRect(block);
        const bool cut = page_of(box.top()) != page_of(box.bottom() - 1);
        const bool short_enough = box.height() < (table ? page : longest * page);
        const QRectF next = layout.blockBoundingRect(block.next());
        if ((cut && short_enough) || (stays(block) && page_of(next.center().y()) != page_of(box.top())))
            break_before(document, block);
    }
}

/// On A4, with the pages' numbers.
void write_pdf(const std::string& html, const std::filesystem::path& file) {
    QPdfWriter writer(QString::fromStdString(file.string()));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(20, 18, 20, 22), QPageLayout::Millimeter);
    writer.setTitle(QStringLiteral("ContourCheck: the manual"));
    writer.setCreator(QStringLiteral("ContourCheck"));
    QTextDocument document;
    document.setDefaultFont(QFont(QStringLiteral("DejaVu Sans"), 9));
    document.setMetaInformation(QTextDocument::CssMedia, QStringLiteral("print"));
    document.setDocumentMargin(0);
    document.documentLayout()->setPaintDevice(&writer);
    document.setHtml(QString::fromStdString(html));
    document.setPageSize(QSizeF(writer.width(), writer.height()));
    keep_together(document);
    QPainter painter(&writer);
    for (int page = 0; page < document.pageCount(); ++page) {
        if (page > 0) writer.newPage();
        const QRectF shown(0, page * writer.height(), writer.width(), writer.height());
        painter.save();
        painter.translate(0, -shown.top());
        document.drawContents(&painter, shown);
        painter.restore();
        painter.drawText(QRectF(0, writer.height(), writer.width(), writer.logicalDpiY() / 2.0),
                         Qt::AlignRight | Qt::AlignBottom, QString::number(page + 1));
    }
}

Expected<void> run(const std::filesystem::path& resources, const std::filesystem::path& folder) {
    const auto html = manual::to_html(resources, manual::tables(resources));
    if (!html) return tl::unexpected(html.error());
    if (auto made = make_folder(folder); !made) return made;
    if (auto written = write_file(folder / "manual.html", *html); !written) return written;
    write_pdf(*html, folder / "manual.pdf");
    return {};
}

} // namespace

/// make_manual RESOURCES FOLDER: manual.html and manual.pdf.
int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const QTemporaryDir home;
    forget_who_builds(home);
    const QApplication application(argc, argv);
    const auto written = run(argv[1], argv[2]);
    if (!written) std::cerr << to_string(written.error()) << '\n';
    return written ? 0 : 4;
}
