#include "desktop/work.h"

#include <QCoreApplication>
#include <QEvent>
#include <QRunnable>

#include <atomic>
#include <mutex>
#include <vector>

namespace contourcheck::desktop {

struct Workers::Post::Inbox {
    std::mutex mutex;
    std::vector<Deliver> waiting;
    QObject* owner = nullptr;
};

namespace {

QEvent::Type arrival() {
    static const auto type = QEvent::Type(QEvent::registerEventType());
    return type;
}

/// Qt's own locks are invisible to the thread sanitizer in a distribution's build: the atomic is the fence that hands the
/// work over.
class Task : public QRunnable {
public:
    Task(Workers::Work work, Workers::Post post) : work_(std::move(work)), post_(std::move(post)) {
        ready_.store(true, std::memory_order_release);
    }
    void run() override {
        if (ready_.load(std::memory_order_acquire)) work_(post_);
    }

private:
    std::atomic<bool> ready_ = false;
    Workers::Work work_;
    Workers::Post post_;
};

} // namespace

void Workers::Post::operator()(Deliver deliver) const {
    const std::lock_guard lock(inbox_->mutex);
    if (!inbox_->owner) return;
    inbox_->waiting.push_back(std::move(deliver));
    if (inbox_->waiting.size() == 1) QCoreApplication::postEvent(inbox_->owner, new QEvent(arrival()));
}

Workers::Workers(int threads, QObject* parent) : QObject(parent), post_(std::make_shared<Post::Inbox>()) {
    pool_.setMaxThreadCount(threads);
    pool_.setExpiryTimeout(-1); // a database connection belongs to its thread: the thread must stay
    post_.inbox_->owner = this;
}

Workers::~Workers() {
    pool_.waitForDone();
    const std::lock_guard lock(post_.inbox_->mutex);
    post_.inbox_->owner = nullptr;
}

void Workers::start(Work work, int priority) {
    pool_.start(new Task(std::move(work), post_), priority);
}

bool Workers::event(QEvent* event) {
    // Locked before the event is looked at: it was made under this lock on another thread.
    std::unique_lock lock(post_.inbox_->mutex);
    if (event->type() != arrival()) {
        lock.unlock();
        return QObject::event(event);
    }
    std::vector<Deliver> arrived;
    arrived.swap(post_.inbox_->waiting);
    lock.unlock();
    for (const Deliver& deliver : arrived)
        deliver();
    return true;
}

} // namespace contourcheck::desktop
