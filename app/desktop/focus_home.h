#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>

namespace contourcheck::desktop {

/// Brings the focus home after every dialog of a window, every combo box and every menu of a button: the keys belong to the
/// picture again, without a click.
class FocusHome : public QObject {
    Q_OBJECT

public:
    FocusHome(QWidget* window, std::function<void()> go_home);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool leads_home(QWidget* hidden) const;

    QPointer<QWidget> window_;
    std::function<void()> go_home_;
};

} // namespace contourcheck::desktop
