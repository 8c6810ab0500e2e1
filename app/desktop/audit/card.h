#pragma once

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

class QProgressBar;
class QPushButton;

namespace contourcheck::desktop {

/// A card that asks a question: the question, what the answer is made of, the answer.
[[nodiscard]] QFrame* question_card(const QString& question, const QString& about);
[[nodiscard]] inline QVBoxLayout* body_of(QFrame* card) {
    return static_cast<QVBoxLayout*>(card->layout());
}

/// Secondary text that wraps.
[[nodiscard]] QLabel* muted_text(const QString& text);

/// Takes away what a layout holds.
void clear(QLayout* layout);

/// What goes on in the background, in words and as a bar.
class ProgressLine : public QWidget {
    Q_OBJECT

public:
    explicit ProgressLine(QWidget* parent = nullptr);
    void show_step(const QString& text, std::size_t done, std::size_t total); ///< total 0: not known yet
    void show_text(const QString& text);                                      ///< no bar: nothing goes on

private:
    QLabel* text_;
    QProgressBar* bar_;
};

} // namespace contourcheck::desktop
