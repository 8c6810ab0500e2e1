#pragma once

#include "picture/sheet.h"
#include "report/document.h"

namespace contourcheck::picture {

/// The picture of a finding, by its index in the checked report; asked once for each card
/// that has one, in order.
using TileOf = std::function<std::optional<Tile>(std::size_t finding)>;

/// How findings are drawn in a report.
[[nodiscard]] inline Look report_look() {
    Look look;
    look.style = Style::outline;
    return look;
}

/// In the language of `speech`. One file that needs nothing beside it: no script, pictures within, light or dark as the reader's system is, and dark on
/// white on paper.
[[nodiscard]] QByteArray report_html(const report::Document& document, const TileOf& tile,
                                     const Speech& speech = in_english);

/// A4 pages with numbers. The same bytes for the same document; `made_utc` ("2020-01-31T12:00:00Z") stands in its metadata.
[[nodiscard]] Expected<QByteArray> report_pdf(const report::Document& document, const TileOf& tile,
                                              const std::string& made_utc, const Speech& speech = in_english);

} // namespace contourcheck::picture
