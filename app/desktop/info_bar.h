#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace contourcheck::desktop {

/// Something the user should know, above the page, until it is closed or replaced.
class InfoBar : public QFrame {
    Q_OBJECT

public:
    explicit InfoBar(QWidget* parent = nullptr);

    void tell(const QString& title, const QString& text);
    /// No trouble, and something that can be done about it; gone when it is done or withdrawn.
    void offer(const QString& text, const QString& action, std::function<void()> act);
    void withdraw_offer();
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show_words(const QString& title, const QString& text);

    QLabel* title_;
    QLabel* text_;
    QPushButton* act_button_;
    std::function<void()> act_; ///< of an offer
};

} // namespace contourcheck::desktop
