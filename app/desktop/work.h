#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace contourcheck::desktop {

/// Work on a thread pool, results on the owner's thread. A worker shares no members with the window: what it needs goes
/// in by value, what it found comes back as a closure over finished values that the owner's thread runs.
class Workers : public QObject {
public:
    using Deliver = std::function<void()>;

    /// The way back, usable from any thread and harmless once the Workers are gone.
    class Post {
    public:
        void operator()(Deliver deliver) const;

    private:
        friend class Workers;
        struct Inbox;
        explicit Post(std::shared_ptr<Inbox> inbox) : inbox_(std::move(inbox)) {}
        std::shared_ptr<Inbox> inbox_;
    };
    using Work = std::function<void(const Post&)>;

    /// With one thread the work is done in the order of start(), always on the same thread.
    explicit Workers(int threads, QObject* parent = nullptr);
    ~Workers() override; ///< waits for what was started; results not yet delivered are dropped
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Higher priorities are begun first.
    void start(Work work, int priority = 0);

protected:
    bool event(QEvent* event) override;

private:
    QThreadPool pool_;
    Post post_;
};

} // namespace contourcheck::desktop
