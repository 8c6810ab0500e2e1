#include "desktop/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace contourcheck::desktop {

namespace {

Language of_system() {
    for (const QString& language : QLocale::system().uiLanguages()) {
        if (language.startsWith(QLatin1String("en"))) return Language::english;
        if (language.startsWith(QLatin1String("de"))) return Language::german;
    }
    return Language::english;
}

void add(QCoreApplication& application, const QString& file, const QString& folder) {
    auto* translator = new QTranslator(&application);
    if (translator->load(file, folder)) QCoreApplication::installTranslator(translator);
}

} // namespace

QString word(Language language) {
    if (language == Language::english) return QStringLiteral("en");
    return language == Language::german ? QStringLiteral("de") : QStringLiteral("system");
}

Language language_from_word(const QString& word) {
    if (word == QLatin1String("en")) return Language::english;
    return word == QLatin1String("de") ? Language::german : Language::system;
}

void apply_language(QCoreApplication& application, Language choice) {
    const Language forced = language_from_word(qEnvironmentVariable("CONTOURCHECK_LANGUAGE"));
    if (forced != Language::system) choice = forced;
    if (choice == Language::system) choice = of_system();
    if (choice != Language::german) return;
    // Standard buttons, file dialogs and the names of keys are Qt's; where they are not installed they stay English.
    add(application, QStringLiteral("qtbase_de"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    add(application, QStringLiteral("contourcheck_de"), QStringLiteral(":/i18n"));
}

} // namespace contourcheck::desktop
