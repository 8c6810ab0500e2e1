#pragma once

#include "suite.h"

#include "desktop/session.h"

namespace contourcheck::desktop::test {

/// A session with the dataset open, its decisions read and the first picture there.
struct Open {
    explicit Open(const QString& dataset) : session(settings) {
        QSignalSpy loaded(&session.desk(), &ReviewDesk::loaded);
        session.open(dataset);
        opened = QTest::qWaitFor([&] { return session.opened() != nullptr; }, 20000) &&
                 QTest::qWaitFor(
                     [&] { return loaded.count() > 0 && session.is_checked() && session.picture(); }, 20000);
    }
    /// Waits until the contour has this state.
    bool becomes(const std::string& contour, review::State state) {
        return QTest::qWaitFor([&] { return session.desk().state(contour) == state; }, 10000);
    }

    Settings settings;
    Session session;
    bool opened = false;
};

inline std::vector<review::Decision> in_store(const QString& file) {
    const auto store = review::Store::open(file.toStdString());
    return store ? store->all().value_or(std::vector<review::Decision>()) : std::vector<review::Decision>();
}

} // namespace contourcheck::desktop::test
