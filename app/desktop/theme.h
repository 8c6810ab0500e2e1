#pragma once

#include "check/report.h"
#include "picture/colours.h"
#include "review/review.h"

#include <QColor>
#include <QFont>
#include <QString>

class QApplication;

namespace contourcheck::desktop {

/// The window's colours. Each state colour means one thing and never stands without a sign or a word.
struct Theme : picture::Colours {
    bool dark = true;
};

enum class ThemeChoice { system, light, dark };
[[nodiscard]] QString word(ThemeChoice choice);
[[nodiscard]] ThemeChoice theme_from_word(const QString& word);

/// The theme in use; the dark one until apply_theme() was called.
[[nodiscard]] const Theme& theme();

/// Sets style, palette, font sizes and the small stylesheet. `system` goes by the lightness of the palette the desktop
/// gave at start (Qt 6.4 has no colour scheme hint); CONTOURCHECK_THEME=light|dark comes before everything.
void apply_theme(QApplication& application, ThemeChoice choice);

[[nodiscard]] QColor colour(check::Status status);
[[nodiscard]] QColor colour(review::Verdict verdict);
[[nodiscard]] QColor colour(review::State state);

/// Text one step smaller than the window's font, and headings one step more.
[[nodiscard]] QFont secondary_font();
[[nodiscard]] QFont heading_font();

} // namespace contourcheck::desktop
