#include "batch/staging.h"

#include "base/file.h"
#include "base/hash.h"
#include "batch/names_in.h"
#include "batch/placing.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace contourcheck::batch {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view hidden_prefix = ".staging-";
constexpr const char* journal_name = "journal.jsonl";

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// Some network file systems have no locks, or none on folders; there two exports at once are the user's care.
bool locked_by_another(int handle) {
    return ::flock(handle, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

fs::path hidden_folder(const fs::path& folder, const std::string& plan) {
    return folder / (std::string(hidden_prefix) + plan.substr(0, 16));
}

} // namespace

Staging::Staging(fs::path folder, fs::path hidden, std::vector<std::string_view> names, bool made_folder)
    : folder_(std::move(folder)), hidden_(std::move(hidden)), names_(std::move(names)),
      made_folder_(made_folder) {}

Staging::Staging(Staging&& other) noexcept
    : folder_(std::move(other.folder_)), hidden_(std::move(other.hidden_)), names_(std::move(other.names_)),
      made_folder_(other.made_folder_), lock_(std::exchange(other.lock_, -1)),
      journal_(std::exchange(other.journal_, -1)), ready_(std::exchange(other.ready_, false)),
      records_(std::move(other.records_)), ends_(std::move(other.ends_)) {}

Staging::~Staging() {
    close_journal();
    std::error_code error;
    if (ready_ && records_.empty())
        fs::remove_all(hidden_, error);
    else if (ready_)
        (void)remove_staged_files();
    if (lock_ >= 0 && made_folder_) fs::remove(folder_, error); // only when empty
    if (lock_ >= 0) ::close(lock_);
}

Expected<Staging> Staging::open(const fs::path& folder, const std::string& plan,
                                std::vector<std::string_view> names, std::size_t selected_count,
                                const Holds& holds) {
    std::error_code error;
    const bool there = fs::exists(folder, error);
    Staging staging(folder, hidden_folder(folder, plan), std::move(names), !there);
    const auto ready = make_folder(folder)
                           .and_then([&] { return staging.lock_folder(); })
                           .and_then([&] { return staging.refuse_foreign(); })
                           .and_then([&] { return staging.open_journal(); })
                           .and_then([&] { return staging.keep_what_holds(selected_count, holds); });
    if (!ready) return tl::unexpected(ready.error());
    staging.ready_ = true;
    return staging;
}

void Staging::clear(const fs::path& folder, const std::string& plan) {
    std::error_code error;
    const fs::path hidden = hidden_folder(folder, plan);
    if (refuse_link(hidden)) fs::remove_all(hidden, error); // it does no harm where it cannot be removed
}

/// The folder itself is locked: what is found in it then is not being changed by another export.
Expected<void> Staging::lock_folder() {
    const int handle = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return fail(Code::unwritable, Phrase::tr("cannot open the folder: %1", {reason(errno)}), folder_);
    // A run that wrote nothing removes the folder it made: then what was locked has its name no longer.
    struct stat opened {
    }, named{};
    const bool in_use = locked_by_another(handle) || ::fstat(handle, &opened) != 0 ||
                        ::stat(folder_.c_str(), &named) != 0 || opened.st_dev != named.st_dev ||
                        opened.st_ino != named.st_ino;
    if (!in_use) {
        lock_ = handle;
        return {};
    }
    ::close(handle);
    return fail(Code::unwritable, Phrase::tr("another export is being written here"), folder_);
}

Expected<void> Staging::refuse_foreign() const {
    std::error_code error;
    if (fs::exists(folder_ / manifest_name, error))
        return fail(Code::invalid_argument,
                    Phrase::tr("holds a complete export already; choose another folder"), folder_);
    const auto unfinished = names_with(folder_, hidden_prefix);
    if (!unfinished) return tl::unexpected(unfinished.error());
    for (const std::string& name : *unfinished)
        if (name != hidden_.filename())
            return fail(Code::invalid_argument,
                        Phrase::tr("holds an unfinished export of other options or data; choose another "
                                   "folder, or remove it"),
                        folder_);
    // The hidden folder is only ever made where no batch is: with it there, the batches are of this plan.
    if (!unfinished->empty()) return {};
    for (const std::string_view own : names_) {
        const auto there = own.ends_with('-') ? names_with(folder_, own) : names_below(folder_, own);
        if (!there) return tl::unexpected(there.error());
        if (!there->empty())
            return fail(Code::invalid_argument,
                        Phrase::tr("holds batches of another export; choose another folder"), folder_);
    }
    return {};
}

Expected<void> Staging::open_journal() {
    if (auto real = refuse_link(hidden_); !real) return real;
    if (auto made = make_folder(hidden_); !made) return made;
    const fs::path file = hidden_ / journal_name;
    const int handle =
        ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
    if (handle < 0) {
        const int why = errno;
        std::error_code error;
        fs::remove(hidden_, error); // only when empty
        return fail(Code::unwritable, Phrase::tr("cannot write: %1", {reason(why)}), file);
    }
    journal_ = handle;
    // It is cut to what is kept: not what is another file as well.
    struct stat opened {};
    if (::fstat(handle, &opened) != 0 || !S_ISREG(opened.st_mode) || opened.st_nlink > 1)
        return fail(Code::unwritable, Phrase::tr("is not the journal that an export keeps; remove it"), file);
    // Again, for network file systems that lock files and no folders.
    if (locked_by_another(handle))
        return fail(Code::unwritable, Phrase::tr("another export is being written here"), folder_);
    return sync_folder(hidden_);
}

/// Before it is removed: some network shares remove nothing that is open.
void Staging::close_journal() {
    if (journal_ >= 0) ::close(std::exchange(journal_, -1));
}

/// The journal's records up to the first that is torn: what follows was never written, or is made anew. A journal that
/// cannot be read has none.
void Staging::read_journal(std::size_t selected_count) {
    const auto text = read_file(hidden_ / journal_name, std::uint64_t(1) << 30);
    if (!text) return;
    // A line without its end is torn, even if it happens to be whole: the next record would be put behind it.
    for (std::size_t begin = 0, end; (end = text->find('\n', begin)) != std::string::npos; begin = end + 1) {
        auto record = record_from_json(std::string_view(*text).substr(begin, end - begin), selected_count);
        if (!record) return;
        records_.push_back(std::move(*record));
        ends_.push_back(end + 1);
    }
}

Expected<void> Staging::keep_what_holds(std::size_t selected_count, const Holds& holds) {
    if (holds) read_journal(selected_count);
    const auto is_whole = [&](const BatchRecord& record) {
        const auto files = record.files();
        return std::ranges::all_of(files, [&](const WrittenFile& each) {
            return sha256_hex_of_file(folder_ / each.file) == each.sha256;
        });
    };
    std::size_t kept = 0;
    while (kept < records_.size() && is_whole(records_[kept]) && holds(kept, records_[kept]))
        ++kept;
    records_.resize(kept);
    ends_.resize(kept);
    if (auto removed = remove_staged_files(); !removed) return removed;
    if (auto removed = remove_other_batches(); !removed) return removed;
    // Last, and never shorter than what is kept: killed at any point, the batches that are there stand in the journal,
    // or the next run makes them anew.
    if (::ftruncate(journal_, kept == 0 ? 0 : off_t(ends_.back())) != 0 || ::fsync(journal_) != 0)
        return fail(Code::unwritable, Phrase::tr("cannot write: %1", {reason(errno)}),
                    hidden_ / journal_name);
    return {};
}

/// What is there under the names that an export of this format gives its files.
Expected<std::vector<std::string>> Staging::standing_files() const {
    std::vector<std::string> standing;
    for (const std::string_view own : names_) {
        if (!own.ends_with('-') && !own.ends_with('/')) continue;
        const auto names = own.ends_with('-') ? names_with(folder_, own) : names_below(folder_, own);
        if (!names) return names;
        std::error_code error;
        for (const std::string& name : *names)
            if (is_export_name(name) && fs::is_regular_file(fs::symlink_status(folder_ / name, error)))
                standing.push_back(name);
    }
    return standing;
}

/// Batches of an earlier run of this plan that are not kept.
Expected<void> Staging::remove_other_batches() const {
    const auto standing = standing_files();
    if (!standing) return tl::unexpected(standing.error());
    std::set<std::string> kept;
    for (const BatchRecord& record : records_)
        for (const WrittenFile& file : record.files())
            kept.insert(file.file);
    bool removed = false;
    std::error_code error;
    for (const std::string& name : *standing) {
        if (kept.contains(name)) continue;
        removed |= fs::remove(folder_ / name, error);
        if (error)
            return fail(Code::unwritable, Phrase::tr("cannot be removed: %1", {error.message()}),
                        folder_ / name);
    }
    return removed ? sync_folder(folder_) : Expected<void>{};
}

/// Half-written files: everything but the journal.
Expected<void> Staging::remove_staged_files() const {
    std::error_code error;
    if (!fs::exists(fs::symlink_status(hidden_, error))) return {};
    if (auto real = refuse_link(hidden_); !real) return real;
    const auto names = names_with(hidden_, "");
    if (!names) return tl::unexpected(names.error());
    for (const std::string& name : *names)
        if (name != journal_name && !error) fs::remove_all(hidden_ / name, error);
    if (error) return fail(Code::unwritable, Phrase::tr("cannot be emptied: %1", {error.message()}), hidden_);
    return {};
}

Expected<void> Staging::append(const std::string& lines) {
    if (const int error = write_all(journal_, lines); error != 0)
        return fail(Code::unwritable, Phrase::tr("cannot write: %1", {reason(error)}),
                    hidden_ / journal_name);
    if (::fsync(journal_) != 0) return fail(Code::unwritable, reason(errno), hidden_ / journal_name);
    return {};
}

Expected<void> Staging::publish(BatchRecord record) {
    const auto files = record.files();
    for (const WrittenFile& file : files) {
        const auto read_back = sha256_hex_of_file(staged(file.file));
        if (!read_back || *read_back != file.sha256)
            return fail(Code::unwritable, Phrase::tr("does not read back as it was written"),
                        folder_ / file.file);
    }
    if (auto flushed = flush(hidden_, folder_, files); !flushed) return flushed;
    // The record first: a batch under its final name must never be unknown to a later run.
    records_.push_back(std::move(record));
    if (auto noted = append(to_json_line(records_.back()) + '\n'); !noted) {
        records_.pop_back();
        return noted;
    }
    return move_into_place(hidden_, folder_, files);
}

Expected<void> Staging::complete(const std::vector<TextFile>& texts) {
    for (const auto& [name, text] : texts) {
        if (auto written = write_file(staged(name), text); !written) return written;
        const std::string sha256 = sha256_hex(text);
        if (sha256_hex_of_file(staged(name)) != sha256)
            return fail(Code::unwritable, Phrase::tr("does not read back as it was written"), folder_ / name);
        if (auto moved = move_into_place(hidden_, folder_, {{name, sha256}}); !moved) return moved;
    }
    close_journal();
    std::error_code error;
    fs::remove_all(hidden_, error); // the export is complete: what could not be removed does no harm
    made_folder_ = false;
    return {};
}

} // namespace contourcheck::batch
