#pragma once

#include "desktop/home/kept_place.h"

#include <QTimer>

class QMainWindow;

namespace contourcheck::desktop {

class InspectPage;
class Session;

/// What the window remembers by itself: its shape, and the place in each recent dataset. It is written a second after it
/// changes, so that a crash loses no more than that.
class Memory : public QObject {
    Q_OBJECT

public:
    /// Gives the window the shape it had.
    Memory(QMainWindow& window, InspectPage& inspect, Session& session);

    void set_page(Page page);
    void write();
    void leave(); ///< what is still being opened is no failure
    [[nodiscard]] bool due() const { return soon_.isActive(); }

signals:
    void page_asked(contourcheck::desktop::Page page); ///< where the dataset was left

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restore_shape();
    void remember_soon();
    void take_up(); ///< the page and the zoom, once the place is found
    [[nodiscard]] std::optional<Place> where_left(const Opened& opened);

    QMainWindow& window_;
    InspectPage& inspect_;
    Session& session_;
    Page page_ = Page::inspect;
    std::optional<KeptPlace> found_; ///< and not yet taken up
    QTimer soon_;
};

} // namespace contourcheck::desktop
