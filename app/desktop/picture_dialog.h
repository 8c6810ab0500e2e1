#pragma once

#include "picture/scene.h"

#include <QFileDialog>

class QCheckBox;
class QComboBox;

namespace contourcheck::desktop {

/// The formats to save in, as filters ("PNG picture (*.png)"), the first of them chosen. A name without an ending gets that of
/// the chosen one.
void offer_formats(QFileDialog& dialog, const QStringList& filters);

/// Where the picture goes, as PNG or SVG, how large it is, and whether a caption for under the figure is wanted.
class PictureDialog : public QFileDialog {
    Q_OBJECT

public:
    /// `options.scale` is what was chosen last; `caption` is the figure's, in English.
    PictureDialog(const picture::Scene& scene, const picture::RenderOptions& options, const QString& caption,
                  bool wants_caption, QWidget* parent = nullptr);

    [[nodiscard]] int scale() const; ///< 1 to 4
    [[nodiscard]] bool wants_caption() const;

private:
    void add_scales(const picture::Scene& scene, picture::RenderOptions options);
    void add_caption(const QString& caption, bool wanted);

    QComboBox* scale_;
    QCheckBox* wants_caption_;
};

} // namespace contourcheck::desktop
