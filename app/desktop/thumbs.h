#pragma once

#include "desktop/grey_book.h"
#include "desktop/work.h"
#include "picture/scene.h"

#include <QImage>
#include <QTimer>

#include <atomic>

namespace contourcheck::desktop {

/// Small pictures of all slices of one patient, cut out around its contours, for the map. Those of the patient before are
/// given up.
class Thumbs : public QObject {
    Q_OBJECT

public:
    static constexpr int side_px = 72;

    explicit Thumbs(QObject* parent = nullptr);

    struct Setting {
        std::shared_ptr<const Opened> opened;
        std::shared_ptr<GreyBook> greys;
        int patient = -1;
        picture::Greys shown = picture::Greys::automatic;

        friend bool operator==(const Setting&, const Setting&) = default;
    };
    void set(const Setting& setting); ///< without a dataset: none
    /// By slice; a null image where it is not made yet, or cannot be read.
    [[nodiscard]] const std::vector<QImage>& images() const { return images_; }

signals:
    void changed(); ///< some more are there

private:
    Setting setting_;
    std::vector<QImage> images_;
    std::shared_ptr<std::atomic<bool>> given_up_;
    QTimer tell_; ///< not for each one
    Workers workers_;
};

} // namespace contourcheck::desktop
