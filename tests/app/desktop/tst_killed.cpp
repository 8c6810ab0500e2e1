#include "driven.h"

#include <QProcess>

#include <csignal>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const Sandbox sandbox;

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
};

int main(int argc, char* argv[]) {
    if (argc == 4 && std::string_view(argv[1]) == "--decide-and-die") {
        qputenv("CONTOURCHECK_DECISIONS", argv[3]);
        QApplication application(argc, argv);
        return decide_and_die(QString::fromLocal8Bit(argv[2]));
    }
    QApplication application(argc, argv);
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killed.moc"
