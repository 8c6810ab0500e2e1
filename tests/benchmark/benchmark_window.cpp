// benchmark_window [DATASET]: from a key to the painted frame in the real window, in milliseconds, beside the same work
// without it: reading, drawing and showing a slice when it is asked for. Without a dataset it draws one.
#include "app/desktop/driven.h"
#include "app/desktop/suite.h"

#include "picture/scene.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

constexpr int steps = 400;
constexpr int key_every_ms = 33; ///< as a held key repeats

/// Sees when a widget was painted.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget& widget) { widget.installEventFilter(this); }
    bool painted = false;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        painted |= event->type() == QEvent::Paint;
        return false;
    }
};

struct Times {
    std::vector<double> ms;

    [[nodiscard]] double at(double share) {
        std::ranges::sort(ms);
        return ms.empty() ? 0 : ms[std::min(ms.size() - 1, std::size_t(share * double(ms.size())))];
    }
};

void print(const QString& what, Times times, double peer) {
    QTextStream out(stdout);
    out << qSetFieldWidth(38) << Qt::left << what << qSetFieldWidth(9) << Qt::right << Qt::fixed
        << qSetRealNumberPrecision(2) << times.at(0.5) << times.at(0.99) << times.at(1) << qSetFieldWidth(11)
        << (times.at(0.5) > 0 ? peer / times.at(0.5) : 0) << qSetFieldWidth(0) << '\n';
}

/// From the key until the slice of the place it leads to is on the screen.
Times press(Driven& driven, Qt::Key key, int count, Qt::KeyboardModifiers modifiers = {}) {
    PaintWatch watch(driven.view());
    Times times;
    for (int i = 0; i < count; ++i) {
        const Place before = driven.session().place();
        watch.painted = false;
        QElapsedTimer timer;
        timer.start();
        driven.key(key, modifiers);
        if (driven.session().place() == before) break; // nowhere to go
        while (!(watch.painted && driven.session().picture()) && timer.elapsed() < 5000) {
            if (!driven.session().picture()) watch.painted = false;
            QApplication::processEvents(QEventLoop::AllEvents);
        }
        times.ms.push_back(double(timer.nsecsElapsed()) / 1e6);
        QTest::qWait(std::max(0, key_every_ms - int(timer.elapsed())));
    }
    return times;
}

/// The peer: a viewer that reads a slice when it is asked for it.
double unprepared_ms(Driven& driven) {
    const auto opened = driven.session().opened();
    GreyBook greys;
    Times times;
    const auto& slices = opened->patient(driven.session().place().patient).slices;
    for (std::size_t i = 0; i < std::min<std::size_t>(slices.size(), 100); ++i) {
        QElapsedTimer timer;
        timer.start();
        const LoadedSlice loaded =
            load_slice(*opened, driven.session().place().patient, int(i), mask::Convention{}, greys);
        if (!loaded.scene) continue;
        picture::RenderOptions options;
        options.zoom = std::max(1, driven.view().height() / int(loaded.scene->values.shape().rows));
        if (picture::render(*loaded.scene, options).isNull()) continue;
        times.ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return times.at(0.5);
}

QString drawn_dataset() {
    const QString folder = sandbox.path(QStringLiteral("drawn"));
    demo::Options options;
    options.patients = 6;
    options.locations = 10;
    options.phases = 24;
    if (!demo::write_dataset(folder.toStdString(), options)) qFatal("the demo dataset was not written");
    return folder;
}

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    apply_theme(app, ThemeChoice::dark);
    const QString dataset = argc > 1 ? QString::fromLocal8Bit(argv[1]) : drawn_dataset();
    Driven driven;
    QElapsedTimer timer;
    timer.start();
    double first = 0;
    QObject::connect(&driven.session(), &Session::picture_changed, &driven.window, [&] {
        if (first == 0 && driven.session().picture()) first = double(timer.elapsed());
    });
    if (!driven.open(dataset)) return 1;
    QTextStream out(stdout);
    out << QStringLiteral("first overlay after %1 ms, checked after %2 ms\n").arg(first).arg(timer.elapsed())
        << qSetFieldWidth(38) << Qt::left << "ms from key to frame" << qSetFieldWidth(9) << Qt::right
        << "median"
        << "99 %"
        << "most" << qSetFieldWidth(11) << "unprepared" << qSetFieldWidth(0) << Qt::endl;
    QTest::qWait(1000);
    const double peer = unprepared_ms(driven);
    print("phase after (Right)", press(driven, Qt::Key_Right, steps), peer);
    print("location down (Down)", press(driven, Qt::Key_Down, steps), peer);
    print("next in the queue (J)", press(driven, Qt::Key_J, steps), peer);
    print("next patient (PageDown)", press(driven, Qt::Key_PageDown, steps), peer);
    print("accept and on (A)", press(driven, Qt::Key_A, steps), peer);
    out << QStringLiteral("unprepared, median: %1 ms\n").arg(peer, 0, 'f', 2) << Qt::flush;
    return 0;
}
