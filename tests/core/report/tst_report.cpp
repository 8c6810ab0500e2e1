#include "report/document.h"

#include "base/csv.h"
#include "base/hash.h"
#include "demo/demo.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace contourcheck;

namespace {

/// Everything the document says, in one text.
struct AllWords {
    std::string text;

    void add(const Phrase& words) { text += words.text() + '\n'; }
    void operator()(const report::Paragraph& block) { add(block.text); }
    void operator()(const report::Figures& block) {
        for (const report::Figure& figure : block)
            add(figure.number + " " + figure.words);
    }
    void operator()(const report::Facts& block) {
        for (const auto& [name, what] : block)
            add(name + ": " + what);
    }
    void operator()(const report::Table& block) {
        for (const auto& row : block.rows)
            for (const Phrase& cell : row)
                add(cell);
    }
    void operator()(const report::Cards& block) {
        for (const report::Card& card : block) {
            add(card.where + " " + card.tag);
            for (const report::Remark& remark : card.remarks)
                for (const Phrase& each : {remark.title, remark.text, remark.suggestion, remark.measured})
                    add(each);
        }
    }
};

std::string words_of(const report::Document& document) {
    AllWords words;
    words.add(document.title + document.subtitle + document.footer);
    for (const report::Section& section : document.sections) {
        words.add(section.title);
        for (const report::Block& block : section.blocks)
            std::visit(words, block);
    }
    return words.text;
}

std::size_t rows_of(const report::TableFile& table) {
    const auto rows = parse_csv(table.csv, table.suffix);
    return rows ? rows->size() - 1 : 0;
}

} // namespace

/// Over a small synthetic dataset with planted errors.
class TestReport : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::optional<check::Checked> checked_;
    std::vector<review::Decision> log_;
    std::vector<review::Control> controls_;

    report::Report made(std::optional<std::string> key = {}, std::size_t most = 24) const {
        report::Options options{std::move(key), "2026-01-31T00:00:00Z", "0", most};
        auto report = report::make_report(*checked_, {log_, controls_}, {}, options);
        if (!report) qFatal("%s", to_string(report.error()).c_str());
        return std::move(*report);
    }

    void say(const dataset::ContourEntry& entry, const dataset::Patient& patient, review::Verdict verdict) {
        review::Decision decision;
        decision.sequence = std::int64_t(log_.size()) + 1;
        decision.contour = to_string(entry.id);
        decision.verdict = verdict;
        decision.reviewer = "Dr. Who";
        decision.reasons = {"shifted", "home-made", std::string(review::in_bulk)};
        decision.comment = "a word about " + patient.patient;
        decision.time_utc = "2026-01-30T12:00:00Z";
        decision.content.contour_sha256 = entry.sha256;
        if (entry.slice)
            decision.content.slice_sha256 =
                sha256_hex_of_file(checked_->dataset.root / patient.slices[*entry.slice].file).value_or("");
        log_.push_back(std::move(decision));
    }

