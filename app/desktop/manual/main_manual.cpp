#include "desktop/main_window.h"

#include "desktop/bulk/bulk_dialog.h"
#include "desktop/export/export_dialog.h"
#include "desktop/info_bar.h"
#include "desktop/keys_dialog.h"
#include "desktop/manual/manual_window.h"
#include "desktop/picture_dialog.h"
#include "desktop/preferences/settings_dialog.h"
#include "desktop/readers/agreement_dialog.h"
#include "desktop/readers/attention_dialog.h"
#include "desktop/report/report_dialog.h"

#include <QAction>
#include <QApplication>
#include <QChildEvent>
#include <QInputDialog>

namespace contourcheck::desktop {

namespace {

/// Where the manual speaks of a dialog, as its headings' anchors.
constexpr std::pair<const QMetaObject*, const char*> sections[] = {
    {&ExportDialog::staticMetaObject, "what-an-export-holds"},
    {&ReportDialog::staticMetaObject, "when-you-stop"},
    {&SettingsDialog::staticMetaObject, "what-is-kept-between-sessions"},
    {&PictureDialog::staticMetaObject, "one-picture"},
    {&BulkDialog::staticMetaObject, "accepting-several-together"},
    {&AgreementDialog::staticMetaObject, "second-read-and-agreement"},
    {&AttentionDialog::staticMetaObject, "attention-controls"},
    {&KeysDialog::staticMetaObject, "keys"},
    {&QInputDialog::staticMetaObject, "several-of-you"}, // the reviewer's name
};

/// Empty where there is none of its own.
QString section_of(const QWidget* window) {
    for (const auto& [type, section] : sections)
        if (window && window->metaObject()->inherits(type)) return QString::fromLatin1(section);
    return {};
}

} // namespace

void MainWindow::show_manual() {
    const QString file = manual_file();
    if (file.isEmpty()) {
        info_->tell(
            tr("The manual is not there"),
            tr("It is manual.html in the folder doc/contourcheck of the installation, or manual of the "
               "build. Help, All Keys and the tour need no manual."));
        return;
    }
    const QString section = section_of(QApplication::activeWindow());
    // Over a modal dialog, which would stay in front of it, and goes with that.
    QWidget* modal = QApplication::activeModalWidget();
    QWidget* parent = modal ? modal : this;
    if (!manual_) manual_ = new ManualWindow(file, parent);
    if (manual_->parentWidget() != parent) manual_->setParent(parent, manual_->windowFlags());
    manual_->show();
    manual_->raise();
    manual_->activateWindow();
    const bool has_dataset = session_.opened() != nullptr;
    manual_->show_section(!section.isEmpty()       ? section
                          : !has_dataset           ? QStringLiteral("the-first-ten-minutes")
                          : page_ == Page::inspect ? QStringLiteral("the-inspect-page")
                          : page_ == Page::audit   ? QStringLiteral("the-audit-page")
                                                   : QStringLiteral("the-sheet-page"));
}

/// The manual's key is heard in dialogs too: each has the action.
void MainWindow::childEvent(QChildEvent* event) {
    QMainWindow::childEvent(event);
    auto* dialog = qobject_cast<QDialog*>(event->child());
    if (event->type() == QEvent::ChildPolished && dialog && dialog != manual_)
        dialog->addAction(manual_action_);
}

} // namespace contourcheck::desktop
