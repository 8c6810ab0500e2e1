#pragma once

#include <QDialog>

#include <map>
#include <optional>

class QGridLayout;
class QLabel;
class QMenuBar;
class QToolButton;

namespace contourcheck::desktop {

class KeyMap;
struct KeyLine;

/// Every action with its keys, and what the mouse does (key_lines.h). A click on a key and
/// another key change it.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const QMenuBar* menus, KeyMap& keys, QWidget* parent = nullptr);

    /// The next key pressed becomes that of the action that comes with the key `id`; none: nothing waits for a key.
    void wait_for_key(const QString& id);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* section(const QString& name, const std::vector<KeyLine>& lines);
    void add_binding(QGridLayout* grid, int row, const QString& id);
    QWidget* make_body(const QMenuBar* menus);
    QLayout* make_buttons();
    void take(const QKeySequence& key);
    void tell(const std::optional<QString>& trouble);
    void show_keys();

    KeyMap& keys_;
    QLabel* message_;
    QString waiting_; ///< the action whose key is being changed
    std::map<QString, QToolButton*> caps_;
    std::map<QString, QToolButton*> resets_;
};

} // namespace contourcheck::desktop
