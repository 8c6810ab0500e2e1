#include "picture/report_pieces.h"

#include "picture/sheet_layout.h"

#include <algorithm>
#include <numeric>

namespace contourcheck::picture {

namespace {

constexpr double title_pt = 8, cell_inset_pt = 3; // of a table

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

QColor tone_colour(report::Figure::Tone tone) {
    const Colours& c = colours(false);
    switch (tone) {
    case report::Figure::Tone::right:
        return c.green;
    case report::Figure::Tone::warning:
        return c.amber;
    case report::Figure::Tone::error:
        return c.vermilion;
    case report::Figure::Tone::plain:
        break;
    }
    return c.line;
}

Tile::State state_of(check::Severity severity) {
    return severity == check::Severity::error     ? Tile::State::error
           : severity == check::Severity::warning ? Tile::State::warning
                                                  : Tile::State::unflagged;
}

QColor tone_of(const report::Card& card) {
    return card.severity == check::Severity::info ? colours(false).muted : colour(state_of(card.severity));
}

} // namespace

Words ReportPieces::words(const Phrase& text, double size_pt, double width) const {
    QFont font = text_font(size_pt * pt_);
    font.setLetterSpacing(QFont::AbsoluteSpacing,
                          0.02); // else ligatures: a search for "first" would miss the word
    return {with_units_kept(one_line(speech_(text))), font, width};
}

void ReportPieces::add_title(const report::Document& document) {
    Words title = words(document.title, 19, width_);
    title.font = bold(title.font);
    const Words below = words(document.subtitle, 8.5, width_);
    const double gap = 3 * pt_;
    pieces_.push_back({title.height() + gap + below.height(),
                       0,
                       true,
                       [title, below, gap](QPainter& painter, double top) {
                           title.paint(painter, {0, top}, colours(false).text);
                           below.paint(painter, {0, top + title.height() + gap}, colours(false).muted);
                       },
                       {}});
}

void ReportPieces::add_heading(const Phrase& title) {
    Words text = words(title, 12.5, width_);
    text.font = bold(text.font);
    const double line = 7 * pt_, below = 3 * pt_;
    const double width = width_, pen = 0.7 * pt_;
    pieces_.push_back({line + text.height() + below,
                       15 * pt_,
                       true,
                       [text, line, width, pen](QPainter& painter, double top) {
                           painter.setPen(QPen(colours(false).line, pen));
                           painter.drawLine(QPointF(0, top), QPointF(width, top));
                           text.paint(painter, {0, top + line}, colours(false).text);
                       },
                       {}});
}

void ReportPieces::add_paragraph(const report::Paragraph& paragraph) {
    const Words text = words(paragraph.text, paragraph.quiet ? 8 : 9.5, width_);
    const QColor colour = paragraph.quiet ? colours(false).muted : colours(false).text;
    pieces_.push_back({text.height(),
                       5 * pt_,
                       false,
                       [text, colour](QPainter& painter, double top) {
                           text.paint(painter, {0, top}, colour);
                       },
                       {}});
}

void ReportPieces::add_figures(const report::Figures& figures) {
    if (figures.empty()) return;
    const double gap = 7 * pt_, inset = 9 * pt_, pt = pt_;
    const double box = (width_ - gap * double(figures.size() - 1)) / double(figures.size());
    std::vector<std::tuple<Words, Words, QColor>> boxes;
    double height = 0;
    for (const report::Figure& figure : figures) {
        Words number = words(figure.number, 19, box - 1.5 * inset);
        number.font = bold(number.font);
        Words what = words(figure.words, 8.5, box - 1.5 * inset);
        height = std::max(height, number.height() + what.height() + 1.4 * inset);
        boxes.emplace_back(std::move(number), std::move(what), tone_colour(figure.tone));
    }
    pieces_.push_back({height,
                       4 * pt_,
                       true,
                       [boxes, box, gap, inset, height, pt](QPainter& painter, double top) {
                           for (std::size_t i = 0; i < boxes.size(); ++i) {
                               const auto& [number, what, colour] = boxes[i];
                               const QRectF area(double(i) * (box + gap), top, box, height);
                               painter.fillRect(area, colours(false).panel);
                               painter.fillRect(QRectF(area.topLeft(), QSizeF(2.5 * pt, height)), colour);
                               const QPointF at = area.topLeft() + QPointF(inset, 0.6 * inset);
                               number.paint(painter, at, colours(false).text);
                               what.paint(painter, at + QPointF(0, number.height()), colours(false).muted);
                           }
                       },
                       {}});
}

void ReportPieces::add_facts(const report::Facts& facts) {
    const double name_width = width_ * 0.24, gap = 8 * pt_;
    for (const auto& [name, what] : facts) {
        const Words left = words(name, 9, name_width);
        const Words right = words(what, 9, width_ - name_width - gap);
        const double indent = name_width + gap;
        pieces_.push_back({std::max(left.height(), right.height()),
                           4 * pt_,
                           false,
                           [left, right, indent](QPainter& painter, double top) {
                               left.paint(painter, {0, top}, colours(false).muted);
                               right.paint(painter, {indent, top}, colours(false).text);
                           },
                           {}});
    }
}

std::vector<double> ReportPieces::column_widths(const report::Table& table) const {
    const double all = std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                       [](double sum, const report::Column& c) { return sum + c.share; });
    std::vector<double> widths;
    for (const report::Column& column : table.columns)
        widths.push_back(width_ * column.share / all);
    // A word of a title stands whole, in a language of longer words too: the first column gives the room.
    for (std::size_t i = 1; i < widths.size(); ++i) {
        const Words title = words(table.columns[i].title, title_pt, width_);
        const QFontMetricsF metrics(title.font);
        double needed = 0;
        for (const QString& word : title.text.split(u' '))
            needed = std::max(needed, metrics.horizontalAdvance(word) + 2 * cell_inset_pt * pt_);
        const double missing = std::max(0.0, needed - widths[i]);
        widths[i] += missing;
        widths[0] -= missing;
    }
    return widths;
}

