#pragma once

#include "desktop/preferences/setting.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace contourcheck::desktop {

/// A setting with its control, its default, and the way back to that. A change counts at once.
class SettingRow : public QWidget {
    Q_OBJECT

public:
    explicit SettingRow(Setting setting, QWidget* parent = nullptr);

    [[nodiscard]] const Setting& setting() const { return setting_; }
    void refresh(); ///< shows what it is now

signals:
    void was_set();

private:
    QWidget* make_control();
    QWidget* make_switch();
    QWidget* make_choice();
    QWidget* make_percent();
    QWidget* make_text();
    QWidget* make_opener();
    void set(const QVariant& value);

    Setting setting_;
    std::function<void(const QVariant&)> show_;
    QWidget* control_;
    QLabel* otherwise_;
    QToolButton* reset_;
};

} // namespace contourcheck::desktop
