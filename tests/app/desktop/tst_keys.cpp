#include "every_view.h"
#include "suite.h"

#include "desktop/keys_dialog.h"
#include "desktop/panels/key_button.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <rapidcheck.h>

#include <set>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

QKeySequence key(const char* text) {
    return QKeySequence(QLatin1String(text), QKeySequence::PortableText);
}

Binding made(const char* name, const QList<QKeySequence>& keys) {
    return {id_of(keys.front()), QLatin1String(name), keys, keys, false};
}

Bindings three() {
    return {made("Accept", {key("A")}), made("Reject", {key("R")}), made("All keys", {key("?"), key("F1")})};
}

bool has_no_clash(const Bindings& bindings) {
    std::set<QKeySequence> seen;
    for (const Binding& each : bindings)
        for (const QKeySequence& used : each.keys)
            if (!seen.insert(used).second) return false;
    return true;
}

/// The dialog of all keys, opened by its key.
KeysDialog* open_keys(Driven& driven) {
    driven.key(Qt::Key_Question);
    return driven.window.findChild<KeysDialog*>();
}

QToolButton* cap(KeysDialog& dialog, const QString& text) {
    for (auto* button : dialog.findChildren<QToolButton*>(QStringLiteral("keyCap")))
        if (button->text() == text) return button;
    return nullptr;
}

} // namespace

class TestKeys : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().set_keys({}); }

