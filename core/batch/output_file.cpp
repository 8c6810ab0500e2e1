#include "batch/output_file.h"

#include "base/file.h"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace contourcheck::batch {

namespace {

tl::unexpected<Error> cannot_write(int error_number, const std::filesystem::path& file) {
    const std::string why = std::generic_category().message(error_number ? error_number : EIO);
    return fail(Code::unwritable, Phrase::tr("cannot write: %1", {why}), file);
}

} // namespace

Expected<OutputFile> OutputFile::create(const std::filesystem::path& file) {
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (handle < 0) return cannot_write(errno, file);
    return OutputFile(file, handle);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::move(other.file_)), handle_(std::exchange(other.handle_, -1)), hash_(std::move(other.hash_)),
      size_(other.size_), trailing_(std::move(other.trailing_)) {}

OutputFile::~OutputFile() {
    trailing_.reset();
    if (handle_ >= 0) ::close(handle_);
}

Expected<void> OutputFile::write(std::string_view bytes) {
    constexpr std::uint64_t worth_a_thread = 96 << 10;
    if (!trailing_ && size_ + bytes.size() >= worth_a_thread)
        trailing_ = std::make_unique<TrailingHash>(handle_, *hash_, size_);
    if (const int error = write_all(handle_, bytes); error != 0) return failed(error);
    size_ += bytes.size();
    if (trailing_)
        trailing_->follow(size_);
    else
        hash_->add(bytes);
    return {};
}

Expected<std::string> OutputFile::finish() {
    const int sync_error = ::fsync(handle_) == 0 ? 0 : errno;
    const int hash_error = trailing_ ? trailing_->finish() : 0;
    const int close_error = ::close(std::exchange(handle_, -1)) == 0 ? 0 : errno;
    for (const int error : {sync_error, hash_error, close_error})
        if (error != 0) return failed(error);
    return hash_->hex();
}

tl::unexpected<Error> OutputFile::failed(int error_number) const {
    return cannot_write(error_number, file_);
}

} // namespace contourcheck::batch
