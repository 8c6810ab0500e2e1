#include "demo/staging.h"

#include "base/file.h"
#include "base/left_behind.h"

#include <cerrno>
#include <system_error>
#include <vector>

namespace contourcheck::demo {
namespace fs = std::filesystem;

namespace {

/// `what` has a gap for the system's reason.
tl::unexpected<Error> cannot(std::string_view what, const fs::path& path, const std::error_code& error) {
    return fail(Code::unwritable, Phrase::tr(what, {error.message()}), path);
}

/// The folder's real place, without a separator at its end.
fs::path resolved(const fs::path& folder) {
    std::error_code error;
    fs::path path = fs::weakly_canonical(fs::absolute(folder, error), error);
    if (error) path = fs::absolute(folder, error).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

} // namespace

Expected<Staging> Staging::begin(const fs::path& folder) {
    Staging staging;
    staging.target_ = resolved(folder);
    const fs::path& target = staging.target_;
    const std::string purpose = "demo";
    std::error_code error;
    const fs::file_status status = fs::status(target, error);
    if (fs::exists(status)) {
        if (!fs::is_directory(status))
            return fail(Code::invalid_argument, Phrase::tr("is no folder"), folder);
        remove_left_behind(start_beside(target / target.filename(), purpose));
        if (!fs::is_empty(target, error) || error)
            return fail(Code::invalid_argument,
                        error ? Phrase(error.message())
                              : Phrase::tr("is not empty: name a new or an empty folder"),
                        folder);
        staging.inside_ = true;
    } else if (auto made = make_folder(target.parent_path()); !made) {
        return tl::unexpected(made.error());
    }
    staging.stage_ =
        std::make_unique<FolderBeside>(staging.inside_ ? target / target.filename() : target, purpose);
    if (staging.stage_->path().empty())
        return cannot(Phrase::noop("cannot make the folder: %1"), target,
                      std::error_code(errno, std::generic_category()));
    return staging;
}

Expected<void> Staging::write(const fs::path& relative, std::string_view bytes) const {
    const fs::path path = stage_->path() / relative;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return cannot(Phrase::noop("cannot make the folder: %1"), path.parent_path(), error);
    return write_new_file(path, bytes);
}

Expected<void> Staging::commit() {
    std::error_code error;
    if (!inside_) {
        fs::rename(stage_->path(), target_, error);
        if (error) return cannot(Phrase::noop("cannot rename: %1"), target_, error);
        return sync_folder(target_.parent_path());
    }
    std::vector<fs::path> moved;
    for (const auto& entry : fs::directory_iterator(stage_->path(), error)) {
        const fs::path place = target_ / entry.path().filename();
        fs::rename(entry.path(), place, error);
        if (error) break;
        moved.push_back(place);
    }
    if (error) {
        std::error_code ignored;
        for (const fs::path& path : moved)
            fs::remove_all(path, ignored);
        return cannot(Phrase::noop("cannot fill: %1"), target_, error);
    }
    return sync_folder(target_);
}

} // namespace contourcheck::demo
