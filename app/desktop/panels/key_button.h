#pragma once

#include <QColor>
#include <QPushButton>

namespace contourcheck::desktop {

/// A button with its key beside the word. The chosen one of a group is filled with its colour, the others are quiet.
class KeyButton : public QPushButton {
    Q_OBJECT

public:
    KeyButton(const QString& text, const QString& key, QWidget* parent = nullptr);

    void set_fill(const QColor& fill); ///< while chosen
    void set_chosen(bool chosen);
    [[nodiscard]] bool chosen() const { return chosen_; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString key_;
    QColor fill_;
    bool chosen_ = false;
};

} // namespace contourcheck::desktop
