#pragma once

#include "desktop/session.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace contourcheck::desktop {

class CommentEdit;
class HistoryView;
class KeyButton;

/// The decision on the contour in view: three buttons, reasons, comment, and what was decided before.
class DecisionPanel : public QWidget {
    Q_OBJECT

public:
    explicit DecisionPanel(Session& session, QWidget* parent = nullptr);
    void focus_comment();
    [[nodiscard]] int least_height() const;  ///< the three verdicts and a line of reasons
    [[nodiscard]] QWidget& question() const; ///< what it asks, below the comment

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
    void note_contour();
    void show_keys();
    void light_reasons(bool on); ///< while one is asked for
    void show_draft_as_such();   ///< what is not decided yet looks like no part of another's decision
    struct Hint {
        QString text;
        QString ink = {}; ///< by the stylesheet
    };
    [[nodiscard]] Hint hint() const;
    void show_hint(const Hint& hint);
    void fit_heights();

    Session& session_;
    QLabel* heading_;
    QLabel* hint_;
    std::vector<std::pair<review::Verdict, KeyButton*>> verdicts_;
    std::vector<std::pair<std::string, QPushButton*>> reasons_;
    CommentEdit* comment_;
    HistoryView* history_;
    std::string shown_; ///< the contour whose draft is shown
    bool is_gone_ =
        false; ///< the contour that is being written on: its file went when the dataset was read again
};

} // namespace contourcheck::desktop
