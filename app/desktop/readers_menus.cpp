#include "desktop/main_window.h"

#include "desktop/export/export_dialog.h"
#include "desktop/info_bar.h"
#include "desktop/queue_bar.h"
#include "desktop/readers/agreement_dialog.h"
#include "desktop/readers/attention_dialog.h"
#include "desktop/readers/exchange.h"
#include "desktop/readers/offer_bar.h"
#include "desktop/report/report_dialog.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"

#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace contourcheck::desktop {

namespace {

const QString exchange_key = QStringLiteral("review/exchangeFolder");

QString start_folder(const Settings& settings) {
    const QString kept = QString::fromUtf8(settings.bytes(exchange_key));
    return !kept.isEmpty() && QDir(kept).exists() ? kept : QDir::homePath();
}

} // namespace

void MainWindow::add_readers_actions(QMenu* menu) {
    menu->setToolTipsVisible(true);
    second_read_ = add(menu,
                       {.text = tr("&Second Read, Blind to the Others"),
                        .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+B"))},
                        .on_any_page = true},
                       [this] { ask_second_read(!session_.second_read()); });
    second_read_->setCheckable(true);
    second_read_->setToolTip(tr("Hides everything that others decided on this dataset, until it is ended: a "
                                "contour counts as reviewed "
                                "when you have decided on it."));
    add(menu,
        {.text = tr("A&greement…"), .keys = {QKeySequence(QStringLiteral("Ctrl+G"))}, .on_any_page = true},
        [this] { show_agreement(); });
    add(menu, {.text = tr("Attention C&ontrols…"), .keys = {}, .on_any_page = true}, [this] {
        auto* dialog = new AttentionDialog(session_, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    menu->addSeparator();
    add(menu,
        {.text = tr("&Import Decisions…"),
         .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+I"))},
         .on_any_page = true},
        [this] { choose_import(); });
    add(menu,
        {.text = tr("E&xport Decisions…"),
         .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+E"))},
         .on_any_page = true},
        [this] { choose_table(); });
}

void MainWindow::connect_readers() {
    connect(&session_, &Session::second_read_changed, this,
            [this] { second_read_->setChecked(session_.second_read()); });
    connect(&session_, &Session::second_read_changed, this, [this] {
        if (!session_.second_read()) return;
        // They tell what others decided.
        for (QWidget* dialog : std::initializer_list<QWidget*>{agreement_, report_dialog_, export_dialog_})
            if (dialog) dialog->close();
    });
    connect(queue_, &QueueBar::second_read_end_asked, this, [this] { ask_second_read(false); });
    connect(offer_, &OfferBar::answered, this, &MainWindow::focus_page);
    connect(exchange_, &Exchange::said, status_, &StatusLine::say);
    connect(exchange_, &Exchange::warned, info_, &InfoBar::tell);
    connect(exchange_, &Exchange::withdrawn, info_, &InfoBar::withdraw);
    connect(exchange_, &Exchange::change_asked, this, &MainWindow::ask_import);
    connect(&session_.desk(), &ReviewDesk::failed, &session_.desk(), &ReviewDesk::look_for_lock);
    connect(&session_.desk(), &ReviewDesk::locked, this, &MainWindow::ask_unlock);
}

/// Ended before all is decided that others decided on, the rest is not decided blind.
void MainWindow::ask_second_read(bool on) {
    second_read_->setChecked(session_.second_read()); // until it is so
    const std::size_t left = session_.desk().hidden();
    if (!on && left > 0 &&
        !may_show_others(tr("End the second read?"),
                         left == 1
                             ? tr("Others have decided on 1 contour that you have not. What they said is "
                                  "shown then.")
                             : tr("Others have decided on %1 contours that you have not. What they said is "
                                  "shown then.")
                                   .arg(left),
                         tr("&End It")))
        return;
    session_.set_second_read(on);
}

bool MainWindow::may_show_others(const QString& question, const QString& text, const QString& yes) {
    // The program's name alone: a title bar as narrow as the question cuts a longer one.
    QMessageBox box(QMessageBox::Question, QStringLiteral("ContourCheck"), question, QMessageBox::NoButton,
                    this);
    box.setInformativeText(text);
    QPushButton* stay = box.addButton(tr("&Stay Blind"), QMessageBox::RejectRole);
    const QPushButton* show = box.addButton(yes, QMessageBox::AcceptRole);
    box.setDefaultButton(stay);
    box.setEscapeButton(stay);
    box.exec();
    return box.clickedButton() == show;
}

bool MainWindow::may_tell_of_others(const QString& what) {
    if (!session_.second_read()) return true;
    return may_show_others(tr("Open %1 in a second read?").arg(what),
                           tr("It tells what the others decided, which the second read hides."),
                           tr("&Open It"));
}

void MainWindow::show_agreement() {
    if (!may_tell_of_others(tr("the agreement"))) return;
    if (!agreement_) {
        agreement_ = new AgreementDialog(session_, this);
        connect(agreement_, &AgreementDialog::import_asked, this, &MainWindow::choose_import);
        connect(agreement_, &AgreementDialog::disagreements_asked, this, [this] {
            session_.set_filter({{review::Trait::disagreed}, {}});
            if (const auto first = session_.queue().next({}, [](Ref) { return true; }))
                session_.go_to(*first);
            go_to_page(Page::inspect);
            focus_page();
        });
    }
    session_.look_for_others();
    agreement_->show();
    agreement_->raise();
    agreement_->activateWindow();
}

void MainWindow::choose_import() {
    auto* dialog = new QFileDialog(this, tr("Import decisions"), start_folder(settings_),
                                   tr("Table of decisions (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        settings_.set_bytes(exchange_key, QFileInfo(file).absolutePath().toUtf8());
        exchange_->read(file);
    });
    dialog->open();
}

void MainWindow::ask_import(std::size_t own, const std::function<void()>& go_on) {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Import"),
                                tr("This import changes %1 of your decisions.").arg(own),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("The table has different ones that are no older, and these will count. What you decided stays in "
           "the history."));
    QPushButton* stay = box->addButton(tr("&Do Not Import"), QMessageBox::RejectRole);
    connect(box->addButton(tr("&Import"), QMessageBox::AcceptRole), &QPushButton::clicked, this, go_on);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    box->open();
}

void MainWindow::ask_unlock(const QString& holder) {
    const QString name = QStringLiteral("unlock");
    if (findChild<QMessageBox*>(name)) return; // of several decisions that failed the first one asks
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Locked"),
                        tr("Your log of decisions is held by %1.").arg(holder), QMessageBox::NoButton, this);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Where ContourCheck was killed there, or the machine was switched off, the lock "
           "can be taken away. Where it still runs, two would write one log and damage "
           "it. Then try again: what was not saved is named above the picture."));
    QPushButton* stay = box->addButton(tr("&Leave It"), QMessageBox::RejectRole);
    connect(box->addButton(tr("&Take the Lock Away"), QMessageBox::AcceptRole), &QPushButton::clicked, this,
            [this] { session_.desk().unlock(); });
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    box->open();
}

void MainWindow::choose_table() {
    if (!may_tell_of_others(tr("the export of decisions"))) return;
    auto* dialog = new QFileDialog(this, tr("Export decisions"), start_folder(settings_),
                                   tr("Table of decisions (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("decisions.csv")); // no patient in a file's name
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        settings_.set_bytes(exchange_key, QFileInfo(file).absolutePath().toUtf8());
        exchange_->write(file);
    });
    dialog->open();
}

} // namespace contourcheck::desktop
