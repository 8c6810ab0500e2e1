#pragma once

#include <QDialog>

class QLineEdit;
class QTextBrowser;

namespace contourcheck::desktop {

/// Where manual.html was installed beside this program, or built; empty where it is not there.
[[nodiscard]] QString manual_file();

/// The manual, at the section that is asked for. It loads nothing from elsewhere; links out of it open in a browser.
class ManualWindow : public QDialog {
    Q_OBJECT

public:
    explicit ManualWindow(const QString& file, QWidget* parent = nullptr);

    /// `anchor`: of a heading, "what-the-pictures-say".
    void show_section(const QString& anchor);

private:
    void find(bool backward);

    QTextBrowser* text_;
    QLineEdit* search_;
};

} // namespace contourcheck::desktop
