#include "sandbox.h"

#include "base/hash.h"
#include "desktop/slice_loader.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const Sandbox sandbox;

std::shared_ptr<const Opened> opened(const QString& dataset) {
    auto checked = check::open_and_check(dataset.toStdString(), {});
    return checked ? make_opened(std::move(*checked)) : nullptr;
}

} // namespace

class TestSliceLoader : public QObject {
    Q_OBJECT

private slots:
    void init() { fail_on_warnings(); }

    void a_slice_comes_with_its_contours_and_the_hash_of_its_bytes() {
        const auto dataset = opened(sandbox.dataset("d"));
        QVERIFY(dataset);
        const Ref first = dataset->index.order().front();
        const int slice = int(*dataset->contour(first).slice);
        GreyBook greys;
        const LoadedSlice loaded = load_slice(*dataset, first.patient, slice, {}, greys);
        QVERIFY(loaded.scene);
        QCOMPARE(loaded.scene->layers.size(), dataset->index.on_slice(first.patient, slice).size());
        const auto file = dataset->checked.dataset.root / dataset->patient(0).slices[std::size_t(slice)].file;
        QCOMPARE(loaded.sha256, *sha256_hex_of_file(file));
        QVERIFY(loaded.scene->caption.empty()); // no patient in a picture
    }

    void a_damaged_slice_is_an_error_with_a_hash_and_a_missing_one_has_none() {
        const auto dataset = opened(sandbox.dataset("d"));
        const auto root = dataset->checked.dataset.root;
        std::ofstream(root / dataset->patient(0).slices[0].file, std::ios::trunc) << "short";
        std::filesystem::remove(root / dataset->patient(0).slices[1].file);
        GreyBook greys;
        const LoadedSlice damaged = load_slice(*dataset, 0, 0, {}, greys);
        QVERIFY(damaged.error && !damaged.scene);
        QCOMPARE(damaged.sha256, sha256_hex("short"));
        const LoadedSlice missing = load_slice(*dataset, 0, 1, {}, greys);
        QVERIFY(missing.error);
        QVERIFY(missing.sha256.empty());
    }

    void all_slices_of_a_patient_have_one_grey_window() {
        const auto dataset = opened(sandbox.dataset("d"));
        GreyBook greys;
        const auto first = load_slice(*dataset, 0, 0, {}, greys),
                   last = load_slice(*dataset, 0, 7, {}, greys);
        QCOMPARE(first.scene->auto_window, last.scene->auto_window);
        QCOMPARE(first.scene->tissue_window, last.scene->tissue_window);
        GreyBook others; // whichever slice comes first
        QCOMPARE(load_slice(*dataset, 0, 7, {}, others).scene->auto_window, first.scene->auto_window);
    }

    void neighbours_are_read_ahead_and_kept() {
        SliceLoader loader;
        loader.set_dataset(opened(sandbox.dataset("d")), {});
        QSignalSpy loaded(&loader, &SliceLoader::loaded);
        loader.want({0, 0}, {{0, 1}, {0, 2}});
        QTRY_COMPARE(loaded.count(), 3);
        QVERIFY(loader.find(0, 2));
        loader.want({0, 1}, {{0, 2}});
        QTest::qWait(50);
        QCOMPARE(loaded.count(), 3); // nothing is read twice
    }

    void what_is_no_longer_wanted_is_not_begun() {
        SliceLoader loader;
        const auto dataset = opened(sandbox.dataset("d"));
        loader.set_dataset(dataset, {});
        QSignalSpy loaded(&loader, &SliceLoader::loaded);
        std::vector<std::pair<int, int>> all;
        for (int i = 0; i < 8; ++i)
            all.emplace_back(0, i);
        loader.want({0, 0}, all);
        loader.want({1, 0}, {});
        QCoreApplication::processEvents();
        const auto read_before = loaded.count();
        QTRY_VERIFY(loader.find(1, 0));
        QTest::qWait(50);
        QVERIFY2(loaded.count() <= read_before + 3,
                 "what each of the two threads had begun, and the wanted one");
    }

    void results_of_another_convention_are_dropped() {
        SliceLoader loader;
        const auto dataset = opened(sandbox.dataset("d"));
        loader.set_dataset(dataset, {});
        loader.want({0, 0}, {});
        loader.set_dataset(dataset, {0.5, mask::Rule::touch});
        loader.want({0, 0}, {});
        QTRY_VERIFY(loader.find(0, 0));
        QTest::qWait(50);
        QCOMPARE(loader.find(0, 0)->scene->convention.rule, mask::Rule::touch);
    }
};

QTEST_MAIN(TestSliceLoader)
#include "tst_slice_loader.moc"
