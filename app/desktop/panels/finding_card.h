#pragma once

#include "check/measured.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace contourcheck::desktop {

/// A finding as a clinician would say it: sentence and value, then how it compares with the threshold and with
/// other contours, then what to do. A click shows the place. Folded it is a line: sign, title, value.
class FindingCard : public QAbstractButton {
    Q_OBJECT

public:
    enum class State { open, folded };

    /// `cohort` is what the rule measures on other contours of the kind; may be null.
    explicit FindingCard(const check::Finding& finding, const check::Cohort* cohort = nullptr,
                         State state = State::open, QWidget* parent = nullptr);
    [[nodiscard]] bool is_open() const { return state_ == State::open; }
    void add(QWidget* evidence); ///< below the words; it must leave mouse clicks to the card

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void add_head(const check::Finding& finding);
    void add_words(const check::Finding& finding, const check::Cohort* cohort);

    check::Severity severity_;
    State state_;
    QVBoxLayout* layout_;
};

} // namespace contourcheck::desktop
