#include "base/file.h"
#include "base/folder_beside.h"
#include "base/left_behind.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace contourcheck;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    Folder() { fs::permissions(path(), fs::perms(0755)); }
    [[nodiscard]] fs::path path() const { return folder_.path().toStdString(); }
    [[nodiscard]] fs::path operator/(const char* name) const { return path() / name; }

private:
    QTemporaryDir folder_;
};

int entries(const fs::path& folder) {
    return int(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

int mode(const fs::path& path) {
    return int(fs::status(path).permissions());
}

std::string content(const fs::path& file) {
    return read_file(file, 1 << 20).value_or("unreadable");
}

/// Runs `work` in a process of its own; its result is the exit status.
int in_child(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

/// A root user may write anywhere; the child becomes one who may not.
void become_nobody() {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(90);
}

/// Mounts a file system of 64 KB that only this process sees; false where the machine does not let it.
bool mount_small(const fs::path& folder) {
    const std::string user = "0 " + std::to_string(::geteuid()) + " 1";
    const std::string group = "0 " + std::to_string(::getegid()) + " 1";
    const auto tell = [](const char* file, const std::string& text) {
        const int fd = ::open(file, O_WRONLY);
        const bool told = fd >= 0 && ::write(fd, text.data(), text.size()) == ssize_t(text.size());
        return ::close(fd) == 0 && told;
    };
    if (::geteuid() == 0) {
        if (::unshare(CLONE_NEWNS) != 0) return false;
    } else if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 || !tell("/proc/self/setgroups", "deny") ||
               !tell("/proc/self/uid_map", user) || !tell("/proc/self/gid_map", group)) {
        return false;
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("none", folder.c_str(), "tmpfs", 0, "size=64k") == 0;
}

/// Whether the failed write left the old bytes and nothing else.
bool untouched(const fs::path& file) {
    return content(file) == "old" && entries(file.parent_path()) == 1;
}

} // namespace

class TestFile : public QObject {
    Q_OBJECT

private slots:
    void bytes_are_read_back() {
        const Folder folder;
        for (const std::string& bytes : {""s, "a\0\r\n\xff"s, std::string(300'000, 'x')}) {
            QVERIFY(write_file(folder / "a", bytes).has_value());
            QCOMPARE(read_file(folder / "a", bytes.size()).value(), bytes);
        }
        QCOMPARE(entries(folder.path()), 1);
    }

    void a_missing_file_is_not_found() {
        const Folder folder;
        QCOMPARE(read_file(folder / "none", 10).error().code, Code::not_found);
        QCOMPARE(read_file(folder / "none", 10).error().file, folder / "none");
        QVERIFY(write_file(folder / "file", "").has_value());
        QCOMPARE(read_file(folder / "file" / "below", 10).error().code, Code::not_found);
    }

    void what_is_no_regular_file_is_unreadable_and_never_waited_for() {
        const Folder folder;
        QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);
        for (const fs::path& path : {folder.path(), folder / "pipe", fs::path("/dev/zero")})
            QCOMPARE(read_file(path, 10).error().code, Code::unreadable);
    }

    void a_file_without_permission_is_unreadable() {
        const Folder folder;
        QVERIFY(write_file(folder / "a", "x", Access::private_).has_value());
        fs::permissions(folder / "a", fs::perms::none);
        QCOMPARE(in_child([&] {
                     become_nobody();
                     const auto bytes = read_file(folder / "a", 10);
                     return bytes ? 1 : bytes.error().code == Code::unreadable ? 0 : 2;
                 }),
                 0);
    }

    void a_file_beyond_the_limit_is_too_large() {
        const Folder folder;
        QVERIFY(write_file(folder / "a", "12345").has_value());
        QCOMPARE(read_file(folder / "a", 5).value(), "12345"s);
        QCOMPARE(read_file(folder / "a", 4).error().code, Code::too_large);
        fs::resize_file(folder / "a", std::uintmax_t(1) << 40); // sparse: nothing may be allocated for it
        QCOMPARE(read_file(folder / "a", 1 << 20).error().code, Code::too_large);
    }

    void a_file_that_says_size_0_is_read() {
        QVERIFY(read_file("/proc/self/status", 1 << 16).value().starts_with("Name:"));
        QCOMPARE(read_file("/proc/self/status", 10).error().code, Code::too_large);
    }

    void an_old_file_is_replaced() {
        const Folder folder;
        QVERIFY(write_file(folder / "a", "old and long").has_value());
        QVERIFY(write_file(folder / "a", "new").has_value());
        QCOMPARE(content(folder / "a"), "new"s);
        QCOMPARE(entries(folder.path()), 1);
    }

    void permissions_follow_the_umask_or_are_private() {
        const Folder folder;
        const mode_t old = ::umask(027);
        const bool shared = write_file(folder / "shared", "x").has_value();
        const bool secret = write_file(folder / "private", "x", Access::private_).has_value();
        ::umask(old);
        QVERIFY(shared && secret);
        QCOMPARE(mode(folder / "shared"), 0640);
        QCOMPARE(mode(folder / "private"), 0600);
    }

    void a_missing_folder_is_unwritable() {
        const Folder folder;
        const Error error = write_file(folder / "none" / "a", "x").error();
        QCOMPARE(error.code, Code::unwritable);
        QCOMPARE(error.file, folder / "none" / "a");
        QVERIFY(error.what.text().starts_with("cannot write: "));
        QCOMPARE(entries(folder.path()), 0);
    }

    void a_read_only_folder_is_unwritable() {
        const Folder folder;
        QVERIFY(write_file(folder / "a", "old").has_value());
        fs::permissions(folder.path(), fs::perms(0555));
        const int result = in_child([&] {
            become_nobody();
            const auto written = write_file(folder / "a", "new");
            return written ? 1 : written.error().code == Code::unwritable ? 0 : 2;
        });
        fs::permissions(folder.path(), fs::perms(0755));
        QCOMPARE(result, 0);
        QVERIFY(untouched(folder / "a"));
    }

    void a_folder_in_the_targets_place_stands() {
        const Folder folder;
        QVERIFY(make_folder(folder / "a" / "b").has_value());
        QCOMPARE(write_file(folder / "a", "x").error().code, Code::unwritable);
        QVERIFY(fs::is_directory(folder / "a" / "b"));
        QCOMPARE(entries(folder.path()), 1);
    }

    void what_a_link_leads_to_is_replaced() {
        const Folder folder;
        QVERIFY(write_file(folder / "a", "old").has_value());
        fs::create_symlink("a", folder / "link");
        QVERIFY(write_file(folder / "link", "new").has_value());
        QVERIFY(fs::is_symlink(folder / "link"));
        QCOMPARE(*read_file(folder / "a", 100), std::string("new"));
    }

    void a_device_is_written_to_and_stays_one() {
        QVERIFY(write_file("/dev/null", "gone").has_value());
        QVERIFY(!fs::is_regular_file("/dev/null"));
        QCOMPARE(write_file("/dev/full", "x").error().code, Code::unwritable);
    }

    void a_write_that_stops_halfway_leaves_the_old_bytes() {
        const Folder folder;
        QVERIFY(write_file(folder / "a", "old").has_value());
        QCOMPARE(in_child([&] {
                     const rlimit limit{10'000, 10'000};
                     std::signal(SIGXFSZ, SIG_IGN);
                     if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 3;
                     const auto written = write_file(folder / "a", std::string(20'000, 'x'));
                     return written ? 1 : written.error().code == Code::unwritable ? 0 : 2;
                 }),
                 0);
        QVERIFY(untouched(folder / "a"));
    }

    void a_full_disk_leaves_the_old_bytes() {
        const Folder folder;
        constexpr int no_namespace = 77;
        const int result = in_child([&] {
            if (!mount_small(folder.path())) return no_namespace;
            if (!write_file(folder / "a", "old")) return 3;
            const auto written = write_file(folder / "a", std::string(1 << 20, 'x'));
            if (written || written.error().code != Code::unwritable) return 1;
            if (written.error().what.text().find("No space left") == std::string::npos) return 2;
            return untouched(folder / "a") ? 0 : 4;
        });
        if (result == no_namespace)
            qInfo("no file system of its own here: the limit on a file's size stands for it");
        else
            QCOMPARE(result, 0);
        QCOMPARE(entries(folder.path()), 0);
    }

    void what_a_killed_program_left_goes_when_the_file_is_written_again() {
        const Folder folder;
        for (const char* name :
             {".a.contourcheck-file-killed", ".a.contourcheck-file-in_use", "a.file-backup"}) {
            QVERIFY(write_new_file(folder / name, "half").has_value());
            fs::last_write_time(folder / name, fs::file_time_type::clock::now() - std::chrono::hours(1));
        }
        QVERIFY(write_new_file(folder / ".a.contourcheck-file-begins", "").has_value()); // and not locked yet
        const int in_use = open_locked(folder / ".a.contourcheck-file-in_use");
        QVERIFY(in_use >= 0);
        QVERIFY(write_file(folder / "b", "new").has_value());
        QCOMPARE(entries(folder.path()), 5);
        QVERIFY(write_file(folder / "a", "new").has_value());
        QVERIFY(!fs::exists(folder / ".a.contourcheck-file-killed"));
        QCOMPARE(entries(folder.path()), 5);
        ::close(in_use);
        QVERIFY(write_file(folder / "a", "newer").has_value());
        QCOMPARE(entries(folder.path()), 4);
    }

    void what_somebody_else_keeps_beside_it_stays() {
        const Folder folder;
        for (const char* name :
             {"key.new-backup", "key.new-241122", ".key.backup", "key.contourcheck-new-backup"}) {
            QVERIFY(write_new_file(folder / name, "mine").has_value());
            fs::last_write_time(folder / name, fs::file_time_type::clock::now() - std::chrono::hours(1));
        }
        {
            const FolderBeside workshop(folder / "key", "new");
            QVERIFY(fs::is_directory(workshop.path()));
        }
        QVERIFY(write_file(folder / "key", "new").has_value());
        QCOMPARE(entries(folder.path()), 5);
    }

    void a_name_may_be_as_long_as_the_file_system_allows() {
        const Folder folder;
        const std::string name(255, 'n');
        QVERIFY(write_file(folder / name.c_str(), "first").has_value());
        QVERIFY(write_file(folder / name.c_str(), "second").has_value());
        QCOMPARE(*read_file(folder / name.c_str(), 100), std::string("second"));
        QCOMPARE(entries(folder.path()), 1);
    }

    void all_bytes_go_to_a_descriptor_or_the_reason_is_told() {
        const Folder folder;
        const int file = ::open((folder / "a").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
        QCOMPARE(write_all(file, "x"), 0);
        QCOMPARE(write_all(file, std::string(20'000, 'y')), 0);
        QCOMPARE(write_all(full, ""), 0);
        QCOMPARE(write_all(full, "x"), ENOSPC);
        ::close(file);
        ::close(full);
        QCOMPARE(write_all(file, "x"), EBADF);
        QCOMPARE(*read_file(folder / "a", 100'000), "x" + std::string(20'000, 'y'));
    }

    void folders_are_made_with_their_parents() {
        const Folder folder;
        QVERIFY(make_folder(folder / "a" / "b", Access::private_).has_value());
        QCOMPARE(mode(folder / "a" / "b"), 0700);
        QVERIFY(make_folder(folder / "a" / "b").has_value());
        QVERIFY(write_file(folder / "file", "").has_value());
        QCOMPARE(make_folder(folder / "file" / "c").error().code, Code::unwritable);
        QVERIFY(sync_folder(folder.path()).has_value());
        QCOMPARE(sync_folder(folder / "none").error().code, Code::unwritable);
    }

    void the_users_data_lies_where_the_xdg_specification_says() {
        const QByteArray home = qgetenv("HOME");
        const QByteArray data = qgetenv("XDG_DATA_HOME");
        qputenv("HOME", "/home/someone");
        qputenv("XDG_DATA_HOME", "/data");
        const fs::path named = user_data_folder();
        qputenv("XDG_DATA_HOME", "not/absolute");
        const fs::path relative = user_data_folder();
        qunsetenv("XDG_DATA_HOME");
        const fs::path unnamed = user_data_folder();
        qputenv("HOME", home);
        if (!data.isNull()) qputenv("XDG_DATA_HOME", data);
        QCOMPARE(named, fs::path("/data/contourcheck"));
        QCOMPARE(relative, fs::path("/home/someone/.local/share/contourcheck"));
        QCOMPARE(unnamed, fs::path("/home/someone/.local/share/contourcheck"));
    }
};

QTEST_GUILESS_MAIN(TestFile)
#include "tst_file.moc"
