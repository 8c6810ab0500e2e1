#include "picture/report_flow.h"

#include <QRegularExpression>
#include <QTextLayout>

namespace contourcheck::picture {

namespace {

/// Calls `line` with each line, its place already set.
template <class Each>
double lay_out(const Words& words, Each each) {
    QTextLayout layout(words.text, words.font);
    QTextOption option(words.to_right ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(words.width);
        line.setPosition({0, height});
        height += line.height() * 1.08;
    }
    layout.endLayout();
    each(layout);
    return height;
}

/// Height of the run that must stay together from here on: a heading and what follows it.
double run_height(const std::vector<Piece>& pieces, std::size_t first) {
    double height = 0;
    for (std::size_t i = first; i < pieces.size(); ++i) {
        height += pieces[i].height + (i > first ? pieces[i].before : 0);
        if (!pieces[i].keeps_next) break;
    }
    return height;
}

} // namespace

QString with_units_kept(QString text) {
    static const QRegularExpression gap(QStringLiteral("(?<=\\d) (?=(?:%|mm²?|px|ms|°)(?!\\w))"));
    return text.replace(gap, QString(QChar::Nbsp));
}

double Words::height() const {
    return lay_out(*this, [](const QTextLayout&) {});
}

void Words::paint(QPainter& painter, QPointF top_left, const QColor& colour) const {
    painter.setPen(colour);
    lay_out(*this, [&](const QTextLayout& layout) { layout.draw(&painter, top_left); });
}

std::vector<Page> paginated(const std::vector<Piece>& pieces, double page_height) {
    std::vector<Page> pages(1);
    double top = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const double before = pages.back().empty() ? 0 : piece.before;
        if (!pages.back().empty() && top + before + run_height(pieces, i) > page_height) {
            pages.emplace_back();
            top = 0;
            if (piece.head) {
                pages.back().push_back({piece.head.get(), 0});
                top = piece.head->height;
            }
        } else {
            top += before;
        }
        pages.back().push_back({&piece, top});
        top += piece.height;
    }
    return pages;
}

} // namespace contourcheck::picture
