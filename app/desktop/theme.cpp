#include "desktop/theme.h"

#include "desktop/house_style.h"
#include "picture/colours.h"
#include "picture/signs.h"

#include <QApplication>
#include <QFontInfo>
#include <QPalette>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

Theme make_theme(bool dark) {
    return {picture::colours(dark), dark};
}

Theme& current() {
    static Theme theme = make_theme(true);
    return theme;
}

QPalette palette_of(const Theme& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.panel);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.raised);
    p.setColor(QPalette::AlternateBase, t.panel);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.text);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.line);
    p.setColor(QPalette::Shadow, t.window);
    const QColor faint = t.dark ? QColor(0x6b7279) : QColor(0x969ea6);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, faint);
    return p;
}

constexpr const char* sheet = R"(
QMainWindow, QMenuBar, QToolBar { background: @panel; }
QMenuBar { padding: 2px 0px; border: none; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @selection; }
QMenu { background: @raised; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolBar { border: none; border-bottom: 1px solid @line; spacing: 8px; padding: 4px 12px 8px 12px; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px; }
QStatusBar { background: @panel; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @line; }
QLabel[ink="muted"] { color: @muted; }
QLabel[ink="error"] { color: @vermilion; }
QLabel[ink="warning"] { color: @amber; }
QLabel[ink="info"] { color: @muted; }
QLabel[ink="asking"] { color: @text; font-weight: 600; }
QLabel[ink="elsewhere"] { color: @accent; }
QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { border: none; background: transparent; }
QWidget#panel, QWidget#panelBody { background: @panel; }
QWidget#page { background: @window; }
QFrame#tour { background: @raised; border: 1px solid @accent; border-radius: 6px; }
QFrame#card { background: @raised; border: 1px solid @line; border-radius: 6px; }
QPushButton { background: @raised; border: 1px solid @line; border-radius: 6px; padding: 5px 12px; }
QPushButton:hover { border-color: @muted; }
QPushButton:focus { border-color: @accent; }
QPushButton:pressed { background: @selection; }
QPushButton:disabled { color: @faint; background: transparent; }
QPushButton#primary { background: @accent; border-color: @accent; color: @onAccent; font-weight: 600; }
QPushButton#primary:hover { border-color: @text; }
QPushButton#primary:focus { border-color: @text; }
QPushButton#primary:disabled { background: transparent; border-color: @line; color: @faint; }
QPushButton#tag { border-radius: 4px; padding: 2px 7px; }
QPushButton#tag[asking="true"] { border-color: @accent; background: @selection; }
QPushButton#tag:checked { background: @selection; border-color: @accent; }
QPushButton#tag[draft="true"]:checked { background: transparent; border-style: dashed; }
QPushButton#chip, QToolButton#chip { border-radius: 12px; padding: 3px 11px; }
QToolButton#chip { background: @raised; border: 1px solid @line; }
QToolButton#chip:hover { border-color: @muted; }
QToolButton#chip:focus { border-color: @accent; }
QToolButton#chip::menu-indicator { image: none; }
QWidget#queueBar { background: @panel; border-bottom: 1px solid @line; }
QToolButton#keyCap { border: 1px solid @line; border-radius: 4px; padding: 1px 6px; background: @raised; font-weight: 600; }
QToolButton#keyCap:hover { border-color: @muted; }
QToolButton#keyCap:focus { border-color: @accent; }
QToolButton#keyCap:checked { background: @selection; border-color: @accent; }
QPushButton#chip:checked { background: @selection; border-color: @accent; }
QPushButton#chip[tone="notice"] { background: @accent; border-color: @accent; color: @onAccent; font-weight: 600; }
QPushButton#firstSegment { border-top-right-radius: 0px; border-bottom-right-radius: 0px; }
QPushButton#lastSegment { border-top-left-radius: 0px; border-bottom-left-radius: 0px; margin-left: -1px; }
QPushButton#middleSegment { border-radius: 0px; margin-left: -1px; }
QListView#sheet { background: @window; padding: 4px; }
QPushButton#firstSegment:checked, QPushButton#middleSegment:checked, QPushButton#lastSegment:checked { background: @selection; border-color: @accent; }
QPushButton#noteLink { border: none; background: transparent; padding: 1px 0px; color: @text; text-decoration: underline; }
QPushButton#noteLink:hover, QPushButton#noteLink:focus { color: @accent; }
QPushButton#link { border: none; background: transparent; text-align: left; padding: 4px 0px; }
QPushButton#link:hover, QPushButton#link:focus { color: @accent; text-decoration: underline; }
QToolButton#quiet { border: 1px solid transparent; border-radius: 4px; padding: 1px 6px; background: transparent; }
QToolButton#quiet:hover, QToolButton#quiet:focus { border-color: @line; background: @raised; }
QToolButton#quiet::menu-indicator { image: none; }
QToolButton#fold { color: @muted; border: none; padding: 2px 4px 2px 0px; background: transparent; border-radius: 4px; }
QToolButton#fold:hover, QToolButton#fold:focus { background: @selection; }
QPlainTextEdit, QLineEdit {
  background: @raised; border: 1px solid @line; border-radius: 6px; padding: 4px 8px;
  selection-background-color: @selection; selection-color: @text; }
QPlainTextEdit[draft="true"] { border-style: dashed; border-color: @muted; }
QPlainTextEdit:focus, QLineEdit:focus { border-color: @accent; }
QPlainTextEdit:disabled, QLineEdit:disabled { color: @faint; }
QTableView#agreement { background: transparent; }
QTableView#agreement QHeaderView, QTableView#agreement QHeaderView::section { background: transparent; }
QTableView#agreement QHeaderView::section { border: none; border-bottom: 1px solid @line; color: @muted; padding: 4px 12px; }
QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 1px; }
QListView { background: @panel; border: none; outline: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QString filled(const Theme& t) {
    QString text = QString::fromLatin1(sheet);
    const std::pair<const char*, QColor> names[] = {
        {"@window", t.window},
        {"@panel", t.panel},
        {"@raised", t.raised},
        {"@line", t.line},
        {"@text", t.text},
        {"@muted", t.muted},
        {"@accent", t.accent},
        {"@selection", t.selection},
        {"@vermilion", t.vermilion},
        {"@amber", t.amber},
        {"@onAccent", t.dark ? QColor(0x0d1116) : QColor(Qt::white)},
        {"@faint", t.dark ? QColor(0x6b7279) : QColor(0x969ea6)}};
    for (const auto& [name, colour] : names)
        text.replace(QLatin1String(name), colour.name());
    return text;
}

} // namespace

