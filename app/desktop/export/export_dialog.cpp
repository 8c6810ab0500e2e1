#include "desktop/export/export_dialog.h"

#include "batch/pseudonym_key.h"

#include "desktop/advice.h"
#include "desktop/signs.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace contourcheck::desktop {

namespace {

QPixmap sign_pixmap(picture::Sign sign, const QColor& colour) {
    constexpr int size = 16, density = 2; // sharp on both usual screens
    QPixmap pixmap(size * density, size * density);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    picture::paint_sign(painter, pixmap.rect(), sign, colour);
    painter.end();
    pixmap.setDevicePixelRatio(density);
    return pixmap;
}

} // namespace

ExportDialog::ExportDialog(Session& session, Exporter& exporter, QWidget* parent)
    : QDialog(parent), session_(session), exporter_(exporter), stack_(new QStackedWidget) {
    setWindowTitle(tr("Export pairs"));
    if (session_.opened()) dataset_ = session_.opened()->key();
    stack_->addWidget(make_form());
    stack_->addWidget(make_result());
    export_ = new QPushButton(tr("&Export"));
    export_->setObjectName(QStringLiteral("primary"));
    export_->setDefault(true);
    cancel_ = new QPushButton(tr("Cancel export"));
    close_ = new QPushButton(tr("Close"));
    back_ = new QPushButton(tr("&Back"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (QPushButton* button : {close_, cancel_, back_, export_})
        buttons->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(stack_, 1);
    layout->addLayout(buttons);
    setMinimumWidth(std::max(560, minimumSizeHint().width()));

    connect_form();
    connect(export_, &QPushButton::clicked, this, &ExportDialog::start);
    connect(cancel_, &QPushButton::clicked, &exporter_, &Exporter::cancel);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(back_, &QPushButton::clicked, this, &ExportDialog::show_form);
    connect(&exporter_, &Exporter::progressed, this, &ExportDialog::show_progress);
    connect(&exporter_, &Exporter::done, this, [this](const batch::Outcome& outcome) {
        QString text = tr("%1 in %2, with manifest.json, in\n%3")
                           .arg(pairs_text(outcome.items),
                                batches_ ? batches_text(outcome.files) : files_text(outcome.files),
                                from_path(outcome.manifest.parent_path()));
        if (pseudonyms_->isChecked())
            text += tr("\n\nThe patients have pseudonyms. Keep the key that makes the same again:\n%1")
                        .arg(from_path(batch::default_key_file()));
        if (!outcome.failures.empty()) {
            text += tr("\n\n%1 could not be read and were left out:").arg(outcome.failures.size());
            constexpr std::size_t named = 5;
            for (std::size_t i = 0; i < outcome.failures.size() && i < named; ++i)
                text += u'\n' + plain(outcome.failures[i]);
            if (outcome.failures.size() > named)
                text += u'\n' + tr("%1 more").arg(outcome.failures.size() - named);
        }
        const QString title =
            outcome.was_complete ? tr("Exported already; nothing was written") : tr("Exported");
        show_end(outcome.failures.empty() ? End::done : End::partly, title, text,
                 from_path(outcome.manifest.parent_path()));
    });
    connect(&exporter_, &Exporter::failed, this, [this](const Error& error) {
        if (error.code == Code::cancelled)
            show_end(End::cancelled, tr("Export cancelled"),
                     tr("The folder has no manifest.json: it does not pass for a finished export."), {});
        else
            show_end(End::failed, tr("The export could not be written"),
                     plain(error) + u'\n' + advice_on_writing(error), {});
    });
    show_form();
}

void ExportDialog::set_folder(const QString& folder) {
    folder_->setText(folder);
}

batch::Options ExportDialog::options() const {
    batch::Options options;
    options.confirm = true;
    options.selection.kinds.clear();
    for (const auto& [kind, box] : kinds_)
        if (box->isChecked()) options.selection.kinds.push_back(kind);
    options.selection.include = batch::Include(include_->checkedId());
    options.selection.seed = std::uint64_t(seed_->value());
    options.format = format_->currentData().toString().toStdString();
    options.batch_size = batch_size_->value();
    options.shuffle = shuffle_->isChecked();
    options.seed = std::uint64_t(seed_->value());
    options.croissant = croissant_->isChecked();
    options.selection.allow_burned_in = burned_in_->isChecked();
    options.selection.leave_out_unsaid = unsaid_->isChecked();
    options.convention = session_.convention();
    return options;
}

void ExportDialog::connect_form() {
    for (const auto& [kind, box] : kinds_)
        connect(box, &QCheckBox::toggled, this, &ExportDialog::preview);
    connect(include_, &QButtonGroup::idToggled, this, &ExportDialog::preview);
    connect(batch_size_, &QSpinBox::valueChanged, this, &ExportDialog::preview);
    connect(burned_in_, &QCheckBox::toggled, this, &ExportDialog::preview);
    connect(unsaid_, &QCheckBox::toggled, this, &ExportDialog::preview);
    for (const auto& [ticked, other] : {std::pair(burned_in_, unsaid_), std::pair(unsaid_, burned_in_)})
        connect(ticked, &QCheckBox::clicked, other, [other](bool on) {
            if (on) other->setChecked(false); // the one is the contrary of the other
        });
    connect(folder_, &QLineEdit::textChanged, this, &ExportDialog::preview);
    connect(browse_, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(shuffle_, &QCheckBox::toggled, seed_, &QWidget::setEnabled);
    connect(format_, &QComboBox::currentIndexChanged, this, [this] {
        const batch::Format* format = batch::format_of(options().format);
        order_->setEnabled(format && format->grouping == batch::Grouping::batch);
        preview();
    });
    connect(&session_, &Session::standings_changed, this, &ExportDialog::preview);
    connect(&session_.desk(), &ReviewDesk::failed, this, [this] { ++failures_; });
    connect(&session_, &Session::opened_changed, this, [this] {
        const std::string now = session_.opened()->key();
        if (std::exchange(dataset_, now) != now) burned_in_->setChecked(false); // nobody has looked at these
        preview();
    });
    connect(show_folder_, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(written_)); });
}

void ExportDialog::browse() {
    const QString chosen = QFileDialog::getExistingDirectory(
        this, tr("Folder for the export"),
        folder_->text().isEmpty() ? QDir::homePath() : expanded_folder(folder_->text()));
    if (!chosen.isEmpty()) folder_->setText(chosen);
}

void ExportDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    if (!exporter_.busy() && !has_news_) {
        if (std::exchange(has_failed_, false)) folder_->clear(); // it would fail again
        show_form();
    }
    has_news_ = false;
}

