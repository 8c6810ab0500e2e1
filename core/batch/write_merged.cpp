#include "base/file.h"
#include "base/hash.h"
#include "batch/merge.h"

#include <set>

namespace contourcheck::batch {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t largest_brought = std::uint64_t(1) << 32;

/// Whether it is there already, which it may be with these bytes alone.
Expected<bool> is_there(const fs::path& file, const std::string& sha256) {
    std::error_code error;
    if (!fs::exists(fs::symlink_status(file, error))) return false;
    if (const auto hash = sha256_hex_of_file(file); hash && *hash == sha256) return true;
    return fail(Code::unwritable, "is there already and holds something else", file);
}

/// Under the same name: as another name of the same bytes where the file system has such, else as a copy.
Expected<void> bring_file(const fs::path& shard, const WrittenFile& file, const fs::path& folder) {
    const fs::path from = shard / file.file, to = folder / file.file;
    if (auto made = make_folder(to.parent_path()); !made) return made;
    std::error_code failed, ignored;
    fs::create_hard_link(from, to, failed);
    if (!failed || fs::equivalent(from, to, ignored)) return {};
    const auto there = is_there(to, file.sha256);
    if (!there) return tl::unexpected(there.error());
    if (*there) return {};
    return read_file(from, largest_brought).and_then([&](const std::string& bytes) {
        return write_file(to, bytes);
    });
}

/// What training programs read must be these files and no others.
Expected<void> refuse_others(const fs::path& folder, const std::set<fs::path>& files) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (!files.contains(entry.path()))
            return fail(Code::unwritable, "holds files of something else; choose another folder", folder);
    return {};
}

} // namespace

Expected<void> write_merged(const Merged& merged, const fs::path& file) {
    const fs::path folder = file.parent_path();
    std::set<fs::path> files, folders;
    for (const auto& brought : merged.brought) {
        files.insert(folder / brought.file.file);
        folders.insert((folder / brought.file.file).parent_path());
    }
    auto done = make_folder(folder);
    for (const fs::path& each : folders)
        if (done && each != folder) done = refuse_others(each, files);
    std::vector<TextFile> missing = merged.texts;
    missing.push_back({file.filename().string(), merged.manifest});
    std::erase_if(missing, [&](const TextFile& text) {
        const auto there = is_there(folder / text.name, sha256_hex(text.text));
        if (!there && done) done = tl::unexpected(there.error());
        return there.value_or(false);
    });
    // The lists behind the files that they name, the manifest behind all.
    for (const auto& [shard, brought] : merged.brought)
        if (done) done = bring_file(shard, brought, folder);
    for (const fs::path& each : folders)
        if (done) done = sync_folder(each);
    for (const TextFile& text : missing)
        if (done) done = write_file(folder / text.name, text.text);
    return done;
}

} // namespace contourcheck::batch