Piece ReportPieces::table_row(const report::Table& table, const std::vector<Phrase>& cells,
                              bool is_head) const {
    const std::vector<double> widths = column_widths(table);
    const double inset = cell_inset_pt * pt_, pen = 0.5 * pt_;
    std::vector<std::pair<Words, double>> placed; // with its left edge
    double left = 0, height = 0;
    for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) {
        Words cell = words(cells[i], is_head ? title_pt : 8.5, widths[i] - 2 * inset);
        cell.to_right = table.columns[i].is_number;
        height = std::max(height, cell.height());
        placed.emplace_back(std::move(cell), left + inset);
        left += widths[i];
    }
    height += 2 * inset;
    const QColor colour = is_head ? colours(false).muted : colours(false).text;
    return {height,
            0,
            is_head,
            [placed, height, inset, pen, colour, width = width_](QPainter& painter, double top) {
                for (const auto& [cell, at] : placed)
                    cell.paint(painter, {at, top + inset}, colour);
                painter.setPen(QPen(colours(false).line, pen));
                painter.drawLine(QPointF(0, top + height), QPointF(width, top + height));
            },
            {}};
}

void ReportPieces::add_table(const report::Table& table) {
    std::vector<Phrase> titles;
    for (const report::Column& column : table.columns)
        titles.push_back(column.title);
    const auto head = std::make_shared<const Piece>(table_row(table, titles, true));
    pieces_.push_back(*head);
    pieces_.back().before = 5 * pt_;
    for (const auto& row : table.rows) {
        pieces_.push_back(table_row(table, row, false));
        pieces_.back().head = head;
    }
}

