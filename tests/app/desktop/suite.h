#pragma once

#include "sandbox.h"

#include "desktop/settings.h"
#include "desktop/theme.h"

#include <QApplication>

namespace contourcheck::desktop::test {

inline const Sandbox sandbox;

/// What the tests of the desktop begin with: a theme, no unexpected warning, no decision, draft, place
/// and layout of the test before.
class Suite : public QObject {
    Q_OBJECT

protected slots:
    void initTestCase() { apply_theme(*qApp, ThemeChoice::system); }
    void init() {
        fail_on_warnings();
        QFile::remove(sandbox.decisions());
        for (const auto* kept : {"places", "drafts", "window"})
            Settings().remove(QLatin1String(kept));
        prepare();
    }

protected:
    virtual void prepare() {} ///< before each test
};

} // namespace contourcheck::desktop::test
