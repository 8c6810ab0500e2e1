#pragma once

#include "desktop/audit/latest.h"
#include "desktop/pace.h"
#include "desktop/session.h"
#include "trial/selftest.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace contourcheck::desktop {

class ProgressLine;
class TrialBars;

/// "What would be noticed here?": puts known mistakes into the open dataset in memory, when asked, and shows how many
/// are flagged.
class TrialCard : public QWidget {
    Q_OBJECT

public:
    explicit TrialCard(Session& session, QWidget* parent = nullptr);

    void measure();
    void stop(); ///< what was measured until then is kept
    void take(trial::SelfTest result);
    [[nodiscard]] bool is_measuring() const { return worker_.busy(); }
    [[nodiscard]] const trial::SelfTest* result() const { return result_ ? &*result_ : nullptr; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void forget_other();
    void compare_decisions(); ///< with those that the figures are of
    void show_state(const QString& said);

    Session& session_;
    std::shared_ptr<const Opened> of_; ///< what the figures are, or will be, about
    std::optional<trial::SelfTest> result_;
    Pace pace_;
    std::set<std::string> rejected_; ///< when it was measured
    bool is_stopping_ = false;
    bool was_stopped_ = false; ///< what is shown
    ProgressLine* progress_;
    QPushButton* button_;
    TrialBars* bars_;
    QLabel* right_;
    QWidget* blind_;
    Latest<trial::SelfTest> worker_; ///< last: it waits for what runs
};

} // namespace contourcheck::desktop
