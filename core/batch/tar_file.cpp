#include "batch/tar_file.h"

#include "batch/output_file.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>

namespace contourcheck::batch {

struct TarFile::State {
    OutputFile file;
    archive* writer = archive_write_new();
    archive_entry* entry = archive_entry_new();
    std::optional<Error> error; // of the first write that failed

    explicit State(OutputFile made) : file(std::move(made)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (entry) archive_entry_free(entry);
        if (!error) error.emplace(); // what is not finished is not to be completed now
        if (writer) archive_write_free(writer);
    }

    /// Of a call to libarchive, with what came of the writes it made.
    [[nodiscard]] Expected<void> outcome(bool succeeded) const {
        if (error) return tl::unexpected(*error);
        if (!succeeded) return file.failed(archive_errno(writer));
        return {};
    }

    /// libarchive's way out. A failure is kept here and not told to libarchive, which would not free its buffers then
    /// (3.6.2).
    static la_ssize_t write(archive*, void* given, const void* buffer, std::size_t length) {
        auto* state = static_cast<State*>(given);
        if (state->error) return la_ssize_t(length);
        if (auto written = state->file.write({static_cast<const char*>(buffer), length}); !written)
            state->error = written.error();
        return la_ssize_t(length);
    }
};

TarFile::TarFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
TarFile::TarFile(TarFile&&) noexcept = default;
TarFile& TarFile::operator=(TarFile&&) noexcept = default;
TarFile::~TarFile() = default;

Expected<TarFile> TarFile::create(const std::filesystem::path& path) {
    auto file = OutputFile::create(path);
    if (!file) return tl::unexpected(file.error());
    auto state = std::make_unique<State>(std::move(*file));
    if (!state->writer || !state->entry) return state->file.failed(ENOMEM);
    const bool chosen = archive_write_set_format_pax_restricted(state->writer) == ARCHIVE_OK;
    archive_write_set_bytes_per_block(state->writer, 0);     // pixels go straight to the file
    archive_write_set_bytes_in_last_block(state->writer, 1); // no padding at the end
    const auto opened = state->outcome(chosen && archive_write_open(state->writer, state.get(), nullptr,
                                                                    &State::write, nullptr) == ARCHIVE_OK);
    if (!opened) return tl::unexpected(opened.error());
    return TarFile(std::move(state));
}

Expected<void> TarFile::add(const std::string& name, std::string_view bytes) {
    archive_entry* entry = archive_entry_clear(state_->entry);
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, la_int64_t(bytes.size()));
    auto done = state_->outcome(archive_write_header(state_->writer, entry) == ARCHIVE_OK);
    while (done && !bytes.empty()) {
        const la_ssize_t wrote = archive_write_data(state_->writer, bytes.data(), bytes.size());
        done = state_->outcome(wrote > 0);
        if (done) bytes.remove_prefix(std::size_t(wrote));
    }
    return done;
}

Expected<std::string> TarFile::finish() {
    if (auto closed = state_->outcome(archive_write_close(state_->writer) == ARCHIVE_OK); !closed)
        return tl::unexpected(closed.error());
    return state_->file.finish();
}

} // namespace contourcheck::batch
