#pragma once

#include "desktop/preferences/setting.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QScrollArea;

namespace contourcheck::desktop {

class SettingRow;

/// All settings in groups, narrowed by a search. Each counts as soon as it is changed.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(const std::vector<Setting>& settings, QWidget* parent = nullptr);

    void refresh(); ///< something was set elsewhere

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* make_body(const std::vector<Setting>& settings);
    void narrow();

    QLineEdit* search_;
    QLabel* none_;
    QScrollArea* scroll_;
    std::vector<SettingRow*> rows_;
    std::vector<std::pair<QString, QLabel*>> headings_; ///< by group
};

} // namespace contourcheck::desktop
