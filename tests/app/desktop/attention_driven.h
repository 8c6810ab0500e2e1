#pragma once

#include "two_readers.h"

namespace contourcheck::desktop::test {

/// A window with an error planted in one of five contours.
struct Controlled : Driven {
    explicit Controlled(const QString& name) {
        Settings().set_planted_one_in(5);
        ready_ = open(sandbox.dataset(name)) &&
                 QTest::qWaitFor([&] { return session().attention().count() > 0; }, patience_ms);
        planted = session().attention().count();
    }
    /// On in the queue to the next planted error; its contour's id, empty where there is none.
    std::string to_planted() {
        for (std::size_t i = 0; i < session().queue().total(); ++i) {
            if (session().planted()) return ready() ? session().contour_id() : std::string();
            key(Qt::Key_J);
        }
        return {};
    }
    /// Has the decision taken down; everything that was said meanwhile.
    QString decide(Qt::Key with) {
        QSignalSpy said(&session(), &Session::said);
        key(with);
        if (!QTest::qWaitFor([&] { return session().desk().in_flight() == 0; }, patience_ms)) return {};
        return said.isEmpty() ? QString() : said.back().front().toString();
    }
    std::size_t planted = 0;
    bool ready_ = false;
};

} // namespace contourcheck::desktop::test
