#pragma once

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace contourcheck::desktop {

/// Something the user should know, above the page, until it is closed or replaced.
class InfoBar : public QFrame {
    Q_OBJECT

public:
    explicit InfoBar(QWidget* parent = nullptr);

    void tell(const QString& title, const QString& text);
    /// And what can be done about it; it stays until it is closed.
    void tell_and_offer(const QString& title, const QString& text, const QString& action,
                        std::function<void()> act);
    /// No trouble, and something that can be done about it; gone when it is done or withdrawn.
    void offer(const QString& text, const QString& action, std::function<void()> act);
    void withdraw_offer();
    /// What was told under this title holds no more.
    void withdraw(const QString& title);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

signals:
    void closed();

protected:
    /// One more thing that can be done, before the others.
    QPushButton* add_button(const QString& text);
    void paintEvent(QPaintEvent* event) override;

private:
    void shut();
    void show_action(const QString& action, std::function<void()> act);
    void show_words(const QString& title, const QString& text);

    QHBoxLayout* layout_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* act_button_;
    std::function<void()> act_;
    bool is_offer_ = false;
};

} // namespace contourcheck::desktop