void ExportDialog::preview() {
    const auto opened = session_.opened();
    if (!opened || stack_->currentIndex() != 0) return;
    if (const QString why = session_.unsettled_text(); !why.isEmpty()) {
        preview_->setText(why);
        export_->setEnabled(false);
        return;
    }
    const batch::Options now = options();
    batch::Decisions decisions;
    for (const auto& [contour, standing] : session_.desk().standings())
        decisions.states[contour] = standing.state;
    const batch::Chosen chosen = batch::select(opened->checked, decisions, now.selection);
    const bool withholds =
        std::ranges::count(chosen.excluded, batch::burned_in, &batch::Excluded::reason) > 0;
    burned_in_->setVisible(withholds || burned_in_->isChecked());
    unsaid_->setVisible(batch::count_unsaid(chosen) > 0 || unsaid_->isChecked());
    if (auto* form = qobject_cast<QFormLayout*>(slices_->parentWidget()->layout()))
        form->setRowVisible(slices_, !burned_in_->isHidden() || !unsaid_->isHidden());
    preview_->setText(now.selection.kinds.empty() ? tr("Choose at least one kind.")
                                                  : selection_text(chosen, now));
    const QString folder = expanded_folder(folder_->text());
    const auto fault = batch::fault_of(now);
    export_->setEnabled(!folder.isEmpty() && !chosen.selected.empty() && !fault);
    trouble_->setText(fault ? plain(*fault) : folder_advice(folder));
    trouble_->setVisible(!trouble_->text().isEmpty());
    fit();
}

