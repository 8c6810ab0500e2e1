#include "desktop/inspect_page.h"

#include "desktop/beside.h"
#include "desktop/browse/patient_list.h"
#include "desktop/inspect/slice_view.h"

#include <QDataStream>
#include <QSplitter>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int narrow = 900;

} // namespace

/// A splitter's parts as wanted; the one that is given no size takes the rest, and where that is less than `least`, the others give
/// way down to what they need.
void InspectPage::share(QSplitter& splitter, QList<int> wanted, int least) {
    if (set_by_hand_.contains(&splitter)) return;
    const bool across = splitter.orientation() == Qt::Horizontal;
    const auto extent = [&](QSize size) { return across ? size.width() : size.height(); };
    const auto needed = [&](int i) {
        const QWidget& part = *splitter.widget(i);
        return std::max(extent(part.minimumSize()), extent(part.minimumSizeHint()));
    };
    const auto main = wanted.indexOf(0);
    int rest = extent(splitter.size()) - splitter.handleWidth() * (splitter.count() - 1);
    for (int i = 0; i < splitter.count(); ++i) {
        if (i != main) wanted[i] = std::max(wanted[i], needed(i));
        if (!splitter.widget(i)->isHidden()) rest -= wanted[i];
    }
    for (int i = 0; i < splitter.count(); ++i) {
        if (i == main || splitter.widget(i)->isHidden()) continue;
        const int given = std::clamp(least - rest, 0, wanted[i] - needed(i));
        wanted[i] -= given;
        rest += given;
    }
    wanted[main] = std::max(0, rest);
    splitter.setSizes(wanted);
}

void InspectPage::share_room() {
    patients_->setMinimumWidth(width() < narrow ? 140 : 170); // there ids lose their middle
    share(*columns_, {232, 0, 340}, 520);
    if (!map_pictures_) share(*centre_, {0, 220}, (centre_->height() + taken_above_) * 7 / 10 - taken_above_);
    share(*map_, {0, 280}, 300);
}

void InspectPage::stay_under(QWidget* bars) {
    bars_ = bars;
    bars->installEventFilter(this);
}

void InspectPage::take_above(int height) {
    taken_above_ = height;
    for (SliceView* view : {view_, &beside_->other()})
        view->set_taken_above(height);
    share_room();
}

void InspectPage::note_moved(QSplitter& splitter) {
    connect(&splitter, &QSplitter::splitterMoved, this,
            [this, &splitter] { set_by_hand_.insert(&splitter); });
}

void InspectPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    share_room();
}

QByteArray InspectPage::save_sizes() const {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const QSplitter* splitter : {columns_, centre_, map_})
        stream << (set_by_hand_.contains(splitter) ? splitter->saveState() : QByteArray());
    return bytes;
}

void InspectPage::restore_sizes(const QByteArray& sizes) {
    QDataStream stream(sizes);
    for (QSplitter* splitter : {columns_, centre_, map_}) { // the last is absent where an older version wrote
        QByteArray state;
        stream >> state;
        if (stream.status() == QDataStream::Ok && splitter->restoreState(state))
            set_by_hand_.insert(splitter);
    }
}

} // namespace contourcheck::desktop
