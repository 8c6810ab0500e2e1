#pragma once

#include "driven.h"

#include "desktop/sheet/sheet_page.h"

namespace contourcheck::desktop::test {

inline SheetPage& page(Driven& driven) {
    return *driven.window.findChild<SheetPage*>();
}

/// Every patient's tiles, in the size they have at first.
inline void forget_sheet_settings() {
    Settings().set_bytes("sheet/onePatient", "no");
    Settings().set_bytes("sheet/side", {});
}

/// A window on the sheet, its tiles made.
inline bool open_sheet(Driven& driven, const QString& dataset) {
    if (!driven.open(dataset)) return false;
    driven.key(Qt::Key_3, Qt::ControlModifier);
    const auto all_made = [&] {
        for (const Ref ref : page(driven).view().wanted().now)
            if (!page(driven).maker().find(ref)) return false;
        return true;
    };
    return page(driven).isVisible() && QTest::qWaitFor(all_made, patience_ms);
}

inline review::State state(Driven& driven, Ref ref) {
    return driven.session().desk().state(driven.session().opened()->id(ref));
}

/// As if nothing had been made yet: another size does.
inline void forget_tiles(Driven& driven) {
    page(driven).view().set_side(SheetView::greatest_side);
}

/// Behind the program's back.
inline void cut_off_slices(const QString& dataset) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dataset.toStdString()))
        if (entry.path().extension() == ".dcm") std::filesystem::resize_file(entry.path(), 400);
}

} // namespace contourcheck::desktop::test
