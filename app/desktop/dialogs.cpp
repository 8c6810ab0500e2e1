#include "desktop/main_window.h"

#include "dataset/output.h"
#include "desktop/advice.h"
#include "desktop/bulk/bulk_dialog.h"
#include "desktop/info_bar.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect_page.h"
#include "desktop/keys_dialog.h"
#include "desktop/picture_dialog.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"

#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QMenuBar>
#include <QMessageBox>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int picture_size = 1024; ///< device pixels of the longer side, about
const QString scale_key = QStringLiteral("picture/scale"), caption_key = QStringLiteral("picture/caption");

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
    if (session_.say_unchecked()) return;
    if (const QString why = session_.unsettled_text(); !why.isEmpty()) {
        status_->say(why);
        return;
    }
    const Opened& opened = *session_.opened();
    const auto undecided = [&](Ref ref) {
        return session_.undecided(ref) && !session_.desk().in_flight(opened.id(ref));
    };
    const auto has_draft = [&](Ref ref) { return session_.drafts().contains(opened.id(ref)); };
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

std::optional<picture::Scene> MainWindow::overlay_scene(const InView& shown) const {
    if (!shown.picture || !shown.picture->scene) return std::nullopt;
    picture::Scene scene = *shown.picture->scene;
    const bool has_id = id_in_pictures_ && shown.place.contour >= 0;
    scene.caption = has_id ? shown.opened->id(shown.place.ref()) : std::string();
    return scene;
}

picture::RenderOptions MainWindow::overlay_options(const picture::Scene& scene) const {
    const Shape shape = scene.values.shape();
    picture::RenderOptions options;
    options.look = look_;
    options.speech = speech;
    options.zoom = std::clamp(picture_size / std::max({1, shape.rows, shape.columns}), 1, 16);
    options.scale = std::clamp(settings_.bytes(scale_key).toInt(), 1, 4);
    return options;
}

void MainWindow::ask_burned_in(std::size_t pictures, const QString& go_on_text,
                               const std::function<void()>& go_on, const std::function<void()>& without) {
    if (pictures == 0) return go_on();
    auto* box = new QMessageBox(
        QMessageBox::Warning, tr("Written into the picture"),
        pictures == 1 ? tr("A slice says that something is written into its picture. Look whether it names "
                           "the patient.")
                      : tr("%1 contours are on slices that say that something is written into the picture. "
                           "Look whether it names the patient.")
                            .arg(pictures),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("burnedIn"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QAbstractButton* all = box->addButton(go_on_text, QMessageBox::AcceptRole);
    const QAbstractButton* rest =
        without ? box->addButton(tr("&Leave Them Out"), QMessageBox::AcceptRole) : nullptr;
    box->setDefaultButton(box->addButton(QMessageBox::Cancel)); // a hasty Return lets nothing out
    connect(box, &QMessageBox::buttonClicked, this,
            [all, rest, go_on, without](const QAbstractButton* button) {
                if (button == all) go_on();
                if (rest && button == rest) without();
            });
    if (page_ != Page::sheet) { // below the picture that it asks about
        box->adjustSize();
        const QWidget& view = inspect_->view();
        const QPoint below = view.mapToGlobal(QPoint((view.width() - box->width()) / 2, view.height()));
        const int lowest = mapToGlobal(QPoint(0, height())).y() - box->height() - 8;
        box->move(below.x(), std::min(below.y() + 8, lowest));
    }
    box->open();
}

void MainWindow::save_picture() {
    if (page_ == Page::sheet) return save_sheet();
    ask_burned_in(is_burned_in(session_.slice()) ? 1 : 0, tr("&Save It"),
                  [this, shown = in_view()] { save_slice(shown); });
}

void MainWindow::save_slice(const InView& shown) {
    const auto scene = overlay_scene(shown);
    if (!scene) {
        status_->say(tr("There is no picture to save."));
        return;
    }
    picture::RenderOptions options = overlay_options(*scene);
    const dataset::Patient& who = shown.opened->patient(shown.place.patient);
    const QString caption =
        qs(picture::figure_caption(*scene, options, who.slices[std::size_t(shown.place.slice)].number,
                                   id_in_pictures_ ? who.patient : ""));
    auto* dialog = new PictureDialog(*scene, options, caption, settings_.bytes(caption_key) == "yes", this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, caption, scene = *scene, options](const QString& file) mutable {
                options.scale = dialog->scale();
                settings_.set_bytes(scale_key, QByteArray::number(options.scale));
                settings_.set_bytes(caption_key, dialog->wants_caption() ? "yes" : "no");
                if (write_picture(file, scene, options) && dialog->wants_caption())
                    QApplication::clipboard()->setText(caption);
            });
    dialog->open();
}

bool MainWindow::write_picture(const QString& file, const picture::Scene& scene,
                               const picture::RenderOptions& options) {
    const bool svg = file.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive);
    const QByteArray bytes = svg ? picture::to_svg(scene, options)
                                 : picture::to_png(picture::render(scene, options), options.scale);
    const auto written = dataset::write_output(session_.opened()->checked.dataset.root, to_path(file),
                                               {bytes.constData(), std::size_t(bytes.size())});
    if (written)
        status_->say(tr("Saved %1").arg(file));
    else
        info_->tell(tr("The picture was not saved"),
                    plain(written.error()) + u'\n' + advice_on_writing(written.error()));
    return written.has_value();
}

void MainWindow::copy_picture() {
    if (page_ == Page::sheet) return copy_tile();
    ask_burned_in(is_burned_in(session_.slice()) ? 1 : 0, tr("&Copy It"),
                  [this, shown = in_view()] { put_on_clipboard(shown); });
}

void MainWindow::put_on_clipboard(const InView& shown) {
    const auto scene = overlay_scene(shown);
    if (scene) {
        picture::RenderOptions options = overlay_options(*scene);
        options.look.window = dragged_window(&shown.opened->patient(shown.place.patient));
        QApplication::clipboard()->setImage(picture::render(*scene, options));
    }
    status_->say(scene ? tr("The picture is on the clipboard.") : tr("There is no picture to copy."));
}

} // namespace contourcheck::desktop
