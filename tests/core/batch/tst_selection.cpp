#include "batch/damage.h"
#include "batch/selection.h"

#include "base/hash.h"
#include "small_dataset.h"
#include "support/change_patient.h"

#include <rapidcheck.h>

#include <QTest>

#include <set>

using namespace contourcheck;
using namespace contourcheck::batch;
using contour::Kind;

namespace {

/// A dataset of values: patients P0, P1, …, each with a sound inner contour on slice 1.
check::Checked made(int patients) {
    check::Checked checked;
    checked.dataset.root = "/data";
    for (int i = 0; i < patients; ++i) {
        dataset::Patient patient;
        patient.patient = "P" + std::to_string(i);
        dicom::Header header;
        header.shape = {8, 8};
        header.is_signed = true;
        patient.slices.push_back({1, "1.dcm", header, 0, 0});
        checked.patients.push_back(patient);
    }
    return checked;
}

/// Adds a contour to the last patient and its row to the report.
void add(check::Checked& checked, Kind kind, check::Status status = check::Status::ok) {
    dataset::Patient patient = checked.patients.back();
    dataset::ContourEntry entry{{patient.patient, 1, kind},
                                "c.txt",
                                contour::Contour{kind, square(1, 1, 4)},
                                std::string(64, 'a'),
                                0};
    check::ContourReport report;
    report.id = entry.id;
    report.status = status;
    checked.report.contours.push_back(report);
    patient.contours.push_back(entry);
    checked.patients.set(checked.patients.size() - 1, std::move(patient));
}

std::string reason(const check::Checked& checked, const Selection& selection,
                   const Decisions& decisions = {}) {
    const Chosen chosen = select(checked, decisions, selection);
    if (chosen.selected.size() + chosen.excluded.size() != 1) return "not once";
    return chosen.excluded.empty() ? "selected" : chosen.excluded.front().reason;
}

std::set<std::string> ids(const std::vector<Selected>& selected) {
    std::set<std::string> result;
    for (const Selected& each : selected)
        result.insert(each.id);
    return result;
}

check::Checked many_patients(int count) {
    check::Checked checked;
    for (int i = 0; i < count; ++i) {
        check::Checked one = made(i + 1);
        checked.patients.push_back(one.patients.back());
        add(checked, Kind::inner);
    }
    return checked;
}

} // namespace

class SelectionTest : public QObject {
    Q_OBJECT

private slots:
    void a_sound_contour_is_selected_with_what_the_loader_needs() {
        check::Checked checked = made(1);
        add(checked, Kind::inner, check::Status::warning);
        const Chosen chosen = select(checked, {{{"P0/1/inner", review::State::unsure}}}, {});
        QCOMPARE(chosen.selected.size(), std::size_t(1));
        const Selected& selected = chosen.selected.front();
        QCOMPARE(selected.id, std::string("P0/1/inner"));
        QCOMPARE(selected.split, std::string());
        QCOMPARE(selected.decision, review::State::unsure);
        QCOMPARE(selected.status, check::Status::warning);
        QCOMPARE(selected.request.slice_file, std::string("/data/1.dcm"));
        QCOMPARE(selected.request.contour_file, std::string("/data/c.txt"));
        QCOMPARE(selected.request.shape, (Shape{8, 8}));
        QCOMPARE(selected.request.pixel_type, std::string("int16"));
    }

    void a_rescale_makes_the_type_float32() {
        check::Checked checked = made(1);
        add(checked, Kind::inner);
        change_patient(checked.patients, 0, [](dataset::Patient& patient) {
            patient.slices[0].header->rescale = dicom::Rescale{2, 0};
        });
        QCOMPARE(select(checked, {}, {}).selected.front().request.pixel_type, std::string("float32"));
    }

    void what_is_no_pair_is_excluded_with_its_reason() {
        check::Checked checked = made(1);
        add(checked, Kind::inner);
        const auto change_entry = [&](const auto& change) {
            change_patient(checked.patients, 0,
                           [&](dataset::Patient& patient) { change(patient.contours[0]); });
        };
        const Selection plain;
        QCOMPARE(reason(checked, plain), std::string("selected"));
        Selection outer;
        outer.kinds = {Kind::outer, Kind::papillary1};
        QCOMPARE(reason(checked, outer), std::string("kind"));
        change_patient(checked.patients, 0,
                       [](dataset::Patient& patient) { patient.slices[0].header = tl::unexpected(Error{}); });
        QCOMPARE(reason(checked, plain), std::string("slice-unreadable"));
        change_entry([](auto& entry) { entry.slice.reset(); });
        QCOMPARE(reason(checked, plain), std::string("no-slice"));
        change_entry([](auto& entry) { entry.contour->points = {{1, 1}, {2, 2}, {1, 1}}; });
        QCOMPARE(reason(checked, plain), std::string("too-few-points"));
        change_entry([](auto& entry) { entry.contour = tl::unexpected(Error{}); });
        QCOMPARE(reason(checked, plain), std::string("contour-unreadable"));
    }

