#include "review/new_log.h"

#include "base/file.h"
#include "base/folder_beside.h"
#include "review/connection.h"

#include <cerrno>
#include <system_error>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

Expected<fs::path> make_draft(const FolderBeside& workshop, const fs::path& log, Access access) {
    if (workshop.path().empty())
        return fail(Code::unwritable,
                    Phrase::tr("cannot make it: %1", {std::generic_category().message(errno)}), log);
    const fs::path draft = workshop.path() / "log.sqlite";
    const auto others_write = fs::perms::group_write | fs::perms::others_write;
    std::error_code error;
    const auto made = access == Access::private_ ? make_private_file(draft) : write_new_file(draft, {});
    fs::permissions(draft, others_write, fs::perm_options::remove, error);
    return made
        .and_then([&] {
            Store::Connection connection(draft);
            return connection.open(std::chrono::milliseconds(0));
        })
        .map([&] { return draft; })
        .map_error([&](Error failed) {
            if (failed.file == draft) failed.file = log;
            return failed;
        });
}

} // namespace

Expected<void> make_shared_log(const fs::path& log) {
    const FolderBeside workshop(log, "new");
    return make_draft(workshop, log, Access::shared).and_then([&](const fs::path& draft) {
        return publish_file(draft, log);
    });
}

Expected<void> make_private_log(const fs::path& log) {
    if (auto made = make_folder(log.parent_path(), Access::private_); !made) return made;
    const FolderBeside workshop(log, "new");
    return make_draft(workshop, log, Access::private_).and_then([&](const fs::path& draft) -> Expected<void> {
        // What another process has made meanwhile is not replaced.
        return claim_name(draft, log) ? sync_folder(log.parent_path()) : make_private_file(log);
    });
}

} // namespace contourcheck::review
