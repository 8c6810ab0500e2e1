// To be preloaded (LD_PRELOAD): lets calls on files below a folder fail, as a disk does that is full or broken.
//
// FAULTS_UNDER  the folder
// FAULTS_CALL   write, sync, rename, create, link: none can be made; or, wherever, thread: none is given, clock: it is FAULTS_OFF_S off
// FAULTS_AT     the first call of these that fails, from 1
// FAULTS_LAST   the last one; default: all after
// FAULTS_ERROR  its errno
// FAULTS_TOLD   a file that is made when a call has failed
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

namespace {

const char* setting(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

bool fails(std::string_view call, const char* path) {
    static const std::string_view under = setting("FAULTS_UNDER"), wanted = setting("FAULTS_CALL");
    static const long first = std::atol(setting("FAULTS_AT"));
    static const long last = *setting("FAULTS_LAST") ? std::atol(setting("FAULTS_LAST")) : LONG_MAX;
    static std::atomic<long> calls = 0;
    if (call != wanted || under.empty() || !std::string_view(path).starts_with(under)) return false;
    const long now = ++calls;
    if (now < first || now > last) return false;
    ::close(int(::syscall(SYS_openat, AT_FDCWD, setting("FAULTS_TOLD"), O_WRONLY | O_CREAT, 0600)));
    errno = std::atoi(setting("FAULTS_ERROR"));
    return true;
}

bool fails(std::string_view call, int descriptor) {
    char name[64], path[PATH_MAX + 1] = {};
    std::snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
    return ::readlink(name, path, PATH_MAX) > 0 && fails(call, path);
}

template <class Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool makes(const char* path, int flags) {
    return (flags & O_CREAT) != 0 && fails("create", path);
}

template <class Open, class... First>
int open_as(Open* open, int flags, std::va_list more, First... first) {
    return open(first..., flags, (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : mode_t(0));
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t count) {
    static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
    return fails("write", descriptor) ? -1 : next(descriptor, bytes, count);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t at) {
    static auto* const next = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return fails("write", descriptor) ? -1 : next(descriptor, bytes, count, at);
}

int fsync(int descriptor) {
    static auto* const next = real<int(int)>("fsync");
    return fails("sync", descriptor) ? -1 : next(descriptor);
}

int fdatasync(int descriptor) {
    static auto* const next = real<int(int)>("fdatasync");
    return fails("sync", descriptor) ? -1 : next(descriptor);
}

int rename(const char* from, const char* to) noexcept {
    static auto* const next = real<int(const char*, const char*)>("rename");
    return fails("rename", to) ? -1 : next(from, to);
}

int link(const char* from, const char* to) noexcept {
    static auto* const next = real<int(const char*, const char*)>("link");
    return fails("link", to) ? -1 : next(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
    static auto* const next = real<int(int, const char*, int, const char*, unsigned)>("renameat2");
    return fails("link", to) ? -1 : next(from_folder, from, to_folder, to, flags);
}

int open(const char* path, int flags, ...) {
    static auto* const next = real<int(const char*, int, ...)>("open");
    std::va_list more;
    va_start(more, flags);
    const int descriptor = makes(path, flags) ? -1 : open_as(next, flags, more, path);
    va_end(more);
    return descriptor;
}

int open64(const char* path, int flags, ...) {
    static auto* const next = real<int(const char*, int, ...)>("open64");
    std::va_list more;
    va_start(more, flags);
    const int descriptor = makes(path, flags) ? -1 : open_as(next, flags, more, path);
    va_end(more);
    return descriptor;
}

int mkostemp64(char* pattern, int flags) {
    static auto* const next = real<int(char*, int)>("mkostemp64");
    return fails("create", pattern) ? -1 : next(pattern, flags);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*),
                   void* with) noexcept {
    static auto* const next =
        real<int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>("pthread_create");
    return fails("thread", setting("FAULTS_UNDER")) ? errno : next(thread, attributes, run, with);
}

int clock_gettime(clockid_t clock, timespec* now) noexcept {
    static auto* const next = real<int(clockid_t, timespec*)>("clock_gettime");
    const int done = next(clock, now);
    if (clock == CLOCK_REALTIME && fails("clock", setting("FAULTS_UNDER")))
        now->tv_sec += std::atol(setting("FAULTS_OFF_S"));
    return done;
}

int mkostemp(char* pattern, int flags) {
    static auto* const next = real<int(char*, int)>("mkostemp");
    return fails("create", pattern) ? -1 : next(pattern, flags);
}
}
