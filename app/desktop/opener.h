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

    void open(const std::filesystem::path& folder, const mask::Convention& convention);
    /// Writes the demo dataset into `folder` unless it is there, then opens it.
    void open_demo(const std::filesystem::path& folder, const mask::Convention& convention);
    /// The same dataset under another convention; files are not read again.
    void check_again(const std::shared_ptr<const Opened>& opened, const mask::Convention& convention);
    void cancel();
    [[nodiscard]] bool busy() const { return busy_; }

signals:
    void started(contourcheck::desktop::Opener::Step step);
    void progressed(contourcheck::desktop::Opener::Step step, std::size_t done, std::size_t total);
    void done(const std::shared_ptr<const contourcheck::desktop::Opened>& opened);
    void failed(const contourcheck::Error& error);

private:
    using Result = Expected<std::shared_ptr<const Opened>>;
    using Steps = std::function<Progress(Step)>;
    using Job = std::function<Result(std::stop_token, const Steps&)>;
    void run(Step first, Job job);
    [[nodiscard]] static Result read(const std::filesystem::path& folder, const mask::Convention& convention,
                                     std::stop_token stop, const Steps& steps);
    void take(std::uint64_t number, const Result& result);

    std::uint64_t number_ = 0; ///< of the latest request
    bool busy_ = false;
    std::stop_source stop_;
    Workers workers_;
};

} // namespace contourcheck::desktop
