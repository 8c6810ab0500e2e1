#pragma once

#include "desktop/index.h"
#include "desktop/work.h"

#include <filesystem>
#include <stop_token>

namespace contourcheck::desktop {

/// Opens and checks datasets on a worker, one at a time: a new request stops the one before.
class Opener : public QObject {
    Q_OBJECT

public:
    enum class Step { making_demo, reading, checking };

    explicit Opener(QObject* parent = nullptr);
    ~Opener() override;

    /// Of a folder, or of the link table in it.
    void open(const dataset::Source& source, const mask::Convention& convention);
    /// Writes the demo dataset into `folder` unless it is there, then opens it.
    void open_demo(const std::filesystem::path& folder, const mask::Convention& convention);
    /// The same dataset under another convention; files are not read again.
    void check_again(const std::shared_ptr<const Opened>& opened, const mask::Convention& convention);
    /// On the worker, before it begins: what has to be on the disk should it not survive that.
    void set_before(std::function<void()> before) { before_ = std::move(before); }
    void cancel();
    [[nodiscard]] bool busy() const { return busy_; }

signals:
    /// While it is opened: some patients are read, none is checked.
    void arrived(const std::shared_ptr<const contourcheck::desktop::Opened>& so_far);
    void started(contourcheck::desktop::Opener::Step step);
    void progressed(contourcheck::desktop::Opener::Step step, std::size_t done, std::size_t total);
    void done(const std::shared_ptr<const contourcheck::desktop::Opened>& opened);
    void failed(const contourcheck::Error& error);

private:
    using Result = Expected<std::shared_ptr<const Opened>>;
    /// A request under way: what it tells on its way, from its own threads.
    struct Task {
        std::uint64_t number = 0;
        std::stop_token stop;
        std::function<Progress(Step)> progress;
        std::function<void(std::shared_ptr<const Opened>)> arrived;
    };
    using Job = std::function<Result(const Task&)>;
    void run(Step first, Job job);
    [[nodiscard]] static Result read(const dataset::Source& source, const mask::Convention& convention,
                                     const Task& task);
    void take(std::uint64_t number, const Result& result);

    std::uint64_t number_ = 0; ///< of the latest request
    bool busy_ = false;
    std::function<void()> before_ = [] {};
    std::stop_source stop_;
    Workers workers_;
};

} // namespace contourcheck::desktop
