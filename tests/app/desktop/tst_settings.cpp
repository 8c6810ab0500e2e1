#include "driven.h"
#include "suite.h"

#include "desktop/keys_dialog.h"
#include "desktop/preferences/setting_row.h"
#include "desktop/preferences/settings_dialog.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// A window with its settings open, both driven by keys.
struct Set : Driven {
    Set() {
        key(Qt::Key_Comma, Qt::ControlModifier);
        dialog = window.findChild<SettingsDialog*>();
        active = dialog && QTest::qWaitForWindowActive(dialog);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(dialog->focusWidget(), key, modifiers);
    }
    /// Narrows to it and goes to its control.
    void seek(const char* words) {
        auto* search = dialog->findChild<QLineEdit*>();
        search->setFocus();
        search->selectAll();
        QTest::keyClicks(search, words);
        press(Qt::Key_Tab);
    }
    QStringList rows_in_view() {
        QStringList names;
        for (const SettingRow* row : dialog->findChildren<SettingRow*>())
            if (row->isVisible()) names << row->setting().name;
        return names;
    }
    bool can_be_reset() {
        for (const auto* button : dialog->findChildren<QToolButton*>())
            if (button->isVisible() && button->accessibleName().startsWith("Reset")) return true;
        return false;
    }

    SettingsDialog* dialog = nullptr;
    bool active = false;
};

} // namespace

class TestSettings : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().remove({}); }

