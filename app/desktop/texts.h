#pragma once

#include "base/error.h"
#include "check/finding.h"
#include "check/report.h"
#include "contour/contour.h"
#include "desktop/inspect/speech.h"
#include "mask/convention.h"
#include "review/review.h"

#include <QString>

#include <type_traits>

namespace contourcheck::desktop {

/// The text in the reader's language, for what is no QObject.
[[nodiscard]] QString tr(const char* text);

/// Core speaks UTF-8 and English; the window speaks QString and the reader's language. Figures and files have a decimal
/// point in every language, as the tables and batches have it.
[[nodiscard]] QString qs(std::string_view text);
[[nodiscard]] QString said(const Phrase& phrase);
template <class P, class = std::enable_if_t<std::is_same_v<P, Phrase>>>
[[nodiscard]] QString qs(const P& phrase) {
    return said(phrase);
}
[[nodiscard]] std::filesystem::path to_path(const QString& text);
[[nodiscard]] QString from_path(const std::filesystem::path& path);

[[nodiscard]] QString kind_name(contour::Kind kind);         ///< "inner", "papillary 1"
[[nodiscard]] QString verdict_name(review::Verdict verdict); ///< "accept"
[[nodiscard]] QString state_name(review::State state);       ///< "accepted", "not reviewed"
[[nodiscard]] QString
short_state_name(review::State state); ///< where the long one has no room: "changed since"
[[nodiscard]] QString reason_name(const std::string& reason); ///< "wrong patient"
/// To whoever was about to decide on the contour without knowing of it.
[[nodiscard]] QString decided_meanwhile_text(const review::Decision& by_another);
/// To whoever did, and whose decision was not saved for that.
[[nodiscard]] QString overtaken_text(const review::Decision& by_another);
[[nodiscard]] QString rule_name(mask::Rule rule); ///< "centre"
[[nodiscard]] QString rule_explained(mask::Rule rule);
[[nodiscard]] QString origin_explained(double origin);

/// The text with a capital at its start.
[[nodiscard]] QString sentence(QString text);

[[nodiscard]] QString findings_text(int count); ///< "1 finding", "3 findings"

[[nodiscard]] QString more_text(qsizetype count);       ///< "3 more"
[[nodiscard]] QString contours_text(std::size_t count); ///< "1 contour", "18 contours"
[[nodiscard]] QString pairs_text(std::size_t count);    ///< "1 pair", "18 pairs"
[[nodiscard]] QString patients_text(std::size_t count); ///< "1 patient", "3 patients"
[[nodiscard]] QString batches_text(std::size_t count);  ///< "1 batch", "3 batches"
[[nodiscard]] QString files_text(std::size_t count);    ///< "1 file", "3 files"

/// "about 6 min left", "about 2 h 10 min left"
[[nodiscard]] QString time_left_text(double seconds);

/// "1.24 mm", "29 %"; at most three digits that count.
[[nodiscard]] QString measured(double value, const std::string& unit);

/// "/home/me/data/link.csv, line 3: …" as a sentence.
[[nodiscard]] QString plain(const Error& error);

} // namespace contourcheck::desktop
