#pragma once

#include "suite.h"

#include "desktop/session.h"

#include <QProcess>

namespace contourcheck::desktop::test {

/// A session with the dataset open, its decisions read and the first picture there.
struct Open {
    explicit Open(const QString& dataset) : session(settings) {
        QSignalSpy loaded(&session.desk(), &ReviewDesk::loaded);
        session.open(dataset);
        opened = QTest::qWaitFor(
            [&] { return loaded.count() > 0 && session.is_checked() && session.picture(); }, patience_ms);
    }
    /// Waits until the contour has this state.
    bool becomes(const std::string& contour, review::State state) {
        return QTest::qWaitFor([&] { return session.desk().state(contour) == state; }, patience_ms);
    }

    Settings settings;
    Session session;
    bool opened = false;
};

inline std::vector<review::Decision> in_store(const QString& file) {
    const auto store = review::Store::open(file.toStdString());
    return store ? store->all().value_or(std::vector<review::Decision>()) : std::vector<review::Decision>();
}

/// Nothing can be written to the store until the channel to `holder` is closed.
inline bool hold_store(QProcess& holder) {
    holder.start(CONTOURCHECK_PYTHON, {"-c",
                                       "import sqlite3, sys\n"
                                       "store = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
                                       "store.execute('begin exclusive')\n"
                                       "print('held', flush=True)\n"
                                       "sys.stdin.read()\n",
                                       sandbox.decisions()});
    return holder.waitForReadyRead(patience_ms);
}

} // namespace contourcheck::desktop::test
