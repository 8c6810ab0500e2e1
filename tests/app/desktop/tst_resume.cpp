#include "driven.h"

#include "desktop/browse/start_page.h"
#include "desktop/home/memory.h"
#include "desktop/info_bar.h"

#include <QLockFile>
#include <QProcess>
#include <QPushButton>

#include <csignal>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const Sandbox sandbox;

QString two_patients() {
    static const QString folder = sandbox.dataset("d");
    return folder;
}

QString settings_file() {
    return sandbox.path("config/contourcheck/contourcheck.ini");
}

QByteArray bytes_of(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool resumed(Driven& driven) {
    driven.window.resume();
    return QTest::qWaitFor([&] { return driven.session().is_checked() && driven.session().picture(); },
                           patience_ms);
}

/// Goes somewhere by keys, and is killed once the window has written that down.
int go_and_die(const QString& folder) {
    Driven driven;
    if (!driven.open(folder)) return 3;
    driven.key(Qt::Key_PageDown);
    driven.key(Qt::Key_Down);
    driven.key(Qt::Key_Plus);
    if (!driven.ready()) return 3;
    driven.key(Qt::Key_3, Qt::ControlModifier);
    const auto* memory = driven.window.findChild<Memory*>();
    if (!QTest::qWaitFor([&] { return !memory->due(); }, patience_ms)) return 3;
    Settings().settle();
    std::raise(SIGKILL);
    return 4;
}

QStringList start_texts(const Driven& driven) {
    QStringList texts;
    for (const auto* label : driven.window.findChild<StartPage*>()->findChildren<QLabel*>())
        if (label->isVisible()) texts << label->text();
    return texts;
}

} // namespace

