#include "batch/zip_file.h"

#include "base/deflate.h"

#include <archive.h>
#include <archive_entry.h>

namespace contourcheck::batch {

namespace {

constexpr std::uint64_t in_64_bits = 0xffffffff; // a field's value where the extra field has the number
constexpr std::uint64_t version = 45;            // the first with 64 bits
constexpr std::uint64_t unix_version = 3 << 8 | version;
constexpr std::uint64_t unix_file = std::uint64_t(0100644) << 16U; // a file that everyone may read
constexpr std::uint64_t first_day = 1 << 5 | 1;                    // 1980-01-01: no time is told

/// Numbers in little endian, one behind the other.
class Fields {
public:
    Fields& add(int bytes, std::uint64_t value) {
        for (int i = 0; i < bytes; ++i)
            text_ += char((value >> unsigned(8 * i)) & 0xffU);
        return *this;
    }
    Fields& add(std::string_view text) {
        text_ += text;
        return *this;
    }
    [[nodiscard]] std::string text() const { return text_; }

private:
    std::string text_;
};

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

Expected<ZipFile> ZipFile::create(const std::filesystem::path& path, Form form) {
    auto file = OutputFile::create(path);
    if (!file) return tl::unexpected(file.error());
    return ZipFile(std::move(*file), form);
}

Expected<void> ZipFile::add(const std::string& name, std::span<const std::string_view> pieces) {
    Member member{name, 0, 0, 0, file_.size()};
    for (const std::string_view piece : pieces) {
        member.crc = crc32_of(piece, member.crc);
        member.size += piece.size();
    }
    std::string packed;
    std::string_view packed_piece;
    if (form_ == Form::deflated) {
        Deflate deflate(Deflate::Form::raw);
        for (const std::string_view piece : pieces)
            deflate.add(piece);
        packed = deflate.finish();
        packed_piece = packed;
        pieces = {&packed_piece, 1};
    }
    member.packed_size = form_ == Form::deflated ? packed.size() : member.size;
    if (auto written = file_.write(local_head(member)); !written) return written;
    for (const std::string_view piece : pieces)
        if (auto written = file_.write(piece); !written) return written;
    members_.push_back(std::move(member));
    return {};
}

Expected<std::string> ZipFile::finish() {
    if (auto written = file_.write(directory()); !written) return tl::unexpected(written.error());
    return file_.finish();
}

/// What the head of a member and its row in the directory share, up to the length of the name (APPNOTE.TXT 4.4.3 to 4.4.10).
std::string ZipFile::about(const Member& member) const {
    return Fields()
        .add(2, version)
        .add(2, 0) // flags
        .add(2, form_ == Form::deflated ? 8 : 0)
        .add(2, 0)
        .add(2, first_day)
        .add(4, member.crc)
        .add(4, in_64_bits)
        .add(4, in_64_bits)
        .add(2, member.name.size())
        .text();
}

/// 4.3.7, 4.5.3.
std::string ZipFile::local_head(const Member& member) const {
    return Fields()
        .add(4, 0x04034b50)
        .add(about(member))
        .add(2, 20) // bytes of the extra field
        .add(member.name)
        .add(2, 1)
        .add(2, 16)
        .add(8, member.size)
        .add(8, member.packed_size)
        .text();
}

/// 4.3.12, 4.3.14, 4.3.15, 4.3.16.
std::string ZipFile::directory() const {
    Fields fields;
    for (const Member& member : members_)
        fields.add(4, 0x02014b50)
            .add(2, unix_version)
            .add(about(member))
            .add(2, 28) // bytes of the extra field
            .add(6, 0)  // no comment, the first disk, not known to be text
            .add(4, unix_file)
            .add(4, in_64_bits)
            .add(member.name)
            .add(2, 1)
            .add(2, 24)
            .add(8, member.size)
            .add(8, member.packed_size)
            .add(8, member.offset);
    const std::uint64_t start = file_.size(), size = fields.text().size();
    return fields.add(4, 0x06064b50)
        .add(8, 44) // bytes that follow
        .add(2, unix_version)
        .add(2, version)
        .add(8, 0) // disks
        .add(8, members_.size())
        .add(8, members_.size())
        .add(8, size)
        .add(8, start)
        .add(4, 0x07064b50)
        .add(4, 0)
        .add(8, start + size)
        .add(4, 1) // disk
        .add(4, 0x06054b50)
        .add(4, 0) // disks
        .add(2, in_64_bits)
        .add(2, in_64_bits)
        .add(4, in_64_bits)
        .add(4, in_64_bits)
        .add(2, 0) // no comment
        .text();
}

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

} // namespace contourcheck::batch
