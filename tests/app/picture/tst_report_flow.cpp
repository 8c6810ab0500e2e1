#include "picture/report_flow.h"
#include "picture/report_pieces.h"

#include <QTest>
#include <rapidcheck.h>

using namespace contourcheck::picture;

namespace {

std::vector<Piece> any_pieces() {
    const auto heights = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 60));
    std::vector<Piece> pieces;
    for (const int height : heights) {
        Piece piece;
        piece.height = height;
        piece.before = *rc::gen::inRange(0, 10);
        piece.keeps_next = *rc::gen::inRange(0, 4) == 0;
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace

class TestReportFlow : public QObject {
    Q_OBJECT

private slots:
    void every_piece_stands_once_in_order_and_none_over_another() {
        QVERIFY(rc::check([] {
            const std::vector<Piece> pieces = any_pieces();
            std::size_t next = 0;
            for (const Page& page : paginated(pieces, 100)) {
                double foot = 0;
                for (const auto& [piece, top] : page) {
                    RC_ASSERT(piece == &pieces[next++]);
                    RC_ASSERT(top >= foot);
                    foot = top + piece->height;
                }
                RC_ASSERT(foot <= 100 || page.size() == 1);
            }
            RC_ASSERT(next == pieces.size());
        }));
    }

    void a_heading_goes_with_what_it_heads() {
        std::vector<Piece> pieces(3);
        pieces[0].height = 70;
        pieces[1].height = 10;
        pieces[1].keeps_next = true;
        pieces[2].height = 30;
        const auto pages = paginated(pieces, 100);
        QCOMPARE(pages.size(), std::size_t(2));
        QCOMPARE(pages[1].front().piece, &pieces[1]);
    }

    void a_tall_card_goes_on_on_the_next_page() {
        contourcheck::report::Card card;
        for (int i = 0; i < 12; ++i)
            card.remarks.push_back({contourcheck::Phrase("title"), contourcheck::Phrase("text"), {}, {}});
        const TileOf none = [](std::size_t) { return std::nullopt; };
        const contourcheck::Speech speech = contourcheck::in_english;
        ReportPieces pieces(500, 1, none, speech);
        pieces.add_paragraph({contourcheck::Phrase("before")});
        pieces.add_card(card);
        const auto pages = paginated(pieces.pieces(), 250);
        QVERIFY(pages.size() >= 2);
        QVERIFY(pages[0].back().top + pages[0].back().piece->height > 200);
        // Whose it is stands there again.
        QVERIFY(pages[1][0].piece == pages[1][1].piece->head.get());
        QCOMPARE(pages[1][1].top, pages[1][0].piece->height);
    }

    void a_number_stays_with_its_unit() {
        const QChar nbsp = QChar::Nbsp;
        QCOMPARE(with_units_kept("of 8.3 % in 2 mm²"), QString("of 8.3%1% in 2%1mm²").arg(nbsp));
        QCOMPARE(with_units_kept("1.1 px, 3 pxs, 4 patients"),
                 QString("1.1%1px, 3 pxs, 4 patients").arg(nbsp));
    }

    void a_table_has_its_head_again_on_the_next_page() {
        const auto head = std::make_shared<const Piece>(Piece{10, 0, true, {}, {}});
        std::vector<Piece> pieces{*head};
        for (int row = 0; row < 12; ++row)
            pieces.push_back({10, 0, false, {}, head});
        const auto pages = paginated(pieces, 100);
        QCOMPARE(pages.size(), std::size_t(2));
        QCOMPARE(pages[1].front().piece, head.get());
        QCOMPARE(pages[1][1].top, 10.0);
    }

    void nothing_is_one_empty_page() { QCOMPARE(paginated({}, 100).size(), std::size_t(1)); }

    void long_words_break_and_take_more_lines() {
        const QFont font;
        const Words wide{QString(64, u'a'), font, 10000, false}, narrow{QString(64, u'a'), font, 100, false};
        QVERIFY(narrow.height() > 2 * wide.height());
    }
};

QTEST_MAIN(TestReportFlow)
#include "tst_report_flow.moc"
