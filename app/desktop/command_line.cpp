#include "desktop/command_line.h"

#include <QCoreApplication>

namespace contourcheck::desktop {

QString dataset_text() {
    return QCoreApplication::translate(
        "main", "a folder of slices and contours to open, or its link table; without it the last one");
}

QList<QCommandLineOption> declare(QCommandLineParser& parser) {
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Check contours on medical images, decide, and export the validated pairs.\n\n"
                "Example: contourcheck ~/data/scd"));
    const QCommandLineOption help = parser.addHelpOption(), version = parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("DATASET"), dataset_text(), QStringLiteral("[DATASET]"));
    const QCommandLineOption help_all( // comes with the other
        QStringLiteral("help-all"), QStringLiteral("Displays help including Qt specific options."));
    return {help, help_all, version};
}

} // namespace contourcheck::desktop
