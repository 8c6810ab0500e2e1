#pragma once

#include "desktop/export/exporter.h"
#include "desktop/pace.h"
#include "desktop/session.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace contourcheck::desktop {

/// Which pairs, in which form, where to; then progress; then what was written. The window stays usable: closing the
/// dialog while it works leaves the export going.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(Session& session, Exporter& exporter, QWidget* parent = nullptr);

    void set_folder(const QString& folder);
    [[nodiscard]] batch::Options options() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* make_form();
    QWidget* make_kinds();
    QWidget* make_include();
    QWidget* make_order();
    QWidget* make_folder();
    QWidget* make_result();
    void connect_form();
    void browse();
    void preview();
    void start();
    void show_form();
    void show_progress(std::size_t done, std::size_t total);
    /// How an export ended.
    enum class End { done, partly, failed, cancelled };
    void show_end(End end, const QString& title, const QString& text, const QString& folder);
    void fit(); ///< so that wrapped text is not cut off

    Session& session_;
    Exporter& exporter_;
    bool has_news_ = false;   ///< a result came while the dialog was hidden
    bool has_failed_ = false; ///< the last export
    QStackedWidget* stack_;
    QLineEdit* folder_ = nullptr;
    QPushButton* browse_ = nullptr;
    QButtonGroup* include_ = nullptr;
    std::vector<std::pair<contour::Kind, QCheckBox*>> kinds_;
    QComboBox* format_ = nullptr;
    QWidget* order_ = nullptr;
    QSpinBox* batch_size_ = nullptr;
    QCheckBox* shuffle_ = nullptr;
    QSpinBox* seed_ = nullptr;
    QCheckBox* croissant_ = nullptr;
    QCheckBox* pseudonyms_ = nullptr;
    QCheckBox* burned_in_ = nullptr;
    std::string dataset_;      ///< that it is said of
    std::size_t failures_ = 0; ///< to save a decision, since the form was opened
    QCheckBox* unsaid_ = nullptr;
    QWidget* slices_ = nullptr; ///< both of them
    QLabel* preview_ = nullptr;
    QLabel* trouble_ = nullptr;
    QLabel* doing_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QLabel* result_sign_ = nullptr;
    QLabel* result_title_ = nullptr;
    QLabel* result_text_ = nullptr;
    QPushButton* show_folder_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* close_ = nullptr;
    QPushButton* back_ = nullptr;
    QString written_;
    bool batches_ = true; ///< what is being exported lies in batches
    Pace pace_;
};

/// "18 pairs in 3 batches of up to 8. Left out: 9 of another kind, 2 rejected." Nothing is read for it.
[[nodiscard]] QString selection_text(const batch::Chosen& chosen, const batch::Options& options);
/// A folder as typed, without spaces around, "~" being the home folder.
[[nodiscard]] QString expanded_folder(const QString& typed);
/// What speaks against the folder, before anything is written to it; empty when nothing does.
[[nodiscard]] QString folder_advice(const QString& folder);
[[nodiscard]] QString excluded_text(const std::vector<batch::Excluded>& excluded);

} // namespace contourcheck::desktop
