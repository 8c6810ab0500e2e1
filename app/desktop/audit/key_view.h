#pragma once

#include <QWidget>

#include <functional>
#include <vector>

namespace contourcheck::desktop {

/// What the signs of a picture beside it mean: each as it is drawn there, with its words.
class KeyView : public QWidget {
    Q_OBJECT

public:
    using Paint =
        std::function<void(QPainter& painter, const QRectF& box)>; ///< asks theme() when it is called
    struct Entry {
        Paint paint;
        QString words;
    };

    explicit KeyView(const std::vector<Entry>& entries, QWidget* parent = nullptr);
};

} // namespace contourcheck::desktop
