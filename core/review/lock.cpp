#include "review/lock.h"

#include "base/file.h"
#include "base/folder_beside.h"
#include "base/hash.h"
#include "base/text.h"
#include "review/valid.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t most_lock_bytes = 1 << 16;
constexpr std::chrono::milliseconds foreign_patience(1000); // more than one entry takes to be written

fs::path lock_of(const fs::path& log) {
    return log.string() + ".lock";
}

/// proc(5): what follows the name in brackets starts with field 3, the state; the start is field 22. Empty of a process that is
/// gone, also where its parent has not asked for it yet: as the first process of a container may never do.
std::string start_of(std::int64_t process) {
    const auto stat = read_file("/proc/" + std::to_string(process) + "/stat", most_lock_bytes);
    const auto boot = read_file("/proc/sys/kernel/random/boot_id", most_lock_bytes);
    const std::size_t bracket = stat ? stat->rfind(')') : std::string::npos;
    if (!boot || bracket == std::string::npos) return {};
    const auto fields = QByteArray::fromStdString(stat->substr(bracket + 1)).simplified().split(' ');
    if (fields.size() < 20 || fields[0] == "Z" || fields[0] == "X") return {};
    return (QByteArray::fromStdString(*boot).trimmed() + ' ' + fields[19]).toStdString();
}

/// Empty where the system does not tell.
std::string own_pid_space() {
    struct stat space {};
    return ::stat("/proc/self/ns/pid", &space) == 0 ? std::to_string(space.st_ino) : std::string();
}

std::string user_name() {
    const passwd* entry = ::getpwuid(::geteuid()); // NOLINT(concurrency-mt-unsafe)
    return entry && entry->pw_name && *entry->pw_name ? entry->pw_name : "user" + std::to_string(::geteuid());
}

std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0 || !name[0]) return "unknown";
    return QString::fromLocal8Bit(name.data()).toLower().toStdString(); // RFC 4343: their case says nothing
}

/// machine-id(5): never to be shown itself. Images of containers have none yet, and may give hosts one name: there the boot tells
/// machines apart.
std::string hashed_machine() {
    std::string id = read_file("/etc/machine-id", most_lock_bytes).value_or(std::string());
    if (trimmed(id).empty() || trimmed(id) == "uninitialized")
        id = read_file("/proc/sys/kernel/random/boot_id", most_lock_bytes).value_or(std::string());
    return sha256_hex("contourcheck lock " + id);
}

std::string bytes_of(const Holder& holder) {
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    return QJsonDocument(QJsonObject{{"user", text(holder.user)},
                                     {"host", text(holder.host)},
                                     {"machine", text(holder.machine)},
                                     {"process", double(holder.process)},
                                     {"started", text(holder.started)},
                                     {"since", text(holder.since_utc)},
                                     {"version", text(holder.version)},
                                     {"pid_space", text(holder.pid_space)}})
        .toJson()
        .toStdString();
}

/// Of a torn lock, or one that lacks what every version writes, all fields are empty.
Holder holder_in(const std::string& bytes) {
    const QJsonObject said = QJsonDocument::fromJson(QByteArray::fromStdString(bytes)).object();
    const auto text = [&](const char* key) { return said[QLatin1String(key)].toString().toStdString(); };
    const std::int64_t process = said["process"].toInteger();
    for (const char* key : {"user", "host", "machine", "started", "since", "version"})
        if (process < 1 || text(key).empty()) return {};
    return {text("user"),    text("host"),  text("machine"), process,
            text("started"), text("since"), text("version"), text("pid_space")};
}

/// Then its process is looked for by its number, which only this machine and this container know.
bool is_of_this_machine(const Holder& holder) {
    return holder.host == host_name() && holder.machine == hashed_machine() &&
           (holder.pid_space.empty() || holder.pid_space == own_pid_space());
}

bool runs(const Holder& holder) {
    return !holder.started.empty() && start_of(holder.process) == holder.started;
}

/// A link is none: one that leads nowhere cannot be read and is in the way all the same.
Expected<std::optional<std::string>> read_lock(const fs::path& lock) {
    std::error_code error;
    if (fs::is_symlink(fs::symlink_status(lock, error)))
        return fail(Code::unwritable,
                    Phrase::tr("is a link in the place of a lock, which no ContourCheck makes; remove it"),
                    lock);
    auto bytes = read_file(lock, most_lock_bytes);
    if (bytes) return std::optional(std::move(*bytes));
    if (bytes.error().code == Code::not_found) return std::nullopt;
    return tl::unexpected(bytes.error());
}

tl::unexpected<Error> cannot_lock(const fs::path& lock, int error) {
    return fail(Code::unwritable, Phrase::tr("cannot lock: %1", {std::generic_category().message(error)}),
                lock);
}

/// False where another was faster.
Expected<bool> make_lock(const fs::path& lock, const std::string& bytes) {
    const FolderBeside workshop(lock, "new");
    if (workshop.path().empty()) return cannot_lock(lock, errno);
    const fs::path whole = workshop.path() / "lock";
    if (auto written = write_file(whole, bytes); !written) return tl::unexpected(written.error());
    if (auto claimed = claim_name(whole, lock)) return claimed;
    // Some shares can do no such thing. There it is written in place: who sees it too soon waits for somebody unnamed.
    const auto claimed = write_new_file(lock, bytes);
    if (claimed) return true;
    std::error_code unknown;
    return fs::exists(lock, unknown) ? Expected<bool>(false) : tl::unexpected(claimed.error());
}

