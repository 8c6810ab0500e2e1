#include "desktop/home/dataset_watch.h"

#include "desktop/home/traces.h"

#include <utility>

namespace contourcheck::desktop {

namespace {

constexpr int look_ms = 10000;
constexpr int settle_ms = 700; ///< between the looks that tell whether someone is still writing

} // namespace

struct DatasetWatch::Eye {
    std::optional<Traces> traces;
    Traces::Changed before, told;
};

DatasetWatch::DatasetWatch(QObject* parent) : QObject(parent), eye_(std::make_shared<Eye>()), worker_(1) {
    next_.setSingleShot(true);
    connect(&next_, &QTimer::timeout, this, &DatasetWatch::look);
}

DatasetWatch::~DatasetWatch() {
    stop_.request_stop(); // the worker is waited for
}

void DatasetWatch::watch(const std::shared_ptr<const Opened>& opened) {
    stop_.request_stop();
    stop_ = std::stop_source();
    const std::uint64_t number = ++number_;
    looking_ = true;
    worker_.start([this, eye = eye_, opened, number, stop = stop_.get_token()](const Workers::Post& post) {
        *eye = Eye{Traces(*opened, stop), {}, {}};
        post([this, number] {
            if (number == number_) take({});
        });
    });
}

void DatasetWatch::look() {
    if (looking_ || number_ == 0) return;
    looking_ = true;
    worker_.start([this, eye = eye_, number = number_, stop = stop_.get_token()](const Workers::Post& post) {
        auto now = eye->traces->look(stop);
        const bool settled = now == eye->before;
        const Seen seen{now.size(), settled, settled && now != eye->told};
        if (settled) eye->told = now;
        eye->before = std::move(now);
        post([this, seen, number] {
            if (number == number_) take(seen);
        });
    });
}

void DatasetWatch::take(const Seen& seen) {
    looking_ = false;
    next_.start(seen.files > 0 && !seen.is_settled ? settle_ms : look_ms);
    emit looked();
    if (seen.files > 0 && seen.is_settled) emit changed(seen.files, seen.is_news);
}

} // namespace contourcheck::desktop
