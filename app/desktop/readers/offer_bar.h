#pragma once

#include "desktop/session.h"

#include <QFrame>

class QLabel;

namespace contourcheck::desktop {

/// A line over the page: others have decided here, and a second read would hide what. Once a dataset; it takes no focus.
class OfferBar : public QFrame {
    Q_OBJECT

public:
    explicit OfferBar(Session& session, QWidget* parent = nullptr);

signals:
    void answered(); ///< the keys belong to the page again

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show_offer();

    Session& session_;
    QLabel* text_;
};

/// "Ann", "Ann and Bob", "Ann, Bob and 2 more"
[[nodiscard]] QString names_text(const QStringList& names);

} // namespace contourcheck::desktop
