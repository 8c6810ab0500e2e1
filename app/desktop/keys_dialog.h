#pragma once

#include <QDialog>

class QMenuBar;

namespace contourcheck::desktop {

/// Every action with its keys, read from the menus, so that none is missing; and what the mouse does.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    explicit KeysDialog(const QMenuBar* menus, QWidget* parent = nullptr);
};

} // namespace contourcheck::desktop
