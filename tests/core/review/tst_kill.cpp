#include "review/review.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace contourcheck;
using namespace contourcheck::review;

class KillTest : public QObject {
    Q_OBJECT

private slots:
    void an_acknowledged_decision_survives_a_kill() {
        QTemporaryDir folder;
        const QString file = folder.filePath("decisions.sqlite");
        qint64 acknowledged = 0;
        for (int round = 0; round < 20; ++round) {
            QProcess appender;
            appender.start(CONTOURCHECK_APPENDER, {file, "100000"});
            QVERIFY(appender.waitForReadyRead(20000));
            QTest::qSleep(int(QRandomGenerator::global()->bounded(25)));
            appender.kill();
            QVERIFY(appender.waitForFinished());
            QCOMPARE(appender.exitStatus(), QProcess::CrashExit);
            const QByteArray told = appender.readAllStandardOutput();
            const qsizetype end = told.lastIndexOf('\n');
            const qsizetype start = end > 0 ? told.lastIndexOf('\n', end - 1) : -1;
            if (end >= 0) acknowledged = told.mid(start + 1, end - start - 1).toLongLong();

            const auto store = Store::open(file.toStdString());
            QVERIFY2(store, store ? "" : to_string(store.error()).c_str());
            const auto entries = store->all();
            QVERIFY(entries);
            // Every one that was acknowledged, at most one more, and none in between missing.
            QVERIFY(qint64(entries->size()) >= acknowledged);
            QCOMPARE(entries->back().sequence, std::int64_t(entries->size()));
            QCOMPARE(entries->back().comment.size(), std::size_t(2000));
        }
        QVERIFY2(acknowledged >= 20, qPrintable(QString::number(acknowledged)));
    }

    void processes_that_start_at_once_append_to_one_file() {
        constexpr int rounds = 10, processes = 4, decisions = 3;
        QTemporaryDir folder;
        for (int round = 0; round < rounds; ++round) { // each makes the file
            const QString file = folder.filePath(QString("%1/decisions.sqlite").arg(round));
            std::array<QProcess, processes> started;
            for (QProcess& each : started)
                each.start(CONTOURCHECK_APPENDER, {file, QString::number(decisions)});
            for (QProcess& each : started) {
                QVERIFY(each.waitForFinished(60000));
                QVERIFY2(each.exitCode() == 0, each.readAllStandardError().constData());
            }
            QCOMPARE(Store::open(file.toStdString())->all()->size(), std::size_t(processes * decisions));
        }
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
