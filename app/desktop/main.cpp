#include "desktop/command_line.h"
#include "desktop/held_key_filter.h"
#include "desktop/language.h"
#include "desktop/main_window.h"

#include <QApplication>
#include <QIcon>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

using namespace contourcheck::desktop;

namespace {

void name_application() {
    QCoreApplication::setApplicationName(QStringLiteral("contourcheck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CONTOURCHECK_VERSION));
}

/// Its own, for where no desktop entry is installed.
QIcon window_icon() {
    QIcon icon;
    for (const char* size : {"16", "32", "48", "256"})
        icon.addFile(QStringLiteral(":/icons/%1.png").arg(QLatin1String(size)));
    return icon;
}

/// Help and version need no display.
bool asks_for_words(int argc, char* argv[]) {
    constexpr std::string_view words[] = {"-h", "--help", "--help-all", "-v", "--version"};
    return std::any_of(argv + 1, argv + argc, [&](const char* argument) {
        return std::ranges::find(words, argument) != std::end(words);
    });
}

/// Qt would abort; a person on a server is told what to use.
bool display_is_missing(int argc, char* argv[]) {
#ifdef Q_OS_LINUX
    const bool platform_given = std::any_of(argv + 1, argv + argc, [](const char* argument) {
        return std::string_view(argument) == "-platform";
    });
    return !platform_given && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") &&
           qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return false;
#endif
}

} // namespace

int main(int argc, char* argv[]) {
    name_application();
    QCommandLineParser parser;
    if (asks_for_words(argc, argv)) {
        QCoreApplication application(argc, argv);
        apply_language(application, Settings().language());
        declare(parser);
        parser.process(application); // prints and ends the program
    }
    if (display_is_missing(argc, argv)) {
        std::fprintf(stderr,
                     "contourcheck: there is no display; contourcheck-cli does the same job without one\n");
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("ContourCheck"));
    QApplication::setDesktopFileName(QStringLiteral("org.contourcheck.ContourCheck"));
    QApplication::setWindowIcon(window_icon());
    apply_language(application, Settings().language());
    declare(parser);
    if (!parser.parse(QApplication::arguments()) || parser.positionalArguments().size() > 1) {
        const QString why = parser.positionalArguments().size() > 1
                                ? QCoreApplication::translate("main", "only one DATASET can be opened")
                                : parser.errorText();
        std::fprintf(stderr, "contourcheck: %s\n", qPrintable(why));
        return 2;
    }
    apply_theme(application, Settings().theme());
    HeldKeyFilter held_keys;
    application.installEventFilter(&held_keys);
    MainWindow window;
    window.show();
    if (parser.positionalArguments().isEmpty())
        window.resume();
    else
        window.open(parser.positionalArguments().front());
    return QApplication::exec();
}