private slots:
    void initTestCase() {
        demo::Options options;
        options.locations = 6;
        options.phases = 4;
        options.with_errors = true;
        const std::filesystem::path root = folder_.filePath("demo").toStdString();
        QVERIFY(demo::write_dataset(root, options));
        auto checked = check::open_and_check(root, {});
        QVERIFY(checked);
        checked_ = std::move(*checked);
        const dataset::Patient& patient = checked_->patients.front();
        say(patient.contours[0], patient, review::Verdict::reject);
        say(patient.contours[1], patient, review::Verdict::accept);
    }

    void counts_add_up_over_tables_patients_and_check() {
        const report::Report report = made();
        QCOMPARE(report.contours.size(), checked_->report.contours.size());
        QCOMPARE(report.findings.size(), checked_->report.findings.size());
        QCOMPARE(report.errors + report.warnings + report.notes, report.findings.size());
        std::size_t contours = 0, rejected = 0;
        for (const report::PatientRow& row : report.patients) {
            contours += row.contours;
            rejected += row.decided.rejected;
            QVERIFY(row.errors + row.warnings <= row.contours);
        }
        QCOMPARE(contours, report.contours.size());
        QCOMPARE(rejected, std::size_t(1));
        QCOMPARE(report.decided.count(), std::size_t(2));
        for (const report::TableFile& table : report::tables(report)) {
            const std::size_t rows = table.suffix == "patients"    ? report.patients.size()
                                     : table.suffix == "contours"  ? report.contours.size()
                                     : table.suffix == "findings"  ? report.findings.size()
                                     : table.suffix == "decisions" ? report.decisions.size()
                                     : table.suffix == "controls"  ? report.controls.size()
                                     : table.suffix == "files"     ? report.files
                                                                   : 0;
            QCOMPARE(rows_of(table), rows);
        }
    }

    void decided_in_bulk_is_no_reason_given() {
        const report::Report report = made();
        const std::vector<std::pair<std::string, std::size_t>> given = {{"home-made", 2}, {"shifted", 2}};
        QCOMPARE(report.reasons, given);
    }

    void planted_errors_are_told_with_interval_by_reviewer_and_count_as_no_decision() {
        QVERIFY(words_of(document(made(), "r")).find("Attention") == std::string::npos);
        const std::string id = to_string(checked_->patients.front().contours[2].id);
        const auto said = [&](const std::string& reviewer, review::Verdict verdict, const char* mistake) {
            review::Control control;
            control.contour = id;
            control.mistake = mistake;
            control.verdict = verdict;
            control.reviewer = reviewer;
            return control;
        };
        controls_ = {said("Ann", review::Verdict::reject, "oval"),
                     said("Ann", review::Verdict::accept, "oval"),
                     said("Bob", review::Verdict::unsure, "shifted-5px")};
        const report::Report report = made();
        QCOMPARE(report.decided.count(), std::size_t(2));
        QCOMPARE(report.decisions.size(), log_.size());
        const std::string text = words_of(document(report, "r"));
        for (const char* words : {"unsure: 2 of 3 (67 %, 95 % interval 21 to 94)", "Ann\n1 of 2 (50 %",
                                  "Bob\n1 of 1 (100 %", "Accepted: squeezed into an oval 1."})
            QVERIFY2(text.find(words) != std::string::npos, text.c_str());
        for (const report::TableFile& table : report::tables(report))
            if (table.suffix == "controls") QCOMPARE(rows_of(table), std::size_t(3));
        // With pseudonyms neither reviewer nor contour is named.
        const report::Report hidden = made("key");
        for (const report::ControlRow& row : hidden.controls) {
            QVERIFY(row.reviewer.starts_with("reviewer "));
            QVERIFY(row.contour != id);
        }
        controls_.clear();
    }

    void every_finding_stands_once_and_errors_come_first() {
        const report::Report report = made();
        std::set<std::size_t> indices;
        std::set<std::string> left; // what was told of and is done with
        for (std::size_t i = 0; i < report.findings.size(); ++i) {
            indices.insert(report.findings[i].index);
            if (i == 0) continue;
            const auto& before = report.findings[i - 1];
            const auto& now = report.findings[i];
            if (before.where == now.where) {
                QVERIFY(before.severity >= now.severity);
                continue;
            }
            left.insert(before.where.text());
            QVERIFY2(!left.contains(now.where.text()), now.where.text().c_str());
        }
        QCOMPARE(indices.size(), report.findings.size());
        if (report.errors > 0) QCOMPARE(report.findings.front().severity, check::Severity::error);
    }

    void what_is_about_one_thing_is_on_one_card() {
        const report::Section section = report::findings_section(made({}, 1000), "r");
        std::set<std::string> places;
        std::size_t remarks = 0;
        for (const report::Block& block : section.blocks)
            if (const auto* cards = std::get_if<report::Cards>(&block))
                for (const report::Card& card : *cards) {
                    QVERIFY(places.insert(card.where.text()).second);
                    remarks += card.remarks.size();
                }
        QCOMPARE(remarks, checked_->report.findings.size());
    }

    void the_hash_is_of_the_list_of_files_and_tells_no_id() {
        const report::Report named = made(), hidden = made("a secret of some length");
        QCOMPARE(named.data_sha256, sha256_hex(named.files_csv));
        QCOMPARE(named.data_sha256, hidden.data_sha256);
        for (const dataset::Patient& patient : checked_->patients)
            QVERIFY(named.files_csv.find(patient.patient) == std::string::npos);
    }

    void with_pseudonyms_nothing_of_the_input_is_said() {
        const report::Report hidden = made("a secret of some length", 1000);
        std::string all = words_of(report::document(hidden, "r"));
        for (const report::TableFile& table : report::tables(hidden))
            all += table.csv;
        for (const Phrase& line : hidden.unreadable)
            all += line.text();
        std::vector<std::string> secrets = {"Dr. Who", "home-made", "a word about",
                                            checked_->dataset.root.filename().string()};
        for (const dataset::Patient& patient : checked_->patients) {
            secrets.push_back(patient.patient);
            secrets.push_back(patient.original);
        }
        for (const std::string& secret : secrets)
            QVERIFY2(all.find(secret) == std::string::npos, secret.c_str());
        QVERIFY(all.find("reviewer 1") != std::string::npos);
        QVERIFY(words_of(report::document(made(), "r")).find("Dr. Who") != std::string::npos);
    }

    void without_a_self_test_the_report_says_that_there_is_none() {
        QVERIFY(words_of(report::document(made(), "r")).find("Not measured for this report") !=
                std::string::npos);
    }

    void a_stop_leaves_no_report() {
        std::stop_source stop;
        stop.request_stop();
        const auto report = report::make_report(*checked_, {log_, {}}, {}, {}, 1, stop.get_token());
        QVERIFY(!report);
        QCOMPARE(report.error().code, Code::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
