#pragma once

#include <QColor>
#include <QPushButton>

namespace contourcheck::desktop {

/// A button with its key beside the word. The chosen one of a group is filled with its colour, or framed in it where somebody
/// else chose it; the others are quiet.
class KeyButton : public QPushButton {
    Q_OBJECT

public:
    KeyButton(const QString& text, const QString& key, QWidget* parent = nullptr);

    void set_key(const QString& key);
    void set_fill(const QColor& fill); ///< of the chosen one
    void set_chosen(bool chosen);
    void set_chosen_by(const QString& another); ///< empty: nobody
    [[nodiscard]] bool chosen() const { return chosen_; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    /// Space hides the overlays wherever the focus is and never decides; Enter presses.
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    QString key_;
    QColor fill_;
    bool chosen_ = false;
    QString another_;
};

} // namespace contourcheck::desktop
