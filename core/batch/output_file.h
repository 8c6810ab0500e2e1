#pragma once

#include "base/error.h"
#include "base/sha256.h"
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

    [[nodiscard]] Expected<void> write(std::string_view bytes);
    [[nodiscard]] std::uint64_t size() const { return size_; } ///< written so far
    /// Flushes to the disk and closes; the SHA-256 of the file.
    [[nodiscard]] Expected<std::string> finish();

    [[nodiscard]] tl::unexpected<Error> failed(int error_number) const;

private:
    OutputFile(std::filesystem::path file, int handle) : file_(std::move(file)), handle_(handle) {}

    std::filesystem::path file_;
    int handle_ = -1;
    std::unique_ptr<Sha256> hash_ = std::make_unique<Sha256>(); // stays where it is while it trails
    std::uint64_t size_ = 0;
    std::unique_ptr<TrailingHash> trailing_; // of a file that is large enough for it
};

} // namespace contourcheck::batch
