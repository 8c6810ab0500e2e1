#include "made.h"
#include "sandbox.h"

#include "desktop/export/export_dialog.h"
#include "desktop/overview.h"
#include "desktop/panels/comment_edit.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/panels/finding_card.h"
#include "desktop/panels/flow_layout.h"
#include "desktop/panels/history_view.h"
#include "desktop/settings.h"
#include "desktop/texts.h"

#include <QLabel>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const Sandbox sandbox;

QStringList shown_text(const QWidget& widget) {
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        texts << label->text();
    return texts;
}

} // namespace

class TestPanels : public QObject {
    Q_OBJECT

private slots:
    void init() { fail_on_warnings(); }

    void values_are_written_short_and_with_their_unit_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << 29.0 << "%"
                               << "29 %";
        QTest::newRow("two digits") << 1.2345 << "mm"
                                    << "1.23 mm";
        QTest::newRow("no empty digits") << 1.5 << "mm"
                                         << "1.5 mm";
        QTest::newRow("large") << 1234.56 << "mm2"
                               << "1235 mm²";
        QTest::newRow("small") << 0.00123 << ""
                               << "0.0012";
        QTest::newRow("share of something") << 0.01 << "of the inner area"
                                            << "1 % of the inner area";
        QTest::newRow("share") << 0.06 << "1"
                               << "0.06";
        QTest::newRow("zero") << 0.0 << "px"
                              << "0 px";
        QTest::newRow("negative") << -12.34 << "%"
                                  << "-12.3 %";
    }
    void values_are_written_short_and_with_their_unit() {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QTEST(measured(value, unit.toStdString()), "text");
    }

    void an_error_reads_as_a_sentence_with_its_place() {
        QCOMPARE(plain({Code::malformed, "expected two numbers", "a/b.txt", 12}),
                 QString("a/b.txt, line 12: Expected two numbers."));
        QCOMPARE(plain({Code::not_found, "No such folder.", {}, 0}), QString("No such folder."));
    }

    void a_card_says_sentence_value_limit_and_what_to_do() {
        check::Finding finding =
            finding_on({"p", 9, contour::Kind::outer}, check::Severity::error, "inner-outside-outer");
        finding.message = "29 % of the inner area lies outside";
        finding.value = 29;
        finding.threshold = 0.3;
        finding.unit = "%";
        finding.suggestion = "Look at the patient's link";
        const FindingCard card(finding);
        const QString all = shown_text(card).join('\n');
        for (const char* part :
             {"29 %", "limit 0.3 %", "29 % of the inner area lies outside", "Look at the patient's link"})
            QVERIFY2(all.contains(part), part);
        QVERIFY(card.accessibleName().startsWith("Error"));
        QVERIFY(card.accessibleName().contains("limit 0.3 %"));
    }

    void a_folded_card_is_a_line_with_title_and_value() {
        check::Finding finding =
            finding_on({"p", 9, contour::Kind::inner}, check::Severity::warning, "scaled");
        finding.title = "The contour is too small";
        finding.message = "The contour lies 2.3 mm too far in all round";
        finding.value = 2.3;
        finding.unit = "mm";
        const FindingCard card(finding, nullptr, FindingCard::State::folded);
        QCOMPARE(shown_text(card), (QStringList{"The contour is too small", "2.3 mm"}));
        QCOMPARE(card.accessibleName(), QString("Warning. The contour is too small. 2.3 mm"));
        QCOMPARE(card.toolTip(), QString("The contour lies 2.3 mm too far in all round"));
        const FindingCard open(finding);
        QVERIFY(shown_text(open).contains("The contour lies 2.3 mm too far in all round"));
    }

    void text_from_files_is_never_markup() {
        check::Finding finding = finding_on({"p", 9, contour::Kind::outer}, check::Severity::warning);
        finding.message = "<b>bold</b>";
        const FindingCard card(finding);
        bool seen = false;
        for (const QLabel* label : card.findChildren<QLabel*>())
            if (label->text() == "<b>bold</b>") {
                QCOMPARE(label->textFormat(), Qt::PlainText);
                seen = true;
            }
        QVERIFY(seen);
        review::Decision decision;
        decision.reviewer = "<i>x</i>";
        decision.comment = "a < b";
        decision.verdict = review::Verdict::unsure;
        const QString line = history_line(decision, "me");
        QVERIFY(line.contains("&lt;i&gt;x"));
        QVERIFY(line.contains("a &lt; b"));
    }

    void history_calls_the_reader_you() {
        review::Decision decision;
        decision.reviewer = "me";
        decision.verdict = review::Verdict::reject;
        decision.reasons = {"wrong-patient"};
        decision.time_utc = "2020-01-31T12:00:00Z";
        const QString line = history_line(decision, "me");
        QVERIFY(line.contains("you"));
        QVERIFY(line.contains("reject"));
        QVERIFY(line.contains("wrong patient"));
        decision.verdict.reset();
        QVERIFY(history_line(decision, "me").contains("taken back"));
    }

    void history_says_whether_the_files_are_those_decided_on() {
        review::Decision decision;
        decision.verdict = review::Verdict::accept;
        decision.content = {"slice", "contour"};
        QVERIFY(history_line(decision, "me", decision.content).contains("these files"));
        QVERIFY(history_line(decision, "me", review::Content{"slice", "redrawn"}).contains("changed since"));
        QVERIFY(!history_line(decision, "me").contains("files")); // not known yet
    }

    void time_left_is_said_no_finer_than_it_is_known_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("seconds") << 20.0 << "less than 1 min left";
        QTest::newRow("minutes") << 370.0 << "about 6 min left";
        QTest::newRow("nearly an hour") << 3540.0 << "about 59 min left";
        QTest::newRow("an hour") << 3600.0 << "about 1 h left";
        QTest::newRow("hours") << 8000.0 << "about 2 h 10 min left";
    }
    void time_left_is_said_no_finer_than_it_is_known() {
        QFETCH(double, seconds);
        QTEST(time_left_text(seconds), "text");
    }

    void plain_keys_write_a_comment_and_shortcuts_wait() {
        CommentEdit edit;
        QSignalSpy left(&edit, &CommentEdit::left);
        for (const Qt::Key key :
             {Qt::Key_A, Qt::Key_Left, Qt::Key_PageDown, Qt::Key_Space, Qt::Key_Question}) {
            QKeyEvent override_event(QEvent::ShortcutOverride, key, Qt::NoModifier);
            override_event.ignore();
            QCoreApplication::sendEvent(&edit, &override_event);
            QVERIFY(override_event.isAccepted());
        }
        QTest::keyClicks(&edit, "ab");
        QTest::keyClick(&edit, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(&edit, Qt::Key_C);
        QCOMPARE(edit.toPlainText(), QString("ab\nc"));
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClick(&edit, Qt::Key_Escape);
        QCOMPARE(left.count(), 2);
        QCOMPARE(edit.toPlainText(), QString("ab\nc"));
    }

    void a_flow_breaks_its_lines_where_the_width_ends() {
        QWidget widget;
        FlowLayout flow(4, &widget);
        for (int i = 0; i < 3; ++i) {
            auto* box = new QWidget;
            box->setFixedSize(40, 10);
            flow.addWidget(box);
        }
        QCOMPARE(flow.heightForWidth(200), 10);
        QCOMPARE(flow.heightForWidth(90), 24);
        QCOMPARE(flow.heightForWidth(50), 38);
    }

    void what_is_left_out_is_counted_by_reason() {
        QCOMPARE(excluded_text({{"a", "kind"}, {"b", "rejected"}, {"c", "kind"}}),
                 QString("2 of another kind, 1 rejected"));
    }

    void settings_come_back() {
        {
            Settings settings;
            QCOMPARE(settings.reviewer(), system_user());
            QVERIFY(!settings.asks_reason()); // R decides and moves on
            settings.set_reviewer("  Ada  ");
            settings.set_convention({0.5, mask::Rule::pil});
            picture::Look look;
            look.style = picture::Style::outline;
            look.papillary = false;
            look.opacity = 0.6;
            settings.set_look(look);
            for (int i = 0; i < 12; ++i)
                settings.add_recent(QStringLiteral("/data/%1/").arg(i));
            settings.add_recent("/data/5");
        }
        Settings settings;
        QCOMPARE(settings.reviewer(), QString("Ada"));
        settings.set_reviewer(" ");
        QCOMPARE(settings.reviewer(), system_user());
        QCOMPARE(settings.convention(), (mask::Convention{0.5, mask::Rule::pil}));
        QCOMPARE(settings.look().style, picture::Style::outline);
        QVERIFY(!settings.look().papillary && settings.look().inner);
        QCOMPARE(settings.look().opacity, 0.6);
        QCOMPARE(settings.recent().size(), 8);
        QCOMPARE(settings.recent().front(), QString("/data/5"));
        QCOMPARE(settings.recent().count("/data/5"), 1);
    }

    void settings_that_make_no_sense_fall_back() {
        QSettings store(QSettings::IniFormat, QSettings::UserScope, "contourcheck", "contourcheck");
        store.setValue("convention/pixelOrigin", "7");
        store.setValue("convention/maskRule", "magic");
        store.setValue("look/opacity", "lots");
        store.setValue("theme", "pink");
        store.sync();
        const Settings settings;
        QCOMPARE(settings.convention(), mask::Convention{});
        QCOMPARE(settings.theme(), ThemeChoice::system);
        QCOMPARE(settings.look().opacity, picture::Look().opacity);
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
