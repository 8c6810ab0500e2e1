#pragma once

#include <QString>

class QCoreApplication;

namespace contourcheck::desktop {

/// Which language the window speaks; `system`: the first one of the desktop's list that it can.
enum class Language { system, english, german };
[[nodiscard]] QString word(Language language); ///< "system", "en", "de"
[[nodiscard]] Language language_from_word(const QString& word);

/// Before the first window is made. CONTOURCHECK_LANGUAGE=en|de comes before everything.
void apply_language(QCoreApplication& application, Language choice);

} // namespace contourcheck::desktop
