#include "pairs.h"

#include "base/hash.h"

#include <QTest>

using namespace contourcheck;
using namespace contourcheck::loader;

class LoadPairTest : public QObject {
    Q_OBJECT

    support::Folder folder_;
    std::vector<PairRequest> requests_;

private slots:
    void init() { requests_ = write_pairs(folder_, 2); }

    void pixels_points_mask_and_hashes_come_from_the_files() {
        const auto pair = load_pair(requests_[1], {});
        QVERIFY2(pair, pair ? "" : to_string(pair.error()).c_str());
        QCOMPARE(first_pixel(pair->slice), 2);
        QCOMPARE(pair->points.size(), std::size_t(4));
        QCOMPARE(mask::count(std::get<mask::Mask>(pair->mask)), std::size_t(16));
        QCOMPARE(pair->slice_sha256, *sha256_hex_of_file(requests_[1].slice_file));
        QCOMPARE(pair->contour_sha256, *sha256_hex_of_file(requests_[1].contour_file));
    }

    void the_convention_decides_the_mask() {
        const auto shares = load_pair(requests_[0], {0, mask::Rule::coverage});
        QCOMPARE(std::get<mask::Coverage>(shares->mask)(1, 1), 0.25f);
        const auto touched = load_pair(requests_[0], {0, mask::Rule::touch});
        QCOMPARE(mask::count(std::get<mask::Mask>(touched->mask)), std::size_t(25));
        const auto moved = load_pair(requests_[0], {1, mask::Rule::centre});
        QCOMPARE(int(std::get<mask::Mask>(moved->mask)(0, 0)), 1);
    }

    void an_error_names_the_file_it_is_about() {
        folder_.write("1.txt", "1 1\n1 x\n");
        auto pair = load_pair(requests_[0], {});
        QVERIFY(!pair);
        QCOMPARE(pair.error().file.string(), requests_[0].contour_file);
        QCOMPARE(pair.error().line, 2);
        std::filesystem::remove(requests_[0].contour_file);
        QCOMPARE(load_pair(requests_[0], {}).error().code, Code::not_found);
        folder_.write("2.dcm", "no slice");
        pair = load_pair(requests_[1], {});
        QVERIFY(!pair);
        QCOMPARE(pair.error().file.string(), requests_[1].slice_file);
    }

    void two_points_are_no_contour() {
        folder_.write("1.txt", "1 1\n5 5\n");
        QCOMPARE(load_pair(requests_[0], {}).error().code, Code::malformed);
    }

    void a_slice_that_was_replaced_by_one_of_another_size_is_refused() {
        support::SliceSpec spec;
        spec.shape = {9, 8};
        support::write_slice(folder_, "1.dcm", spec);
        QCOMPARE(load_pair(requests_[0], {}).error().code, Code::malformed);
        requests_[0].shape = {};
        QVERIFY(load_pair(requests_[0], {}));
        requests_[0].pixel_type = "uint8";
        QCOMPARE(load_pair(requests_[0], {}).error().code, Code::malformed);
    }

    void a_file_beyond_the_limit_is_refused() {
        dicom::Limits limits;
        limits.file_bytes = 100;
        QCOMPARE(load_pair(requests_[0], {}, limits).error().code, Code::too_large);
    }

    void a_rescale_makes_float_pixels() {
        dicom::Header header;
        header.is_signed = true;
        QCOMPARE(export_type(header), std::string_view("int16"));
        header.rescale = dicom::Rescale{2, 1};
        QCOMPARE(export_type(header), std::string_view("float32"));
    }
};

QTEST_GUILESS_MAIN(LoadPairTest)
#include "tst_load_pair.moc"
