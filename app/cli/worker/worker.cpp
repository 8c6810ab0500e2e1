#include "cli/worker/worker.h"

#include "base/file.h"
#include "base/hash.h"
#include "cli/terminal.h"
#include "dataset/output.h"
#include "loader/crew.h"

#include <cstring>

#include <unistd.h>

namespace contourcheck::cli {

namespace {

constexpr std::size_t longest_line = 1 << 20;

/// The next line without its line break, or nothing at the end. Of a line beyond the limit a part is kept that is too
/// long as well.
std::optional<std::string> read_line(std::istream& from) {
    std::string line;
    char c = 0;
    bool any = false;
    while (from.get(c)) {
        any = true;
        if (c == '\n') break;
        if (line.size() <= longest_line) line += c;
    }
    if (!any) return std::nullopt;
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

TaskError told(const Error& error) {
    return {std::string(word(error.code)), to_string(error)};
}

Json exported_json(const Exported& exported, const std::filesystem::path& folder) {
    const auto hash = sha256_hex_of_file(exported.outcome.manifest);
    return {{"folder", folder.string()},
            {"manifest", exported.outcome.manifest.filename().string()},
            {"manifest_sha256", hash ? Json(*hash) : Json(nullptr)},
            {"items", exported.outcome.items},
            {"batches", exported.outcome.batches},
            {"excluded", exported.excluded},
            {"burned_in", exported.withheld},
            {"damaged", exported.damaged}};
}

} // namespace

class Worker::Hold {
public:
    Hold(Worker& worker, const std::filesystem::path& output)
        : worker_(worker), name_(std::filesystem::absolute(output).lexically_normal()) {
        std::unique_lock lock(worker_.mutex_);
        worker_.changed_.wait(lock, [&] { return !worker_.held_.contains(name_); });
        worker_.held_.insert(name_);
    }
    ~Hold() {
        const std::lock_guard lock(worker_.mutex_);
        worker_.held_.erase(name_);
        worker_.changed_.notify_all();
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

private:
    Worker& worker_;
    std::filesystem::path name_;
};

Worker::Worker(std::istream& tasks, int threads) : tasks_(tasks), threads_(threads), datasets_(threads) {}

Exit Worker::run() {
    loader::Crew crew(threads_, [this] { work(); });
    if (crew.is_empty())
        return give_up({Code::unreadable, Phrase::tr("the system gives this program no thread")},
                       Exit::unwritable);
    read();
    crew.wait();
    return broken_ ? Exit::unwritable : Exit::done;
}

void Worker::read() {
    while (auto line = read_line(tasks_)) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return broken_ || waiting_.size() < std::size_t(threads_); });
        if (broken_) break;
        waiting_.push_back(std::move(*line));
        changed_.notify_all();
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
}

std::optional<std::string> Worker::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return broken_ || ended_ || !waiting_.empty(); });
    if (broken_ || waiting_.empty()) return std::nullopt;
    std::string line = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    return line;
}

void Worker::work() {
    while (const auto line = next())
        answer(*line);
}

void Worker::answer(const std::string& line) {
    if (line.size() > longest_line)
        return write(result_line(
            nullptr, tl::unexpected(TaskError{"task", "the line has more than " +
                                                          std::to_string(longest_line) + " characters"})));
    const ParsedTask parsed = parse_task(line);
    if (!parsed.task) return write(result_line(parsed.id, tl::unexpected(parsed.task.error())));
    try {
        write(result_line(parsed.id, done(*parsed.task)));
    } catch (const std::exception& error) { // out of memory: the next task may need less
        write(result_line(parsed.id, tl::unexpected(TaskError{"internal", error.what()})));
    }
}

/// A line is written whole: who reads it gets all of it or nothing.
void Worker::write(const std::string& result) {
    const std::lock_guard order(output_);
    const int failure = write_all(STDOUT_FILENO, result);
    if (failure == 0) return;
    const std::lock_guard lock(mutex_);
    if (!broken_) tell(std::string("the results cannot be written: ") + std::strerror(failure));
    broken_ = true;
    changed_.notify_all();
}

tl::expected<Json, TaskError> Worker::done(const Task& task) {
    std::optional<Hold> hold;
    if (!task.options.folder.empty()) hold.emplace(*this, task.options.folder);
    auto result = task.what == Task::Do::check ? checked(task) : exported(task);
    if (!result) return tl::unexpected(told(result.error()));
    return std::move(*result);
}

Expected<Json> Worker::checked(const Task& task) {
    const auto dataset = datasets_.get(task.options.dataset, task.options.batch.convention);
    if (!dataset) return tl::unexpected(dataset.error());
    batch::Selection selection = task.options.batch.selection;
    if (const auto named = settle_patient(selection, (*dataset)->dataset); !named)
        return tl::unexpected(named.error());
    const check::Report& whole = (*dataset)->report;
    const std::string text = selection.patient ? check::to_json(check::of_patient(whole, *selection.patient))
                                               : check::to_json(whole);
    if (task.options.folder.empty()) return Json::parse(text);
    if (const auto written = dataset::write_output((*dataset)->dataset.root, task.options.folder, text);
        !written)
        return tl::unexpected(written.error());
    return Json{{"file", task.options.folder.string()},
                {"sha256", sha256_hex(text)},
                {"summary", Json::parse(text)["summary"]}};
}

Expected<std::shared_ptr<const check::Checked>> Worker::opened(const ExportOptions& options,
                                                               batch::Options& settings) {
    if (options.known_check.empty()) return datasets_.get(options.dataset, settings.convention);
    return open_known(options, settings).map([](check::Checked&& part) {
        return std::make_shared<const check::Checked>(std::move(part));
    });
}

Expected<Json> Worker::exported(const Task& task) {
    bool made_key = false;
    auto settings = settled(task.options, made_key);
    if (!settings) return tl::unexpected(settings.error());
    settings->threads = 1; // tasks run side by side
    const auto dataset = opened(task.options, *settings);
    if (!dataset) return tl::unexpected(dataset.error());
    if (const auto named = settle_patient(settings->selection, (*dataset)->dataset); !named)
        return tl::unexpected(named.error());
    const auto decisions = batch::stored_decisions(**dataset);
    if (!decisions) return tl::unexpected(decisions.error());
    const auto exported = export_checked(**dataset, *decisions, task.options.folder, *settings);
    if (!exported) return tl::unexpected(exported.error());
    return exported_json(*exported, task.options.folder);
}

} // namespace contourcheck::cli
