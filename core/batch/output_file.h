#pragma once

#include "base/error.h"
#include "batch/trailing_hash.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace contourcheck::batch {

/// A new file that is hashed as it is written. What was not finished is for the caller to remove.
class OutputFile {
public:
    /// One that is there is an error.
    [[nodiscard]] static Expected<OutputFile> create(const std::filesystem::path& file);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    /// What is written may wait for more until finish().
    [[nodiscard]] Expected<void> write(std::string_view bytes);
    [[nodiscard]] std::uint64_t size() const { return size_; } ///< written so far
    /// Closes; the SHA-256 of what was written. Staging::publish() flushes all files to the disk.
    [[nodiscard]] Expected<std::string> finish();

    [[nodiscard]] tl::unexpected<Error> failed(int error_number) const;

private:
    OutputFile(std::filesystem::path file, int handle) : file_(std::move(file)), handle_(handle) {}
    [[nodiscard]] Expected<void> write_block();

    std::filesystem::path file_;
    int handle_ = -1;
    std::shared_ptr<Block> block_;       // not written yet
    std::unique_ptr<TrailingHash> hash_; // of a file of more than one block
    std::uint64_t size_ = 0;
};

} // namespace contourcheck::batch
