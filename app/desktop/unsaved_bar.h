#pragma once

#include "desktop/info_bar.h"
#include "desktop/session.h"

namespace contourcheck::desktop {

/// The decisions that the store did not keep, and the way to them: until they are decided on again, or it is closed.
class UnsavedBar : public InfoBar {
    Q_OBJECT

public:
    explicit UnsavedBar(Session& session, QWidget* parent = nullptr);

signals:
    void gone_there(); ///< the next of them is in view

private:
    void show_unsaved();

    Session& session_;
};

} // namespace contourcheck::desktop
