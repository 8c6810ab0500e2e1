#include "batch/staging.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace contourcheck::batch {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view hidden_prefix = ".staging-";
constexpr std::string_view batch_prefix = "batch-";
constexpr const char* journal_name = "journal.jsonl";

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// Names in a folder that start with `prefix`.
Expected<std::vector<std::string>> names_with(const fs::path& folder, std::string_view prefix) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::string name = at->path().filename().string();
        if (name.starts_with(prefix)) names.push_back(std::move(name));
    }
    if (error) return fail(Code::unwritable, "cannot list the folder: " + error.message(), folder);
    return names;
}

} // namespace

Staging::Staging(fs::path folder, fs::path hidden, bool made_folder)
    : folder_(std::move(folder)), hidden_(std::move(hidden)), made_folder_(made_folder) {}

Staging::Staging(Staging&& other) noexcept
    : folder_(std::move(other.folder_)), hidden_(std::move(other.hidden_)), made_folder_(other.made_folder_),
      journal_(std::exchange(other.journal_, -1)), records_(std::move(other.records_)) {}

Staging::~Staging() {
    if (journal_ < 0) return;
    std::error_code error;
    if (records_.empty()) {
        fs::remove_all(hidden_, error);
        if (made_folder_) fs::remove(folder_, error); // only when empty
    } else {
        (void)remove_staged_files();
    }
    ::close(journal_);
}

Expected<Staging> Staging::open(const fs::path& folder, const std::string& plan, std::size_t selected_count,
                                bool resume) {
    std::error_code error;
    const bool there = fs::exists(folder, error);
    if (auto made = make_folder(folder); !made) return tl::unexpected(made.error());
    const std::string own = std::string(hidden_prefix) + plan.substr(0, 16);
    const auto unfinished = names_with(folder, hidden_prefix);
    if (!unfinished) return tl::unexpected(unfinished.error());
    for (const std::string& name : *unfinished)
        if (name != own)
            return fail(
                Code::invalid_argument,
                "holds an unfinished export of other options or data; choose another folder, or remove it",
                folder);

    Staging staging(folder, folder / own, !there);
    const auto ready = staging.lock_journal()
                           .and_then([&] { return staging.read_journal(selected_count); })
                           .and_then([&] { return staging.refuse_foreign_batches(); })
                           .and_then([&] { return staging.keep_whole_batches(resume); });
    if (!ready) return tl::unexpected(ready.error());
    return staging;
}

Expected<void> Staging::lock_journal() {
    if (auto made = make_folder(hidden_); !made) return made;
    const fs::path file = hidden_ / journal_name;
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (handle < 0) {
        const int why = errno;
        std::error_code error;
        fs::remove(hidden_, error); // only when empty
        return fail(Code::unwritable, "cannot write: " + reason(why), file);
    }
    // Some network file systems have no locks; there two exports at once are the user's care.
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(handle);
        return fail(Code::unwritable, "another export is being written here", folder_);
    }
    journal_ = handle;
    return {};
}

Expected<void> Staging::read_journal(std::size_t selected_count) {
    const auto text = read_file(hidden_ / journal_name, std::uint64_t(1) << 30);
    if (!text) return tl::unexpected(text.error());
    for (const Line& line : split_lines(*text)) {
        auto record = record_from_json(line.text, selected_count);
        if (!record) break; // torn by the interruption: what follows was never written
        records_.push_back(std::move(*record));
    }
    return {};
}

Expected<void> Staging::refuse_foreign_batches() const {
    const auto batches = names_with(folder_, batch_prefix);
    if (!batches) return tl::unexpected(batches.error());
    for (const std::string& name : *batches) {
        const auto own = [&](const BatchRecord& record) { return record.file == name; };
        if (std::none_of(records_.begin(), records_.end(), own))
            return fail(Code::invalid_argument, "holds batches of another export; choose another folder",
                        folder_);
    }
    return {};
}

Expected<void> Staging::keep_whole_batches(bool resume) {
    std::size_t whole = 0;
    if (resume) {
        const auto is_whole = [&](const BatchRecord& record) {
            return record.file.empty() || sha256_hex_of_file(folder_ / record.file) == record.sha256;
        };
        while (whole < records_.size() && is_whole(records_[whole]))
            ++whole;
    }
    if (auto removed = remove_staged_files(); !removed) return removed;
    std::error_code error;
    for (std::size_t i = whole; i < records_.size(); ++i)
        if (!records_[i].file.empty() && !error) fs::remove(folder_ / records_[i].file, error);
    if (error)
        return fail(Code::unwritable, "cannot remove what is left of the earlier run: " + error.message(),
                    folder_);
    records_.resize(whole);
    return write_journal();
}

/// Half-written files: everything but the journal.
Expected<void> Staging::remove_staged_files() const {
    std::error_code error;
    if (!fs::exists(hidden_, error)) return {};
    const auto names = names_with(hidden_, "");
    if (!names) return tl::unexpected(names.error());
    for (const std::string& name : *names)
        if (name != journal_name && !error) fs::remove(hidden_ / name, error);
    if (error) return fail(Code::unwritable, "cannot be emptied: " + error.message(), hidden_);
    return {};
}

/// Anew, so that a torn line or a record that no longer holds is gone.
Expected<void> Staging::write_journal() {
    if (::ftruncate(journal_, 0) != 0) return fail(Code::unwritable, reason(errno), hidden_ / journal_name);
    std::string lines;
    for (const BatchRecord& record : records_)
        lines += to_json_line(record) + '\n';
    return append(lines);
}

Expected<void> Staging::append(const std::string& lines) {
    if (const int error = write_all(journal_, lines); error != 0)
        return fail(Code::unwritable, "cannot write: " + reason(error), hidden_ / journal_name);
    if (::fsync(journal_) != 0) return fail(Code::unwritable, reason(errno), hidden_ / journal_name);
    return {};
}

Expected<void> Staging::move_into_place(const std::string& name) const {
    if (::rename((hidden_ / name).c_str(), (folder_ / name).c_str()) != 0)
        return fail(Code::unwritable, "cannot put it in its place: " + reason(errno), folder_ / name);
    return sync_folder(folder_);
}

Expected<void> Staging::publish(BatchRecord record) {
    if (!record.file.empty()) {
        const auto read_back = sha256_hex_of_file(staged(record.file));
        if (!read_back || *read_back != record.sha256)
            return fail(Code::unwritable, "does not read back as it was written", folder_ / record.file);
    }
    // The record first: a batch under its final name must never be unknown to a later run.
    records_.push_back(std::move(record));
    if (auto noted = append(to_json_line(records_.back()) + '\n'); !noted) {
        records_.pop_back();
        return noted;
    }
    return records_.back().file.empty() ? Expected<void>{} : move_into_place(records_.back().file);
}

Expected<void> Staging::complete(const std::string& manifest) {
    const std::string name(manifest_name);
    if (auto written = write_file(staged(name), manifest); !written) return written;
    if (sha256_hex_of_file(staged(name)) != sha256_hex(manifest))
        return fail(Code::unwritable, "does not read back as it was written", folder_ / name);
    if (auto moved = move_into_place(name); !moved) return moved;
    std::error_code error;
    fs::remove_all(hidden_, error); // the export is complete: what could not be removed does no harm
    made_folder_ = false;
    return {};
}

} // namespace contourcheck::batch
