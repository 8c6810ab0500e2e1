#include "batch/archive_file.h"

#include "base/file.h"
#include "base/sha256.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace contourcheck::batch {

struct ArchiveFile::State {
    std::filesystem::path file;
    int handle = -1;
    archive* writer = nullptr;
    archive_entry* entry = nullptr;
    Sha256 hash;
    int error = 0; // of the first write that failed

    explicit State(std::filesystem::path path) : file(std::move(path)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (entry) archive_entry_free(entry);
        error = ECANCELED; // what is not finished is not to be completed now
        if (writer) archive_write_free(writer);
        if (handle >= 0) ::close(handle);
    }

    [[nodiscard]] tl::unexpected<Error> failed(int why) const {
        return fail(Code::unwritable, "cannot write: " + std::generic_category().message(why ? why : EIO),
                    file);
    }

    /// Of a call to libarchive, with what came of the writes it made.
    [[nodiscard]] Expected<void> outcome(bool succeeded) const {
        if (error != 0) return failed(error);
        if (!succeeded) return failed(archive_errno(writer));
        return {};
    }

    /// libarchive's way out: everything it writes is hashed and goes to the file. A failure is kept here and not told to
    /// libarchive, which would not free its buffers then (3.6.2).
    static la_ssize_t write(archive*, void* given, const void* buffer, std::size_t length) {
        auto* state = static_cast<State*>(given);
        const std::string_view bytes(static_cast<const char*>(buffer), length);
        if (state->error == 0) state->error = write_all(state->handle, bytes);
        state->hash.add(bytes);
        return la_ssize_t(length);
    }
};

namespace {

bool set_form(archive* writer, ArchiveFile::Form form) {
    if (form == ArchiveFile::Form::tar) return archive_write_set_format_pax_restricted(writer) == ARCHIVE_OK;
    archive_write_set_format_zip(writer);
    return (form == ArchiveFile::Form::zip_deflated
                ? archive_write_zip_set_compression_deflate(writer)
                : archive_write_zip_set_compression_store(writer)) == ARCHIVE_OK;
}

/// What is left of the entry that `reader` stands at.
Expected<std::string> read_entry_bytes(archive* reader, const std::filesystem::path& file,
                                       std::uint64_t limit) {
    constexpr std::size_t step = 1 << 20;
    std::string bytes;
    for (;;) {
        const std::size_t size = bytes.size();
        bytes.resize(size + step);
        const la_ssize_t count = archive_read_data(reader, bytes.data() + size, step);
        if (count < 0) return fail(Code::malformed, "is damaged", file);
        bytes.resize(size + std::size_t(count));
        if (bytes.size() > limit) return fail(Code::too_large, "holds more than it should", file);
        if (count == 0) return bytes;
    }
}

} // namespace

Expected<std::map<std::string, std::string>> read_zip(const std::filesystem::path& file,
                                                      std::uint64_t limit) {
    const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), &archive_read_free);
    // A wrong checksum does not keep what is there from being compared value by value.
    if (!reader || archive_read_support_format_zip_seekable(reader.get()) != ARCHIVE_OK ||
        archive_read_set_format_option(reader.get(), "zip", "ignorecrc32", "1") != ARCHIVE_OK ||
        archive_read_open_filename(reader.get(), file.c_str(), 1 << 16) != ARCHIVE_OK)
        return fail(Code::unreadable, "cannot be read", file);
    std::map<std::string, std::string> members;
    archive_entry* entry = nullptr;
    for (;;) {
        const int next = archive_read_next_header(reader.get(), &entry);
        if (next == ARCHIVE_EOF) return members;
        const char* name = next == ARCHIVE_OK ? archive_entry_pathname(entry) : nullptr;
        if (!name) return fail(Code::malformed, "is no zip file", file);
        auto bytes = read_entry_bytes(reader.get(), file, limit);
        if (!bytes) return tl::unexpected(bytes.error());
        limit -= bytes->size();
        if (!members.emplace(name, std::move(*bytes)).second)
            return fail(Code::malformed, "holds a name twice", file);
    }
}

ArchiveFile::ArchiveFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveFile::ArchiveFile(ArchiveFile&&) noexcept = default;
ArchiveFile& ArchiveFile::operator=(ArchiveFile&&) noexcept = default;
ArchiveFile::~ArchiveFile() = default;

Expected<ArchiveFile> ArchiveFile::create(const std::filesystem::path& file, Form form) {
    auto state = std::make_unique<State>(file);
    state->handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (state->handle < 0) return state->failed(errno);
    state->writer = archive_write_new();
    state->entry = archive_entry_new();
    if (!state->writer || !state->entry) return state->failed(ENOMEM);
    const bool chosen = set_form(state->writer, form);
    archive_write_set_bytes_per_block(state->writer, 0); // pixels go straight to the file
    archive_write_set_bytes_in_last_block(state->writer, 1); // no padding at the end
    const auto opened = state->outcome(chosen && archive_write_open(state->writer, state.get(), nullptr,
                                                                    &State::write, nullptr) == ARCHIVE_OK);
    if (!opened) return tl::unexpected(opened.error());
    return ArchiveFile(std::move(state));
}

Expected<void> ArchiveFile::begin(const std::string& name, std::uint64_t size) {
    archive_entry* entry = archive_entry_clear(state_->entry);
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, la_int64_t(size));
    return state_->outcome(archive_write_header(state_->writer, entry) == ARCHIVE_OK);
}

Expected<void> ArchiveFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const la_ssize_t wrote = archive_write_data(state_->writer, bytes.data(), bytes.size());
        if (auto done = state_->outcome(wrote > 0); !done) return done;
        bytes.remove_prefix(std::size_t(wrote));
    }
    return {};
}

Expected<std::string> ArchiveFile::finish() {
    if (auto closed = state_->outcome(archive_write_close(state_->writer) == ARCHIVE_OK); !closed)
        return tl::unexpected(closed.error());
    if (::fsync(state_->handle) != 0) return state_->failed(errno);
    const int handle = state_->handle;
    state_->handle = -1;
    if (::close(handle) != 0) return state_->failed(errno);
    return state_->hash.hex();
}

} // namespace contourcheck::batch