private slots:
    void a_key_of_another_action_is_refused_by_its_name() {
        Bindings bindings = three();
        QCOMPARE(assign(bindings, "A", key("R")), QString("R is the key of “Reject”."));
        QCOMPARE(assign(bindings, "A", key("F1")), QString("F1 is the key of “All keys”."));
        QCOMPARE(bindings[0].keys, QList{key("A")});
        QVERIFY(!assign(bindings, "A", key("X")));
        QVERIFY(!assign(bindings, "R", key("A"))); // free now
        QVERIFY(reset(bindings, "A")->contains("Reject"));
        reset_all(bindings);
        QCOMPARE(bindings[1].keys, QList{key("R")});
    }

    void keys_that_move_and_press_are_refused() {
        Bindings bindings = three();
        for (const Qt::Key barred : {Qt::Key_Space, Qt::Key_Tab, Qt::Key_Return, Qt::Key_Enter})
            QVERIFY(assign(bindings, "A", QKeySequence(barred)));
        QVERIFY(assign(bindings, "A", QKeySequence()));
    }

    void a_second_key_stays() {
        Bindings bindings = three();
        QVERIFY(!assign(bindings, "?", key("H")));
        QCOMPARE(bindings[2].keys, (QList{key("H"), key("F1")}));
        QVERIFY(!assign(bindings, "?", key("F1")));
        QCOMPARE(bindings[2].keys, (QList{key("F1"), key("?")}));
    }

    void no_change_ever_gives_two_actions_one_key() {
        QVERIFY(rc::check("assigned, kept and read again", [] {
            Bindings bindings = three();
            bindings.push_back(made("Unsure", {key("U")}));
            const int changes_made = *rc::gen::inRange(0, 8);
            for (int i = 0; i < changes_made; ++i)
                (void)assign(bindings, *rc::gen::element<QString>("A", "R", "?", "U"),
                             *rc::gen::element(key("A"), key("R"), key("U"), key("?"), key("F1"), key("X")));
            RC_ASSERT(has_no_clash(bindings));
            const Bindings again = changed(bindings, changes(bindings));
            for (std::size_t i = 0; i < bindings.size(); ++i)
                RC_ASSERT(again[i].keys == bindings[i].keys);
        }));
    }

    void a_file_written_by_hand_does_no_harm() {
        QVERIFY(rc::check("any changes", [] {
            std::map<QString, QString> by_hand;
            for (const char* id : {"A", "R", "?", "nothing"})
                if (*rc::gen::arbitrary<bool>())
                    by_hand[id] = *rc::gen::element<QString>("A", "R", "F1", "X", "", "no key", "Space");
            RC_ASSERT(has_no_clash(changed(three(), by_hand)));
        }));
    }

    void a_click_and_a_key_change_it_everywhere_and_for_good() {
        {
            Driven driven;
            QVERIFY(driven.open(sandbox.dataset("d")));
            const std::string contour = driven.session().contour_id();
            KeysDialog* dialog = open_keys(driven);
            QVERIFY(dialog && cap(*dialog, "A"));
            QTest::mouseClick(cap(*dialog, "A"), Qt::LeftButton);
            QVERIFY(cap(*dialog, "Press a key…"));
            QTest::keyClick(dialog, Qt::Key_X);
            QVERIFY(cap(*dialog, "X") && !cap(*dialog, "A"));
            dialog->close();
            driven.view().setFocus();
            driven.key(Qt::Key_A);
            QCOMPARE(driven.session().contour_id(), contour);
            driven.key(Qt::Key_X);
            QTRY_COMPARE(driven.session().desk().state(contour), review::State::accepted);
            for (const auto* button : driven.window.findChildren<KeyButton*>())
                if (button->text() == "Accept") QCOMPARE(button->accessibleDescription(), QString("Key X"));
        }
        Driven again;
        QCOMPARE(again.session().keys().text("A"), QString("X"));
    }

    void a_conflict_is_told_and_changes_nothing() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        KeysDialog* dialog = open_keys(driven);
        cap(*dialog, "A")->click();
        QTest::keyClick(dialog, Qt::Key_R);
        QVERIFY(texts_of(*dialog).filter("R is the key of “Reject”").size() == 1);
        QVERIFY(cap(*dialog, "A"));
        cap(*dialog, "A")->click();
        QTest::keyClick(dialog, Qt::Key_M);
        QCOMPARE(texts_of(*dialog).filter("M is the key of “Magnify while held”").size(), 1);
        cap(*dialog, "A")->click();
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(dialog->isVisible()); // it left the key, not the list
        QVERIFY(cap(*dialog, "A") && cap(*dialog, "Esc"));
    }

    void a_held_key_is_one_key_alone_and_can_have_its_own_back() {
        Bindings bindings = three();
        bindings.push_back(made("Hide", {key("Space")}));
        bindings.back().held = true;
        QCOMPARE(assign(bindings, "Space", key("A")), QString("A is the key of “Accept”."));
        QVERIFY(assign(bindings, "Space", key("Ctrl+X"))->contains("without Shift, Ctrl or Alt"));
        QVERIFY(!assign(bindings, "Space", key("X")));
        QVERIFY(assign(bindings, "A", key("X"))->contains("Hide"));
        QVERIFY(assign(bindings, "A", key("Space"))); // presses what has the focus
        QVERIFY(!assign(bindings, "Space", key("Space")));
    }

    void what_is_held_to_hide_and_to_magnify_can_be_changed() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        KeysDialog* dialog = open_keys(driven);
        for (const auto& [cap_text, pressed] : {std::pair("Space", Qt::Key_X), {"M", Qt::Key_Y}}) {
            QVERIFY2(cap(*dialog, cap_text), cap_text);
            cap(*dialog, cap_text)->click();
            QTest::keyClick(dialog, pressed);
        }
        dialog->close();
        SliceView& view = driven.view();
        view.setFocus();
        QTest::mouseMove(&view, view.rect().center());
        const auto shot = [&] { return view.grab().toImage(); };
        const QImage before = shot();
        for (const Qt::Key old : {Qt::Key_Space, Qt::Key_M}) {
            QTest::keyPress(&view, old);
            QCOMPARE(shot(), before);
            QTest::keyRelease(&view, old);
        }
        for (const Qt::Key held : {Qt::Key_X, Qt::Key_Y}) {
            QTest::keyPress(&view, held);
            QVERIFY(shot() != before);
            QTest::keyRelease(&view, held);
            QCOMPARE(shot(), before);
        }
        QVERIFY(driven.session().keys().action("H")->text().endsWith("(or hold X)"));
    }

    void one_or_all_go_back_to_what_they_were() {
        Driven driven;
        KeyMap& keys = driven.session().keys();
        KeysDialog dialog(driven.window.menuBar(), keys);
        dialog.show();
        QVERIFY(!keys.assign("A", key("X")) && !keys.assign("U", key("Shift+U")));
        const auto resets = [&] {
            QList<QToolButton*> shown;
            for (auto* button : dialog.findChildren<QToolButton*>())
                if (button->accessibleName().startsWith("Reset: ") && button->isVisible()) shown << button;
            return shown;
        };
        QCOMPARE(resets().size(), 2);
        resets().front()->click();
        QCOMPARE(resets().size(), 1);
        for (auto* button : dialog.findChildren<QPushButton*>())
            if (button->text() == "Reset All") button->click();
        QCOMPARE(keys.text("A"), QString("A"));
        QCOMPARE(keys.text("U"), QString("U"));
        QVERIFY(Settings().keys().empty());
    }

    void a_key_with_ctrl_and_a_sign_are_taken_as_pressed() {
        Driven driven;
        KeysDialog dialog(driven.window.menuBar(), driven.session().keys());
        dialog.show();
        dialog.wait_for_key("A");
        QTest::keyClick(&dialog, Qt::Key_Control);
        QVERIFY(cap(dialog, "Press a key…")); // waits for the rest
        QTest::keyClick(&dialog, Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(driven.session().keys().text("A"), QString("Ctrl+X"));
        dialog.wait_for_key("U");
        QTest::keyClick(&dialog, Qt::Key_Exclam, Qt::ShiftModifier);
        QCOMPARE(driven.session().keys().text("U"), QString("!"));
    }

    void a_menu_underlines_each_letter_once() { // tst_german looks at the German ones
        Driven driven;
        QVERIFY(none_of(shared_mnemonics(*driven.window.menuBar())));
    }

    void every_key_of_the_menus_can_be_changed() {
        Driven driven;
        std::set<QString> known;
        for (const Binding& binding : driven.session().keys().bindings())
            QVERIFY2(known.insert(binding.id).second, qPrintable(binding.id));
        for (const QAction* action : driven.window.findChildren<QAction*>())
            if (!action->shortcuts().isEmpty())
                QVERIFY2(driven.session().keys().binding(action), qPrintable(action->text()));
        QVERIFY(has_no_clash(driven.session().keys().bindings()));
    }
};

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
