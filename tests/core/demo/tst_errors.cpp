#include "demo_files.h"

#include "contour/measures.h"
#include "demo/errors.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <numbers>
#include <set>

using namespace contourcheck;
using namespace contourcheck::demo_files;
using nlohmann::json;

namespace {

const demo::Options options{.seed = 2, .patients = 1, .locations = 6, .phases = 4, .with_errors = true};

const std::set<std::string> contract_words = {"link-row-dangling",
                                              "link-duplicate",
                                              "folder-unlinked",
                                              "slice-missing",
                                              "slice-unreadable",
                                              "contour-unreadable",
                                              "contour-duplicate",
                                              "too-few-points",
                                              "not-closed",
                                              "out-of-bounds",
                                              "self-intersecting",
                                              "degenerate-area",
                                              "shape-implausible",
                                              "inner-outside-outer",
                                              "inner-outer-swapped",
                                              "centre-mismatch",
                                              "centroid-jump",
                                              "area-jump",
                                              "phase-swapped",
                                              "image-mismatch",
                                              "better-slice",
                                              "better-orientation",
                                              "better-patient",
                                              "shifted",
                                              "scaled",
                                              "identity-mismatch"};

} // namespace

class TestErrors : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        make(set(), options);
        truth_ = json::parse(text_of(set() / "truth.json"));
        clean_ =
            demo::make_plan({.seed = 2, .patients = 8, .locations = 6, .phases = 4, .with_errors = false});
    }

    void the_truth_says_what_it_is() {
        QCOMPARE(truth_["schema"].get<std::string>(), std::string("contourcheck/truth/1"));
        QCOMPARE(truth_["seed"].get<int>(), 2);
        for (const json& p : planted())
            for (const char* key : {"rule", "id", "patient", "slice", "kind", "file", "what"})
                QVERIFY2(p.contains(key), key);
    }

    void each_kind_of_mistake_is_planted_once() {
        std::map<std::string, std::size_t> counts;
        for (const json& p : planted())
            ++counts[p["rule"]];
        std::set<std::string> words;
        for (const auto& [rule, count] : counts) {
            words.insert(rule);
            // A mistake between two contours, or the same on inner and outer contour, has an entry for each.
            QVERIFY2(count <= 2, rule.c_str());
        }
        QVERIFY(words == contract_words);
    }

    void no_contour_carries_two_mistakes() {
        std::set<std::string> files;
        for (const json& p : planted())
            if (!p["id"].is_null())
                QVERIFY2(files.insert(p["file"]).second, p["file"].get<std::string>().c_str());
    }

    void every_entry_names_a_file_that_is_there_and_its_own() {
        for (const json& p : planted()) {
            const std::string file = p["file"];
            QVERIFY2(fs::exists(set() / file), file.c_str());
            if (p["id"].is_null()) continue;
            const auto name = contour::parse_file_name(fs::path(file).filename().string());
            QVERIFY(name);
            QCOMPARE(p["slice"].get<int>(), name->slice);
            QCOMPARE(p["kind"].get<std::string>(), std::string(word(name->kind)));
            QCOMPARE(p["id"].get<std::string>(), p["patient"].get<std::string>() + "/" +
                                                     std::to_string(name->slice) + "/" +
                                                     std::string(word(name->kind)));
        }
    }

    void only_contours_of_the_truth_differ_from_the_clean_ones() {
        std::set<std::string> named;
        for (const json& p : planted())
            if (p["rule"] != "slice-missing") named.insert(p["file"]); // there the contour is as it was
        for (const demo::ContourPlan& contour : clean_.contours) {
            const bool same = text_of(set() / contour.file) == contour.text;
            QVERIFY2(same != named.contains(contour.file.generic_string()), contour.file.c_str());
        }
        QCOMPARE(hashes(set() / "contourfiles").size(),
                 clean_.contours.size() + 1); // and the one no row leads to
    }

    void only_slices_of_the_truth_differ_from_the_clean_ones() {
        const auto whole = fs::file_size(set() / "dicoms/DEMO0001/1.dcm");
        std::set<std::string> odd;
        for (const demo::SlicePlan& slice : clean_.slices) {
            const std::string bytes = text_of(set() / slice.file);
            const bool own = bytes.find(slice.patient_id) != std::string::npos;
            if (bytes.size() < whole - 100 || !own) odd.insert(slice.file.generic_string());
        }
        QVERIFY(odd == (std::set<std::string>{
                           entry("slice-unreadable")["file"], entry("identity-mismatch")["file"],
                           fs::relative(slice_path(entry("slice-missing")), set()).generic_string()}));
    }

    void the_first_patient_is_clean() {
        for (const json& p : planted())
            QVERIFY(p["patient"].is_null() || p["patient"] != "DEMO0001");
    }

    void files_are_spoilt_as_the_truth_says() {
        QVERIFY(!contour::parse_points(text_of(file_of("contour-unreadable")), {}));
        QVERIFY(text_of(file_of("contour-unreadable")).find("\n12,5 abc\n") != std::string::npos);
        const json missing = entry("slice-missing");
        QVERIFY(!fs::exists(slice_path(missing)));
        QVERIFY(fs::file_size(file_of("slice-unreadable")) < 100000);
        QVERIFY(text_of(file_of("identity-mismatch")).find("DEMO0001") != std::string::npos);
        std::size_t copies = 0;
        const auto all = hashes(set() / "contourfiles");
        for (const auto& [file, hash] : all)
            copies += hash == sha256_hex(text_of(file_of("contour-duplicate")));
        QCOMPARE(copies, 2U);
    }

    void the_table_is_spoilt_as_the_truth_says() {
        const std::string table = text_of(set() / "link.csv");
        const auto has = [&](const char* row) {
            return table.find(std::string(row) + "\n") != std::string::npos;
        };
        QVERIFY(has("DEMO0001,DEMO-HF-01"));
        QVERIFY(has("DEMO0007,DEMO-HF-08"));
        QVERIFY(has("DEMO0008,DEMO-HF-07"));
        QVERIFY(has("DEMO0011,DEMO-HF-11"));
        QVERIFY(table.find("DEMO0002,DEMO-HF-02") != table.rfind("DEMO0002,DEMO-HF-02"));
        QVERIFY(!has("DEMO0014,DEMO-HF-14"));
    }

    void geometry_is_spoilt_as_the_truth_says() {
        const auto points = [&](const char* rule) { return contour::read_points(file_of(rule)).value(); };
        QCOMPARE(points("too-few-points").size(), 2U);
        QVERIFY(contour::closing_gap(points("not-closed")) > 10);
        QVERIFY(contour::bounds(points("out-of-bounds")).right > 256);
        QVERIFY(contour::bounds(points("out-of-bounds")).left < 256);
        QVERIFY(!contour::validity(points("self-intersecting")).valid);
        QVERIFY(contour::area(points("degenerate-area")) < 2.5);
        const auto oval = points("shape-implausible");
        QVERIFY(contour::validity(oval).valid);
        QVERIFY(elongation(oval) > 1.35);
        QVERIFY(std::abs(grown("shape-implausible") - 1) < 0.1);
        QVERIFY(moved("centroid-jump") > 11);
        QVERIFY(std::abs(moved("shifted") - std::hypot(5, 4)) < 0.01);
        QVERIFY(std::abs(grown("scaled") - 1.25 * 1.25) < 0.12);
        QVERIFY(std::abs(grown("area-jump") - 0.36) < 0.06);
    }

    void relations_are_spoilt_as_the_truth_says() {
        const auto inside_of = [&](const json& p) {
            return contour::read_points(partner(p, contour::Kind::inner)).value();
        };
        const auto outside_of = [&](const json& p) {
            return contour::read_points(partner(p, contour::Kind::outer)).value();
        };
        const json bulging = entry("inner-outside-outer");
        QVERIFY(contour::area_outside(inside_of(bulging), outside_of(bulging)) > 20);
        const json swapped = entry("inner-outer-swapped");
        QVERIFY(contour::area(inside_of(swapped)) > 1.3 * contour::area(outside_of(swapped)));
        for (const char* rule :
             {"centre-mismatch", "image-mismatch", "better-slice", "better-orientation", "shifted"}) {
            const json p = entry(rule);
            QVERIFY2(contour::area_outside(inside_of(p), outside_of(p)) < 1, rule);
        }
        const json aside = entry("centre-mismatch");
        QVERIFY(contour::distance(contour::centroid(inside_of(aside)), contour::centroid(outside_of(aside))) >
                9 / 1.40625); // 9 mm, in the widest of the demo's pixels
        QVERIFY(moved("better-orientation") > 3);
        QVERIFY(moved("image-mismatch") > 40);
    }

    void the_plan_is_the_same_each_time() {
        demo::Plan a = demo::make_plan({.seed = 9, .patients = 8});
        demo::Plan b = demo::make_plan({.seed = 9, .patients = 8});
        QCOMPARE(demo::truth_json(demo::plant(a), 9), demo::truth_json(demo::plant(b), 9));
    }

    void any_seed_leaves_contours_where_they_are_meant_to_be() {
        // The planted ones address locations by their place: there must be one whatever was drawn by lot.
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            demo::Plan plan = demo::make_plan({.seed = seed, .patients = 8, .locations = 8, .phases = 5});
            QCOMPARE(demo::plant(plan).size(), 33U);
        }
    }

