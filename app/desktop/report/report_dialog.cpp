#include "desktop/report/report_dialog.h"

#include "desktop/advice.h"
#include "desktop/export/export_dialog.h"
#include "desktop/texts.h"
#include "review/valid.h"

#include <algorithm>

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace contourcheck::desktop {

namespace {

const QString folder_key = QStringLiteral("report/folder");

QString step_text(Reporter::Step step) {
    switch (step) {
    case Reporter::Step::mistakes:
        return ReportDialog::tr("Putting mistakes into contours: %1 of %2");
    case Reporter::Step::reading:
        return ReportDialog::tr("Reading all slices for the SHA-256 of the data: %1 of %2");
    case Reporter::Step::drawing:
        break;
    }
    return ReportDialog::tr("Drawing: %1 of %2 findings");
}

} // namespace

QString report_file_advice(const QString& file) {
    if (file.isEmpty()) return {};
    if (!QDir::isAbsolutePath(file))
        return ReportDialog::tr("Give the whole path of the file, starting with / or ~/.");
    if (!picture::is_report_name(to_path(file)))
        return ReportDialog::tr("Give the file a name that ends in .pdf or .html.");
    const QFileInfo there(file);
    if (there.isDir()) return ReportDialog::tr("This is a folder, not a file.");
    if (!there.absoluteDir().exists())
        return ReportDialog::tr("There is no folder %1. Make it, or choose another one.")
            .arg(there.absolutePath());
    if (there.exists()) return ReportDialog::tr("This file is there already: it will be replaced.");
    return {};
}

ReportDialog::ReportDialog(Session& session, Reporter& reporter, QWidget* parent)
    : QDialog(parent), session_(session), reporter_(reporter), stack_(new QStackedWidget) {
    setWindowTitle(tr("Report"));
    stack_->addWidget(make_form());
    stack_->addWidget(make_result());
    write_ = new QPushButton(tr("&Write"));
    write_->setObjectName(QStringLiteral("primary"));
    write_->setDefault(true);
    cancel_ = new QPushButton(tr("Cancel report"));
    back_ = new QPushButton(tr("&Back"));
    close_ = new QPushButton(tr("Close"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (QPushButton* button : {close_, cancel_, back_, write_})
        buttons->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(stack_, 1);
    layout->addLayout(buttons);
    setMinimumWidth(std::max(560, minimumSizeHint().width()));
    const QString folder = QString::fromUtf8(session_.settings().bytes(folder_key));
    set_file((QDir(folder).exists() && !folder.isEmpty() ? folder : QDir::homePath()) +
             QStringLiteral("/contour-report.pdf")); // no patient in a file's name
    connect(write_, &QPushButton::clicked, this, &ReportDialog::start);
    connect(cancel_, &QPushButton::clicked, &reporter_, &Reporter::cancel);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(back_, &QPushButton::clicked, this, &ReportDialog::show_form);
    connect_reporter();
    show_form();
}

QWidget* ReportDialog::make_form() {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    findings_ = new QSpinBox;
    findings_->setRange(0, 100'000);
    findings_->setValue(int(report::Options().most_findings));
    findings_->setSuffix(tr(" one by one, the rest counted"));
    findings_->setAccessibleName(tr("Findings shown one by one"));
    selftest_ = new QCheckBox(tr("&Measure what would be noticed here (takes minutes)"));
    trouble_ = new QLabel;
    trouble_->setWordWrap(true);
    trouble_->setProperty("ink", QStringLiteral("warning"));
    trouble_->setAccessibleName(tr("Advice on the file"));
    trouble_->hide();
    auto* about =
        new QLabel(tr("A PDF or a web page of one file, with the tables its numbers come from beside "
                      "it. It names patients and reviewers: only you can read the files."));
    about->setWordWrap(true);
    form->addRow(tr("&File"), make_file());
    form->addRow(tr("F&indings"), findings_);
    form->addRow(QString(), selftest_);
    form->addRow(QString(), about);
    form->addRow(QString(), trouble_);
    return page;
}

QWidget* ReportDialog::make_file() {
    file_ = new QLineEdit;
    file_->setAccessibleName(tr("File"));
    browse_ = new QPushButton(tr("C&hoose…"));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(file_, 1);
    layout->addWidget(browse_);
    row->setFocusProxy(file_);
    connect(file_, &QLineEdit::textChanged, this, &ReportDialog::look_at_file);
    connect(browse_, &QPushButton::clicked, this, &ReportDialog::browse);
    return row;
}

QWidget* ReportDialog::make_result() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    result_title_ = new QLabel;
    QFont bold = result_title_->font();
    bold.setWeight(QFont::DemiBold);
    bold.setPixelSize(bold.pixelSize() + 3);
    result_title_->setFont(bold);
    result_text_ = new QLabel;
    result_text_->setWordWrap(true);
    result_text_->setTextFormat(Qt::PlainText); // paths come from files
    result_text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    passed_over_ = new QPlainTextEdit;
    passed_over_->setReadOnly(true);
    passed_over_->setTabChangesFocus(true);
    passed_over_->setAccessibleName(tr("Passed over"));
    passed_over_->setFixedHeight(6 * passed_over_->fontMetrics().lineSpacing());
    passed_over_->hide();
    bar_ = new QProgressBar;
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Report"));
    open_ = new QPushButton(tr("&Open the report"));
    show_folder_ = new QPushButton(tr("Show the &folder"));
    auto* row = new QHBoxLayout;
    row->addWidget(open_);
    row->addWidget(show_folder_);
    row->addStretch();
    layout->addWidget(result_title_);
    layout->addWidget(result_text_);
    layout->addWidget(passed_over_);
    layout->addWidget(bar_);
    layout->addLayout(row);
    layout->addStretch();
    connect(open_, &QPushButton::clicked, this, [this] { emit open_asked(written_); });
    connect(show_folder_, &QPushButton::clicked, this,
            [this] { emit open_asked(QFileInfo(written_).absolutePath()); });
    return page;
}

void ReportDialog::connect_reporter() {
    connect(&reporter_, &Reporter::progressed, this, &ReportDialog::show_progress);
    connect(&reporter_, &Reporter::done, this, &ReportDialog::show_done);
    connect(&reporter_, &Reporter::failed, this, &ReportDialog::show_failure);
}

void ReportDialog::set_file(const QString& file) {
    file_->setText(file);
}

QString ReportDialog::file() const {
    return expanded_folder(file_->text());
}

void ReportDialog::browse() {
    const QString chosen = QFileDialog::getSaveFileName(
        this, tr("Write the report to"), file(), tr("PDF document (*.pdf);;Web page (*.html)"), nullptr,
        QFileDialog::DontConfirmOverwrite); // the advice says it
    if (!chosen.isEmpty()) set_file(chosen);
}

void ReportDialog::look_at_file() {
    if (write_ == nullptr) return;
    const QString name = file();
    const QFileInfo there(name);
    trouble_->setText(report_file_advice(name));
    trouble_->setVisible(!trouble_->text().isEmpty());
    write_->setEnabled(QDir::isAbsolutePath(name) && picture::is_report_name(to_path(name)) &&
                       !there.isDir() && there.absoluteDir().exists());
    fit();
}

void ReportDialog::start() {
    // The decision made a moment ago counts as well.
    if (session_.desk().in_flight() > 0) {
        connect(&session_.desk(), &ReviewDesk::idle, this, &ReportDialog::start,
                Qt::ConnectionType(Qt::SingleShotConnection | Qt::QueuedConnection));
        return;
    }
    const auto opened = session_.opened();
    if (!session_.unsettled_text().isEmpty() || !write_->isEnabled() || reporter_.busy()) return;
    report::Options options;
    options.made_utc = review::clock_utc();
    options.version = CONTOURCHECK_VERSION;
    options.most_findings = std::size_t(findings_->value());
    written_ = file();
    reporter_.start(opened, {session_.desk().log(), session_.desk().controls()}, to_path(written_), options,
                    selftest_->isChecked());
    show_progress(Reporter::Step::reading, 0, 0);
    close_->setFocus(); // never Cancel: a second Return must not stop what the first one started
}

void ReportDialog::show_form() {
    stack_->setCurrentIndex(0);
    write_->show();
    cancel_->hide();
    back_->hide();
    look_at_file();
    file_->setFocus();
}

void ReportDialog::show_progress(Reporter::Step step, std::size_t done, std::size_t total) {
    stack_->setCurrentIndex(1);
    for (QWidget* widget : std::initializer_list<QWidget*>{write_, back_, open_, show_folder_, passed_over_})
        widget->hide();
    cancel_->show();
    result_title_->setText(tr("Writing the report"));
    result_text_->setText(total > 0 ? pace_.text(step_text(step), done, total)
                                    : tr("You can close this and go on reviewing."));
    bar_->setRange(0, int(total));
    bar_->setValue(int(done));
    bar_->show();
    fit();
}

void ReportDialog::show_done(const picture::WrittenReport& written) {
    session_.settings().set_bytes(folder_key, QFileInfo(written_).absolutePath().toUtf8());
    QStringList passed_over;
    QString text = tr("%1\nand %2 tables beside it.").arg(written_).arg(written.files.size() - 1);
    if (written.withheld > 0)
        text += tr("\n\nFindings without a picture, as the slice says that something is written into it: %1. "
                   "Where it names no patient, “contourcheck-cli report --allow-burned-in” draws them.")
                    .arg(written.withheld);
    if (!written.unreadable.empty()) {
        text += tr("\n\nPassed over, as it could not be used:");
        for (const Phrase& each : written.unreadable)
            passed_over << qs(each);
    }
    passed_over_->setPlainText(passed_over.join(u'\n'));
    passed_over_->setVisible(!passed_over.isEmpty());
    show_end(tr("The report is written"), text, true);
}

void ReportDialog::show_failure(const Error& error) {
    if (error.code == Code::cancelled)
        show_end(tr("Report cancelled"), tr("Nothing was written."), false);
    else
        show_end(tr("The report could not be written"), plain(error) + u'\n' + advice_on_writing(error),
                 false);
}

void ReportDialog::show_end(const QString& title, const QString& text, bool is_written) {
    stack_->setCurrentIndex(1);
    for (QWidget* widget : std::initializer_list<QWidget*>{write_, cancel_, bar_})
        widget->hide();
    back_->setVisible(true);
    back_->setText(is_written ? tr("&Another") : tr("&Back"));
    open_->setVisible(is_written);
    show_folder_->setVisible(is_written);
    result_title_->setText(title);
    result_text_->setText(text);
    if (isVisible()) (is_written ? open_ : back_)->setFocus();
    fit();
}

void ReportDialog::fit() {
    if (layout() == nullptr) return;
    const int needed = layout()->totalHeightForWidth(std::max(width(), minimumWidth()));
    if (height() < needed) resize(width(), needed);
}

} // namespace contourcheck::desktop
