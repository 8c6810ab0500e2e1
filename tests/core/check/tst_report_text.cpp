#include "reported.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace made;

namespace {

/// What Python prints that is given the text as `json` from the file it is in.
QString in_python(const std::string& json, const QByteArray& program) {
    QTemporaryDir folder;
    QFile file(folder.filePath("report.json"));
    if (!file.open(QIODevice::WriteOnly)) return "cannot write";
    file.write(json.data(), qint64(json.size()));
    file.close();
    QProcess python;
    python.start(CONTOURCHECK_PYTHON, {"-c",
                                       "import json, sys\n"
                                       "def refuse(word): raise ValueError(word)\n"
                                       "text = open(sys.argv[1], encoding='utf-8').read()\n"
                                       "report = json.loads(text, parse_constant=refuse)\n" +
                                           program,
                                       file.fileName()});
    python.waitForFinished(300'000);
    return QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError()).trimmed();
}

} // namespace

/// The report as JSON and as a table.
class ReportText : public QObject {
    Q_OBJECT

private slots:
    void json_is_what_the_contract_says() {
        const auto json = check::to_json(report(with_mistakes()));
        QVERIFY(json.ends_with("}\n"));
        QCOMPARE(
            in_python(json, R"(
print(*report)
print(*report['dataset'], *report['dataset'].values())
evidence_of = report['convention']['evidence'].pop('patients')
assert all(p['offset_px'] is None for p in evidence_of), evidence_of
print(report['convention'])
print(*report['contours'][0])
print(*report['findings'][0])
print(report['summary'])
by_id = {f['id']: f for f in report['findings']}
assert len(by_id) == len(report['findings'])
rank = {'info': 0, 'warning': 1, 'error': 2}
for c in report['contours']:
    worst = max([rank[by_id[f]['severity']] for f in c['findings']], default=0)
    assert c['status'] == ['ok', 'warning', 'error'][worst], c
f = by_id['contour-unreadable:B/8/inner']
print(f['file'], f['line'], f['value'], f['kind'], f['slice'], f['original'])
)"),
            QString(
                "schema dataset convention contours findings summary\n"
                "path layout patients slices contours pairs /data/set challenge 2 40 30 30\n"
                "{'pixel_origin': 0.0, 'mask_rule': 'centre', 'evidence': {'offset_px': None, 'low': None, "
                "'high': None, 'suggests': None}}\n"
                "id patient original slice kind file status suspicion area_mm2 findings\n"
                "id rule severity scope patient original slice kind file message value threshold unit "
                "suggestion line place\n"
                "{'errors': 5, 'warnings': 1, 'infos': 0}\n"
                "contourfiles/O-B/IM-0001-0008-icontour-manual.txt 3 None inner 8 O-B"));
    }

    void names_that_are_no_text_and_numbers_that_are_none_are_still_json() {
        std::vector<Patient> patients = {patient("A\xff\x01\"\\")};
        auto found = report(patients);
        found.path = "/data/\xfe";
        found.contours[0].area_mm2 = std::numeric_limits<double>::quiet_NaN();
        found.findings.push_back(check::Finding{});
        found.findings.back().message = "caf\xe9";
        found.findings.back().value = std::numeric_limits<double>::infinity();
        QCOMPARE(in_python(check::to_json(found), R"(
print(report['contours'][0]['area_mm2'], report['findings'][-1]['value'], report['findings'][-1]['patient'])
)"),
                 "None None None");
    }

    void numbers_of_any_size_are_checked() {
        for (const double size : {1e9, 1e155, 1e300, 1.7e308}) {
            std::vector<Patient> patients = {patient("A"), patient("B", heart_b)};
            for (const Kind kind : {Kind::inner, Kind::outer})
                points_of(patients[0], 2, diastole, kind) = {{-size, 0}, {size, size}, {size, -size}, {3, 4}};
            const auto found = report(patients);
            QVERIFY(row(found, "A/12/inner").status == check::Status::error);
            for (const auto& contour : found.contours)
                QVERIFY(contour.suspicion >= 0 && contour.suspicion <= 1);
            QCOMPARE(in_python(check::to_json(found), "print(len(report['contours']))"), "30");
        }
    }

    void csv_has_a_row_for_each_finding() {
        const auto found = report(with_mistakes());
        const std::string csv = check::to_csv(found);
        QVERIFY(
            csv.starts_with("id,rule,severity,scope,patient,original,slice,kind,file,line,message,value,"));
        QCOMPARE(std::size_t(std::ranges::count(csv, '\n')), found.findings.size() + 1);
        QVERIFY(csv.find("contour-unreadable:B/8/inner,contour-unreadable,error,contour,B,O-B,8,inner,") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ReportText)
#include "tst_report_text.moc"
