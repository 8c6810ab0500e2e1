#include "batch/placing.h"

#include "base/file.h"

#include <cerrno>
#include <fcntl.h>
#include <set>
#include <system_error>
#include <unistd.h>

namespace contourcheck::batch {
namespace fs = std::filesystem;

Expected<void> flush(const fs::path& staged, const fs::path& folder, const std::vector<WrittenFile>& files) {
    for (const WrittenFile& file : files) {
        const int handle = ::open((staged / file.file).c_str(), O_RDONLY | O_CLOEXEC);
        const bool done = handle >= 0 && ::fsync(handle) == 0;
        const int why = errno;
        if (handle >= 0) ::close(handle);
        if (!done)
            return fail(Code::unwritable,
                        Phrase::tr("cannot write: %1", {std::generic_category().message(why)}),
                        folder / file.file);
    }
    return {};
}

Expected<void> move_into_place(const fs::path& staged, const fs::path& folder,
                               const std::vector<WrittenFile>& files) {
    std::set<fs::path> folders;
    for (const WrittenFile& file : files) {
        const fs::path target = folder / file.file;
        if (folders.insert(target.parent_path()).second)
            if (auto made = make_folder(target.parent_path()); !made) return made;
        if (::rename((staged / file.file).c_str(), target.c_str()) != 0)
            return fail(
                Code::unwritable,
                Phrase::tr("cannot put it in its place: %1", {std::generic_category().message(errno)}),
                target);
    }
    for (const fs::path& each : folders)
        if (auto synced = sync_folder(each); !synced) return synced;
    return {};
}

} // namespace contourcheck::batch
