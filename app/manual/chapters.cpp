#include "manual/chapters.h"

#include "base/file.h"

#include <QByteArray>
#include <QImage>
#include <QRegularExpression>
#include <QSize>
#include <QString>

#include <algorithm>
#include <md4c-html.h>
#include <vector>

namespace contourcheck::manual {
namespace fs = std::filesystem;

namespace {

/// For browsers and print, the two apart: Qt lets no later rule win. The program's own window sets its colours itself.
constexpr std::string_view style = R"(
body { font-family: "DejaVu Sans", "Segoe UI", sans-serif; color: #1b1f24; background: #ffffff; }
h1 { border-bottom: 1px solid #c8ced6; }
table { border-collapse: collapse; margin: 12px 0; }
th, td { border: 1px solid #c8ced6; text-align: left; vertical-align: top; }
th, pre { background: #eef1f5; } img { max-width: 100%; height: auto; }
pre { padding: 0.8em 1em; white-space: pre-wrap; }
code, pre { font-family: "DejaVu Sans Mono", monospace; }
.contents { list-style: none; padding: 0; } .level1 { margin-top: 0.6em; font-weight: bold; }
.level2 { margin-left: 1.5em; }
@media screen { body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.5; }
                h1 { margin-top: 2.5em; } h2 { margin-top: 2em; }
                table { font-size: 0.9em; } th, td { padding: 0.3em 0.6em; }
                code, pre { font-size: 0.92em; } }
@media print { body { line-height: 1.25; } h1 { margin-top: 0; } h2 { margin-top: 1.1em; }
               table { font-size: 0.8em; } th, td { padding: 0.2em 0.4em; }
               code, pre { font-size: 8pt; } }
)";

/// A sheet of its own: where the condition is not understood, nothing else is lost.
constexpr std::string_view dark_style = R"(
@media screen and (prefers-color-scheme: dark) {
body { color: #d9dee5; background: #16191d; } a { color: #79b8f2; }
h1, th, td { border-color: #3a424c; } th, pre { background: #23282f; } }
)";

std::string to_html(const std::string& markdown) {
    std::string html;
    const auto add = [](const char* bytes, MD_SIZE size, void* to) {
        static_cast<std::string*>(to)->append(bytes, size);
    };
    md_html(markdown.data(), MD_SIZE(markdown.size()), add, &html, MD_DIALECT_GITHUB, 0);
    const QLatin1String end("</code></pre>"), table("<table>");
    return QString::fromStdString(html)
        .replace(u'\n' + end, end)
        .replace(table, QLatin1String("<table width=\"100%\">"))
        .toStdString();
}

/// "What the pictures say": "what-the-pictures-say"
QString anchor_of(const QString& heading) {
    static const QRegularExpression tags(QStringLiteral("<[^>]*>")), others(QStringLiteral("[^a-z0-9]+"));
    QString text = heading;
    text = text.remove(tags).toLower().replace(others, QStringLiteral("-"));
    while (text.endsWith(u'-'))
        text.chop(1);
    return text;
}

/// Calls `change` with each match of the pattern; what it returns stands in its place.
template <class Change>
Expected<QString> changed(const QString& html, const char* pattern, const Change& change) {
    const QRegularExpression expression(QString::fromLatin1(pattern));
    QString result;
    qsizetype at = 0;
    for (auto matches = expression.globalMatch(html); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const Expected<QString> text = change(match);
        if (!text) return tl::unexpected(text.error());
        result += QStringView(html).mid(at, match.capturedStart() - at);
        result += *text;
        at = match.capturedEnd();
    }
    return result.append(QStringView(html).mid(at));
}

/// Headings get an anchor; those of chapters and their sections go into the table of contents.
Expected<QString> with_anchors(const QString& html, QString& contents) {
    return changed(
        html, "<h([1-3])>(.*?)</h[1-3]>", [&](const QRegularExpressionMatch& match) -> Expected<QString> {
            const QString level = match.captured(1), heading = match.captured(2), anchor = anchor_of(heading);
            if (level == u"1" || level == u"2")
                contents += QStringLiteral("<li class=\"level%1\"><a href=\"#%2\">%3</a></li>\n")
                                .arg(level, anchor, heading);
            const QString place = // a chapter begins a page
                level == u"1" ? QStringLiteral(" style=\"page-break-before: always\"") : QString();
            return QStringLiteral("<h%1 id=\"%2\"%3>%4</h%1>").arg(level, anchor, place, heading);
        });
}

Expected<QString> with_pictures(const QString& html, const fs::path& resources) {
    constexpr std::uint64_t largest = 8 << 20;
    constexpr QSize room(600, 360); // of a page
    return changed(html, "<p><img src=\"([^\"]*)\"",
                   [&](const QRegularExpressionMatch& match) -> Expected<QString> {
                       const auto bytes = read_file(resources / match.captured(1).toStdString(), largest);
                       if (!bytes) return tl::unexpected(bytes.error());
                       const QByteArray png = QByteArray::fromStdString(*bytes);
                       const QSize size = QImage::fromData(png).size().scaled(room, Qt::KeepAspectRatio);
                       return QStringLiteral("<p style=\"line-height: 100%\"><img width=\"%1\" height=\"%2\" "
                                             "src=\"data:image/png;base64,%3\"")
                           .arg(size.width())
                           .arg(size.height())
                           .arg(QString::fromLatin1(png.toBase64()));
                   });
}

Expected<QString> with_tables(const QString& markdown, const Tables& tables) {
    return changed(markdown, "(?m)^\\{\\{([a-z-]+)\\}\\}$",
                   [&](const QRegularExpressionMatch& match) -> Expected<QString> {
                       const auto found = tables.find(match.captured(1).toStdString());
                       if (found == tables.end())
                           return fail(Code::not_found,
                                       "no table is called " + match.captured(1).toStdString());
                       return QString::fromStdString(found->second);
                   });
}

Expected<std::vector<fs::path>> chapters_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    if (error || files.empty()) return fail(Code::not_found, "holds no chapters", folder);
    std::ranges::sort(files);
    return files;
}

} // namespace

std::string escaped(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toHtmlEscaped().toStdString();
}

Expected<std::string> to_html(const fs::path& resources, const Tables& tables) {
    constexpr std::uint64_t longest = 1 << 20;
    const auto files = chapters_in(resources / "manual");
    if (!files) return tl::unexpected(files.error());
    QString body, contents;
    for (const fs::path& file : *files) {
        const auto text = read_file(file, longest);
        if (!text) return tl::unexpected(text.error());
        const auto markdown = with_tables(QString::fromStdString(*text), tables);
        if (!markdown) return tl::unexpected(markdown.error());
        auto html = with_anchors(QString::fromStdString(to_html(markdown->toStdString())), contents);
        if (html) html = with_pictures(*html, resources);
        if (!html) return tl::unexpected(html.error());
        body += *html;
    }
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<title>ContourCheck: the manual</title>\n<style>" +
           std::string(style) + "</style>\n<style>" + std::string(dark_style) +
           "</style>\n</head>\n<body>\n<h1 id=\"contents\">ContourCheck " CONTOURCHECK_VERSION
           "</h1>\n<ul class=\"contents\">\n" +
           contents.toStdString() + "</ul>\n" + body.toStdString() + "</body>\n</html>\n";
}

} // namespace contourcheck::manual
