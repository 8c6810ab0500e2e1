#include "desktop/panels/comment_edit.h"

#include "desktop/plain_keys.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalBlocker>

#include <utility>

namespace contourcheck::desktop {

namespace {

/// To another window or a menu, from which one comes back to what one was writing.
bool is_passing(const QFocusEvent& event) {
    return event.reason() == Qt::ActiveWindowFocusReason || event.reason() == Qt::PopupFocusReason ||
           event.reason() == Qt::MenuBarFocusReason;
}

} // namespace

bool CommentEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        if (is_plain(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void CommentEdit::focusInEvent(QFocusEvent* event) {
    QPlainTextEdit::focusInEvent(event);
    if (!is_passing(*event)) emit focus_changed();
}

void CommentEdit::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    if (is_passing(*event)) return;
    forget_waiting();
    emit focus_changed();
}

void CommentEdit::keyPressEvent(QKeyEvent* event) {
    // Qt 6.4 pastes what is not there where the clipboard has no owner, and dies of it.
    const QMimeData* pasted = QGuiApplication::clipboard()->mimeData();
    if (event->matches(QKeySequence::Paste) && (!pasted || !pasted->hasText())) return;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (enter && !(event->modifiers() & Qt::ShiftModifier))) {
        emit left();
        return;
    }
    if (isReadOnly() && is_plain(*event))
        wait(*event); // the window would take it for a key of its own
    else
        QPlainTextEdit::keyPressEvent(event);
}

void CommentEdit::wait(const QKeyEvent& key) {
    if (key.key() == Qt::Key_Backspace)
        waiting_.chop(1);
    else if (!key.text().isEmpty() && key.text().front().isPrint())
        waiting_ += key.text();
}

void CommentEdit::set_open(bool open) {
    setReadOnly(!open);
    if (open && !waiting_.isEmpty()) insertPlainText(std::exchange(waiting_, QString()));
}

void CommentEdit::set_text(const QString& text) {
    const QSignalBlocker quiet(this);
    setPlainText(text);
    moveCursor(QTextCursor::End);
}

} // namespace contourcheck::desktop
