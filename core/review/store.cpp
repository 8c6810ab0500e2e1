#include "review/connection.h"

#include "review/chain.h"
#include "review/emptied.h"
#include "review/lock.h"
#include "review/log_folder.h"
#include "review/new_log.h"
#include "review/seen.h"
#include "review/valid.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <system_error>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

using ByContour = std::map<std::string_view, std::vector<Decision>>;

/// Whether nothing was said of its contour by the reviewer of this entry since, also nothing that was taken back.
bool is_last_entry(ByContour& by_contour, const Decision& of) {
    std::vector<Decision> entries = entries_on(by_contour[of.contour], of.contour, of.content);
    std::erase_if(entries, [&](const Decision& each) { return each.reviewer != of.reviewer; });
    return !entries.empty() && is_entry(entries.back(), of);
}

bool is_last_word(ByContour& by_contour, const Decision& of) {
    const auto last = last_words(by_contour[of.contour], of.contour, of.content);
    return std::ranges::any_of(last, [&](const Decision& each) { return is_entry(each, of); });
}

/// What Store::log() tells of a dataset.
std::vector<Decision> about(const std::vector<Decision>& entries, const std::string& dataset,
                            const std::map<std::string, std::string>& contour_hashes) {
    const auto key = [](const Decision& each) {
        return std::tie(each.contour, each.content.slice_sha256, each.content.contour_sha256);
    };
    std::set<decltype(key(entries.front()))> seen_here;
    for (const Decision& each : entries)
        if (each.dataset == dataset && each.content != Content{}) seen_here.insert(key(each));

    std::vector<Decision> result;
    for (const Decision& each : entries) {
        const auto hash = contour_hashes.find(each.contour);
        const bool here = each.dataset == dataset;
        const bool same_contour = hash != contour_hashes.end() && !hash->second.empty() &&
                                  hash->second == each.content.contour_sha256;
        if (!here && !same_contour && !seen_here.contains(key(each))) continue;
        result.push_back(each);
        result.back().elsewhere = !here;
    }
    return result;
}

} // namespace

Store::Store(fs::path file, std::chrono::milliseconds patience)
    : file_(std::move(file)), patience_(patience) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

const fs::path& Store::file() const {
    return file_;
}

Expected<Store> Store::open() {
    return open(default_file());
}

Expected<Store> Store::open(const fs::path& file, std::chrono::milliseconds patience) {
    std::error_code error;
    const fs::path whole = fs::absolute(file, error);
    if (error || file.empty()) return fail(Code::invalid_argument, Phrase::tr("is no file name"), file);
    Store store(whole, patience);
    if (is_log_folder(whole)) {
        const auto own = own_log(whole);
        if (!own) return tl::unexpected(own.error());
        store.file_ = *own;
        store.in_folder_ = true;
        if (const auto logs = logs_in(whole); !logs) return tl::unexpected(logs.error());
        return store;
    }
    if (!fs::exists(whole, error)) {
        const auto made = refuse_emptied(whole).and_then([&] { return make_private_log(whole); });
        if (!made) return tl::unexpected(made.error());
    } else if (!fs::is_regular_file(whole, error)) {
        return fail(Code::unreadable, Phrase::tr("is not a regular file"), whole);
    }
    store.connection_ = std::make_unique<Connection>(whole);
    if (auto opened = store.connection_->open(patience); !opened) return tl::unexpected(opened.error());
    return store;
}

Expected<void> Store::write(const Writing& work) {
    const auto in_transaction = [&] {
        return connection_->in_transaction([&] { return work(*connection_); });
    };
    if (!in_folder_) return in_transaction();
    const auto lock = Lock::take(file_, patience_);
    if (!lock) return tl::unexpected(lock.error());
    std::error_code error;
    if (!fs::exists(file_, error))
        if (auto made = make_shared_log(file_); !made) return made;
    connection_ = std::make_unique<Connection>(file_);
    const auto written = connection_->open(patience_).and_then(in_transaction);
    connection_.reset();
    return written;
}

Expected<void> Store::read_each(const Reading& reader) const {
    if (!in_folder_) return refuse_unsafe_journal(file_).and_then([&] { return reader(*connection_, {}); });
    const auto logs = logs_in(file_.parent_path());
    if (!logs) return tl::unexpected(logs.error());
    Expected<void> all;
    for (const fs::path& log : *logs) {
        const auto read = [&](Connection& connection) { return reader(connection, log.filename().string()); };
        // Reading a file that is open would drop this process's locks on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
        auto done = connection_ && log == file_ ? read(*connection_) : read_copy(log, read);
        const bool is_own = !done && done.error().code == Code::unwritable;
        if (!done && (all || (is_own && all.error().code != Code::unwritable))) all = std::move(done);
    }
    return all;
}

Expected<Decision> Store::append(Decision decision) {
    auto written = append(std::vector{std::move(decision)}, View());
    if (!written) return tl::unexpected(written.error());
    return std::move(written->front());
}

Expected<std::vector<Decision>> Store::append(std::vector<Decision> decisions, const View& view) {
    return append(std::move(decisions), view, {});
}

