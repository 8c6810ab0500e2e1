#include "driven.h"
#include "open_session.h"

#include "base/random.h"

#include <QProcess>
#include <QSettings>

#include <csignal>
#include <map>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// Decides with the keys and kills itself the moment the window shows the decision.
int decide_and_die(const QString& dataset) {
    Driven driven;
    if (!driven.open(dataset)) return 3;
    driven.session().go_to(driven.session().opened()->index.order().front()); // the same one in each run
    if (!driven.ready()) return 3;
    const std::string contour = driven.session().contour_id();
    const std::size_t before = driven.session().desk().history(contour).size();
    QObject::connect(&driven.session(), &Session::standings_changed, [&] {
        const bool shown = driven.session().desk().state(contour) == review::State::rejected;
        if (shown && driven.session().desk().history(contour).size() > before) std::raise(SIGKILL);
    });
    driven.key(Qt::Key_R);
    QTest::qWait(10000);
    return 4;
}

/// Writes of the contour in view and ticks a reason, and kills itself once both are on the disk.
int write_and_die(const QString& dataset) {
    Driven driven;
    if (!driven.open(dataset)) return 3;
    driven.session().go_to(driven.session().opened()->index.order()[1]);
    if (!driven.ready()) return 3;
    driven.key(Qt::Key_2);
    driven.key(Qt::Key_C);
    QTest::keyClicks(driven.window.focusWidget(), QStringLiteral("look twice"));
    const QSettings file(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("contourcheck"),
                         QStringLiteral("contourcheck"));
    const auto is_kept = [&] {
        QSettings now(file.fileName(), QSettings::IniFormat);
        now.beginGroup(QStringLiteral("drafts"));
        const QStringList keys = now.allKeys();
        return keys.size() == 1 && now.value(keys[0]).toStringList().contains(QLatin1String("look twice"));
    };
    if (QTest::qWaitFor(is_kept, patience_ms)) std::raise(SIGKILL);
    return 4;
}

/// By the keys alone, whatever is undecided, with a line on standard output for each decision that the window shows.
int review_on(const QString& dataset) {
    Driven driven;
    if (!driven.open(dataset)) return 3;
    Session& session = driven.session();
    constexpr Qt::Key verdicts[] = {Qt::Key_A, Qt::Key_U, Qt::Key_R};
    while (session.reviewed_count() < session.queue().total()) {
        if (!session.undecided(session.place().ref())) driven.key(Qt::Key_N, Qt::ShiftModifier);
        if (!driven.ready()) return 4;
        const std::string contour = session.contour_id();
        driven.key(verdicts[std::hash<std::string>()(contour) % std::size(verdicts)]);
        if (!QTest::qWaitFor([&] { return session.desk().state(contour) != review::State::none; },
                             patience_ms))
            return 5;
        QTextStream(stdout) << contour.c_str() << ' '
                            << word(*session.desk().history(contour).back().verdict).data() << Qt::endl;
    }
    return 0;
}

/// Decisions by contour, as the window showed them or as they are kept.
using Shown = std::map<std::string, std::string>;

Shown kept_in(const QString& file) {
    Shown kept;
    for (const review::Decision& each : in_store(file))
        kept[each.contour] = each.verdict ? word(*each.verdict) : std::string_view();
    return kept;
}

} // namespace

