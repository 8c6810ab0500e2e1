#include "desktop/inspect/speech.h"

#include <QCoreApplication>

namespace contourcheck::desktop {

std::string speech(const Phrase& phrase) {
    return phrase.in([](const std::string& english) {
        return QCoreApplication::translate("core", english.c_str()).toStdString();
    });
}

} // namespace contourcheck::desktop