Expected<std::vector<Decision>> Store::append(std::vector<Decision> decisions, const View& view,
                                              const Condition& holds) {
    unread_.reset();
    unseen_.clear();
    std::map<std::string, std::string> contour_hashes;
    for (Decision& each : decisions) {
        if (const auto fault = fault_of(each)) return fail(Code::invalid_argument, in_words(*fault));
        each.version = CONTOURCHECK_VERSION;
        each.elsewhere = false;
        each.written_here = true;
        each.log = in_folder_ ? file_.filename().string() : std::string();
        contour_hashes[each.contour] = each.content.contour_sha256;
    }
    const auto written = write([&](Connection& own) -> Expected<void> {
        const auto state = view.has && !in_folder_ ? own.state() : Expected<std::string>();
        if (!state) return tl::unexpected(state.error());
        const bool is_as_seen = !view.has || (!in_folder_ && *state == view.state);
        std::vector<Decision> entries;
        auto read = holds || in_folder_ || !is_as_seen ? read_all(entries) : Expected<void>{};
        if (!read && read.error().code == Code::unwritable)
            read.error().what =
                Phrase::tr("%1; nothing was decided, as it might not count", {read.error().what});
        if (!read && (holds || view.has || read.error().code == Code::unwritable)) return read;
        if (!read) unread_ = std::move(read.error());
        const auto here = (holds || !is_as_seen) && !decisions.empty()
                              ? about(entries, decisions.front().dataset, contour_hashes)
                              : std::vector<Decision>();
        ByContour by_contour;
        for (const Decision& each : here) {
            by_contour[each.contour].push_back(each);
            if (!is_as_seen && contour_hashes.contains(each.contour) && !view.has(each))
                unseen_[each.contour] = each;
        }
        std::erase_if(decisions, [this](const Decision& each) { return unseen_.contains(each.contour); });
        if (holds && !decisions.empty() && !holds(by_contour)) decisions.clear();
        if (decisions.empty()) return {};
        return own.write(decisions, in_folder_ ? last_seen(entries, file_.filename()) : Seen{});
    });
    if (!written) return tl::unexpected(written.error());
    return decisions;
}

Expected<std::vector<Decision>> Store::take_back(const std::vector<Decision>& made) {
    std::vector<Decision> undo = made;
    for (Decision& each : undo) {
        each.verdict.reset();
        each.reasons.clear();
        each.comment.clear();
    }
    return append_to(std::move(undo), made);
}

Expected<std::vector<Decision>> Store::append_to(std::vector<Decision> decisions,
                                                 const std::vector<Decision>& made, const View& view) {
    return append(std::move(decisions), view, [&](ByContour& by_contour) {
        return std::ranges::all_of(made,
                                   [&](const Decision& each) { return is_last_word(by_contour, each); });
    });
}

Expected<std::vector<Decision>> Store::append_again(std::vector<Decision> decisions,
                                                    const std::vector<Decision>& undo, const View& view) {
    return append(std::move(decisions), view, [&](ByContour& by_contour) {
        return std::ranges::all_of(undo,
                                   [&](const Decision& each) { return is_last_entry(by_contour, each); });
    });
}

Expected<void> Store::read_all(std::vector<Decision>& entries) const {
    std::vector<std::vector<Decision>> logs;
    const auto read = read_each([&](Connection& log, const std::string& name) {
        return log.read().map([&](std::vector<Decision> part) {
            for (Decision& each : part)
                each.log = name;
            logs.push_back(std::move(part));
        });
    });
    // An older copy of a log adds nothing to it: a salted chain has no link of another.
    std::ranges::stable_sort(logs, std::greater(), &std::vector<Decision>::size);
    for (std::vector<Decision>& log : logs)
        std::ranges::move(log, std::back_inserter(entries));
    if (in_folder_) remove_copies(entries);
    entries = as_logged(std::move(entries));
    return read;
}

Expected<std::string> Store::state() const {
    return in_folder_ ? state_of_logs(file_.parent_path()) : connection_->state();
}

Expected<std::string> Store::state_now() const {
    if (in_folder_) return state();
    const auto wait = [this](std::chrono::milliseconds patience) {
        return connection_->run(QStringLiteral("PRAGMA busy_timeout=%1").arg(patience.count()));
    };
    auto now = wait(std::chrono::milliseconds(0)).and_then([this] { return state(); });
    if (auto set = wait(patience_); !set) return tl::unexpected(set.error());
    return now;
}

bool Store::is_as_left(const std::string& before, const std::string& now) const {
    const std::string own = file_.filename().string();
    return in_folder_ ? state_without(before, own) == state_without(now, own) : before == now;
}

Expected<std::vector<Decision>> Store::all() const {
    std::vector<Decision> entries;
    if (auto read = read_all(entries); !read) return tl::unexpected(read.error());
    return entries;
}

Expected<std::vector<Decision>> Store::log(const std::string& dataset,
                                           const std::map<std::string, std::string>& contour_hashes) const {
    return all().map(
        [&](const std::vector<Decision>& entries) { return about(entries, dataset, contour_hashes); });
}

Expected<std::optional<Store>> existing_store() {
    const fs::path file = Store::default_file();
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!is_log_folder(file)) {
        const bool gone = status.type() == fs::file_type::not_found;
        if (error && !gone) return fail(Code::unreadable, error.message(), file);
        // Another process that is about to make its tables may not have got further.
        if (gone || (fs::is_regular_file(status) && fs::file_size(file, error) == 0))
            return refuse_emptied(file).map([] { return std::optional<Store>(); });
    }
    auto store = Store::open(file);
    if (!store) return tl::unexpected(store.error());
    return std::optional(std::move(*store));
}

Expected<std::vector<Decision>> stored_log(const std::string& dataset,
                                           const std::map<std::string, std::string>& contour_hashes) {
    const auto store = existing_store();
    if (!store) return tl::unexpected(store.error());
    if (*store)
        if (auto sound = refuse_changed(Store::default_file()); !sound) return tl::unexpected(sound.error());
    return *store ? (*store)->log(dataset, contour_hashes) : std::vector<Decision>();
}

} // namespace contourcheck::review
