#include "batch/pseudonym_key.h"

#include "base/file.h"
#include "base/folder_beside.h"

#include <array>

#include <sys/stat.h>
#include <unistd.h>

namespace contourcheck::batch {

namespace {

constexpr std::size_t least_bytes = 16;
constexpr std::size_t most_bytes = 4096;

/// Written whole under another name and linked, which fails where the name is taken: no reader sees half a key.
Expected<void> make_key(const std::filesystem::path& file) {
    std::array<char, 32> random{};
    if (::getentropy(random.data(), random.size()) != 0)
        return fail(Code::unreadable, "the system gives no random bytes");
    if (auto made = make_folder(file.parent_path(), Access::private_); !made) return made;
    const FolderBeside workshop(file, "new");
    const std::filesystem::path draft = workshop.path() / "key";
    if (workshop.path().empty()) return fail(Code::unwritable, "cannot make it", file);
    if (auto written = write_file(draft, {random.data(), random.size()}, Access::private_); !written)
        return written;
    std::error_code linked;
    std::filesystem::create_hard_link(draft, file, linked);
    if (linked && linked != std::errc::file_exists) return fail(Code::unwritable, linked.message(), file);
    return sync_folder(file.parent_path());
}

Expected<std::string> read_key(const std::filesystem::path& file) {
    auto key = read_file(file, most_bytes);
    if (key && key->size() < least_bytes)
        return fail(Code::malformed, "a key needs at least " + std::to_string(least_bytes) + " bytes", file);
    return key;
}

} // namespace

std::filesystem::path default_key_file() {
    return user_data_folder() / "pseudonym.key";
}

Expected<PseudonymKey> pseudonym_key(const std::filesystem::path& named) {
    const std::filesystem::path file = named.empty() ? default_key_file() : named;
    PseudonymKey key;
    auto bytes = read_key(file);
    if (!bytes && named.empty() && bytes.error().code == Code::not_found) {
        if (auto made = make_key(file); !made) return tl::unexpected(made.error());
        key.is_new = true;
        bytes = read_key(file);
    }
    if (!bytes) return tl::unexpected(bytes.error());
    key.bytes = std::move(*bytes);
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0 && (status.st_mode & 077U) != 0)
        key.warning =
            file.string() +
            ": others than its owner may read or change the key of the pseudonyms; chmod 600 keeps it "
            "secret";
    return key;
}

} // namespace contourcheck::batch
