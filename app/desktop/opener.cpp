#include "desktop/opener.h"

#include "base/file.h"
#include "dataset/stored_index.h"
#include "demo/demo.h"

namespace contourcheck::desktop {

namespace {

/// A demo that was not finished must not be taken for one: it is written beside its place and moved there when whole.
Expected<void> make_demo(const std::filesystem::path& folder, const std::stop_token& stop,
                         const Progress& progress) {
    std::error_code ignored;
    if (std::filesystem::exists(folder / "link.csv", ignored)) return {};
    if (const auto made = make_folder(folder.parent_path(), Access::private_); !made) return made;
    const std::filesystem::path part = folder.string() + ".part";
    std::filesystem::remove_all(part, ignored);
    demo::Options options;
    options.with_errors = true;
    const auto written = demo::write_dataset(part, options, stop, progress);
    if (!written) {
        std::filesystem::remove_all(part, ignored);
        return written;
    }
    std::error_code failed;
    std::filesystem::rename(part, folder, failed);
    if (failed) return fail(Code::unwritable, failed.message(), folder);
    return {};
}

} // namespace

Opener::Result Opener::read(const dataset::Source& source, const mask::Convention& convention,
                            const Task& task) {
    const auto progress = [reading = task.progress(Step::reading),
                           checking = task.progress(Step::checking)](std::size_t done, std::size_t total) {
        const std::size_t patients = total / 2;
        if (done <= patients)
            reading(done, patients);
        else
            checking(done - patients, patients);
    };
    const auto arrived = [&task](check::Checked so_far) {
        task.arrived(make_opened(std::move(so_far), task.number));
    };
    return check::open_and_check(source, convention, 0, task.stop, progress, arrived, dataset::index_folder())
        .map([&](check::Checked&& checked) { return make_opened(std::move(checked), task.number); });
}

Opener::Opener(QObject* parent) : QObject(parent), workers_(1) {}

Opener::~Opener() {
    stop_.request_stop();
}

void Opener::open(const dataset::Source& source, const mask::Convention& convention) {
    run(Step::reading, [source, convention](const Task& task) {
        std::error_code ignored;
        const bool is_table = std::filesystem::is_regular_file(source.root, ignored);
        return is_table ? read({source.root.parent_path(), source.follow_links}, convention, task)
                        : read(source, convention, task);
    });
}

void Opener::open_demo(const std::filesystem::path& folder, const mask::Convention& convention) {
    run(Step::making_demo, [folder, convention](const Task& task) -> Result {
        if (const auto made = make_demo(folder, task.stop, task.progress(Step::making_demo)); !made)
            return tl::unexpected(made.error());
        return read(folder, convention, task);
    });
}

void Opener::check_again(const std::shared_ptr<const Opened>& opened, const mask::Convention& convention) {
    run(Step::checking, [opened, convention](const Task& task) -> Result {
        auto again =
            check::check_again(opened->checked, convention, 0, task.stop, task.progress(Step::checking));
        if (!again) return tl::unexpected(again.error());
        return make_opened(std::move(*again), opened->reading);
    });
}

void Opener::cancel() {
    stop_.request_stop();
}

void Opener::run(Step first, Job job) {
    stop_.request_stop();
    stop_ = std::stop_source();
    busy_ = true;
    const std::uint64_t number = ++number_;
    emit started(first);
    workers_.start([this, number, job = std::move(job), stop = stop_.get_token(),
                    before = before_](const Workers::Post& post) {
        before();
        const auto progress = [this, &post, number](Step step) -> Progress {
            return [this, post, number, step](std::size_t done, std::size_t total) {
                post([this, number, step, done, total] {
                    if (number == number_) emit progressed(step, done, total);
                });
            };
        };
        const auto arrived_here = [this, &post, number](std::shared_ptr<const Opened> so_far) {
            post([this, number, so_far = std::move(so_far)] {
                if (number == number_) emit arrived(so_far);
            });
        };
        Result result = job({number, stop, progress, arrived_here});
        post([this, number, result = std::move(result)] { take(number, result); });
    });
}

void Opener::take(std::uint64_t number, const Result& result) {
    if (number != number_) return; // a newer request has taken its place
    busy_ = false;
    if (result)
        emit done(*result);
    else
        emit failed(result.error());
}

} // namespace contourcheck::desktop
