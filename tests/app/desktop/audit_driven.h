#pragma once

#include "driven.h"
#include "exchanged.h"
#include "suite.h"

#include "desktop/audit/audit_page.h"
#include "desktop/audit/matrix_view.h"
#include "desktop/texts.h"

#include <QLabel>
#include <QPushButton>

namespace contourcheck::desktop::test {

inline AuditPage& page_of(Driven& driven) {
    return *driven.window.findChild<AuditPage*>();
}

inline QList<MatrixView*> matrices(Driven& driven) {
    return page_of(driven).findChildren<MatrixView*>();
}

inline bool audit_shown(Driven& driven, int patience = patience_ms) {
    driven.key(Qt::Key_2, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return page_of(driven).audited() != nullptr; }, patience);
}

inline QPushButton* button(Driven& driven, const QString& text) {
    for (auto* each : page_of(driven).findChildren<QPushButton*>())
        if (!each->isHidden() && each->text() == text) return each;
    return nullptr;
}

inline bool says(Driven& driven, const QString& text) {
    for (const QLabel* label : page_of(driven).findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text)) return true;
    return false;
}

} // namespace contourcheck::desktop::test
