#pragma once

#include "desktop/info_bar.h"
#include "desktop/session.h"

namespace contourcheck::desktop {

/// The decisions that the store did not keep, the way to them, and another try: until they are saved. Closed, it comes
/// back with the next of them.
class UnsavedBar : public InfoBar {
    Q_OBJECT

public:
    explicit UnsavedBar(Session& session, QWidget* parent = nullptr);

signals:
    void gone_there(); ///< the next of them is in view
    void tried();      ///< to save them again

private:
    void show_unsaved();

    Session& session_;
    QPushButton* again_;
};

} // namespace contourcheck::desktop
