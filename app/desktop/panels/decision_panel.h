#pragma once

#include "desktop/session.h"

#include <QPlainTextEdit>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace contourcheck::desktop {

class KeyButton;

/// A comment of a few words: Enter and Escape go back to the picture, Shift+Enter breaks the line.
class CommentEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    using QPlainTextEdit::QPlainTextEdit;

signals:
    void left();
    void focus_changed();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override; ///< plain keys write, whatever the window's shortcuts are
    void keyPressEvent(QKeyEvent* event) override;
};

/// The decision on the contour in view: three buttons, reasons, comment, and what was decided before.
class DecisionPanel : public QWidget {
    Q_OBJECT

public:
    explicit DecisionPanel(Session& session, QWidget* parent = nullptr);
    void focus_comment();

signals:
    void done_typing(); ///< the keys belong to the picture again

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QLayout* make_verdicts();
    QLayout* make_reasons();
    void show_state();
    void show_draft();
    void show_history();
    void fit_heights();

    Session& session_;
    QLabel* heading_;
    QLabel* hint_;
    std::vector<std::pair<review::Verdict, KeyButton*>> verdicts_;
    std::vector<std::pair<std::string, QPushButton*>> reasons_;
    CommentEdit* comment_;
    QScrollArea* past_;
    QLabel* history_;
};

/// "Today 14:02 · you · reject · wrong patient · “check link table”" as rich text, everything from outside escaped.
[[nodiscard]] QString history_line(const review::Decision& decision, const QString& reviewer);

} // namespace contourcheck::desktop
