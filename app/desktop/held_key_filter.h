#pragma once

#include <QObject>

namespace contourcheck::desktop {

/// Keeps a held letter or digit from acting again and again. X11 repeats a held key as pairs of release and press of equal time,
/// which Qt does not always see as one on a busy machine: holding A would accept one contour after the other.
class HeldKeyFilter : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int released_key_ = 0;
    quint64 released_at_ms_ = 0;
};

} // namespace contourcheck::desktop