std::vector<ReportPieces::Line> ReportPieces::card_lines(const report::Card& card, double width) const {
    const Colours& c = colours(false);
    std::vector<Line> lines;
    lines.push_back({words(card.where + " · " + card.tag, 8.5, width), c.muted, 0});
    for (const report::Remark& remark : card.remarks) {
        lines.push_back({words(remark.title, 9, width), c.text, 5 * pt_, lines.size() > 1});
        lines.back().words.font.setBold(true);
        for (const Phrase& text : {remark.text, remark.suggestion})
            if (!text.empty()) lines.push_back({words(text, 8.5, width), c.text, 1.5 * pt_});
        lines.push_back({words(remark.measured, 7.5, width), c.muted, 1.5 * pt_});
    }
    return lines;
}

ReportPieces::CardPlaces ReportPieces::card_places(const report::Card& card) const {
    const double inset = 6 * pt_, side = card.has_picture ? 96 * pt_ : 0;
    return {inset, side, inset + (card.has_picture ? side + 1.5 * inset : 0), 9 * pt_};
}

void ReportPieces::paint_card_ground(QPainter& painter, const report::Card& card, const QRectF& area) const {
    painter.fillRect(area, colours(false).panel);
    painter.fillRect(QRectF(area.topLeft(), QSizeF(2.5 * pt_, area.height())), tone_of(card));
}

/// Sign and picture.
void ReportPieces::paint_card_top(QPainter& painter, const report::Card& card, double top) const {
    const CardPlaces at = card_places(card);
    if (const auto found = sign(state_of(card.severity)))
        paint_sign(painter,
                   QRectF(width_ - at.inset - at.sign_side, top + at.inset, at.sign_side, at.sign_side),
                   *found, tone_of(card));
    if (card.has_picture)
        paint_tile_picture(painter, QRectF(at.inset + 1.5 * pt_, top + at.inset, at.side, at.side),
                           tile_(card.pictured).value_or(Tile{}), report_look(), 300);
}

/// Says on the next page whose remarks go on there.
Piece ReportPieces::card_again(const report::Card& card) const {
    const CardPlaces at = card_places(card);
    const Words name = words(Phrase::tr("%1 (continued)", {card.where}), 8.5, width_ - at.left - at.inset);
    const double height = at.inset + name.height();
    return {height,
            0,
            true,
            [=, this](QPainter& painter, double top) {
                paint_card_ground(painter, card, {0, top, width_, height + 0.5 * pt_});
                name.paint(painter, {at.left, top + at.inset}, colours(false).muted);
            },
            {}};
}

/// A tall card goes on on the next page, between two remarks.
void ReportPieces::add_card(const report::Card& card) {
    const CardPlaces at = card_places(card);
    const auto again = std::make_shared<const Piece>(card_again(card));
    const auto lines = card_lines(card, width_ - at.left - 2 * at.inset - at.sign_side);
    for (std::size_t first = 0, end = 0; first < lines.size(); first = end) {
        const bool is_first = first == 0;
        double text_height = 0;
        do {
            text_height += lines[end].before + lines[end].words.height();
            ++end;
        } while (end < lines.size() && !(lines[end].is_title && text_height >= (is_first ? at.side : 0)));
        const double above = is_first ? at.inset : 0, below = end == lines.size() ? at.inset : 0;
        const double height = above + std::max(text_height, is_first ? at.side : 0) + below;
        const std::vector<Line> part(lines.begin() + long(first), lines.begin() + long(end));
        const auto paint = [=, this](QPainter& painter, double top) {
            const double seam = below > 0 ? 0 : 0.5 * pt_; // none shows between two parts
            paint_card_ground(painter, card, {0, top, width_, height + seam});
            if (is_first) paint_card_top(painter, card, top);
            double y = top + above;
            for (const Line& line : part) {
                line.words.paint(painter, {at.left, y + line.before}, line.colour);
                y += line.before + line.words.height();
            }
        };
        pieces_.push_back({height, is_first ? 6 * pt_ : 0, false, paint, is_first ? nullptr : again});
    }
}

} // namespace contourcheck::picture
