#include "desktop/picture_dialog.h"

#include "desktop/theme.h"
#include "picture/strip.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace contourcheck::desktop {

void offer_formats(QFileDialog& dialog, const QStringList& filters) {
    const auto take_ending = [&dialog](const QString& filter) {
        dialog.setDefaultSuffix(filter.section(QStringLiteral("*."), 1).section(u')', 0, 0));
    };
    dialog.setNameFilters(filters);
    take_ending(filters.front());
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, take_ending);
}

PictureDialog::PictureDialog(const picture::Scene& scene, const picture::RenderOptions& options,
                             const QString& caption, bool wants_caption, QWidget* parent)
    : QFileDialog(parent, tr("Save the picture")), scale_(new QComboBox),
      wants_caption_(new QCheckBox(tr("Copy a &caption for the figure when saved"))) {
    setOption(QFileDialog::DontUseNativeDialog); // that of a desktop has no room for what follows
    setAcceptMode(QFileDialog::AcceptSave);
    offer_formats(*this, {tr("PNG picture (*.png)"), tr("SVG drawing: contours as paths (*.svg)")});
    selectFile(QStringLiteral("overlay")); // no patient in a file's name
    add_scales(scene, options);
    add_caption(caption, wants_caption);
}

void PictureDialog::add_scales(const picture::Scene& scene, picture::RenderOptions options) {
    scale_->setObjectName(QStringLiteral("scale"));
    const int chosen = options.scale;
    for (const int scale : {1, 2, 3, 4}) {
        options.scale = scale;
        if (const auto made = picture::finished(scene, options))
            scale_->addItem(
                tr("%1 × (%2 × %3 pixels)").arg(scale).arg(made->size.width()).arg(made->size.height()),
                scale);
    }
    scale_->setCurrentIndex(std::max(0, scale_->findData(chosen)));
    auto* grid = qobject_cast<QGridLayout*>(layout());
    auto* label = new QLabel(tr("Si&ze:"));
    label->setBuddy(scale_);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(scale_, row, 1);
}

void PictureDialog::add_caption(const QString& caption, bool wanted) {
    wants_caption_->setObjectName(QStringLiteral("caption"));
    wants_caption_->setChecked(wanted);
    auto* words = new QLabel(caption);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setFont(secondary_font());
    words->setForegroundRole(QPalette::PlaceholderText);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = new QPushButton(tr("Co&py It Now"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [caption] { QApplication::clipboard()->setText(caption); });
    auto* grid = qobject_cast<QGridLayout*>(layout());
    const int row = grid->rowCount();
    grid->addWidget(wants_caption_, row, 1);
    grid->addWidget(words, row + 1, 1);
    grid->addWidget(copy, row + 1, 2, Qt::AlignTop);
}

int PictureDialog::scale() const {
    return std::max(1, scale_->currentData().toInt());
}

bool PictureDialog::wants_caption() const {
    return wants_caption_->isChecked();
}

} // namespace contourcheck::desktop
