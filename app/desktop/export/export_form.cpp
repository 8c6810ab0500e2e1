#include "desktop/export/export_dialog.h"

#include "batch/pseudonym_key.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <climits>
#include <map>
#include <set>

namespace contourcheck::desktop {

namespace {

/// What stands behind a word of Excluded::reason.
QString reason_text(const std::string& reason) {
    if (reason == "kind") return ExportDialog::tr("of another kind");
    if (reason == "flagged") return ExportDialog::tr("flagged");
    if (reason == "not-accepted") return ExportDialog::tr("not accepted");
    if (reason == "rejected") return ExportDialog::tr("rejected");
    if (reason == "no-slice") return ExportDialog::tr("without a slice");
    if (reason == "slice-unreadable") return ExportDialog::tr("with an unreadable slice");
    if (reason == "contour-unreadable") return ExportDialog::tr("unreadable");
    if (reason == batch::burned_in)
        return ExportDialog::tr("on slices that say that something is written into the picture");
    if (reason == batch::burned_in_unsaid)
        return ExportDialog::tr("on slices that do not say whether something is written into the picture");
    if (reason == "too-few-points") return ExportDialog::tr("with too few points");
    return reason_name(reason);
}

QString kind_with_mnemonic(contour::Kind kind) {
    switch (kind) {
    case contour::Kind::inner:
        return ExportDialog::tr("&inner");
    case contour::Kind::outer:
        return ExportDialog::tr("ou&ter");
    case contour::Kind::papillary1:
        return ExportDialog::tr("papillary &1");
    case contour::Kind::papillary2:
        break;
    }
    return ExportDialog::tr("papillary &2");
}

QWidget* in_a_row(std::initializer_list<QWidget*> widgets) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return row;
}

} // namespace

QString expanded_folder(const QString& typed) {
    const QString folder = typed.trimmed();
    if (folder == u"~" || folder.startsWith(QStringLiteral("~/"))) return QDir::homePath() + folder.mid(1);
    return folder;
}