class TestKilled : public QObject {
    Q_OBJECT

private slots:
    void a_decision_that_was_shown_survives_a_kill() {
        fail_on_warnings();
        const QString dataset = sandbox.dataset("d");
        for (std::size_t run = 1; run <= 3; ++run) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedChannels);
            child.start(QCoreApplication::applicationFilePath(),
                        {"--decide-and-die", dataset, sandbox.decisions()});
            QVERIFY(child.waitForFinished(60000));
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            const auto store = review::Store::open(sandbox.decisions().toStdString());
            QVERIFY(store);
            const auto all = store->all();
            QVERIFY(all);
            QCOMPARE(all->size(), run);
            QCOMPARE(all->back().verdict, review::Verdict::reject);
        }
        Driven driven; // and the next run shows it
        QVERIFY(driven.open(dataset));
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
    }

    void what_was_written_and_not_decided_survives_a_kill() {
        const QString dataset = sandbox.dataset("written");
        QFile::remove(sandbox.decisions());
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        child.start(QCoreApplication::applicationFilePath(), {"--write-and-die", dataset, sandbox.decisions(),
                                                              qEnvironmentVariable("XDG_CONFIG_HOME")});
        QVERIFY(child.waitForFinished(60000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        QVERIFY(in_store(sandbox.decisions()).empty()); // it counts as no decision
        Driven driven;
        QVERIFY(driven.open(dataset));
        Session& session = driven.session();
        session.go_to(session.opened()->index.order()[1]);
        QCOMPARE(session.draft(), (Draft{{review::reasons()[1]}, QStringLiteral("look twice")}));
        QCOMPARE(session.reviewed_count(), std::size_t(0));
    }

    void a_whole_review_killed_again_and_again_loses_nothing() {
        QString real = qEnvironmentVariable("CONTOURCHECK_REAL_DATA");
#ifdef __SANITIZE_ADDRESS__ // the small one will do: it is minutes long
        real.clear();
#endif
        const QString dataset = real.isEmpty() ? sandbox.dataset("whole") : real + "/scd";
        const std::uint64_t most = real.isEmpty() ? 3 : 25; // decisions between two kills
        QFile::remove(sandbox.decisions());
        Random random(1);
        Shown shown;
        int kills = 0;
        for (bool is_done = false; !is_done;) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(),
                        {"--review-on", dataset, sandbox.decisions()});
            // After some decisions, and then at any point of the next one.
            for (std::uint64_t lines = 1 + random.next() % most; lines > 0 && child.waitForReadyRead(30000);
                 --lines)
                while (child.canReadLine())
                    take(QString::fromUtf8(child.readLine()).simplified().split(u' '), shown);
            QThread::usleep(random.next() % 30000);
            if (child.state() == QProcess::Running) ::kill(pid_t(child.processId()), SIGKILL), ++kills;
            QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished(60000));
            while (child.canReadLine())
                take(QString::fromUtf8(child.readLine()).simplified().split(u' '), shown);
            is_done = child.exitStatus() == QProcess::NormalExit;
            if (is_done) QCOMPARE(child.exitCode(), 0);
            const Shown kept = kept_in(sandbox.decisions());
            for (const auto& [contour, state] : shown)
                QCOMPARE(kept.contains(contour) ? kept.at(contour) : "lost", state);
            QVERIFY(kept.size() <= shown.size() + 1); // kept, and killed before the line was written
            shown = kept;
        }
        QVERIFY(kills > 0);
        QCOMPARE(in_store(sandbox.decisions()).size(), shown.size()); // none was asked for twice
        Driven driven;
        QVERIFY(driven.open(dataset));
        QTRY_COMPARE(driven.session().reviewed_count(), driven.session().queue().total());
    }

private:
    static void take(const QStringList& words, Shown& shown) {
        if (words.size() == 2) shown[words[0].toStdString()] = words[1].toStdString();
    }
};

int main(int argc, char* argv[]) {
    if (argc >= 4) {
        qputenv("CONTOURCHECK_DECISIONS", argv[3]);
        if (argc == 5) qputenv("XDG_CONFIG_HOME", argv[4]);
        QApplication application(argc, argv);
        const QString dataset = QString::fromLocal8Bit(argv[2]);
        const std::string_view task = argv[1];
        if (task == "--write-and-die") return write_and_die(dataset);
        return (task == "--decide-and-die" ? decide_and_die : review_on)(dataset);
    }
    QApplication application(argc, argv);
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killed.moc"
