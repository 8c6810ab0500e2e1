#include "desktop/main_window.h"

#include "desktop/preferences/settings_dialog.h"
#include "desktop/texts.h"

#include <QAction>
#include <QMenu>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

int checked_entry(const QMenu* menu) {
    const QList<QAction*> entries = menu->actions();
    return int(std::ranges::find_if(entries, &QAction::isChecked) - entries.begin());
}

/// The entry of the menu that is checked.
Setting choice_of(QMenu* menu, const QStringList& choices, const QString& group, const QString& name,
                  const QString& about) {
    return {.kind = Setting::Kind::choice,
            .group = group,
            .name = name,
            .about = about,
            .choices = choices,
            .otherwise = 0,
            .now = [menu] { return checked_entry(menu); },
            .set = [menu](const QVariant& index) { menu->actions()[index.toInt()]->trigger(); }};
}

Setting switch_of(QAction* action, const QString& group, const QString& name, const QString& about,
                  bool otherwise) {
    return {.group = group,
            .name = name,
            .about = about,
            .otherwise = otherwise,
            .now = [action] { return action->isChecked(); },
            .set = [action](const QVariant& on) { action->setChecked(on.toBool()); }};
}

} // namespace

std::vector<Setting> MainWindow::review_settings() {
    const QString group = tr("Review");
    const auto action = [this](const char* key) { return session_.keys().action(QLatin1String(key)); };
    return {{.kind = Setting::Kind::text,
             .group = group,
             .name = tr("Reviewer's name"),
             .about = tr("Written with each decision."),
             .placeholder = tr("%1 (the system's user name)").arg(system_user()),
             .otherwise = QString(),
             .now =
                 [this] {
                     const QString name = settings_.reviewer();
                     return name == system_user() ? QString() : name;
                 },
             .set = [this](const QVariant& name) { session_.set_reviewer(name.toString()); }},
            switch_of(action("Ctrl+M"), group, tr("Move on after a decision"),
                      tr("Else the contour stays in view."), true),
            switch_of(action("Ctrl+R"), group, tr("Ask for a reason before a rejection"),
                      tr("Else it can be given afterwards."), false),
            choice_of(
                order_menu_,
                {tr("Reading order"), tr("Worst first"), tr("By patient, the worst first"), tr("At random")},
                group, tr("Order of the queue"), tr("In which contours are gone through."))};
}

std::vector<Setting> MainWindow::picture_settings() {
    const QString group = tr("Picture");
    const picture::Look fallback;
    return {{.kind = Setting::Kind::choice,
             .group = group,
             .name = tr("Contours drawn as"),
             .about = tr("The filling is the mask, pixel by pixel."),
             .choices = {tr("Outline"), tr("Filling"), tr("Outline and filling")},
             .otherwise = int(fallback.style),
             .now = [this] { return int(look_.style); },
             .set =
                 [this](const QVariant& style) {
                     change_look([&](picture::Look& look) { look.style = picture::Style(style.toInt()); });
                 }},
            {.kind = Setting::Kind::percent,
             .group = group,
             .name = tr("Opacity of the filling"),
             .about = tr("How much of the slice it hides."),
             .otherwise = int(std::lround(100 * fallback.opacity)),
             .now = [this] { return int(std::lround(100 * look_.opacity)); },
             .set =
                 [this](const QVariant& percent) {
                     change_look([&](picture::Look& look) { look.opacity = percent.toInt() / 100.0; });
                 }},
            {.kind = Setting::Kind::choice,
             .group = group,
             .name = tr("Grey window"),
             .about = tr("One for all slices of a patient."),
             .choices = {tr("Automatic (1 to 99 %)"), tr("Tissue (25 to 95 %)"), tr("Full range")},
             .otherwise = int(fallback.greys),
             .now = [this] { return int(look_.greys); },
             .set =
                 [this](const QVariant& greys) {
                     grey_menu_->actions()[greys.toInt()]->setChecked(true);
                     set_greys(picture::Greys(greys.toInt()));
                 }},
            switch_of(session_.keys().action(QStringLiteral("S")), group, tr("Smooth pixels"),
                      tr("Else each pixel is seen as it was stored."), false)};
}

std::vector<Setting> MainWindow::program_settings() {
    const QString masks = tr("Masks"), program = tr("Program");
    const QStringList origins = {tr("0 (numpy, PIL)"), tr("0.5"), tr("1 (MATLAB)")};
    QStringList rules;
    for (const mask::Rule rule :
         {mask::Rule::centre, mask::Rule::pil, mask::Rule::coverage, mask::Rule::touch})
        rules << rule_name(rule);
    return {
        choice_of(origin_menu_, origins, masks, tr("Pixel origin"),
                  tr("The contour coordinate of the centre of the top-left pixel.")),
        choice_of(rule_menu_, rules, masks, tr("Mask rule"),
                  tr("Which pixels a contour holds: those whose centre is inside, as Pillow draws it, the "
                     "exact share of each, or all it touches.")),
        choice_of(theme_menu_, {tr("As the system"), tr("Light"), tr("Dark")}, program, tr("Theme"),
                  tr("Light or dark.")),
        choice_of(language_menu_, {tr("As the system"), QStringLiteral("English"), QStringLiteral("Deutsch")},
                  program, tr("Language"), tr("Of the window, from the next start on.")),
        {.group = program,
         .name = tr("Open the last dataset at start"),
         .about = tr("Where it was left, when no other is asked for."),
         .otherwise = true,
         .now = [this] { return settings_.reopens(); },
         .set = [this](const QVariant& on) { settings_.set_reopens(on.toBool()); }},
        {.group = program,
         .name = tr("Follow links out of a dataset"),
         .about = tr("Symbolic links that lead to files elsewhere. Else they are named and not followed."),
         .otherwise = false,
         .now = [this] { return settings_.follows_links(); },
         .set =
             [this](const QVariant& on) {
                 settings_.set_follows_links(on.toBool());
                 when_settled([this] { session_.reload(); });
             }},
        {.kind = Setting::Kind::elsewhere,
         .group = program,
         .name = tr("Keys"),
         .about = tr("Each can be another one."),
         .otherwise = 0,
         .now = [this] { return int(changes(session_.keys().bindings()).size()); },
         .set = [this](const QVariant&) { session_.keys().reset_all(); },
         .open = [this] { show_keys(); }}};
}

void MainWindow::show_settings() {
    if (!settings_dialog_) {
        std::vector<Setting> all = review_settings();
        for (const auto& more : {picture_settings(), program_settings()})
            all.insert(all.end(), more.begin(), more.end());
        settings_dialog_ = new SettingsDialog(all, this);
        const auto follow = [this](auto* sender, auto signal) {
            connect(sender, signal, settings_dialog_, &SettingsDialog::refresh);
        };
        follow(&session_.keys(), &KeyMap::changed);
        follow(&session_, &Session::standings_changed); // by another reviewer
        for (const QMenu* menu : {order_menu_, origin_menu_, rule_menu_, theme_menu_, language_menu_})
            for (const QAction* action : menu->actions())
                follow(action, &QAction::toggled);
        for (const char* key : {"Ctrl+M", "Ctrl+R", "S"})
            follow(session_.keys().action(QLatin1String(key)), &QAction::toggled);
    }
    settings_dialog_->show();
    settings_dialog_->raise();
    settings_dialog_->activateWindow();
}

} // namespace contourcheck::desktop