class TestResume : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fail_on_warnings();
        Settings().remove({}); // all of it
        QFile::remove(sandbox.decisions());
    }

    void a_killed_program_comes_back_to_its_dataset_place_zoom_and_page() {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        child.start(QCoreApplication::applicationFilePath(),
                    {"--go-and-die", two_patients(), sandbox.path("config")});
        QVERIFY(child.waitForFinished(60000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        Driven driven;
        QVERIFY(resumed(driven));
        QCOMPARE(driven.session().place().patient, 1);
        QCOMPARE(driven.session().slice()->location, 1);
        QVERIFY(driven.session().contour());
        QVERIFY(!driven.view().viewport().fits);
        QVERIFY(!driven.view().isVisible()); // the page is the sheet
        driven.key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(driven.view().isVisible());
    }

    void the_settings_name_no_patient() {
        Driven driven;
        QVERIFY(driven.open(two_patients()));
        driven.window.close();
        const QByteArray kept = bytes_of(settings_file());
        QVERIFY(kept.contains("places"));
        for (const dataset::Patient& patient : driven.session().opened()->checked.patients) {
            QVERIFY(!kept.contains(patient.patient.c_str()));
            QVERIFY(!kept.contains(patient.original.c_str()));
        }
    }

    void the_settings_are_their_owners_alone() {
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        Settings settings;
        settings.settle();
        QFile::remove(settings_file());
        settings.set_reopens(true);
        settings.settle();
        QVERIFY(QFile::exists(settings_file()));
        QVERIFY(!(QFile::permissions(settings_file()) & others));
        // As an earlier version left it.
        QVERIFY(QFile::setPermissions(settings_file(), QFile::permissions(settings_file()) |
                                                           QFile::ReadGroup | QFile::ReadOther));
        settings.set_reopens(false);
        settings.settle();
        QVERIFY(!(QFile::permissions(settings_file()) & others));
    }

    void a_place_that_makes_no_sense_shows_the_picture_all_the_same() {
        {
            Driven driven;
            QVERIFY(driven.open(two_patients()));
            driven.key(Qt::Key_Plus);
            driven.window.close();
        }
        const QString key = Settings().keys_under("places").value(0);
        const QStringList kept = Settings().words(key);
        QCOMPARE(kept.size(), 7);
        for (const auto& [zoom, x, y] : {std::tuple("1e-300", "60", "60"), std::tuple("4", "1e300", "60"),
                                         std::tuple("1e-300", "-1e300", "1e300")}) {
            Settings().set_words(key, kept.mid(0, 4) + QStringList{zoom, x, y});
            Driven driven;
            QVERIFY(resumed(driven));
            const picture::Placement placement = driven.view().placement();
            const QPointF middle = QRectF(driven.view().rect()).center() * driven.view().devicePixelRatioF();
            const Shape shape = driven.session().picture()->scene->values.shape();
            QVERIFY(placement.scale > 0.01);
            QVERIFY(placement.row(middle) >= 0 && placement.row(middle) <= shape.rows);
            QVERIFY(placement.column(middle) >= 0 && placement.column(middle) <= shape.columns);
            driven.window.close();
        }
    }

    void a_place_is_found_by_what_it_is_when_files_have_gone() {
        const QString folder = sandbox.dataset("shrinks");
        std::string contour;
        {
            Driven driven;
            QVERIFY(driven.open(folder));
            driven.key(Qt::Key_PageDown);
            QVERIFY(driven.ready());
            contour = driven.session().contour_id();
            driven.window.close();
        }
        QFile table(folder + "/link.csv"); // without the first patient, indices are others
        QVERIFY(table.open(QIODevice::ReadOnly));
        QList<QByteArray> lines = table.readAll().split('\n');
        table.close();
        lines.removeAt(1);
        QVERIFY(table.open(QIODevice::WriteOnly | QIODevice::Truncate));
        table.write(lines.join('\n'));
        table.close();
        Driven again;
        QVERIFY(again.open(folder)); // as by an argument
        QCOMPARE(again.session().contour_id(), contour);
    }

    void what_was_left_first_is_not_what_is_undecided_first() {
        std::string contour;
        {
            Driven driven;
            QVERIFY(driven.open(two_patients()));
            driven.key(Qt::Key_A);
            QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
            driven.key(Qt::Key_K); // back on what is decided
            QVERIFY(driven.ready());
            contour = driven.session().contour_id();
            driven.window.close();
        }
        Driven driven;
        QVERIFY(resumed(driven));
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
        QCOMPARE(driven.session().contour_id(), contour);
    }

    void a_dataset_that_is_gone_is_named_over_the_start_page() {
        Settings().add_recent("/data/that-was-here");
        Driven driven;
        driven.window.resume();
        const auto* info = driven.window.findChild<InfoBar*>();
        QTRY_VERIFY(info->isVisible());
        QVERIFY(info->text().contains("/data/that-was-here") && info->text().contains("moved"));
        QVERIFY(driven.window.findChild<StartPage*>()->isVisible());
    }

    /// Else one that the program dies of at once would be opened at each start.
    void what_is_opened_is_on_the_disk_before_it_is_read() {
        Driven driven;
        bool is_noted = false;
        connect(&driven.session().opener(), &Opener::progressed, this,
                [&] { is_noted = is_noted || bytes_of(settings_file()).contains("[opening]"); });
        QVERIFY(driven.open(two_patients()));
        QVERIFY(is_noted);
    }

    void what_the_program_did_not_survive_twice_waits_for_a_button() {
        Settings settings;
        settings.add_recent(two_patients());
        note_opening(settings, two_patients());
        note_opening(settings, two_patients());
        Driven driven;
        driven.window.resume();
        QVERIFY(!driven.session().opener().busy());
        QCOMPARE(start_texts(driven).filter("ended 2 times").size(), 1);
        QVERIFY(QTest::qWaitForWindowActive(&driven.window));
        driven.key(Qt::Key_Tab, Qt::ShiftModifier); // from Open folder to what stands above it
        auto* button = qobject_cast<QPushButton*>(driven.window.focusWidget());
        QVERIFY(button && button->text() == "Open it all the same");
        driven.key(Qt::Key_Return);
        QTRY_VERIFY(driven.session().is_checked());
        driven.window.close();
        QCOMPARE(unfinished_openings(Settings(), two_patients()), 0);
    }

    void an_opening_that_is_stopped_is_none_that_failed() {
        Driven driven;
        driven.window.open(two_patients());
        QCOMPARE(unfinished_openings(Settings(), two_patients()), 1);
        driven.session().opener().cancel();
        QTRY_VERIFY(!driven.session().opener().busy());
        QTRY_COMPARE(unfinished_openings(Settings(), two_patients()), 0);
    }

    void a_disk_that_hangs_keeps_nobody_from_going_on() {
        Settings settings;
        settings.settle();
        QLockFile hangs(settings_file() + ".lock"); // whoever writes there waits for it
        QVERIFY(hangs.lock());
        settings.set_reopens(false);
        QCoreApplication::processEvents();
        QVERIFY(!settings.reopens());
        QVERIFY(!bytes_of(settings_file()).contains("reopens=false"));
        hangs.unlock();
        settings.settle();
        QVERIFY(bytes_of(settings_file()).contains("reopens=false"));
    }

    void what_is_set_not_to_come_back_does_not() {
        Settings settings;
        settings.add_recent(two_patients());
        settings.set_reopens(false);
        settings.settle();
        Driven driven;
        driven.window.resume();
        QVERIFY(!driven.session().opener().busy());
    }
};

int main(int argc, char* argv[]) {
    const bool dies = argc == 4 && std::string_view(argv[1]) == "--go-and-die";
    if (dies) qputenv("XDG_CONFIG_HOME", argv[3]); // what the next run reads
    QApplication application(argc, argv);
    if (dies) return go_and_die(QString::fromLocal8Bit(argv[2]));
    TestResume test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_resume.moc"
