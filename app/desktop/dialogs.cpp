#include "desktop/main_window.h"

#include "base/file.h"
#include "desktop/bulk/bulk_dialog.h"
#include "desktop/info_bar.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect_page.h"
#include "desktop/keys_dialog.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenuBar>
#include <QMessageBox>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int picture_size = 1024; ///< device pixels of the longer side, about

} // namespace

void MainWindow::choose_reviewer() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Reviewer's name"));
    dialog->setLabelText(
        tr("Written with each decision. Empty: the system's user name (%1).").arg(system_user()));
    dialog->setTextValue(settings_.reviewer());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        session_.set_reviewer(name);
        status_->say(tr("Decisions are written as %1.").arg(settings_.reviewer()));
    });
    dialog->open();
}

void MainWindow::show_keys() {
    auto* dialog = new KeysDialog(menuBar(), session_.keys(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::accept_patient() {
    const dataset::Patient* who = session_.patient();
    if (!who) return;
    std::vector<Ref> contours;
    for (std::size_t i = 0; i < who->contours.size(); ++i)
        contours.push_back({session_.place().patient, int(i)});
    accept_together(contours, tr("the rest of patient %1").arg(qs(who->patient)));
}

void MainWindow::accept_queue() {
    accept_together(session_.queue().contours(), tr("all without findings in the queue"));
}

void MainWindow::accept_together(std::span<const Ref> contours, const QString& what) {
    if (!session_.desk().ready()) {
        status_->say(tr("The store of decisions is not open."));
        return;
    }
    const Opened& opened = *session_.opened();
    const auto undecided = [&](Ref ref) {
        return session_.undecided(ref) && !session_.desk().in_flight(opened.id(ref));
    };
    const auto has_draft = [&](Ref ref) { return session_.has_draft(opened.id(ref)); };
    auto* dialog =
        new BulkDialog(session_, plan_to_accept(opened, contours, undecided, has_draft), what, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BulkDialog::warned, info_, &InfoBar::tell);
    dialog->open();
}

void MainWindow::show_about() {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About ContourCheck"));
    box->setText(
        tr("<b>ContourCheck %1</b><p>Check contours on medical images, decide, and export the validated "
           "pairs.</p><p>Apache License 2.0. For research; not a medical device.</p>")
            .arg(QStringLiteral(CONTOURCHECK_VERSION)));
    box->open();
}

void MainWindow::set_theme(ThemeChoice choice) {
    settings_.set_theme(choice);
    apply_theme(*qApp, choice);
}

QImage MainWindow::overlay_picture() const {
    const auto picture = session_.picture();
    if (!picture || !picture->scene) return {};
    picture::Scene scene = *picture->scene;
    scene.caption = id_in_pictures_ ? session_.contour_id() : std::string();
    const Shape shape = scene.values.shape();
    picture::RenderOptions options;
    options.look = look_;
    options.zoom = std::clamp(picture_size / std::max({1, shape.rows, shape.columns}), 1, 16);
    return picture::render(scene, options);
}

void MainWindow::save_picture() {
    const QImage image = overlay_picture();
    if (image.isNull()) {
        status_->say(tr("There is no picture to save."));
        return;
    }
    auto* dialog = new QFileDialog(this, tr("Save the picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PNG picture (*.png)"));
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(QStringLiteral("overlay.png")); // no patient in a file's name
    connect(dialog, &QFileDialog::fileSelected, this, [this, image](const QString& file) {
        const QByteArray png = picture::to_png(image);
        const auto written = write_file(to_path(file), {png.constData(), std::size_t(png.size())});
        if (written)
            status_->say(tr("Saved %1").arg(file));
        else
            info_->tell(tr("The picture was not saved"), plain(written.error()));
    });
    dialog->open();
}

void MainWindow::copy_picture() {
    const QImage image = overlay_picture();
    if (!image.isNull()) QApplication::clipboard()->setImage(image);
    status_->say(image.isNull() ? tr("There is no picture to copy.")
                                : tr("The picture is on the clipboard."));
}

} // namespace contourcheck::desktop
