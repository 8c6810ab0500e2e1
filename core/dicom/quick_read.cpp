#include "dicom/quick_read.h"

#include "dicom/header.h"
#include "dicom/pixels.h"
#include "dicom/plain.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace contourcheck::dicom {

namespace {

/// Holds the header of most files.
constexpr std::uint64_t first_reading = 4 << 10;

/// A regular file that is read from its start on.
class Reading {
public:
    explicit Reading(const std::filesystem::path& file)
        : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
        struct stat status {};
        if (descriptor_ >= 0 && ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode))
            size_ = std::uint64_t(status.st_size);
    }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    /// 0 where there is nothing to read.
    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// The next bytes; whether all of them came.
    [[nodiscard]] bool take(std::span<char> to) const {
        while (!to.empty()) {
            const ssize_t got = ::read(descriptor_, to.data(), to.size());
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return false;
            to = to.subspan(std::size_t(got));
        }
        return true;
    }

private:
    int descriptor_;
    std::uint64_t size_ = 0;
};

/// The file as far as its header goes, and what that says.
struct Start {
    std::string bytes;
    Look look;
    Header header;
};

bool is_plain(const Look& look) {
    return look.has_pixels && !look.in_fragments && !look.encoding.big_endian && !look.encoding.deflated;
}

/// Reads on until all that is in front of the pixel data is there.
std::optional<Start> start_of(const Reading& file, int frame, const Limits& limits) {
    const std::uint64_t size = file.size();
    if (size == 0 || size > limits.file_bytes) return std::nullopt;
    Start start;
    for (std::uint64_t count = std::min(size, first_reading);;) {
        const std::size_t had = start.bytes.size();
        start.bytes.resize(count);
        if (!file.take(std::span(start.bytes).subspan(had))) return std::nullopt;
        auto look = bounded_look({start.bytes, size, true}, limits);
        if (!look) return std::nullopt;
        start.look = std::move(*look);
        if (start.look.needs_bytes == 0) break;
        if (count == size || start.look.encoding.deflated) return std::nullopt;
        count = next_prefix(start.look, count, size, limits);
    }
    // a known uncompressed syntax: others were refused, or have their pixels in fragments
    const auto syntax = transfer_syntax(start.look.transfer_syntax_uid);
    if (!is_plain(start.look) || !syntax || syntax->decoder != Decoder::native) return std::nullopt;
    const auto plain =
        PlainAttributes::of(std::string_view(start.bytes).substr(start.look.dataset), start.look);
    if (!plain) return std::nullopt;
    auto header = header_of(*plain, start.look, frame, limits);
    if (!header) return std::nullopt;
    start.header = std::move(*header);
    return start;
}

} // namespace

std::optional<Header> read_plain_header(const std::filesystem::path& path, int frame, const Limits& limits) {
    const Reading file(path);
    auto start = start_of(file, frame, limits);
    return start ? std::optional(std::move(start->header)) : std::nullopt;
}

std::optional<Slice> read_plain_slice(const std::filesystem::path& path, int frame, const Limits& limits) {
    const Reading file(path);
    auto start = start_of(file, frame, limits);
    if (!start) return std::nullopt;
    // The pixels that were read with the header, then the others.
    const std::uint64_t at = start->look.dataset + start->look.pixels;
    const std::string_view had = std::string_view(start->bytes).substr(at);
    bool complete = false;
    Pixels pixels = native_frame(start->header, [&](std::span<char> to) {
        const std::size_t begun = std::min(had.size(), to.size());
        std::memcpy(to.data(), had.data(), begun);
        complete = file.take(to.subspan(begun));
    });
    if (!complete) return std::nullopt;
    return Slice{std::move(start->header), std::move(pixels)};
}

} // namespace contourcheck::dicom
