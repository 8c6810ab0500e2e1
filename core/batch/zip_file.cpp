#include "batch/zip_file.h"

#include <QCryptographicHash>

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace contourcheck::batch {

struct ZipFile::State {
    std::filesystem::path file;
    int handle = -1;
    archive* zip = nullptr;
    archive_entry* entry = nullptr;
    QCryptographicHash hash{QCryptographicHash::Sha256};

    explicit State(std::filesystem::path path) : file(std::move(path)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (entry) archive_entry_free(entry);
        if (zip) {
            archive_write_fail(zip); // what is not finished is not to be completed now
            archive_write_free(zip);
        }
        if (handle >= 0) ::close(handle);
    }

    [[nodiscard]] tl::unexpected<Error> failed(int error) const {
        return fail(Code::unwritable, "cannot write: " + std::generic_category().message(error ? error : EIO),
                    file);
    }
    [[nodiscard]] tl::unexpected<Error> failed() const { return failed(archive_errno(zip)); }

    /// libarchive's way out: everything it writes is hashed and goes to the file.
    static la_ssize_t write(archive* zip, void* given, const void* buffer, std::size_t length) {
        auto* state = static_cast<State*>(given);
        for (std::size_t done = 0; done < length;) {
            const ssize_t wrote =
                ::write(state->handle, static_cast<const char*>(buffer) + done, length - done);
            if (wrote < 0 && errno == EINTR) continue;
            if (wrote <= 0) {
                archive_set_error(zip, wrote < 0 ? errno : ENOSPC, "write");
                return -1;
            }
            done += std::size_t(wrote);
        }
        state->hash.addData(QByteArrayView(static_cast<const char*>(buffer), qsizetype(length)));
        return la_ssize_t(length);
    }
};

ZipFile::ZipFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipFile::ZipFile(ZipFile&&) noexcept = default;
ZipFile& ZipFile::operator=(ZipFile&&) noexcept = default;
ZipFile::~ZipFile() = default;

Expected<ZipFile> ZipFile::create(const std::filesystem::path& file, bool compressed) {
    auto state = std::make_unique<State>(file);
    state->handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (state->handle < 0) return state->failed(errno);
    state->zip = archive_write_new();
    state->entry = archive_entry_new();
    if (!state->zip || !state->entry) return state->failed(ENOMEM);
    archive_write_set_format_zip(state->zip);
    const int chosen = compressed ? archive_write_zip_set_compression_deflate(state->zip)
                                  : archive_write_zip_set_compression_store(state->zip);
    archive_write_set_bytes_in_last_block(state->zip, 1); // no padding at the end
    if (chosen != ARCHIVE_OK ||
        archive_write_open(state->zip, state.get(), nullptr, &State::write, nullptr) != ARCHIVE_OK)
        return state->failed();
    return ZipFile(std::move(state));
}

Expected<void> ZipFile::begin(const std::string& name, std::uint64_t size) {
    archive_entry* entry = archive_entry_clear(state_->entry);
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, la_int64_t(size));
    if (archive_write_header(state_->zip, entry) != ARCHIVE_OK) return state_->failed();
    return {};
}

Expected<void> ZipFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const la_ssize_t wrote = archive_write_data(state_->zip, bytes.data(), bytes.size());
        if (wrote <= 0) return state_->failed();
        bytes.remove_prefix(std::size_t(wrote));
    }
    return {};
}

Expected<std::string> ZipFile::finish() {
    if (archive_write_close(state_->zip) != ARCHIVE_OK) return state_->failed();
    if (::fsync(state_->handle) != 0) return state_->failed(errno);
    const int handle = state_->handle;
    state_->handle = -1;
    if (::close(handle) != 0) return state_->failed(errno);
    return state_->hash.result().toHex().toStdString();
}

} // namespace contourcheck::batch
