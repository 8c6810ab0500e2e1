#pragma once

#include "batch/output_file.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::batch {

/// A zip file being written (APPNOTE.TXT 6.3, with the 64-bit fields for every size, as NumPy has them). Members have no
/// time, user or group: the same contents give the same bytes whoever writes them, wherever and whenever.
class ZipFile {
public:
    enum class Form { stored, deflated };

    /// Makes a new file; one that is there is an error.
    [[nodiscard]] static Expected<ZipFile> create(const std::filesystem::path& file, Form form);

    /// A member of all `pieces`, one after the other. Names are ASCII.
    [[nodiscard]] Expected<void> add(const std::string& name, std::span<const std::string_view> pieces);

    /// Writes the directory, flushes to the disk and returns the SHA-256 of the file's bytes as they were given to the
    /// system.
    [[nodiscard]] Expected<std::string> finish();

private:
    struct Member {
        std::string name;
        std::uint32_t crc = 0;
        std::uint64_t size = 0, packed_size = 0, offset = 0; ///< in bytes
    };

    ZipFile(OutputFile file, Form form) : file_(std::move(file)), form_(form) {}
    [[nodiscard]] std::string about(const Member& member) const;
    [[nodiscard]] std::string local_head(const Member& member) const;
    [[nodiscard]] std::string directory() const;

    OutputFile file_;
    Form form_;
    std::vector<Member> members_;
};

/// What is in a zip file, stored or deflated, by name. `malformed` where it is none, or holds a name twice; `too_large`
/// beyond `limit` bytes in all, whatever it says of its sizes. Its checksums are not looked at.
[[nodiscard]] Expected<std::map<std::string, std::string>> read_zip(const std::filesystem::path& file,
                                                                    std::uint64_t limit);

} // namespace contourcheck::batch
