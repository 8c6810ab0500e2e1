#pragma once

#include "desktop/session.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QToolButton;

namespace contourcheck::desktop {

/// What was decided about the contour in view: the decision that counts, unfolded all entries, the latest first. Who, when,
/// what, why, and whether it was about the files as they are.
class HistoryView : public QWidget {
    Q_OBJECT

public:
    explicit HistoryView(Session& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void show_history();
    void fit_height();
    [[nodiscard]] QString line(const review::Decision& entry) const;

    Session& session_;
    QLabel* text_;
    QScrollArea* scroll_;
    QToolButton* fold_;
    bool unfolded_ = false;
};

/// "14:02 · you", "reject · wrong patient", "“check link table”", "on these files": when and who, what and why, and what else there
/// is. `now`: what the contour's files hold, where that is known.
[[nodiscard]] QStringList decision_lines(const review::Decision& decision, const QString& reviewer,
                                         const std::optional<review::Content>& now = {});

/// The same in one line of rich text, everything from outside escaped.
[[nodiscard]] QString history_line(const review::Decision& decision, const QString& reviewer,
                                   const std::optional<review::Content>& now = {});

} // namespace contourcheck::desktop
