#pragma once

#include "desktop/inspect/slice_view.h"
#include "desktop/page_switch.h"
#include "desktop/walk.h"

namespace contourcheck::desktop {

class Settings;

/// Where a dataset was left, kept between runs. No id is kept: the patient stands as a hash that is keyed by the dataset's
/// folder, beside it the slice's number and the contour's kind, which say nothing of who it is. By these, not by indices,
/// the place is found again when files have come or gone. The folder is known by a hash, too; its path stands in the list
/// of recent datasets alone.
struct KeptPlace {
    QString patient; ///< 16 hexadecimal digits
    int slice = -1;  ///< number; -1: none was in view
    QString kind;    ///< empty: no contour was in view
    Page page = Page::inspect;
    Viewport viewport;
};

/// How a text stands in the settings file: the first 16 hexadecimal digits of its HMAC-SHA-256 (RFC 2104).
[[nodiscard]] QString keyed(const std::string& key, const std::string& text);

[[nodiscard]] KeptPlace keep(const Opened& opened, const Place& place);
/// The contour, else the slice, else the patient's first one; none when the patient is not there, or not read yet.
[[nodiscard]] std::optional<Place> find(const Opened& opened, const KeptPlace& kept);

[[nodiscard]] std::optional<KeptPlace> kept_place(const Settings& settings, const QString& folder);
/// Places of datasets that are not among the recent ones are forgotten.
void set_kept_place(Settings& settings, const QString& folder, const KeptPlace& kept);

/// How often in a row the program went down while it opened this folder.
[[nodiscard]] int unfinished_openings(const Settings& settings, const QString& folder);
void note_opening(Settings& settings, const QString& folder);
void note_opened(Settings& settings);

} // namespace contourcheck::desktop
