#include "driven.h"
#include "suite.h"

#include "desktop/held_key_filter.h"
#include "desktop/panels/comment_edit.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/panels/key_button.h"

#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QStatusBar>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

class TestReviewKeys : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().set_look({}); }

private slots:
    void keys_a_r_u_decide_and_move_on() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto opened = driven.session().opened();
        const auto& order = opened->index.order();
        const std::pair<Qt::Key, review::State> keys[] = {{Qt::Key_A, review::State::accepted},
                                                          {Qt::Key_R, review::State::rejected},
                                                          {Qt::Key_U, review::State::unsure}};
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(driven.ready());
            QCOMPARE(driven.session().place().ref(), order[i]);
            driven.key(keys[i].first);
            QTRY_COMPARE(driven.session().desk().state(opened->id(order[i])), keys[i].second);
        }
        QCOMPARE(driven.session().place().ref(), order[3]);
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(driven.session().place().ref(), order[2]);
        QTRY_COMPARE(driven.session().desk().state(opened->id(order[2])), review::State::none);
    }

    void a_held_key_decides_once() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const Place before = driven.session().place();
        driven.key(Qt::Key_A);
        const Place after = driven.session().place();
        QVERIFY(!(before == after));
        QKeyEvent repeat(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, "a", true);
        QApplication::sendEvent(driven.window.focusWidget(), &repeat);
        QCOMPARE(driven.session().place(), after);
    }

    void a_letter_that_x11_repeats_is_no_new_key() {
        const auto is_kept_back = [](int key, quint64 released, quint64 pressed) {
            HeldKeyFilter filter;
            QObject receiver;
            receiver.installEventFilter(&filter);
            QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier);
            release.setTimestamp(released);
            QCoreApplication::sendEvent(&receiver, &release);
            QKeyEvent press(QEvent::ShortcutOverride, key, Qt::NoModifier);
            press.setTimestamp(pressed);
            press.ignore();
            return QCoreApplication::sendEvent(&receiver, &press) && press.isAccepted();
        };
        QVERIFY(is_kept_back(Qt::Key_A, 5000, 5000));
        QVERIFY(is_kept_back(Qt::Key_1, 5000, 5000));
        QVERIFY(!is_kept_back(Qt::Key_A, 5000, 5040));
        QVERIFY(!is_kept_back(Qt::Key_A, 0, 0));
        QVERIFY(!is_kept_back(Qt::Key_Left, 5000, 5000));
    }

    void space_never_decides() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const Place before = driven.session().place();
        for (auto* button : driven.window.findChildren<KeyButton*>()) {
            button->setFocus();
            QTest::keyClick(button, Qt::Key_Space);
            QCOMPARE(driven.session().place(), before);
        }
        QVERIFY(!driven.window.findChildren<KeyButton*>().empty());
    }

    void accept_is_barred_with_its_reason_where_the_contour_cannot_be_read() {
        const QString dataset = sandbox.dataset("d");
        add_line(contour_files(dataset, "ocontour").back(), "oops");
        Driven driven;
        QVERIFY(driven.open(dataset));
        driven.key(Qt::Key_N);
        QVERIFY(driven.ready());
        const std::string contour = driven.session().contour_id();
        for (const auto* button : driven.window.findChildren<KeyButton*>())
            QCOMPARE(button->isEnabled(), button->text() != "Accept");
        QStringList texts;
        for (const QLabel* label : driven.window.findChild<DecisionPanel*>()->findChildren<QLabel*>())
            texts << label->text();
        QVERIFY(texts.contains("Cannot be accepted: its file cannot be read."));
        driven.key(Qt::Key_A);
        QCOMPARE(driven.session().contour_id(), contour);
        QCOMPARE(driven.session().desk().in_flight(), 0);
        driven.key(Qt::Key_R);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::rejected);
    }

    void a_contour_that_is_hidden_is_not_decided_on_by_key_or_button() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto* panel = driven.window.findChild<DecisionPanel*>();
        const std::string contour = driven.session().contour_id();
        for (const auto& [key, why] : {std::pair(Qt::Key_I, "(inner) are hidden: I shows them"),
                                       std::pair(Qt::Key_H, "The contours are hidden: H shows them")}) {
            driven.key(key);
            for (const auto* button : panel->findChildren<KeyButton*>())
                QVERIFY(!button->isEnabled() && button->toolTip().contains(why));
            QVERIFY(texts_of(*panel).join(u' ').contains(why));
            driven.key(Qt::Key_A);
            QCOMPARE(driven.session().contour_id(), contour);
            QCOMPARE(driven.session().desk().in_flight(), 0);
            QVERIFY(texts_of(*driven.window.statusBar()).join(u' ').contains(why));
            driven.key(key);
        }
        driven.key(Qt::Key_A);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::accepted);
    }

    void nothing_is_decided_while_the_contours_are_hidden_by_a_held_key() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        QTest::keyPress(&driven.view(), Qt::Key_Space);
        driven.key(Qt::Key_A);
        QCOMPARE(driven.session().contour_id(), contour);
        QCOMPARE(driven.session().desk().in_flight(), 0);
        QVERIFY(texts_of(*driven.window.statusBar()).join(u' ').contains("hidden while Space is held"));
        QTest::keyRelease(&driven.view(), Qt::Key_Space);
        driven.key(Qt::Key_A);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::accepted);
    }

    void reasons_and_comment_come_from_the_keyboard() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_1);
        driven.key(Qt::Key_C);
        auto* comment = driven.window.findChild<CommentEdit*>();
        QCOMPARE(driven.window.focusWidget(), comment);
        QTest::keyClicks(comment, "near apex 2");
        QCOMPARE(driven.session().contour_id(), contour); // n, a and 2 were letters
        driven.key(Qt::Key_Escape);
        QCOMPARE(driven.window.focusWidget(), &driven.view());
        driven.key(Qt::Key_R);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::rejected);
        const review::Decision& made = driven.session().desk().history(contour).back();
        QCOMPARE(made.comment, std::string("near apex 2"));
        QCOMPARE(made.reasons, std::vector<std::string>{review::reasons().front()});
    }

    void pasting_nothing_changes_nothing() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_C);
        auto* comment = driven.window.findChild<CommentEdit*>();
        QTest::keyClicks(comment, "near");
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(comment, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(comment->toPlainText(), "near");
        QGuiApplication::clipboard()->setText(" apex");
        QTest::keyClick(comment, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(comment->toPlainText(), "near apex");
    }

    void closing_asks_nothing_and_keeps_a_comment_without_a_decision() {
        const QString dataset = sandbox.dataset("d");
        std::string contour;
        {
            Driven driven;
            QVERIFY(driven.open(dataset));
            contour = driven.session().contour_id();
            driven.key(Qt::Key_C);
            QTest::keyClicks(driven.window.findChild<CommentEdit*>(), "mind this");
            QVERIFY(driven.window.close());
        }
        Driven again;
        QVERIFY(again.open(dataset));
        again.session().go_to_contour(contour);
        QCOMPARE(again.window.findChild<CommentEdit*>()->toPlainText(), QString("mind this"));
        QVERIFY(again.session().undecided(again.session().place().ref()));
    }

    void after_undo_comment_and_reasons_stand_in_the_form() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        auto* comment = driven.window.findChild<CommentEdit*>();
        driven.key(Qt::Key_1);
        driven.key(Qt::Key_C);
        QTest::keyClicks(comment, "tilted");
        driven.key(Qt::Key_Escape);
        driven.key(Qt::Key_R);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::rejected);
        QVERIFY(comment->toPlainText().isEmpty());
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::none);
        QCOMPARE(comment->toPlainText(), QString("tilted"));
        QCOMPARE(driven.session().draft().reasons, std::set<std::string>{review::reasons().front()});
    }
};

QTEST_MAIN(TestReviewKeys)
#include "tst_review_keys.moc"
