#include "every_view.h"
#include "suite.h"

#include "check/rules.h"
#include "desktop/keys_dialog.h"
#include "desktop/language.h"
#include "desktop/panels/finding_card.h"
#include "desktop/report/report_dialog.h"
#include "desktop/texts.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollArea>
#include <QScrollBar>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

QByteArray read(const QString& file) {
    QFile open(file);
    return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
}

bool says(const QWidget& shown, const QString& text) {
    return std::ranges::any_of(texts_of(shown), [&](const QString& each) { return each.contains(text); });
}

} // namespace

class TestGerman : public Suite {
    Q_OBJECT

private slots:
    void initTestCase() {
        Suite::initTestCase();
        apply_language(*qApp, Language::german);
    }

    void menus_panels_and_findings_are_german() {
        Driven driven;
        QVERIFY(driven.open(with_errors(sandbox)));
        QStringList menus;
        for (const QAction* action : driven.window.menuBar()->actions())
            menus << action->text();
        QVERIFY2(menus.contains("&Datei") && menus.contains("&Ansicht"), qPrintable(menus.join(u' ')));
        QVERIFY(says(driven.window, "Annehmen") && says(driven.window, "Verdacht"));
        driven.key(Qt::Key_N);
        QTRY_VERIFY(!driven.window.findChildren<FindingCard*>().isEmpty());
        for (const FindingCard* card : driven.window.findChildren<FindingCard*>())
            for (const check::Rule& rule : check::rules())
                QVERIFY2(!card->accessibleName().contains(QLatin1String(rule.title.data())),
                         qPrintable(card->accessibleName()));
    }

    /// A screen of 1600 x 1000 pixels at scale 2 has no more.
    void its_words_fit_into_a_window_of_800_by_500() {
        Driven driven;
        QVERIFY(driven.open(with_errors(sandbox)));
        QStringList wide;
        for (const QWidget* part : driven.window.findChildren<QWidget*>())
            if (part->isVisible() && part->minimumSizeHint().width() > 300)
                wide << QStringLiteral("%1 %2 %3")
                            .arg(part->metaObject()->className(), part->objectName())
                            .arg(part->minimumSizeHint().width());
        driven.window.resize(800, 500);
        QVERIFY2(driven.window.size() == QSize(800, 500), qPrintable(wide.join(u'\n')));
    }

    void a_sentence_is_put_together_in_german() {
        const Phrase message =
            Phrase::tr("The contour lies %1 mm to one side of its place in the picture", {"2.3"});
        QCOMPARE(message.text(), "The contour lies 2.3 mm to one side of its place in the picture");
        QCOMPARE(said(message), QString("Die Kontur liegt 2.3 mm neben ihrem Platz im Bild"));
        const Phrase inner = Phrase::tr("moved %1", {Phrase::tr("%1 px up", {"1.0"}) + Phrase::tr(" and ")});
        QCOMPARE(said(inner), QString("um 1.0 px nach oben und  verschoben"));
        QCOMPARE(said(Phrase("moved %1")), QString("moved %1")); // a name is nobody's to translate
    }

    void a_search_finds_german_words_and_english_ones() {
        Driven driven;
        QVERIFY(driven.open(with_errors(sandbox)));
        Session& session = driven.session();
        const auto& order = session.opened()->index.order();
        const auto flagged = std::ranges::find_if(
            order, [&](Ref ref) { return !session.opened()->index.findings(ref).empty(); });
        QVERIFY(flagged != order.end());
        const std::size_t first = session.opened()->index.findings(*flagged).front();
        const Phrase title = check::title(session.opened()->checked.report.findings[first]);
        QVERIFY(said(title) != qs(title.text()));
        const int number = session.opened()->contour(*flagged).id.slice;
        for (const QString& words : {said(title), said(title).toUpper(), qs(title.text()),
                                     QStringLiteral("Schicht %1").arg(number)}) {
            session.set_filter({{}, words.toStdString()});
            QVERIFY2(session.queue().contains(*flagged), qPrintable(words));
        }
    }

