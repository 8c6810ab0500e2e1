#pragma once

#include "driven.h"
#include "suite.h"

#include "desktop/panels/decision_panel.h"

namespace contourcheck::desktop::test {

/// Settings as they are before anybody changed them.
class ReviewSuite : public Suite {
protected:
    void prepare() override {
        Settings settings;
        settings.set_traits({});
        settings.set_order(Order::reading);
        settings.set_moves_on(true);
        settings.set_asks_reason(true);
        settings.set_reviewer({});
    }
};

inline bool panel_says(Driven& driven, const QString& part) {
    return !texts_of(*driven.window.findChild<DecisionPanel*>()).filter(part).isEmpty();
}

/// A decision by key on the contour in view, waited for.
inline std::string decide(Driven& driven, Qt::Key key) {
    if (!driven.ready()) return {};
    const std::string contour = driven.session().contour_id();
    const std::size_t before = driven.session().desk().history(contour).size();
    driven.key(key);
    const bool saved = QTest::qWaitFor(
        [&] { return driven.session().desk().history(contour).size() > before; }, patience_ms);
    return saved ? contour : std::string();
}

} // namespace contourcheck::desktop::test
