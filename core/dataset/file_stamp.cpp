#include "dataset/file_stamp.h"

#include <algorithm>
#include <chrono>
#include <sys/stat.h>

namespace contourcheck::dataset {

namespace {

constexpr std::int64_t second_ns = 1'000'000'000;
constexpr std::int64_t widest_tick_ns = 2 * second_ns;

std::int64_t in_ns(const timespec& time) {
    return std::int64_t(time.tv_sec) * second_ns + time.tv_nsec;
}

} // namespace

std::optional<FileStamp> stamp_of(const std::filesystem::path& file) {
    struct stat now {};
    if (::stat(file.c_str(), &now) != 0) return std::nullopt;
    return FileStamp{now.st_size, in_ns(now.st_mtim), in_ns(now.st_ctim), now.st_ino};
}

bool is_settled(const FileStamp& stamp) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::max(stamp.written_ns, stamp.changed_ns) + widest_tick_ns <
           std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

} // namespace contourcheck::dataset