private:
    /// Greatest over least width.
    [[nodiscard]] static double elongation(contour::Points points) {
        double least = 1e9;
        double most = 0;
        for (int i = 0; i < 90; ++i) {
            const double angle = std::numbers::pi * i / 90;
            double low = 1e9;
            double high = -1e9;
            for (const contour::Point p : points) {
                const double along = p.x * std::cos(angle) + p.y * std::sin(angle);
                low = std::min(low, along);
                high = std::max(high, along);
            }
            least = std::min(least, high - low);
            most = std::max(most, high - low);
        }
        return most / least;
    }
    [[nodiscard]] fs::path set() const { return place_ / "set"; }
    [[nodiscard]] const json& planted() const { return truth_["planted"]; }
    [[nodiscard]] json entry(const std::string& rule) const {
        for (const json& p : planted())
            if (p["rule"] == rule) return p;
        qFatal("no entry for %s", rule.c_str());
        return {};
    }
    [[nodiscard]] fs::path file_of(const std::string& rule) const {
        return set() / entry(rule)["file"].get<std::string>();
    }
    [[nodiscard]] fs::path slice_path(const json& p) const {
        return set() / "dicoms" / p["patient"].get<std::string>() /
               (std::to_string(p["slice"].get<int>()) + ".dcm");
    }
    [[nodiscard]] fs::path partner(const json& p, contour::Kind kind) const {
        const fs::path file = set() / p["file"].get<std::string>();
        return file.parent_path().parent_path() /
               (kind == contour::Kind::inner ? "i-contours" : "o-contours") /
               contour::file_name({1, p["slice"].get<int>(), kind});
    }
    /// The contour as it was before, and as it is.
    [[nodiscard]] std::pair<std::vector<contour::Point>, std::vector<contour::Point>>
    before_and_after(const std::string& rule) const {
        const std::string file = entry(rule)["file"];
        for (const demo::ContourPlan& contour : clean_.contours)
            if (contour.file == file)
                return {contour::parse_points(contour.text, file).value(),
                        contour::read_points(set() / file).value()};
        qFatal("%s is not planned", file.c_str());
        return {};
    }
    [[nodiscard]] double moved(const std::string& rule) const {
        const auto [before, after] = before_and_after(rule);
        return contour::distance(contour::centroid(before), contour::centroid(after));
    }
    [[nodiscard]] double grown(const std::string& rule) const {
        const auto [before, after] = before_and_after(rule);
        return contour::area(after) / contour::area(before);
    }

    Place place_;
    json truth_;
    demo::Plan clean_;
};

QTEST_GUILESS_MAIN(TestErrors)
#include "tst_errors.moc"