private slots:
    void what_is_switched_counts_at_once_and_in_the_menu() {
        Set driven;
        QVERIFY(driven.active);
        driven.seek("move on");
        QCOMPARE(driven.rows_in_view(), QStringList{"Move on after a decision"});
        QVERIFY(!driven.can_be_reset());
        driven.press(Qt::Key_Space);
        QVERIFY(!driven.session().settings().moves_on());
        QVERIFY(!driven.session().keys().action("Ctrl+M")->isChecked());
        QCOMPARE(texts_of(*driven.dialog).filter("Default: on").size(), 2); // and that of the last dataset
        QVERIFY(driven.can_be_reset());
        driven.press(Qt::Key_Tab); // to the way back
        driven.press(Qt::Key_Space);
        QVERIFY(driven.session().settings().moves_on());
        QVERIFY(!driven.can_be_reset());
    }

    void what_is_set_elsewhere_is_shown() {
        Set driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.seek("smooth");
        auto* box = qobject_cast<QCheckBox*>(driven.dialog->focusWidget());
        QVERIFY(box && !box->isChecked());
        QVERIFY(driven.regain());
        driven.key(Qt::Key_S); // over the picture
        QVERIFY(box->isChecked());
        driven.seek("opacity");
        auto* percent = qobject_cast<QSpinBox*>(driven.dialog->focusWidget());
        QVERIFY(percent);
        QCOMPARE(percent->value(), 35);
        QVERIFY(driven.regain());
        driven.key(Qt::Key_BracketRight);
        QCOMPARE(percent->value(), 45);
        QTRY_VERIFY((driven.dialog->activateWindow(), QApplication::activeWindow() == driven.dialog));
        driven.press(Qt::Key_Down);
        QCOMPARE(std::lround(100 * driven.view().look().opacity), 40L);
    }

    void the_wheel_is_the_page_s_and_changes_nothing() {
        Set driven;
        QVERIFY(driven.active);
        QList<QWidget*> boxes;
        for (auto* box : driven.dialog->findChildren<QComboBox*>())
            boxes << box;
        for (auto* box : driven.dialog->findChildren<QSpinBox*>())
            boxes << box;
        QVERIFY(boxes.size() > 4);
        const auto now = [&] {
            QVariantList values;
            for (const SettingRow* row : driven.dialog->findChildren<SettingRow*>())
                values << row->setting().now();
            return values;
        };
        const QVariantList before = now();
        for (QWidget* box : boxes) {
            box->setFocus(); // not even then: the pointer comes over it while the page scrolls
            const QPointF at = box->rect().center();
            QWheelEvent down(at, box->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                             Qt::NoScrollPhase, false);
            QApplication::sendEvent(box, &down);
            QCOMPARE(now(), before);
            QVERIFY(!down.isAccepted()); // goes on to the page
        }
    }

    void a_choice_is_the_menus() {
        Set driven;
        driven.seek("order queue");
        driven.press(Qt::Key_Down);
        QCOMPARE(driven.session().order(), Order::worst_first);
        driven.key(Qt::Key_Q); // back, by the key
        auto* box = qobject_cast<QComboBox*>(driven.dialog->focusWidget());
        QVERIFY(box);
        QCOMPARE(box->currentIndex(), 0);
        driven.seek("matlab"); // found by what can be chosen
        QCOMPARE(driven.rows_in_view(), QStringList{"Pixel origin"});
        driven.press(Qt::Key_End);
        QCOMPARE(driven.session().convention().pixel_origin, 1.0);
    }

    void the_grey_window_is_found_and_is_the_menus() {
        Set driven;
        driven.seek("grey");
        QCOMPARE(driven.rows_in_view(), QStringList{"Grey window"});
        driven.press(Qt::Key_End);
        QCOMPARE(driven.view().look().greys, picture::Greys::full);
        QVERIFY(driven.session().keys().action("Alt+W")->isChecked());
        driven.seek("window");
        QVERIFY(driven.rows_in_view().contains("Grey window"));
    }

    void links_out_of_the_dataset_are_followed_when_that_is_set() {
        const std::filesystem::path root = sandbox.dataset("linked").toStdString();
        const std::filesystem::path slices = std::filesystem::directory_iterator(root / "dicoms")->path();
        const std::filesystem::path elsewhere = root.string() + "-elsewhere";
        std::filesystem::rename(slices, elsewhere);
        std::filesystem::create_directory_symlink(elsewhere, slices);
        Set driven;
        QVERIFY(driven.open(QString::fromStdString(root)));
        const auto told = [&] {
            const auto& found = driven.session().opened()->checked.report.findings;
            const auto link = std::ranges::find(found, "link-outside", &check::Finding::rule);
            return link == found.end() ? std::nullopt : std::optional(link->severity);
        };
        QVERIFY(told() == check::Severity::error);
        driven.seek("links");
        driven.press(Qt::Key_Space);
        QTRY_VERIFY(told() == check::Severity::warning);
        QVERIFY(driven.session().settings().follows_links());
    }

    void a_name_is_the_reviewers_when_it_is_typed_and_entered() {
        Set driven;
        driven.seek("reviewer");
        QTest::keyClicks(driven.dialog->focusWidget(), "R. Reader");
        QCOMPARE(driven.session().settings().reviewer(), system_user()); // half a name is nobody's
        driven.press(Qt::Key_Return);
        QTRY_COMPARE(driven.session().settings().reviewer(), QString("R. Reader"));
        driven.press(Qt::Key_Tab);
        driven.press(Qt::Key_Space); // the way back
        QCOMPARE(driven.session().settings().reviewer(), system_user());
    }

    void a_second_read_goes_on_when_another_window_begins_one() {
        Settings earlier(std::make_shared<SettingsFile>()), later(std::make_shared<SettingsFile>());
        earlier.set_second_read("/one", true);
        earlier.note_second_read_offered("/one");
        earlier.settle();
        later.set_second_read("/other", true); // has not seen what the first one wrote
        later.note_second_read_offered("/other");
        later.settle();
        const Settings next(std::make_shared<SettingsFile>());
        for (const char* dataset : {"/one", "/other"})
            QVERIFY(next.second_read(dataset) && next.second_read_offered(dataset));
    }

    void second_reads_that_earlier_versions_listed_go_on_until_ended() {
        Settings settings;
        settings.set_words("review/secondReads", {"0123456789abcdef", "8a5edab282632443"});
        QVERIFY(settings.second_read("/"));
        settings.set_second_read("/", false);
        QVERIFY(!settings.second_read("/"));
        settings.remove("review/secondReads");
    }

    void an_opacity_that_is_no_number_is_the_usual_one() {
        for (const char* none : {"nan", "inf", "much"}) {
            Settings().set_bytes("look/opacity", none);
            QCOMPARE(Settings().look().opacity, picture::Look{}.opacity);
        }
    }

    void a_search_that_finds_nothing_says_so_and_escape_shows_all() {
        Set driven;
        const qsizetype all = driven.rows_in_view().size();
        driven.seek("zzz");
        QCOMPARE(driven.rows_in_view(), QStringList());
        QCOMPARE(texts_of(*driven.dialog).filter("zzz").size(), 1);
        driven.press(Qt::Key_Escape);
        QCOMPARE(driven.rows_in_view().size(), all);
        driven.press(Qt::Key_Escape);
        QVERIFY(!driven.dialog->isVisible());
    }

    void the_keys_are_one_key_away() {
        Set driven;
        driven.seek("keys");
        driven.press(Qt::Key_Space);
        QVERIFY(driven.window.findChild<KeysDialog*>());
        QVERIFY(!driven.session().keys().assign("A", QKeySequence("X")));
        QVERIFY(driven.can_be_reset());
        QCOMPARE(texts_of(*driven.dialog).filter("1 changed").size(), 1);
    }

    void every_control_says_its_name_and_what_it_was() {
        Set driven;
        for (const SettingRow* row : driven.dialog->findChildren<SettingRow*>())
            QCOMPARE(texts_of(*row).filter("Default: ").size(), 1);
        for (QWidget* widget : driven.dialog->findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
            QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
