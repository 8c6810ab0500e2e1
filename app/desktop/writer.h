#pragma once

#include "base/error.h"
#include "desktop/work.h"

#include <stop_token>

namespace contourcheck::desktop {

/// What makes and writes files on a worker, one job at a time. It stops when it goes.
class Writer : public QObject {
    Q_OBJECT

public:
    explicit Writer(QObject* parent = nullptr);
    ~Writer() override;

    void cancel() { stop_.request_stop(); }
    [[nodiscard]] bool busy() const { return busy_; }

signals:
    void failed(const contourcheck::Error& error);
    void ended(bool is_made); ///< after what was made, or its error, is told

protected:
    /// On the worker `make(stop, post)` gives an Expected, with whose value `give` is called here; an error is told by
    /// failed(). Nothing happens while it is busy.
    template <class Make, class Give>
    void run(Make make, Give give) {
        if (busy_) return;
        busy_ = true;
        stop_ = std::stop_source();
        workers_.start([this, make = std::move(make), give = std::move(give),
                        stop = stop_.get_token()](const Workers::Post& post) {
            auto made = make(stop, post);
            post([this, give, made = std::move(made)] {
                busy_ = false;
                if (made)
                    give(*made);
                else
                    emit failed(made.error());
                emit ended(made.has_value());
            });
        });
    }

private:
    bool busy_ = false;
    std::stop_source stop_;
    Workers workers_;
};

} // namespace contourcheck::desktop