    void the_report_is_german_and_its_tables_are_as_ever() {
        Driven driven;
        QVERIFY(driven.open(with_errors(sandbox)));
        driven.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = driven.window.findChild<ReportDialog*>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        const QString file = sandbox.path("bericht.html");
        dialog->set_file(file);
        QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(says(*dialog, "Der Bericht ist geschrieben"));
        const QString page = QString::fromUtf8(read(file));
        for (const char* words : {"<html lang=\"de\">", "Konturprüfung", "Zusammenfassung", "Pixelursprung 0",
                                  " · Fehler</p>", ": gemessen ", "aria-label=\"Schicht mit Konturen\""})
            QVERIFY2(page.contains(words), words);
        for (const char* words : {"Contour check", "Every row", "measured", "threshold", "error</p>"})
            QVERIFY2(!page.contains(words), words);
        QVERIFY(read(sandbox.path("bericht-findings.csv")).startsWith("number,severity,rule,where,title"));
    }

    void the_legend_of_a_saved_picture_is_german() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_S, Qt::ControlModifier);
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = driven.window.findChild<QFileDialog*>()));
        emit dialog->fileSelected(sandbox.path("bild.svg"));
        dialog->close();
        const QString drawing = QString::fromUtf8(read(sandbox.path("bild.svg")));
        QVERIFY(drawing.contains(">innen<") && drawing.contains(">Pixelursprung 0 · centre<"));
        QVERIFY(!drawing.contains(">inner<") && !drawing.contains("pixel origin"));
    }

    void all_keys_does_not_scroll_sideways() {
        Driven driven;
        driven.key(Qt::Key_Question);
        auto* dialog = driven.window.findChild<KeysDialog*>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        dialog->resize(window_sizes[0].width() * 9 / 10, dialog->height()); // what it takes of that screen
        settle();
        QCOMPARE(dialog->findChild<QScrollArea*>()->horizontalScrollBar()->maximum(), 0);
    }

    void no_text_is_cut_off() {
        Driven driven;
        QVERIFY(driven.open(with_errors(sandbox)));
        driven.key(Qt::Key_N);
        QStringList faults;
        for (const QSize size : window_sizes) {
            driven.window.resize(size);
            settle();
            QCOMPARE(driven.window.size(), size);
            visit(driven, [&](const QString& name, const QWidget& shown) {
                for (const QString& fault : clipped(shown))
                    faults << QStringLiteral("%1 at %2: %3").arg(name).arg(size.width()).arg(fault);
            });
        }
        QVERIFY(none_of(faults));
    }

    void a_menu_underlines_each_letter_once() {
        Driven driven;
        QVERIFY(none_of(shared_mnemonics(*driven.window.menuBar())));
    }

    void keys_are_the_same_in_every_language() {
        Driven driven;
        QVERIFY(driven.session().keys().binding(driven.window.findChild<QAction*>()) ||
                !driven.session().keys().bindings().empty());
        for (const char* id : {"Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Alt+1", "Shift+A", "Alt+Right"})
            QVERIFY2(std::ranges::any_of(driven.session().keys().bindings(),
                                         [&](const Binding& each) { return each.id == QLatin1String(id); }),
                     id);
    }

    void the_language_is_chosen_and_kept() {
        Driven driven;
        const auto choose = [&](const QString& text) {
            for (QAction* action : driven.window.findChildren<QAction*>())
                if (action->text() == text) action->trigger();
        };
        QCOMPARE(Settings().language(), Language::system);
        choose("&English");
        QCOMPARE(Settings().language(), Language::english);
        choose("&Deutsch");
        QCOMPARE(Settings().language(), Language::german);
        QVERIFY(says(driven.window, "nächsten Start"));
    }
};

QTEST_MAIN(TestGerman)
#include "tst_german.moc"
