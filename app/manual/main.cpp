#include "base/file.h"
#include "manual/chapters.h"
#include "manual/tables.h"

#include <QApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTextDocument>

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

/// On A4, with the pages' numbers.
void write_pdf(const std::string& html, const std::filesystem::path& file) {
    QPdfWriter writer(QString::fromStdString(file.string()));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setTitle(QStringLiteral("ContourCheck: the manual"));
    writer.setCreator(QStringLiteral("ContourCheck"));
    QTextDocument document;
    document.setDefaultFont(QFont(QStringLiteral("DejaVu Sans"), 9));
    document.setHtml(QString::fromStdString(html));
    document.print(&writer);
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