tl::unexpected<Error> is_held(const Holder& holder, const fs::path& log) {
    if (is_of_this_machine(holder) && runs(holder))
        return fail(
            Code::unwritable,
            Phrase::tr("is in use for too long by %1; try again when that is done", {in_words(holder)}), log);
    return fail(
        Code::unwritable,
        Phrase::tr("is held by %1. Where no ContourCheck writes there any more, contourcheck-cli review "
                   "unlock takes the lock away",
                   {in_words(holder)}),
        log);
}

/// This lock and no later one: two processes that find it at once take turns by flock() on the file itself.
Expected<void> take_away(const fs::path& lock, const std::string& said) {
    const int file = ::open(lock.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno == ENOENT ? Expected<void>{} : cannot_lock(lock, errno);
    (void)::flock(file, LOCK_EX); // where there is none, their names still are
    struct stat opened {
    }, named{};
    int error = 0;
    const bool is_it = ::fstat(file, &opened) == 0 && ::stat(lock.c_str(), &named) == 0 &&
                       opened.st_ino == named.st_ino && read_file(lock, most_lock_bytes) == said;
    if (is_it && ::unlink(lock.c_str()) != 0 && errno != ENOENT) error = errno;
    ::close(file);
    if (error == EBUSY) return is_held(holder_in(said), lock); // by nobody, but see give_back()
    return error == 0 ? Expected<void>{} : cannot_lock(lock, error);
}

/// The same where no other process is to take it away meanwhile. Some network shares remove nothing that is open.
Expected<void> give_back(const fs::path& lock, const std::string& said) {
    auto gone = take_away(lock, said);
    if (gone) return gone;
    const auto begun = std::chrono::steady_clock::now();
    while (read_file(lock, most_lock_bytes) == said && ::unlink(lock.c_str()) != 0 && errno != ENOENT) {
        if (errno != EBUSY || std::chrono::steady_clock::now() - begun > foreign_patience)
            return cannot_lock(lock, errno);
        std::this_thread::sleep_for(std::chrono::milliseconds(5)); // another looks whose it is
    }
    return {};
}

} // namespace

Expected<Holder> this_holder() {
    Holder holder{user_name(),          host_name(), hashed_machine(),     ::getpid(),
                  start_of(::getpid()), clock_utc(), CONTOURCHECK_VERSION, own_pid_space()};
    if (holder.started.empty())
        return fail(Code::unreadable, Phrase::tr("the system does not tell when this process started"));
    return holder;
}

Phrase in_words(const Holder& holder) {
    if (holder.host.empty()) return Phrase::tr("somebody whom the lock does not name");
    return Phrase::tr("%1 on %2 since %3 (process %4, version %5)",
                      {printable(holder.user), printable(holder.host), printable(holder.since_utc),
                       std::to_string(holder.process), printable(holder.version)});
}

Expected<Lock> Lock::take(const fs::path& log, std::chrono::milliseconds patience) {
    const auto own = this_holder();
    if (!own) return tl::unexpected(own.error());
    const fs::path file = lock_of(log);
    const auto begun = std::chrono::steady_clock::now();
    auto seen_since = begun;
    std::optional<std::string> seen;
    for (;;) {
        const auto said = read_lock(file);
        if (!said) return tl::unexpected(said.error());
        const auto now = std::chrono::steady_clock::now();
        // One that is just being written in place looks foreign, whoever was waited for before.
        if (seen != *said) {
            seen = *said;
            seen_since = now;
        }
        if (!*said) {
            const std::string bytes = bytes_of(*own);
            const auto made = make_lock(file, bytes);
            if (!made) return tl::unexpected(made.error());
            if (*made) return Lock(file, bytes);
            if (now - begun >= patience && now - seen_since >= foreign_patience)
                return fail(Code::unwritable,
                            Phrase::tr("cannot lock: what is there can neither be read nor replaced"), file);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            continue;
        }
        const Holder holder = holder_in(**said);
        if (is_of_this_machine(holder) && !runs(holder)) {
            if (auto gone = take_away(file, **said); !gone) return tl::unexpected(gone.error());
            if (now - begun < patience || now - seen_since < foreign_patience) continue;
            return is_held(holder, log); // it is there again and again
        }
        const bool is_foreign = !is_of_this_machine(holder);
        if (now - begun >= patience || (is_foreign && now - seen_since >= foreign_patience))
            return is_held(holder, log);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

Lock::Lock(Lock&& other) noexcept
    : file_(std::exchange(other.file_, {})), said_(std::exchange(other.said_, {})) {}

Lock::~Lock() {
    if (!file_.empty()) (void)give_back(file_, said_);
}

std::optional<Holder> foreign_holder(const fs::path& log) {
    const auto said = read_lock(lock_of(log)).value_or(std::nullopt);
    if (!said || is_of_this_machine(holder_in(*said))) return std::nullopt;
    return holder_in(*said);
}

Expected<std::optional<Holder>> unlock(const fs::path& log) {
    const fs::path file = lock_of(log);
    const auto said = read_lock(file);
    if (!said) return tl::unexpected(said.error());
    if (!*said) return std::nullopt;
    Holder holder = holder_in(**said);
    if (is_of_this_machine(holder) && runs(holder)) return is_held(holder, log);
    if (auto gone = give_back(file, **said); !gone) return tl::unexpected(gone.error());
    return std::optional(std::move(holder));
}

} // namespace contourcheck::review
