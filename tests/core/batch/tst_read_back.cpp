#include "batch/formats/npz.h"
#include "batch/merge.h"
#include "batch/shards.h"
#include "batch/verify.h"
#include "batch/zip_file.h"
#include "small_dataset.h"

#include <QTest>

using namespace contourcheck;
using namespace contourcheck::batch;

namespace {

/// A zip file of members, each by its name.
void write_zip(const std::filesystem::path& file,
               const std::vector<std::pair<std::string, std::string>>& members,
               ZipFile::Form form = ZipFile::Form::deflated) {
    auto zip = ZipFile::create(file, form);
    if (!zip) qFatal("%s", to_string(zip.error()).c_str());
    for (const auto& [name, bytes] : members)
        if (!zip->add(name, std::vector<std::string_view>{bytes})) qFatal("cannot write a member");
    if (!zip->finish()) qFatal("cannot finish");
}

} // namespace

/// What was written is read back: archives that anyone may have made, exports, shards.
class ReadBackTest : public QObject {
    Q_OBJECT

    support::Folder data_, out_;
    std::optional<check::Checked> checked_;

private slots:
    void initTestCase() {
        write_dataset(data_, three_patients());
        checked_ = open(data_);
    }

    void a_zip_file_is_read_stored_and_deflated() {
        const std::string zeros(100'000, '\0');
        for (const auto form : {ZipFile::Form::stored, ZipFile::Form::deflated}) {
            const auto file = out_ / ("form" + std::to_string(int(form)));
            write_zip(file, {{"a", "one"}, {"b", zeros}, {"c", ""}}, form);
            const auto members = read_zip(file, 200'000);
            QVERIFY(members);
            QCOMPARE(*members, (std::map<std::string, std::string>{{"a", "one"}, {"b", zeros}, {"c", ""}}));
        }
    }

    void what_inflates_beyond_the_limit_is_refused() {
        const auto file = out_ / "bomb.zip";
        write_zip(file, {{"a", std::string(5'000'000, '\0')}, {"b", std::string(5'000'000, '\0')}});
        QVERIFY(std::filesystem::file_size(file) < 100'000);
        QCOMPARE(read_zip(file, 9'999'999).error().code, Code::too_large);
        QVERIFY(read_zip(file, 10'000'000));
    }

    void what_is_no_zip_file_or_holds_a_name_twice_is_refused() {
        write_zip(out_ / "twice.zip", {{"a", "one"}, {"a", "two"}});
        QCOMPARE(read_zip(out_ / "twice.zip", 100).error().code, Code::malformed);
        out_.write("text", "no archive");
        QVERIFY(!read_zip(out_ / "text", 100));
        QVERIFY(!read_zip(out_ / "none", 100));
        write_zip(out_ / "cut.zip", {{"a", std::string(1000, 'x')}}, ZipFile::Form::stored);
        std::filesystem::resize_file(out_ / "cut.zip", 500);
        QVERIFY(!read_zip(out_ / "cut.zip", 10'000));
    }

    void a_pair_is_compared_with_its_place_alone() {
        support::SliceSpec spec;
        spec.shape = {3, 4};
        std::vector<loader::Pair> made;
        for (const int value : {1, 2, 3}) {
            spec.value = std::int16_t(value);
            made.push_back({support::make_slice(spec), {}, mask::Mask({3, 4}, 1), {}, {}});
        }
        made[2].slice.header.spacing.reset(); // not a number is as it was written
        const std::vector<const loader::Pair*> pairs = {&made[0], &made[1], &made[2]};
        const auto file = out_ / "pairs.npz";
        QVERIFY(write_npz(file, pairs, true));
        const std::vector<std::string> same(3);
        QCOMPARE(*compare_npz(file, pairs), same);
        std::get<mask::Mask>(made[1].mask)(2, 3) = 0;
        made[1].slice.header.spacing = dicom::Spacing{9, 9};
        const auto changed = compare_npz(file, pairs);
        QCOMPARE((*changed)[0] + (*changed)[2], std::string());
        QCOMPARE((*changed)[1],
                 std::string("holds another mask, another spacing than the dataset gives now"));
        const std::vector<const loader::Pair*> others = {&made[0], nullptr, &made[2]}, fewer = {&made[0]};
        QCOMPARE(*compare_npz(file, others), same);
        QCOMPARE(compare_npz(file, fewer).error().code, Code::malformed);
    }

    void an_export_agrees_until_it_is_stopped_or_asked_something_else() {
        Options options;
        options.format = "hdf5";
        options.batch_size = 2;
        const auto folder = out_ / "export";
        QCOMPARE(verify_export(*checked_, {}, folder, options).error().code, Code::not_found);
        const auto written = export_dataset(*checked_, {}, folder, options);
        const auto verified = verify_export(*checked_, {}, folder, options);
        QVERIFY(verified && verified->differences.empty());
        QCOMPARE(verified->outcome.items, written->items);
        QCOMPARE(verified->outcome.files, written->files);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(verify_export(*checked_, {}, folder, options, stop.get_token()).error().code,
                 Code::cancelled);
        options.shuffle = true;
        QCOMPARE(verify_export(*checked_, {}, folder, options).error().code, Code::invalid_argument);
        for (const auto& each : std::filesystem::directory_iterator(out_.path()))
            QVERIFY(each.path().string().find("contourcheck-verify-") == std::string::npos);
    }

    void shards_are_planned_as_they_are_dealt_out_and_join_to_the_whole() {
        Options options;
        options.selection.seed = 3;
        std::vector<std::filesystem::path> folders;
        const auto plan = plan_shards(*checked_, {}, options, 2);
        QCOMPARE(plan.size(), std::size_t(2));
        QCOMPARE(plan[0].patients.size() + plan[1].patients.size(), std::size_t(3));
        QCOMPARE(plan[0].contours + plan[1].contours, std::size_t(12));
        for (const PlannedShard& each : plan) {
            options.selection.shard = each.shard;
            folders.push_back(out_ / ("shard" + std::to_string(each.shard.index)));
            const auto outcome = export_dataset(*checked_, {}, folders.back(), options);
            QVERIFY(outcome);
            QCOMPARE(outcome->items, each.pairs);
        }
        const auto merged = merge_shards(folders, out_.path());
        QVERIFY(merged);
        QVERIFY2(merged->faults.empty(), merged->faults.empty() ? "" : to_string(merged->faults[0]).c_str());
        QCOMPARE(merged->items, plan[0].pairs + plan[1].pairs);
        const auto lacking = merge_shards({folders[0]}, out_.path());
        QVERIFY(lacking && lacking->manifest.empty());
        QCOMPARE(lacking->faults.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(ReadBackTest)
#include "tst_read_back.moc"