QString word(ThemeChoice choice) {
    if (choice == ThemeChoice::light) return QStringLiteral("light");
    return choice == ThemeChoice::dark ? QStringLiteral("dark") : QStringLiteral("system");
}

ThemeChoice theme_from_word(const QString& word) {
    if (word == QLatin1String("light")) return ThemeChoice::light;
    return word == QLatin1String("dark") ? ThemeChoice::dark : ThemeChoice::system;
}

const Theme& theme() {
    return current();
}

void apply_theme(QApplication& application, ThemeChoice choice) {
    static const bool system_is_dark = application.palette().color(QPalette::Window).lightnessF() < 0.5F;
    static const int system_px = QFontInfo(application.font()).pixelSize();
    const ThemeChoice forced = theme_from_word(qEnvironmentVariable("CONTOURCHECK_THEME"));
    if (forced != ThemeChoice::system) choice = forced;
    const bool dark = choice == ThemeChoice::system ? system_is_dark : choice == ThemeChoice::dark;
    current() = make_theme(dark);

    application.setStyle(new HouseStyle); // which the application owns
    QFont font = application.font();
    font.setPixelSize(std::max(13, system_px));
    application.setFont(font);
    application.setPalette(palette_of(current()));
    application.setStyleSheet(filled(current()));
}

QColor colour(check::Status status) {
    if (status == check::Status::error) return theme().vermilion;
    return status == check::Status::warning ? theme().amber : theme().green;
}

QColor colour(review::Verdict verdict) {
    if (verdict == review::Verdict::accept) return theme().green;
    return verdict == review::Verdict::reject ? theme().vermilion : theme().purple;
}

QColor colour(review::State state) {
    return picture::colour(state, theme());
}

QFont secondary_font() {
    QFont font = QApplication::font();
    font.setPixelSize(std::max(10, font.pixelSize() - 1));
    return font;
}

QFont heading_font() {
    QFont font = QApplication::font();
    font.setPixelSize(std::max(9, font.pixelSize() - 2));
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 103);
    return font;
}

} // namespace contourcheck::desktop
