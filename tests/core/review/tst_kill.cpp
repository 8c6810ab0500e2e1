#include "log_file.h"

#include "review/chain.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace contourcheck;
using namespace contourcheck::review;

class KillTest : public QObject {
    Q_OBJECT

private slots:
    void an_acknowledged_decision_survives_a_kill() {
        const int kills = qEnvironmentVariableIsSet("CONTOURCHECK_LONG") ? 1000 : 20; // packaging/test --long
        QTemporaryDir folder;
        QString file;
        qint64 acknowledged = 0, all = 0;
        for (int round = 0; round < kills; ++round) {
            if (round % 20 == 0) { // a log that grows without end takes ever longer to look through
                file = folder.filePath(QString("%1.sqlite").arg(round));
                all += std::exchange(acknowledged, 0);
            }
            QProcess appender;
            appender.start(CONTOURCHECK_APPENDER, {file, "100000"});
            QVERIFY(appender.waitForReadyRead(300000));
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
            QVERIFY(!verify(file.toStdString())->fault);
        }
        all += acknowledged;
        QVERIFY2(all >= 20, qPrintable(QString::number(all)));
        qInfo("%lld decisions were acknowledged", all);
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
                QVERIFY(each.waitForFinished(300000));
                QVERIFY2(each.exitCode() == 0, each.readAllStandardError().constData());
            }
            QCOMPARE(Store::open(file.toStdString())->all()->size(), std::size_t(processes * decisions));
            QVERIFY(!verify(file.toStdString())->fault);
        }
    }

    void an_upgrade_that_is_killed_leaves_the_log_as_it_was_or_as_it_is_to_be() {
        constexpr int rounds = 12, count = 4000;
        int killed = 0;
        for (int round = 0; round < rounds; ++round) {
            QTemporaryDir folder;
            const std::string file = folder.filePath("decisions.sqlite").toStdString();
            QVERIFY(write_version_1(file, count));
            QProcess upgrading;
            upgrading.start(CONTOURCHECK_APPENDER, {QString::fromStdString(file), "0"});
            QVERIFY(upgrading.waitForStarted());
            QTest::qSleep(8 * round);
            upgrading.kill();
            QVERIFY(upgrading.waitForFinished());
            killed += upgrading.exitStatus() == QProcess::CrashExit;
            QCOMPARE(verify(file)->head.entries, std::int64_t(count));
            QCOMPARE(Store::open(file)->all()->size(), std::size_t(count)); // the next one goes on
            QVERIFY(!verify(file)->fault);
        }
        QVERIFY(killed > 0);
    }

    void processes_that_find_an_older_log_at_once_upgrade_it_once() {
        constexpr int processes = 4, count = 2000;
        QTemporaryDir folder;
        const std::string file = folder.filePath("decisions.sqlite").toStdString();
        QVERIFY(write_version_1(file, count));
        std::array<QProcess, processes> started;
        for (QProcess& each : started)
            each.start(CONTOURCHECK_APPENDER, {QString::fromStdString(file), "3"});
        for (QProcess& each : started) {
            QVERIFY(each.waitForFinished(300000));
            QVERIFY2(each.exitCode() == 0, each.readAllStandardError().constData());
        }
        const auto verified = verify(file);
        QVERIFY(!verified->fault);
        QCOMPARE(verified->head.entries, std::int64_t(count + 3 * processes));
        QCOMPARE(verified->origin.entries, std::int64_t(count));
        QVERIFY(std::filesystem::exists(file + ".v1-backup"));
        QVERIFY(!std::filesystem::exists(file + ".v1-backup-2"));
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