    void what_is_excluded_as_damaged_is_told_with_its_file() {
        check::Checked checked = made(1);
        for (const Kind kind : {Kind::inner, Kind::outer, Kind::papillary1})
            add(checked, kind);
        change_patient(checked.patients, 0, [](dataset::Patient& patient) {
            patient.contours[1].contour = tl::unexpected(Error{Code::malformed, "is torn"});
        });
        Selection selection;
        selection.kinds = {Kind::inner, Kind::outer};
        const auto found = damages(checked, select(checked, {}, selection));
        QCOMPARE(found.size(), 1U); // the third is left out for its kind
        QCOMPARE(found[0].id + ' ' + found[0].reason, std::string("P0/1/outer contour-unreadable"));
        QCOMPARE(to_string(found[0].error), std::string("c.txt: is torn"));
    }

    void findings_and_decisions_keep_out_what_was_asked_data() {
        QTest::addColumn<QString>("include");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("decision");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* include, check::Status status, review::State decision,
                            const char* expected) {
            const std::string name = std::string(include) + " " + std::string(check::word(status)) + " " +
                                     std::string(review::word(decision));
            QTest::newRow(name.c_str()) << include << int(status) << int(decision) << expected;
        };
        using enum review::State;
        row("all", check::Status::error, none, "selected");
        row("all", check::Status::ok, rejected, "rejected");
        row("all", check::Status::ok, unsure, "selected");
        row("unflagged", check::Status::ok, none, "selected");
        row("unflagged", check::Status::warning, none, "flagged");
        row("unflagged", check::Status::error, accepted, "flagged");
        row("unflagged", check::Status::ok, rejected, "rejected");
        row("accepted", check::Status::error, accepted, "selected");
        row("accepted", check::Status::ok, none, "not-accepted");
        row("accepted", check::Status::ok, unsure, "not-accepted");
        row("accepted", check::Status::ok, stale, "not-accepted");
        row("accepted", check::Status::ok, rejected, "rejected");
    }
    void findings_and_decisions_keep_out_what_was_asked() {
        QFETCH(QString, include);
        QFETCH(int, status);
        QFETCH(int, decision);
        QFETCH(QString, expected);
        check::Checked checked = made(1);
        add(checked, Kind::inner, check::Status(status));
        Selection selection;
        selection.include = *include_from_word(include.toStdString());
        QCOMPARE(reason(checked, selection, {{{"P0/1/inner", review::State(decision)}}}),
                 expected.toStdString());
    }

    void patients_are_split_whole_and_by_the_shares() {
        const check::Checked checked = many_patients(10);
        Selection selection;
        selection.split = parse_split("80/10/10");
        std::map<std::string, int> sizes;
        for (const Selected& each : select(checked, {}, selection).selected)
            ++sizes[each.split];
        QCOMPARE(sizes, (std::map<std::string, int>{{"train", 8}, {"validation", 1}, {"test", 1}}));

        check::Checked two = made(1);
        add(two, Kind::inner);
        add(two, Kind::outer);
        selection.kinds = {Kind::inner, Kind::outer};
        const Chosen chosen = select(two, {}, selection);
        QCOMPARE(chosen.selected[0].split, chosen.selected[1].split);
    }

    void split_does_not_depend_on_the_order_of_the_table_but_on_the_seed() {
        const check::Checked checked = many_patients(30);
        check::Checked reversed = checked;
        reversed.patients = {};
        for (std::size_t i = checked.patients.size(); i-- > 0;)
            reversed.patients.push_back(checked.patients[i]);
        Selection selection;
        selection.split = parse_split("50/25/25");
        const auto splits = [](const Chosen& chosen) {
            std::map<std::string, std::string> result;
            for (const Selected& each : chosen.selected)
                result[each.id] = each.split;
            return result;
        };
        const auto first = splits(select(checked, {}, selection));
        QCOMPARE(splits(select(reversed, {}, selection)), first);
        selection.seed = 1;
        QVERIFY(splits(select(checked, {}, selection)) != first);
    }

    void the_union_of_the_shards_is_the_whole_and_they_share_nothing() {
        QVERIFY(rc::check("shards", [] {
            const int patients = *rc::gen::inRange(0, 12), shards = *rc::gen::inRange(1, 6);
            const check::Checked checked = many_patients(patients);
            std::set<std::string> met;
            std::size_t total = 0;
            for (int index = 0; index < shards; ++index) {
                Selection selection;
                selection.shard = {index, shards};
                const Chosen chosen = select(checked, {}, selection);
                RC_ASSERT(chosen.selected.size() + chosen.excluded.size() == std::size_t(patients));
                for (const Excluded& each : chosen.excluded)
                    RC_ASSERT(each.reason == "shard");
                met.merge(ids(chosen.selected));
                total += chosen.selected.size();
            }
            RC_ASSERT(met == ids(select(checked, {}, {}).selected) && total == met.size());
        }));
    }

    void pseudonyms_hide_the_patient_and_nothing_else() {
        check::Checked checked = made(1);
        add(checked, Kind::inner);
        add(checked, Kind::outer);
        Selection selection;
        selection.pseudonym_key = "key";
        const Chosen chosen = select(checked, {{{"P0/1/inner", review::State::accepted}}}, selection);
        const std::string name = hmac_sha256_hex("key", "P0").substr(0, 16);
        QCOMPARE(chosen.selected.front().id, name + "/1/inner");
        QCOMPARE(chosen.selected.front().decision, review::State::accepted);
        QCOMPARE(chosen.excluded.front().id, name + "/1/outer");
    }

    void words_are_read_strictly() {
        QCOMPARE(parse_split("80/10/10"), std::optional(Split{80, 10, 10}));
        QCOMPARE(parse_split("100/0/0"), std::optional(Split{100, 0, 0}));
        for (const char* text :
             {"", "80/20", "80/10/11", "80/10/10/0", "110/-10/0", "a/b/c", "80/10/10/", "2147483647/1/1"})
            QVERIFY2(!parse_split(text), text);
        QCOMPARE(parse_shard("0/4"), std::optional(Shard{0, 4}));
        QCOMPARE(parse_shard("3/4"), std::optional(Shard{3, 4}));
        for (const char* text : {"", "4/4", "-1/4", "0/0", "1", "0/1/2", "x/4"})
            QVERIFY2(!parse_shard(text), text);
        QCOMPARE(include_from_word("unflagged"), std::optional(Include::unflagged));
        QVERIFY(!include_from_word("flagged"));
    }

    void a_decision_counts_while_both_files_are_as_they_were() {
        support::Folder folder;
        const SmallPatient patient{"P", "O", 2};
        write_dataset(folder, {patient});
        const check::Checked checked = open(folder);
        std::vector<review::Decision> log;
        for (const char* id : {"P/1/inner", "P/2/inner"}) {
            review::Decision decision;
            decision.contour = id;
            decision.verdict = review::Verdict::accept;
            decision.reviewer = "R";
            decision.content.slice_sha256 = *sha256_hex_of_file(folder / slice_path(patient, id[2] - '0'));
            decision.content.contour_sha256 =
                *sha256_hex_of_file(folder / contour_path(patient, id[2] - '0', Kind::inner));
            log.push_back(decision);
        }
        const auto slices = [&] {
            std::map<std::string, std::string> hashes;
            for (const char* id : {"P/1/inner", "P/2/inner"})
                hashes[id] = *sha256_hex_of_file(folder / slice_path(patient, id[2] - '0'));
            return hashes;
        };
        QCOMPARE(current_decisions(checked, log),
                 (Decisions{{{"P/1/inner", review::State::accepted}, {"P/2/inner", review::State::accepted}},
                            review::heads_of(log),
                            slices()}));
        QCOMPARE(contour_hashes(checked).at("P/1/inner"), log[0].content.contour_sha256);
        folder.write(slice_path(patient, 1), "another slice");
        folder.write(contour_path(patient, 2, Kind::inner), contour::to_text(square(1, 1, 5)));
        QCOMPARE(current_decisions(open(folder), log),
                 (Decisions{{{"P/1/inner", review::State::stale}, {"P/2/inner", review::State::stale}},
                            review::heads_of(log),
                            slices()}));
        std::filesystem::remove(folder / slice_path(patient, 1));
        QCOMPARE(current_decisions(open(folder), log).states.at("P/1/inner"), review::State::stale);
    }
};

QTEST_GUILESS_MAIN(SelectionTest)
#include "tst_selection.moc"
