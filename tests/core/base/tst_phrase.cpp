#include "base/phrase.h"

#include <QTest>

using contourcheck::Phrase;
using namespace std::string_literals;

namespace {

/// A language of capitals that turns the first two gaps round.
std::string loud(const std::string& english) {
    if (english == "%1 of %2") return "%2: %1";
    std::string text = english;
    for (char& c : text)
        c = char(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

} // namespace

class TestPhrase : public QObject {
    Q_OBJECT

private slots:
    void a_sentence_is_english_and_says_itself_in_another_language() {
        const Phrase phrase = Phrase::tr("%1 of %2", {"a", Phrase::tr("%1 slices", {"7"})});
        QCOMPARE(phrase.text(), "a of 7 slices"s);
        QCOMPARE(phrase.in(loud), "7 SLICES: a"s);
    }

    void a_name_is_the_same_in_all() {
        QCOMPARE(Phrase("a of b").in(loud), "a of b"s);
        QCOMPARE(Phrase(std::string("x")).in(loud), "x"s);
        QVERIFY(Phrase().empty() && Phrase().in(loud).empty());
    }

    void joined_it_still_knows_its_parts() {
        Phrase phrase = Phrase::tr("one");
        phrase += Phrase(": ") + Phrase("two");
        QCOMPARE(phrase.text(), "one: two"s);
        QCOMPARE(phrase.in(loud), "ONE: two"s);
        const Phrase list = Phrase::list({"a", "b", "c"}, ", ", Phrase::tr(" and "));
        QCOMPARE(list.text(), "a, b and c"s);
        QCOMPARE(list.in(loud), "a, b AND c"s);
    }

    void what_fills_a_gap_is_no_gap() {
        const Phrase phrase = Phrase::tr("%1 of %2", {"%2", "100 %"});
        QCOMPARE(phrase.text(), "%2 of 100 %"s);
        QCOMPARE(Phrase::tr("95 % of %1, %3", {"x"}).text(), "95 % of x, %3"s);
    }

    void its_names_can_be_made_harmless() {
        const auto starred = [](std::string_view text) { return "*" + std::string(text); };
        const Phrase phrase = (Phrase::tr("%1 of %2", {"a", "b"}) + Phrase("c")).with_each(starred);
        QCOMPARE(phrase.text(), "*a of *b*c"s);
        QCOMPARE(phrase.in(loud), "*b: *a*c"s);
    }
};

QTEST_APPLESS_MAIN(TestPhrase)
#include "tst_phrase.moc"
