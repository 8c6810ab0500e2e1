#pragma once

#include <QProxyStyle>

namespace contourcheck::desktop {

/// Fusion with the house's check boxes, which are seen unticked on dark too, its signs in message boxes, and buttons of dialogs
/// without pictures. The wheel scrolls the page and changes no choice or number that the pointer comes over: one of them is where
/// the pixels' origin lies.
class HouseStyle : public QProxyStyle {
    Q_OBJECT

public:
    HouseStyle();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    using QProxyStyle::unpolish;
    void unpolish(QWidget* widget) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option = nullptr,
                                const QWidget* widget = nullptr,
                                QStyleHintReturn* returned = nullptr) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap standard, const QStyleOption* option = nullptr,
                                     const QWidget* widget = nullptr) const override;
};

} // namespace contourcheck::desktop