QString folder_advice(const QString& folder) {
    if (folder.isEmpty()) return {};
    if (!QDir::isAbsolutePath(folder))
        return ExportDialog::tr("Give the whole path of the folder, starting with / or ~/.");
    const QFileInfo there(folder);
    if (there.exists() && !there.isDir()) return ExportDialog::tr("This is a file, not a folder.");
    if (QFile::exists(folder + QStringLiteral("/manifest.json")))
        return ExportDialog::tr("This folder holds a finished export, which is not overwritten: the same one "
                                "is confirmed, another one needs another folder.");
    if (there.isDir() && !QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return ExportDialog::tr("This folder is not empty: the export will stand among what is there.");
    return {};
}

QString excluded_text(const std::vector<batch::Excluded>& excluded) {
    std::map<std::string, int> counts;
    for (const batch::Excluded& item : excluded)
        ++counts[item.reason];
    QStringList parts;
    for (const auto& [reason, count] : counts)
        parts << QStringLiteral("%1 %2").arg(count).arg(reason_text(reason));
    return parts.join(QStringLiteral(", "));
}

namespace {

/// How many pairs, and what they will lie in.
QString extent_text(const batch::Chosen& chosen, const batch::Options& options) {
    const QString pairs = pairs_text(chosen.selected.size());
    const batch::Format* format = batch::format_of(options.format);
    if (!format || format->grouping == batch::Grouping::batch) {
        std::vector<loader::PairRequest> requests;
        for (const batch::Selected& item : chosen.selected)
            requests.push_back(item.request);
        loader::Settings settings;
        settings.batch_size = options.batch_size;
        return ExportDialog::tr("%1 in %2.")
            .arg(pairs, batches_text(loader::plan_batches(requests, settings).size()));
    }
    std::set<std::size_t> patients;
    for (const batch::Selected& item : chosen.selected)
        patients.insert(item.patient);
    return ExportDialog::tr("%1 of %2.").arg(pairs, patients_text(patients.size()));
}

} // namespace

QString selection_text(const batch::Chosen& chosen, const batch::Options& options) {
    QString text = chosen.selected.empty() ? ExportDialog::tr("No pair is left to export.")
                                           : extent_text(chosen, options);
    if (!chosen.excluded.empty())
        text += u' ' + ExportDialog::tr("Left out: %1.").arg(excluded_text(chosen.excluded));
    if (const std::size_t unsaid = batch::count_unsaid(chosen); unsaid > 0)
        text += u' ' + ExportDialog::tr("On slices that do not say whether something is written into the "
                                        "picture: %1.")
                           .arg(unsaid);
    return text;
}

QWidget* ExportDialog::make_form() {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    format_ = new QComboBox;
    for (const batch::Format& format : batch::formats())
        format_->addItem(QStringLiteral("%1 · %2").arg(qs(format.id), qs(Phrase::tr(format.what))),
                         qs(format.id));
    format_->setAccessibleName(tr("Format"));
    preview_ = new QLabel;
    preview_->setWordWrap(true);
    preview_->setAccessibleName(tr("What will be exported"));
    trouble_ = new QLabel;
    trouble_->setWordWrap(true);
    trouble_->setProperty("ink", QStringLiteral("warning"));
    trouble_->setAccessibleName(tr("Advice on the folder"));
    trouble_->hide();
    form->addRow(tr("&Folder"), make_folder());
    form->addRow(tr("Pairs"), make_include());
    form->addRow(tr("Kinds"), make_kinds());
    form->addRow(tr("F&ormat"), format_);
    form->addRow(tr("Batches"), make_order());
    croissant_ = new QCheckBox(tr("c&roissant.json, which describes the files to other programs"));
    form->addRow(tr("Beside them"), croissant_);
    pseudonyms_ = new QCheckBox(tr("with pseu&donyms in place of their ids"));
    pseudonyms_->setToolTip(tr("Your own key makes them, and makes the same again: %1")
                                .arg(from_path(batch::default_key_file())));
    form->addRow(tr("Patients"), pseudonyms_);
    burned_in_ = new QCheckBox(tr("those too that say that something is &written into the picture"));
    burned_in_->hide(); // until there is one
    unsaid_ = new QCheckBox(tr("only those that sa&y that nothing is written into the picture"));
    unsaid_->hide();
    slices_ = new QWidget;
    auto* slices = new QVBoxLayout(slices_);
    slices->setContentsMargins(0, 0, 0, 0);
    slices->setSpacing(4);
    slices->addWidget(burned_in_);
    slices->addWidget(unsaid_);
    form->addRow(tr("Slices"), slices_);
    form->addRow(QString(), preview_);
    form->addRow(QString(), trouble_);
    if (auto* label = qobject_cast<QLabel*>(form->labelForField(format_))) label->setBuddy(format_);
    return page;
}

QWidget* ExportDialog::make_folder() {
    folder_ = new QLineEdit;
    folder_->setAccessibleName(tr("Folder"));
    folder_->setPlaceholderText(tr("A new or empty folder"));
    browse_ = new QPushButton(tr("C&hoose…"));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(folder_, 1);
    layout->addWidget(browse_);
    row->setFocusProxy(folder_);
    return row;
}

QWidget* ExportDialog::make_include() {
    include_ = new QButtonGroup(this);
    auto* all = new QRadioButton(tr("&all but rejected"));
    auto* unflagged = new QRadioButton(tr("&unflagged"));
    auto* accepted = new QRadioButton(tr("a&ccepted only"));
    include_->addButton(all, int(batch::Include::all));
    include_->addButton(unflagged, int(batch::Include::unflagged));
    include_->addButton(accepted, int(batch::Include::accepted));
    all->setChecked(true);
    return in_a_row({all, unflagged, accepted});
}

QWidget* ExportDialog::make_kinds() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (const contour::Kind kind : contour::all_kinds) {
        auto* box = new QCheckBox(kind_with_mnemonic(kind));
        box->setAccessibleName(kind_name(kind));
        box->setChecked(kind == contour::Kind::inner);
        layout->addWidget(box);
        kinds_.emplace_back(kind, box);
    }
    layout->addStretch();
    return row;
}

QWidget* ExportDialog::make_order() {
    batch_size_ = new QSpinBox;
    batch_size_->setRange(1, 4096);
    batch_size_->setValue(8);
    batch_size_->setAccessibleName(tr("Pairs a batch"));
    batch_size_->setSuffix(tr(" pairs each"));
    shuffle_ = new QCheckBox(tr("&shuffle, seed"));
    seed_ = new QSpinBox;
    seed_->setRange(0, INT_MAX);
    seed_->setAccessibleName(tr("Seed"));
    seed_->setEnabled(false);
    order_ = in_a_row({batch_size_, shuffle_, seed_});
    return order_;
}

QWidget* ExportDialog::make_result() {
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
    result_text_->setTextFormat(Qt::PlainText);
    result_text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    doing_ = new QLabel;
    doing_->setForegroundRole(QPalette::PlaceholderText);
    bar_ = new QProgressBar;
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Export"));
    show_folder_ = new QPushButton(tr("&Show the folder"));
    result_sign_ = new QLabel;
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(result_sign_);
    head->addWidget(result_title_, 1);
    layout->addLayout(head);
    layout->addWidget(result_text_);
    layout->addWidget(doing_);
    layout->addWidget(bar_);
    layout->addWidget(show_folder_, 0, Qt::AlignLeft);
    layout->addStretch();
    return page;
}

} // namespace contourcheck::desktop
