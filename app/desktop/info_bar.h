#pragma once

#include <QFrame>

class QLabel;

namespace contourcheck::desktop {

/// Something the user should know, above the page, until it is closed or replaced.
class InfoBar : public QFrame {
    Q_OBJECT

public:
    explicit InfoBar(QWidget* parent = nullptr);

    void tell(const QString& title, const QString& text);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* title_;
    QLabel* text_;
};

} // namespace contourcheck::desktop
