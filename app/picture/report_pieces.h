#pragma once

#include "picture/colours.h"
#include "picture/furniture.h"
#include "picture/report_flow.h"
#include "picture/report_pages.h"

namespace contourcheck::picture {

/// A report's blocks as pieces of a paper page, `width` device pixels wide, `pt` device pixels a typographic point.
class ReportPieces {
public:
    ReportPieces(double width, double pt, const TileOf& tile, const Speech& speech)
        : width_(width), pt_(pt), tile_(tile), speech_(speech) {}

    void add_title(const report::Document& document);
    void add_heading(const Phrase& title);
    void add_paragraph(const report::Paragraph& paragraph);
    void add_figures(const report::Figures& figures);
    void add_facts(const report::Facts& facts);
    void add_table(const report::Table& table);
    void add_card(const report::Card& card);

    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

private:
    [[nodiscard]] Words words(const Phrase& text, double size_pt, double width) const;
    [[nodiscard]] std::vector<double> column_widths(const report::Table& table) const;
    [[nodiscard]] Piece table_row(const report::Table& table, const std::vector<Phrase>& cells,
                                  bool is_head) const;
    struct Line {
        Words words;
        QColor colour;
        double before = 0;     ///< room above it
        bool is_title = false; ///< of a remark, but the first
    };
    /// Where the lines of a card lie and its picture, from left to right.
    struct CardPlaces {
        double inset, side, left, sign_side;
    };
    [[nodiscard]] CardPlaces card_places(const report::Card& card) const;
    void paint_card_ground(QPainter& painter, const report::Card& card, const QRectF& area) const;
    void paint_card_top(QPainter& painter, const report::Card& card, double top) const;
    [[nodiscard]] Piece card_again(const report::Card& card) const;
    [[nodiscard]] std::vector<Line> card_lines(const report::Card& card, double width) const;

    double width_, pt_;
    const TileOf& tile_;
    const Speech& speech_;
    std::vector<Piece> pieces_;
};

} // namespace contourcheck::picture
