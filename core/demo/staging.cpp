#include "demo/staging.h"

#include "base/file.h"

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

/// A new folder of a name that no other run uses.
Expected<fs::path> new_folder(const fs::path& parent, const std::string& stem) {
    for (int i = 0; i < 1000; ++i) {
        const fs::path path = parent / (stem + std::to_string(i));
        std::error_code error;
        if (fs::create_directory(path, error)) return path;
        if (error) return cannot(Phrase::noop("cannot make the folder: %1"), path, error);
    }
    return fail(Code::unwritable, Phrase::tr("too many unfinished folders"), parent / stem);
}

} // namespace

Expected<Staging> Staging::begin(const fs::path& folder) {
    Staging staging;
    staging.target_ = resolved(folder);
    std::error_code error;
    const fs::file_status status = fs::status(staging.target_, error);
    if (fs::exists(status)) {
        if (!fs::is_directory(status))
            return fail(Code::invalid_argument, Phrase::tr("is no folder"), folder);
        if (!fs::is_empty(staging.target_, error) || error)
            return fail(Code::invalid_argument,
                        error ? Phrase(error.message())
                              : Phrase::tr("is not empty: name a new or an empty folder"),
                        folder);
        staging.inside_ = true;
    } else if (auto made = make_folder(staging.target_.parent_path()); !made) {
        return tl::unexpected(made.error());
    }
    auto stage = staging.inside_ ? new_folder(staging.target_, ".partial-")
                                 : new_folder(staging.target_.parent_path(),
                                              "." + staging.target_.filename().string() + ".partial-");
    if (!stage) return tl::unexpected(stage.error());
    staging.stage_ = std::move(*stage);
    return staging;
}

Staging::Staging(Staging&& other) noexcept
    : target_(std::move(other.target_)), stage_(std::move(other.stage_)), inside_(other.inside_) {
    other.stage_.clear();
}

Staging::~Staging() {
    std::error_code ignored;
    if (!stage_.empty()) fs::remove_all(stage_, ignored);
}

Expected<void> Staging::write(const fs::path& relative, std::string_view bytes) const {
    const fs::path path = stage_ / relative;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return cannot(Phrase::noop("cannot make the folder: %1"), path.parent_path(), error);
    return write_new_file(path, bytes);
}

Expected<void> Staging::commit() {
    std::error_code error;
    if (!inside_) {
        fs::rename(stage_, target_, error);
        if (error) return cannot(Phrase::noop("cannot rename: %1"), target_, error);
        stage_.clear();
        return sync_folder(target_.parent_path());
    }
    std::vector<fs::path> moved;
    for (const auto& entry : fs::directory_iterator(stage_, error)) {
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
