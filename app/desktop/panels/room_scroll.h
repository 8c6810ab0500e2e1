#pragma once

#include <QScrollArea>

namespace contourcheck::desktop {

/// A panel in as much height as it needs; where there is less, down to the `least`, it scrolls.
class RoomScroll : public QScrollArea {
    Q_OBJECT

public:
    explicit RoomScroll(QWidget* panel, QWidget* parent = nullptr);
    ~RoomScroll() override; ///< focus that leaves with the panel finds nobody here

    void set_least(int height);
    void show_child(QWidget* child); ///< what has the focus is in view

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int least_ = 0;
};

} // namespace contourcheck::desktop
