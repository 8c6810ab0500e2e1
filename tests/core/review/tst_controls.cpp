#include "decisions.h"
#include "review/controls.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace contourcheck;
using namespace contourcheck::review;

namespace {

Control said(std::string contour, std::string mistake, Verdict verdict) {
    Control result;
    result.dataset = "/data";
    result.contour = std::move(contour);
    result.mistake = std::move(mistake);
    result.verdict = verdict;
    result.reviewer = "R";
    return result;
}

} // namespace

class ControlsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    std::filesystem::path file_;

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        file_ = std::filesystem::path(folder_->path().toStdString()) / "decisions.sqlite";
    }

    void what_was_said_is_there_after_opening_again() {
        Control control = said("P/1/inner", "scaled-0.8", Verdict::reject);
        control.reasons = {"wrong-size", "other"};
        {
            auto store = *Store::open(file_);
            QCOMPARE(keep(store, control)->sequence, std::int64_t(1));
            QVERIFY(keep(store, said("P/2/outer", "oval", Verdict::accept)));
        }
        const auto store = *Store::open(file_);
        const auto all = controls(store, "/data");
        QVERIFY(all && all->size() == 2);
        const Control& first = all->front();
        QCOMPARE(first.contour, control.contour);
        QCOMPARE(first.mistake, control.mistake);
        QCOMPARE(first.reasons, control.reasons);
        QCOMPARE(first.reviewer, control.reviewer);
        QCOMPARE(first.time_utc.size(), std::size_t(20));
        QVERIFY(first.caught());
        QVERIFY(!all->back().caught());
        QVERIFY(said("P/1/inner", "oval", Verdict::unsure).caught());
        QVERIFY(controls(store, "/other")->empty());
    }

    void they_follow_a_dataset_that_was_moved() {
        auto store = *Store::open(file_);
        Control control = said("P/1/inner", "oval", Verdict::reject);
        control.contour_sha256 = std::string(64, 'b');
        QVERIFY(keep(store, control));
        QVERIFY(keep(store, said("P/2/inner", "oval", Verdict::reject)));
        const auto moved =
            controls(store, "/moved", {{"P/1/inner", control.contour_sha256}, {"P/2/inner", ""}});
        QVERIFY(moved && moved->size() == 1);
        QCOMPARE(moved->front().contour, control.contour);
        QVERIFY(controls(store, "/moved", {{"P/1/inner", std::string(64, 'c')}})->empty());
        QCOMPARE(controls(store, "/data")->size(), std::size_t(2));
    }

    void those_of_an_older_program_are_read_and_gone_on_with() {
        { auto store = *Store::open(file_); }
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
            raw.setDatabaseName(QString::fromStdString(file_.string()));
            QVERIFY(raw.open());
            QSqlQuery query(raw);
            QVERIFY(query.exec(QStringLiteral(
                "CREATE TABLE controls (sequence INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, "
                "contour TEXT NOT NULL, mistake TEXT NOT NULL, verdict TEXT NOT NULL, reasons TEXT NOT NULL, "
                "reviewer TEXT NOT NULL, time_utc TEXT NOT NULL, version TEXT NOT NULL)")));
            QVERIFY(query.exec(QStringLiteral("INSERT INTO controls VALUES "
                                              "(1, '/data', 'P/1/inner', 'oval', 'reject', '', 'R', "
                                              "'2020-01-01T12:00:00Z', '0.1')")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
        auto store = *Store::open(file_);
        QCOMPARE(controls(store, "/data")->size(), std::size_t(1));
        QVERIFY(keep(store, said("P/2/inner", "oval", Verdict::accept)));
        const auto both = controls(store, "/data");
        QVERIFY(both && both->size() == 2 && both->front().contour_sha256.empty());
    }

    void they_are_no_decisions() {
        auto store = *Store::open(file_);
        QVERIFY(keep(store, said("P/1/inner", "oval", Verdict::reject)));
        QVERIFY(store.all()->empty());
        QVERIFY(store.log("/data")->empty());
    }

    void a_store_without_any_is_left_as_it_is() {
        {
            auto store = *Store::open(file_);
            QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
        }
        QFile file(QString::fromStdString(file_.string()));
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray before = file.readAll();
        QVERIFY(controls(*Store::open(file_), "/data")->empty());
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }

    void they_are_never_changed_or_removed() {
        {
            auto store = *Store::open(file_);
            QVERIFY(keep(store, said("P/1/inner", "oval", Verdict::accept)));
        }
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
            raw.setDatabaseName(QString::fromStdString(file_.string()));
            QVERIFY(raw.open());
            QSqlQuery query(raw);
            QVERIFY(!query.exec(QStringLiteral("UPDATE controls SET verdict = 'reject'")));
            QVERIFY(!query.exec(QStringLiteral("DELETE FROM controls")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
        QCOMPARE(controls(*Store::open(file_), "/data")->size(), std::size_t(1));
    }

    void what_cannot_be_kept_is_refused() {
        auto store = *Store::open(file_);
        QVERIFY(!keep(store, said("", "oval", Verdict::accept)));
        QVERIFY(!keep(store, said("P/1/inner", "", Verdict::accept)));
        Control nobody = said("P/1/inner", "oval", Verdict::accept);
        nobody.reviewer.clear();
        QVERIFY(!keep(store, nobody));
        QVERIFY(controls(store, "/data")->empty());
    }
};

QTEST_GUILESS_MAIN(ControlsTest)
#include "tst_controls.moc"
