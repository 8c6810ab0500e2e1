#include "desktop/main_window.h"

#include "desktop/advice.h"
#include "desktop/info_bar.h"
#include "desktop/picture_dialog.h"
#include "desktop/sheet/sheet_page.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"

#include <QFileDialog>

#include <algorithm>

namespace contourcheck::desktop {

void MainWindow::connect_sheet_writer() {
    connect(&sheet_writer_, &SheetWriter::progressed, this, [this](std::size_t done, std::size_t total) {
        show_work(tr("Sheet: %1 of %2"), done, total, [this] { sheet_writer_.cancel(); });
    });
    connect(&sheet_writer_, &SheetWriter::done, this, [this](const std::filesystem::path& file) {
        status_->show_work({});
        status_->say(tr("Saved %1").arg(from_path(file)));
    });
    connect(&sheet_writer_, &SheetWriter::failed, this, [this](const Error& error) {
        status_->show_work({});
        if (error.code == Code::cancelled)
            status_->say(tr("Stopped: the picture was not saved."));
        else
            info_->tell(tr("The picture was not saved"), plain(error) + u'\n' + advice_on_writing(error));
    });
}

void MainWindow::save_sheet() {
    if (session_.say_unchecked()) return;
    if (sheet_writer_.busy()) {
        status_->say(tr("A sheet is being saved already."));
        return;
    }
    SheetWriter::Sheet sheet{session_.opened(),     sheet_->contours(), sheet_->decisions(),
                             session_.convention(), look_.greys,        id_in_pictures_};
    if (sheet.contours.empty()) {
        status_->say(tr("There is no picture to save."));
        return;
    }
    const auto burned_in =
        std::size_t(std::ranges::count_if(sheet.contours, [opened = sheet.opened](const Ref ref) {
            const auto& slice = opened->contour(ref).slice;
            return slice && is_burned_in(&opened->patient(ref.patient).slices[*slice]);
        }));
    const auto save = [this](SheetWriter::Sheet chosen, bool all) {
        chosen.allow_burned_in = all;
        save_sheet_as(std::move(chosen));
    };
    ask_burned_in(
        burned_in, tr("&Save All"), [save, sheet] { save(sheet, true); },
        [save, sheet] { save(sheet, false); });
}

void MainWindow::save_sheet_as(SheetWriter::Sheet sheet) {
    auto* dialog = new QFileDialog(this, tr("Save the sheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    offer_formats(*dialog, {tr("PDF document (*.pdf)"), tr("PNG picture (*.png)")});
    dialog->selectFile(QStringLiteral("sheet")); // no patient in a file's name
    connect(dialog, &QFileDialog::fileSelected, this, [this, sheet = std::move(sheet)](const QString& file) {
        sheet_writer_.start(sheet, to_path(file));
    });
    dialog->open();
}

void MainWindow::copy_tile() {
    const auto opened = session_.opened();
    const Place place = sheet_->in_front() ? place_of(*opened, *sheet_->in_front()) : Place();
    if (place.slice < 0) {
        status_->say(tr("There is no picture to copy."));
        return;
    }
    const auto& slice = opened->patient(place.patient).slices[std::size_t(place.slice)];
    ask_burned_in(is_burned_in(&slice) ? 1 : 0, tr("&Copy It"),
                  [this, opened, place] { copy_tile_at(opened, place); });
}

void MainWindow::copy_tile_at(const std::shared_ptr<const Opened>& opened, const Place& place) {
    tile_reader_.start([this, opened, place, convention = session_.convention(),
                        greys = session_.greys()](const Workers::Post& post) {
        const auto read = std::make_shared<const LoadedSlice>(
            load_slice(*opened, place.patient, place.slice, convention, *greys));
        post([this, opened, place, read] { put_on_clipboard({opened, place, read}); });
    });
}

} // namespace contourcheck::desktop
