#include "batch/output_file.h"

#include "base/file.h"
#include "base/hash.h"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace contourcheck::batch {

namespace {

/// Small enough for the hash and the disk to begin early, large enough for few calls.
constexpr std::size_t block_bytes = 256 << 10;

tl::unexpected<Error> cannot_write(int error_number, const std::filesystem::path& file) {
    const std::string why = std::generic_category().message(error_number ? error_number : EIO);
    return fail(Code::unwritable, Phrase::tr("cannot write: %1", {why}), file);
}

} // namespace

Expected<OutputFile> OutputFile::create(const std::filesystem::path& file) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (handle < 0) return cannot_write(errno, file);
    return OutputFile(file, handle);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::move(other.file_)), handle_(std::exchange(other.handle_, -1)),
      block_(std::move(other.block_)), hash_(std::move(other.hash_)), size_(other.size_) {}

OutputFile::~OutputFile() {
    if (handle_ >= 0) ::close(handle_);
}

Expected<void> OutputFile::write(std::string_view bytes) {
    size_ += bytes.size();
    while (!bytes.empty()) {
        if (!block_) {
            block_ = std::make_shared<Block>();
            block_->reserve(block_bytes);
        }
        const std::string_view part = bytes.substr(0, block_bytes - block_->size());
        block_->insert(block_->end(), part.begin(), part.end());
        bytes.remove_prefix(part.size());
        if (block_->size() < block_bytes) break;
        if (!hash_) hash_ = std::make_unique<TrailingHash>();
        if (auto written = write_block(); !written) return written;
    }
    return {};
}

Expected<void> OutputFile::write_block() {
    const std::shared_ptr<const Block> block = std::move(block_);
    if (!block) return {};
    if (hash_) hash_->add(block);
    if (const int error = write_all(handle_, {block->data(), block->size()}); error != 0)
        return failed(error);
#ifdef __linux__
    // The disk begins now and not with Staging's flush, which says whether it went well.
    ::sync_file_range(handle_, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
    return {};
}

Expected<std::string> OutputFile::finish() {
    const std::shared_ptr<const Block> last = block_;
    if (auto written = write_block(); !written) return tl::unexpected(written.error());
    if (::close(std::exchange(handle_, -1)) != 0) return failed(errno);
    if (hash_) return hash_->hex();
    return sha256_hex(last ? std::string_view(last->data(), last->size()) : std::string_view());
}

tl::unexpected<Error> OutputFile::failed(int error_number) const {
    return cannot_write(error_number, file_);
}

} // namespace contourcheck::batch
