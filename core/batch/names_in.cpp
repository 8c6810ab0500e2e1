#include "batch/names_in.h"

#include <system_error>

namespace contourcheck::batch {
namespace fs = std::filesystem;

Expected<void> refuse_link(const fs::path& folder) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(folder, error);
    if (!fs::exists(status) || fs::is_directory(status)) return {};
    return fail(
        Code::unwritable,
        Phrase::tr("is a link, or no folder, in the place of one that an export makes; nothing behind "
                   "it was touched: remove it, or choose another folder"),
        folder);
}

Expected<std::vector<std::string>> names_with(const fs::path& folder, std::string_view prefix) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::string name = at->path().filename().string();
        if (name.starts_with(prefix)) names.push_back(std::move(name));
    }
    if (error)
        return fail(Code::unwritable, Phrase::tr("cannot list the folder: %1", {error.message()}), folder);
    return names;
}

Expected<std::vector<std::string>> names_below(const fs::path& folder, std::string_view own) {
    std::error_code error;
    const bool is_folder = own.ends_with('/');
    const fs::path path = folder / own.substr(0, own.size() - (is_folder ? 1 : 0));
    if (!fs::exists(fs::symlink_status(path, error))) return std::vector<std::string>{};
    if (!is_folder) return std::vector{std::string(own)};
    if (auto real = refuse_link(path); !real) return tl::unexpected(real.error());
    auto names = names_with(path, "");
    if (names)
        for (std::string& name : *names)
            name.insert(0, own);
    return names;
}

} // namespace contourcheck::batch
