#include "picture/report_pages.h"

#include "picture/colours.h"

#include <QString>

namespace contourcheck::picture {

namespace {

QByteArray variables(const Colours& c, bool dark) {
    const auto one = [](const char* name, const QColor& colour) {
        return QByteArray("--") + name + ':' + colour.name().toLatin1() + ';';
    };
    return one("ground", dark ? c.window : QColor(Qt::white)) + one("panel", c.panel) + one("line", c.line) +
           one("text", c.text) + one("muted", c.muted) + one("right", c.green) + one("warning", c.amber) +
           one("error", c.vermilion);
}

QByteArray style() {
    return ":root{color-scheme:light dark;" + variables(colours(false), false) +
           "}\n@media screen and (prefers-color-scheme:dark){:root{" + variables(colours(true), true) +
           "}}\n"
           "*{box-sizing:border-box}\n"
           "body{margin:0 auto;max-width:58rem;padding:2.5rem 1.5rem "
           "4rem;background:var(--ground);color:var(--text);"
           "font:15px/1.5 'DejaVu Sans',system-ui,sans-serif}\n"
           "h1{font-size:1.7rem;line-height:1.2;margin:0;overflow-wrap:anywhere}\n"
           "h2{font-size:1.15rem;margin:2.4rem 0 .7rem;padding-top:.9rem;border-top:1px solid var(--line);"
           "break-after:avoid}\n"
           "p{margin:.5rem 0;max-width:46rem}.quiet,header p{color:var(--muted);font-size:.87rem}\n"
           ".figures{display:flex;flex-wrap:wrap;gap:.6rem;margin:0 0 1rem;padding:0;list-style:none}\n"
           ".figures li{flex:1 1 8rem;padding:.7rem .9rem;border:1px solid var(--line);border-left-width:4px;"
           "border-radius:6px}\n"
           ".figures b{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}\n"
           ".right{border-left-color:var(--right)!important}.warning{border-left-color:var(--warning)!"
           "important}"
           ".error{border-left-color:var(--error)!important}\n"
           "table{width:100%;border-collapse:collapse;margin:.4rem 0;font-size:.9rem;"
           "font-variant-numeric:tabular-nums}\n"
           "th,td{padding:.32rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid "
           "var(--line)}\n"
           "th{color:var(--muted);font-weight:normal}td:first-child{overflow-wrap:anywhere}"
           ".n{text-align:right}tr{break-inside:avoid}thead{display:table-header-group}\n"
           ".wide{overflow-x:auto}\n"
           "dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.3rem 1.2rem;margin:.4rem "
           "0}\n"
           "dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}\n"
           "article{display:flex;gap:1rem;margin:.8rem 0;padding:.8rem;border:1px solid var(--line);"
           "border-left:4px solid var(--line);border-radius:6px;break-inside:avoid}\n"
           "article svg{flex:0 0 10rem;width:10rem;height:10rem;border-radius:4px}\n"
           "article h3{font-size:1rem;margin:.6rem 0 0}article b{color:var(--text)}article p{margin:.25rem "
           "0;overflow-wrap:anywhere}\n"
           ".tag{font-size:.82rem;color:var(--muted)}\n"
           "footer{margin-top:3rem;color:var(--muted);font-size:.82rem}\n"
           "@media(max-width:34rem){article{flex-direction:column}}\n"
           "@media print{@page{size:A4;margin:16mm}body{max-width:none;padding:0;font-size:9.5pt}"
           "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}article "
           "svg{flex-basis:32mm;width:32mm;"
           "height:32mm}}\n";
}

class Html {
public:
    Html(const TileOf& tile, const Speech& speech) : tile_(tile), speech_(speech) {}

    void operator()(const report::Paragraph& paragraph) {
        text_ += paragraph.quiet ? "<p class=\"quiet\">" : "<p>";
        text_ += escaped(paragraph.text) + "</p>\n";
    }

    void operator()(const report::Figures& figures) {
        static constexpr const char* tones[] = {"plain", "right", "warning", "error"};
        text_ += "<ul class=\"figures\">\n";
        for (const report::Figure& figure : figures)
            text_ += QByteArray("<li class=\"") + tones[int(figure.tone)] + "\"><b>" +
                     escaped(figure.number) + "</b> " + escaped(figure.words) + "</li>\n";
        text_ += "</ul>\n";
    }

    void operator()(const report::Facts& facts) {
        text_ += "<dl>\n";
        for (const auto& [name, what] : facts)
            text_ += "<dt>" + escaped(name) + "</dt><dd>" + escaped(what) + "</dd>\n";
        text_ += "</dl>\n";
    }

    void operator()(const report::Table& table) {
        text_ += "<div class=\"wide\"><table><thead><tr>";
        for (const report::Column& column : table.columns)
            text_ += "<th scope=\"col\"" + number_class(column) + '>' + escaped(column.title) + "</th>";
        text_ += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
            text_ += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i)
                text_ += "<td" + number_class(table.columns[i]) + '>' + escaped(row[i]) + "</td>";
            text_ += "</tr>\n";
        }
        text_ += "</tbody></table></div>\n";
    }

    void operator()(const report::Cards& cards) {
        for (const report::Card& card : cards) {
            const QByteArray severity = card.severity == check::Severity::error     ? "error"
                                        : card.severity == check::Severity::warning ? "warning"
                                                                                    : "note";
            text_ += "<article class=\"" + severity + "\">\n";
            if (const auto tile = card.has_picture ? tile_(card.pictured) : std::nullopt)
                text_ += tile_svg(*tile, report_look(), speech_);
            text_ +=
                "<div><p class=\"tag\"><b>" + escaped(card.where) + "</b> · " + escaped(card.tag) + "</p>\n";
            for (const report::Remark& remark : card.remarks) {
                text_ += "<h3>" + escaped(remark.title) + "</h3>\n";
                line(remark.text, "");
                line(remark.suggestion, "");
                line(remark.measured, " class=\"tag\"");
            }
            text_ += "</div></article>\n";
        }
    }

    [[nodiscard]] const QByteArray& text() const { return text_; }
    void add(const QByteArray& text) { text_ += text; }
    [[nodiscard]] QByteArray escaped(const Phrase& phrase) const {
        return QString::fromStdString(speech_(phrase)).toHtmlEscaped().toUtf8();
    }

private:
    static QByteArray number_class(const report::Column& column) {
        return column.is_number ? " class=\"n\"" : "";
    }

    void line(const Phrase& words, const char* attributes) {
        if (!words.empty()) text_ += QByteArray("<p") + attributes + '>' + escaped(words) + "</p>\n";
    }

    const TileOf& tile_;
    const Speech& speech_;
    QByteArray text_;
};

} // namespace

QByteArray report_html(const report::Document& document, const TileOf& tile, const Speech& speech) {
    Html html(tile, speech);
    html.add("<!DOCTYPE html>\n<html lang=\"" + html.escaped(language_code()) +
             "\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" +
             html.escaped(document.title) + "</title>\n<style>\n" + style() +
             "</style>\n</head>\n<body>\n<header>\n<h1>" + html.escaped(document.title) + "</h1>\n<p>" +
             html.escaped(document.subtitle) + "</p>\n</header>\n<main>\n");
    for (const report::Section& section : document.sections) {
        html.add("<section>\n<h2>" + html.escaped(section.title) + "</h2>\n");
        for (const report::Block& block : section.blocks)
            std::visit(html, block);
        html.add("</section>\n");
    }
    html.add("</main>\n<footer>" + html.escaped(document.footer) + "</footer>\n</body>\n</html>\n");
    return html.text();
}

} // namespace contourcheck::picture
