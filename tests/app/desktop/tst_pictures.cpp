// The pictures of the manual: what they show is so, and CONTOURCHECK_PICTURES names the folder that they are saved in.
#include "audit_driven.h"

#include <QTextStream>

using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

constexpr QSize size(1600, 1000);
constexpr int long_patience_ms = 200'000; // the datasets are not small, sanitizers slow

/// The dataset with one contour as far off as a slip of the hand.
QString with_one_shifted(const QString& dataset) {
    const QString copy = sandbox.path("scd");
    std::filesystem::copy(dataset.toStdString(), copy.toStdString(),
                          std::filesystem::copy_options::recursive);
    QFile file(copy + "/contourfiles/SC-HF-I-1/i-contours/IM-0001-0128-icontour-manual.txt");
    if (!file.open(QIODevice::ReadOnly)) qFatal("no contour to shift");
    QTextStream points(file.readAll());
    file.close();
    QByteArray shifted;
    for (double x = 0, y = 0; !(points >> x >> y).atEnd();)
        shifted += QByteArray::number(x + 5, 'f', 2) + ' ' + QByteArray::number(y - 2, 'f', 2) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(shifted) < 0) qFatal("not shifted");
    return copy;
}

void save(MainWindow& window, const QString& name) {
    const QString folder = qEnvironmentVariable("CONTOURCHECK_PICTURES");
    const QImage picture = window.grab().toImage();
    QCOMPARE(picture.size(), size);
    if (!folder.isEmpty()) QVERIFY(picture.save(folder + '/' + name));
}

} // namespace

class TestPictures : public Suite {
    Q_OBJECT

private slots:
    void of_the_inspect_page() {
        const QString real = qEnvironmentVariable("CONTOURCHECK_REAL_DATA");
        if (real.isEmpty()) QSKIP("CONTOURCHECK_REAL_DATA does not name the folder with the real data");
        Driven driven;
        driven.window.resize(size);
        QVERIFY(driven.open(with_one_shifted(real + "/scd"), long_patience_ms));
        driven.session().go_to_contour("SCD0000101/128/inner");
        QVERIFY(driven.ready());
        QTRY_VERIFY(texts_of(driven.window).contains("The contour lies beside its edge"));
        QTest::qWait(1000); // until slice, thumbnails and the view from the side are there
        save(driven.window, "inspect.png");
    }

    void of_the_audit_page() {
        Driven driven;
        driven.window.resize(size);
        QVERIFY(driven.open(exchanged(sandbox, 8, 20), long_patience_ms));
        QVERIFY(audit_shown(driven, long_patience_ms));
        QTRY_VERIFY(says(driven, "DEMO0002 and DEMO0003 look exchanged in link.csv."));
        button(driven, "Measure")->click();
        QTRY_VERIFY_WITH_TIMEOUT(button(driven, "Measure Again"), long_patience_ms);
        page_of(driven).setFocus();
        save(driven.window, "audit.png");
    }
};

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
