#include "desktop/home/memory.h"

#include "desktop/inspect_page.h"
#include "desktop/session.h"
#include "desktop/texts.h"

#include <QEvent>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>

namespace contourcheck::desktop {

namespace {

const QString geometry_key = QStringLiteral("window/geometry");
const QString sizes_key = QStringLiteral("window/sizes");
constexpr int soon_ms = 1000;

} // namespace

Memory::Memory(QMainWindow& window, InspectPage& inspect, Session& session)
    : QObject(&window), window_(window), inspect_(inspect), session_(session) {
    restore_shape();
    soon_.setSingleShot(true);
    soon_.setInterval(soon_ms);
    connect(&soon_, &QTimer::timeout, this, &Memory::write);
    session_.set_where_left([this](const Opened& opened) { return where_left(opened); });
    connect(&session_, &Session::opened_changed, this, &Memory::take_up);
    connect(&session_, &Session::opened_changed, this, &Memory::remember_soon);
    connect(&session_, &Session::place_changed, this, &Memory::remember_soon);
    connect(&inspect_.view(), &SliceView::view_changed, this, &Memory::remember_soon);
    for (const QSplitter* splitter : inspect_.findChildren<QSplitter*>())
        connect(splitter, &QSplitter::splitterMoved, this, &Memory::remember_soon);
    connect(&session_.opener(), &Opener::started, this, [this] {
        if (!session_.asked_folder().isEmpty()) note_opening(session_.settings(), session_.asked_folder());
    });
    connect(&session_.opener(), &Opener::failed, this, [this] { note_opened(session_.settings()); });
    window_.installEventFilter(this);
}

void Memory::restore_shape() {
    const QSize room = window_.screen()->availableSize();
    const QByteArray shape = session_.settings().bytes(geometry_key);
    if (shape.isEmpty() || !window_.restoreGeometry(shape))
        window_.resize(room.boundedTo(QSize(1600, 1000)) * 0.95);
    if (!window_.isMaximized())
        window_.resize(window_.size().boundedTo(room)); // the screen may be another one
    const QByteArray sizes = session_.settings().bytes(sizes_key);
    if (!sizes.isEmpty()) inspect_.restore_sizes(sizes);
}

std::optional<Place> Memory::where_left(const Opened& opened) {
    const auto kept = kept_place(session_.settings(), from_path(opened.checked.dataset.root));
    const auto place = kept ? find(opened, *kept) : std::nullopt;
    if (place) found_ = kept;
    return place;
}

void Memory::take_up() {
    if (!found_) return;
    inspect_.view().return_to(found_->viewport);
    emit page_asked(std::exchange(found_, std::nullopt)->page);
}

void Memory::set_page(Page page) {
    page_ = page;
    remember_soon();
}

/// Not put off by what comes next: someone who steps on and on is remembered as well.
void Memory::remember_soon() {
    if (!soon_.isActive()) soon_.start();
}

void Memory::write() {
    soon_.stop();
    Settings& settings = session_.settings();
    settings.set_bytes(geometry_key, window_.saveGeometry());
    settings.set_bytes(sizes_key, inspect_.save_sizes());
    const auto opened = session_.opened();
    // While it arrives, and nobody has moved, where it was left stays what is known; the order may be by what is found.
    if (opened && session_.place().patient >= 0 && (session_.is_checked() || !session_.untouched())) {
        KeptPlace kept = keep(*opened, session_.place());
        kept.page = page_;
        kept.viewport = inspect_.view().viewport();
        set_kept_place(settings, from_path(opened->checked.dataset.root), kept);
    }
    if (!session_.opener().busy()) note_opened(settings); // and it has been in view for a while
}

void Memory::leave() {
    note_opened(session_.settings());
    write();
    session_.write_drafts();
    session_.settings().settle();
}

bool Memory::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (type == QEvent::Resize || type == QEvent::Move || type == QEvent::WindowStateChange) remember_soon();
    return QObject::eventFilter(watched, event);
}

} // namespace contourcheck::desktop
