#pragma once

#include <QColor>
#include <QPushButton>

namespace contourcheck::desktop {

/// A button with its key beside the word. The chosen one of a group is filled with its colour, the others are quiet.
class KeyButton : public QPushButton {
    Q_OBJECT

public:
    KeyButton(const QString& text, const QString& key, QWidget* parent = nullptr);

    void set_key(const QString& key);
    void set_fill(const QColor& fill); ///< while chosen
    void set_chosen(bool chosen);
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
};

} // namespace contourcheck::desktop
