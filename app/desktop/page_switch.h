#pragma once

#include <QWidget>

class QButtonGroup;

namespace contourcheck::desktop {

/// The window's pages over one dataset.
enum class Page { inspect, audit, sheet };

/// "Inspect | Audit | Sheet": one control, the page in view pressed.
class PageSwitch : public QWidget {
    Q_OBJECT

public:
    explicit PageSwitch(QWidget* parent = nullptr);
    void show_page(Page page);
    void set_tips(const QString& inspect, const QString& audit, const QString& sheet);

signals:
    void asked(contourcheck::desktop::Page page);

private:
    QButtonGroup* buttons_;
};

} // namespace contourcheck::desktop