void ExportDialog::start() {
    // A choice made by its mnemonic takes effect a moment later.
    for (const QAbstractButton* button : findChildren<QAbstractButton*>())
        if (button->isCheckable() && button->isDown()) {
            QTimer::singleShot(50, this, &ExportDialog::start);
            return;
        }
    // The decision made a moment ago counts as well.
    if (session_.desk().in_flight() > 0) {
        const auto go_on = [this, before = failures_] {
            if (!isVisible()) return; // it was thought better of
            if (failures_ == before) return start();
            trouble_->setText(tr("Not exported: the last decision was not saved."));
            trouble_->show();
            fit();
        };
        connect(&session_.desk(), &ReviewDesk::idle, this, go_on,
                Qt::ConnectionType(Qt::SingleShotConnection | Qt::QueuedConnection));
        return;
    }
    const auto opened = session_.opened();
    const QString folder = expanded_folder(folder_->text());
    if (!session_.unsettled_text().isEmpty() || !QDir::isAbsolutePath(folder)) return; // the form says why
    const batch::Options now = options();
    if (batch::fault_of(now)) return; // it says why as well
    batches_ = batch::format_of(now.format)->grouping == batch::Grouping::batch;
    exporter_.start(opened, session_.desk().log(), to_path(folder), now,
                    pseudonyms_->isChecked() ? Exporter::Names::pseudonyms : Exporter::Names::given);
    show_progress(0, 0);
    close_->setFocus(); // never Cancel: a second Return must not stop what the first one started
}

void ExportDialog::show_form() {
    stack_->setCurrentIndex(0);
    export_->show();
    cancel_->hide();
    back_->hide();
    preview();
    folder_->setFocus();
}

void ExportDialog::show_progress(std::size_t done, std::size_t total) {
    stack_->setCurrentIndex(1);
    export_->hide();
    back_->hide();
    cancel_->show();
    result_sign_->hide();
    show_folder_->hide();
    result_title_->setText(tr("Exporting"));
    result_text_->setText(
        tr("You can close this and go on reviewing; what is exported are the decisions as they were."));
    doing_->setText(total > 0 ? pace_.text(tr("%1 of %2 pairs"), done, total) : tr("Reading decisions"));
    doing_->show();
    bar_->setRange(0, int(total));
    bar_->setValue(int(done));
    bar_->show();
    fit();
}

void ExportDialog::show_end(End end, const QString& title, const QString& text, const QString& folder) {
    stack_->setCurrentIndex(1);
    const bool nothing_written = end == End::failed || end == End::cancelled;
    for (QWidget* widget : std::initializer_list<QWidget*>{export_, cancel_, bar_, doing_})
        widget->hide();
    back_->setVisible(nothing_written);
    result_sign_->setVisible(end != End::cancelled);
    if (end == End::failed)
        result_sign_->setPixmap(sign_pixmap(picture::Sign::octagon, theme().vermilion));
    else
        result_sign_->setPixmap(end == End::partly ? sign_pixmap(picture::Sign::triangle, theme().amber)
                                                   : sign_pixmap(picture::Sign::tick, theme().green));
    written_ = folder;
    result_title_->setText(title);
    result_text_->setText(text);
    show_folder_->setVisible(!folder.isEmpty());
    has_failed_ = end == End::failed;
    has_news_ = !isVisible();
    if (has_news_) show();
    (nothing_written ? back_ : close_)->setFocus();
    fit();
}

void ExportDialog::fit() {
    const int needed = layout()->totalHeightForWidth(std::max(width(), minimumWidth()));
    if (height() < needed) resize(width(), needed);
}

} // namespace contourcheck::desktop
