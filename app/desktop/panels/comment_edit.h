#pragma once

#include <QPlainTextEdit>

namespace contourcheck::desktop {

/// A comment of a few words: Enter and Escape go back to the picture, Shift+Enter breaks the line.
class CommentEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    using QPlainTextEdit::QPlainTextEdit;

    /// While it is shut, what is typed waits, and is written once it is open again.
    void set_open(bool open);
    void set_text(const QString& text); ///< and writes on behind it, untold
    void forget_waiting() { waiting_.clear(); }

signals:
    void left();
    void focus_changed(); ///< within the window; not when another one or a menu comes in front

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override; ///< plain keys write, whatever the window's shortcuts are
    void keyPressEvent(QKeyEvent* event) override;

private:
    void wait(const QKeyEvent& key);

    QString waiting_;
};

} // namespace contourcheck::desktop
