#include "driven.h"

#include "desktop/browse/start_page.h"
#include "desktop/held_key_filter.h"
#include "desktop/info_bar.h"
#include "desktop/inspect/location_grid.h"
#include "desktop/keys_dialog.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/panels/finding_card.h"
#include "desktop/panels/key_button.h"

#include <QAccessible>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QTimer>
#include <QToolButton>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const Sandbox sandbox;

const dataset::SliceEntry& slice(Driven& driven) {
    return *driven.session().slice();
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { apply_theme(*qApp, ThemeChoice::system); }
    void init() {
        fail_on_warnings();
        QFile::remove(sandbox.decisions());
        Settings().set_look({});
    }

    void an_empty_window_says_what_to_do() {
        Driven driven;
        QVERIFY(driven.shown);
        QVERIFY(driven.window.findChild<StartPage*>()->isVisible());
        QVERIFY(!driven.view().isVisible());
        QVERIFY(driven.window.windowTitle().contains("ContourCheck"));
    }

    void the_title_names_no_patient() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto opened = driven.session().opened();
        for (const dataset::Patient& patient : opened->checked.patients) {
            QVERIFY(!driven.window.windowTitle().contains(QString::fromStdString(patient.patient)));
            QVERIFY(!driven.window.windowTitle().contains(QString::fromStdString(patient.original)));
        }
        QVERIFY(driven.window.windowTitle().contains("ContourCheck"));
    }

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

    void tab_stays_in_the_picture_where_there_is_one_contour() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto opened = driven.session().opened();
        for (const Ref ref : opened->index.order()) {
            driven.session().go_to(ref);
            const Place& place = driven.session().place();
            if (opened->index.on_slice(place.patient, place.slice).size() != 1) continue;
            driven.key(Qt::Key_Tab);
            QVERIFY(driven.window.focusWidget() == &driven.view());
            return;
        }
        QFAIL("no slice with one contour");
    }

    void arrows_and_pages_step() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const int phase = slice(driven).phase, location = slice(driven).location;
        driven.key(Qt::Key_Right);
        QCOMPARE(slice(driven).phase, (phase + 1) % 4);
        driven.key(Qt::Key_Left);
        QCOMPARE(slice(driven).phase, phase);
        driven.key(Qt::Key_Down);
        QCOMPARE(slice(driven).location, location + 1);
        driven.key(Qt::Key_Up);
        QCOMPARE(slice(driven).location, location);
        driven.key(Qt::Key_PageDown);
        QCOMPARE(driven.session().place().patient, 1);
        driven.key(Qt::Key_PageUp);
        QCOMPARE(driven.session().place().patient, 0);
    }

    void a_drag_along_the_grid_plays() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        auto* grid = driven.window.findChild<LocationGrid*>();
        const auto middle = [&](int phase) { return grid->cell_rect(1, phase).center().toPoint(); };
        QList<int> seen;
        connect(&driven.session(), &Session::place_changed, this, [&] { seen << slice(driven).phase; });
        QTest::mousePress(grid, Qt::LeftButton, {}, middle(0));
        for (int phase = 1; phase < 4; ++phase)
            QTest::mouseMove(grid, middle(phase));
        QTest::mouseRelease(grid, Qt::LeftButton, {}, middle(3));
        QCOMPARE(seen, (QList<int>{0, 1, 2, 3}));
        QCOMPARE(slice(driven).location, 1);
    }

    void n_and_shift_n_find_the_next() {
        const QString dataset = sandbox.dataset("d");
        add_line(contour_files(dataset, "ocontour").back(), "oops");
        Driven driven;
        QVERIFY(driven.open(dataset));
        driven.key(Qt::Key_N);
        QVERIFY(driven.session().opened()->index.status(driven.session().place().ref()) != check::Status::ok);
        QVERIFY(driven.ready());
        driven.key(Qt::Key_R);
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
        driven.key(Qt::Key_N, Qt::ShiftModifier);
        QVERIFY(driven.session().undecided(driven.session().place().ref()));
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
        QStringList buttons;
        for (const QPushButton* button : driven.window.findChildren<QPushButton*>())
            buttons << button->text();
        QVERIFY(buttons.contains("All flagged decided"));
    }

    void tab_goes_through_the_slices_contours() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto kind = [&] { return driven.session().contour()->id.kind; };
        const auto opened = driven.session().opened();
        for (const Ref ref : opened->index.order())
            if (opened->contour(ref).id.kind == contour::Kind::outer) driven.session().go_to(ref);
        driven.key(Qt::Key_Tab);
        QCOMPARE(kind(), contour::Kind::inner);
        driven.key(Qt::Key_Tab);
        QCOMPARE(kind(), contour::Kind::outer);
        driven.key(Qt::Key_Tab);
        QCOMPARE(kind(), contour::Kind::inner);
        QVERIFY(driven.view().hasFocus() || driven.window.focusWidget() == &driven.view());
    }

    void toggles_stay_from_slice_to_slice() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_F);
        driven.key(Qt::Key_O);
        driven.key(Qt::Key_P);
        driven.key(Qt::Key_BracketRight);
        driven.key(Qt::Key_Right);
        driven.key(Qt::Key_PageDown);
        const picture::Look& look = driven.view().look();
        QCOMPARE(look.style, picture::Style::outline);
        QVERIFY(look.inner && !look.outer && !look.papillary);
        QVERIFY(look.opacity > picture::Look{}.opacity);
        driven.key(Qt::Key_I);
        QVERIFY(!driven.view().look().inner);
    }

    void zoom_stays_from_slice_to_slice_and_0_fits() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const double fitted = driven.view().zoom();
        driven.key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(driven.view().zoom(), 1.0);
        driven.key(Qt::Key_Right);
        QTRY_VERIFY(driven.session().picture());
        QCOMPARE(driven.view().zoom(), 1.0);
        driven.key(Qt::Key_0);
        QCOMPARE(driven.view().zoom(), fitted);
    }

    void holding_space_hides_the_overlays() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const QImage with = driven.view().grab().toImage();
        QTest::keyPress(driven.window.focusWidget(), Qt::Key_Space);
        const QImage without = driven.view().grab().toImage();
        QTest::keyRelease(driven.window.focusWidget(), Qt::Key_Space);
        QVERIFY(with != without);
        QCOMPARE(driven.view().grab().toImage(), with);
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
        driven.session().set_draft({}); // so that the window closes unasked
    }

    void closing_asks_before_a_comment_without_a_decision_is_lost() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_C);
        QTest::keyClicks(driven.window.findChild<CommentEdit*>(), "mind this");
        driven.key(Qt::Key_Escape);
        driven.key(Qt::Key_Right);
        QString asked;
        const auto answer = [&](Qt::Key key) {
            QTimer::singleShot(0, &driven.window, [&asked, key] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                if (!box) return;
                asked = box->text() + box->informativeText();
                const bool active = QTest::qWaitForWindowActive(box);
                QTest::keyClick(box, key, key == Qt::Key_D ? Qt::AltModifier : Qt::NoModifier);
                if (!active || !QTest::qWaitFor([&] { return !box->isVisible(); })) box->reject();
            });
            return driven.window.close();
        };
        QVERIFY(!answer(Qt::Key_Return)); // going back is what a hasty Return does
        QVERIFY2(asked.contains(QString::fromStdString(contour)), qPrintable(asked));
        QCOMPARE(driven.session().contour_id(), contour);
        QCOMPARE(driven.window.findChild<CommentEdit*>()->toPlainText(), QString("mind this"));
        QVERIFY(!answer(Qt::Key_Escape));
        QVERIFY(answer(Qt::Key_D));
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
        driven.session().set_draft({}); // nothing left to ask about
    }

    void a_finding_is_shown_by_a_click_on_its_card() {
        const QString dataset = sandbox.dataset("d");
        // The outer contour on another place than the inner one: centres apart, inner outside outer.
        const QString file = contour_files(dataset, "ocontour").front();
        std::ofstream(file.toStdString(), std::ios::trunc) << "10 10\n10 40\n40 40\n40 10\n";
        Driven driven;
        QVERIFY(driven.open(dataset));
        driven.key(Qt::Key_N);
        QVERIFY(driven.ready());
        const double before = driven.view().zoom();
        const auto cards = driven.window.findChildren<FindingCard*>();
        QVERIFY(!cards.isEmpty());
        QTest::mouseClick(cards.front(), Qt::LeftButton);
        QTRY_VERIFY(driven.view().zoom() != before);
        QCOMPARE(driven.window.focusWidget(), &driven.view()); // the keys stay with the picture
    }

    void a_bad_folder_says_what_was_looked_for() {
        Driven driven;
        QDir().mkpath(sandbox.path("bad"));
        driven.window.open(sandbox.path("bad"));
        auto* info = driven.window.findChild<InfoBar*>();
        QTRY_VERIFY(info->isVisible());
        QVERIFY(info->title().contains("bad"));
        QVERIFY(info->text().contains("link.csv"));
        QVERIFY(info->text().contains("scd_patientdata.csv"));
        QVERIFY(driven.window.findChild<StartPage*>()->isVisible());
    }

    void a_dropped_folder_opens() {
        Driven driven;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(sandbox.dataset("dropped"))});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&driven.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&driven.window, &drop);
        QTRY_VERIFY_WITH_TIMEOUT(driven.session().opened(), 20000);
        QCOMPARE(driven.session().settings().recent().front(), sandbox.path("dropped"));
    }

    void the_demo_that_is_there_is_opened() {
        sandbox.dataset("data/contourcheck/demo");
        Driven driven;
        emit driven.window.findChild<StartPage*>()->demo_asked();
        QTRY_VERIFY_WITH_TIMEOUT(driven.session().opened(), 20000);
        QCOMPARE(driven.session().settings().recent().front(), sandbox.path("data/contourcheck/demo"));
    }

    void a_demo_that_is_stopped_leaves_nothing_behind() {
        std::filesystem::remove_all(sandbox.path("data/contourcheck/demo").toStdString());
        Driven driven;
        QSignalSpy progressed(&driven.session().opener(), &Opener::progressed);
        emit driven.window.findChild<StartPage*>()->demo_asked();
        QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 0, 20000);
        driven.key(Qt::Key_Space); // the button that has the focus is Cancel
        QTRY_VERIFY_WITH_TIMEOUT(!driven.session().opener().busy(), 20000);
        QVERIFY(!driven.session().opened());
        QVERIFY(!QFile::exists(sandbox.path("data/contourcheck/demo")));
        QVERIFY(!QFile::exists(sandbox.path("data/contourcheck/demo.part")));
        QVERIFY(driven.window.findChild<StartPage*>()->isVisible());
    }

    void the_picture_goes_to_the_clipboard_and_to_a_file() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QApplication::clipboard()->clear();
        driven.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!QApplication::clipboard()->image().isNull());
        driven.key(Qt::Key_S, Qt::ControlModifier);
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = driven.window.findChild<QFileDialog*>()));
        const QString file = sandbox.path("picture.png");
        emit dialog->fileSelected(file);
        dialog->close();
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray bytes = saved.readAll();
        QVERIFY(bytes.startsWith("\x89PNG"));
        for (const dataset::Patient& patient : driven.session().opened()->checked.patients)
            QVERIFY(!bytes.contains(patient.patient.c_str()));
    }

    void all_keys_lists_what_the_menus_offer() {
        Driven driven;
        const KeysDialog dialog(driven.window.menuBar());
        QStringList texts;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            texts << label->text();
        for (const char* key :
             {"A", "R", "U", "N", "Shift+N", "Left", "Right", "Up", "Down",   "PgUp", "PgDown",
              "F", "I", "O", "P", "[",       "]",    "0",     "C",  "Ctrl+Z", "Tab"})
            QVERIFY2(texts.contains(key), key);
        QVERIFY(texts.filter("?").size() > 0);
    }

    void all_keys_says_what_an_entry_of_a_submenu_sets() {
        Driven driven;
        const KeysDialog dialog(driven.window.menuBar());
        QVERIFY(dialog.height() <= 800);
        QStringList texts;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            texts << label->text();
        QCOMPARE(texts.filter("Pixel Origin ").size(), 3);
        QCOMPARE(texts.filter("Mask Rule ").size(), 4);
        QVERIFY(texts.filter(QRegularExpression("^Reason: ")).size() > 5);
    }

    void reading_can_be_stopped_only_while_something_is_read() {
        Driven driven;
        const auto* stop = [&]() -> const QAction* {
            for (const QAction* action : driven.window.findChildren<QAction*>())
                if (action->text().remove(u'&') == "Stop Reading") return action;
            return nullptr;
        }();
        QVERIFY(stop && !stop->isEnabled());
        const QString dataset = sandbox.dataset("d");
        driven.window.open(dataset);
        QVERIFY(stop->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(driven.session().opened(), 20000);
        QVERIFY(!stop->isEnabled());
        driven.window.open(sandbox.path("nothing-here"));
        QTRY_VERIFY(!driven.session().opener().busy());
        QVERIFY(!stop->isEnabled());
    }

    void tab_on_the_start_page_goes_as_it_is_drawn() {
        Settings().clear_recent();
        for (const char* folder : {"/data/b", "/data/a"})
            Settings().add_recent(folder);
        Driven driven;
        QVERIFY(QTest::qWaitForWindowActive(&driven.window));
        QStringList texts;
        for (int i = 0; i < 4; ++i) {
            const auto* button = qobject_cast<QPushButton*>(driven.window.focusWidget());
            QVERIFY(button);
            texts << button->text();
            driven.key(Qt::Key_Tab);
        }
        Settings().clear_recent();
        QCOMPARE(texts, (QStringList{"Open folder…", "Try the demo", "/data/a", "/data/b"}));
    }

    void a_fold_keeps_the_focus_when_it_opens() {
        const QString dataset = sandbox.dataset("d");
        add_line(dataset + "/link.csv", "no-second-column"); // a finding on the dataset as a whole
        Driven driven;
        QVERIFY(driven.open(dataset));
        const auto fold = [&] {
            for (auto* button : driven.window.findChildren<QToolButton*>("fold"))
                if (!button->isHidden()) return button;
            return static_cast<QToolButton*>(nullptr);
        };
        QTRY_VERIFY(fold());
        fold()->setFocus();
        for (const Qt::ArrowType arrow : {Qt::DownArrow, Qt::RightArrow}) {
            driven.key(Qt::Key_Space);
            QCOMPARE(fold()->arrowType(), arrow);
            QCOMPARE(driven.window.focusWidget(), fold());
        }
    }

    void n_is_offered_on_a_bare_slice_only_where_something_is_flagged() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.session().go_to_cell(0, 1);
        while (driven.session().contour())
            driven.key(Qt::Key_Right);
        QCoreApplication::processEvents(); // new labels are shown then
        bool bare = false, offered = false;
        for (const QLabel* label : driven.window.findChildren<QLabel*>()) {
            if (!label->isVisible()) continue;
            bare |= label->text().startsWith("No contour on this slice.");
            offered |= label->text().contains("N goes to");
        }
        QVERIFY(bare);
        QCOMPARE(offered, driven.session().flagged_left() > 0);
    }

    void no_two_actions_share_a_key() {
        Driven driven;
        QMap<QString, QString> owners;
        for (const QAction* action : driven.window.findChildren<QAction*>())
            for (const QKeySequence& key : action->shortcuts()) {
                const QString name = key.toString();
                QVERIFY2(!owners.contains(name),
                         qPrintable(name + ": " + owners.value(name) + ", " + action->text()));
                owners[name] = action->text();
            }
        QVERIFY(owners.size() > 30);
    }

    void every_control_has_a_name_for_those_who_do_not_see_it() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        for (QWidget* widget : driven.window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
            QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }

    void the_window_comes_back_as_it_was_left() {
        {
            Driven driven;
            driven.window.resize(790, 720);
            driven.window.close();
        }
        Driven again;
        QCOMPARE(again.window.size(), QSize(790, 720));
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
