#pragma once

#include "desktop/session.h"

#include <QPlainTextEdit>
#include <QWidget>

class QLabel;
class QPushButton;

namespace contourcheck::desktop {

class HistoryView;
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
    void verdict_asked(contourcheck::review::Verdict verdict);
    void done_typing(); ///< the keys belong to the picture again

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QLayout* make_verdicts();
    QLayout* make_reasons();
    void show_state();
    void show_draft();
    void show_keys();
    void light_reasons(bool on); ///< while one is asked for
    [[nodiscard]] QString hint() const;
    void fit_heights();

    Session& session_;
    QLabel* heading_;
    QLabel* hint_;
    std::vector<std::pair<review::Verdict, KeyButton*>> verdicts_;
    std::vector<std::pair<std::string, QPushButton*>> reasons_;
    CommentEdit* comment_;
    HistoryView* history_;
};

} // namespace contourcheck::desktop
