#include "dicom/inflate.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include <zlib.h>

namespace contourcheck::dicom {

namespace {

struct Inflated {
    std::string bytes;
    int state = Z_OK; ///< zlib's; still Z_OK where there are more than were asked for
};

Expected<Inflated> inflate_beyond(std::string_view bytes, std::uint64_t limit) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return fail(Code::unreadable, Phrase::tr("zlib cannot start"));
    const auto end_stream = [](z_stream* s) { inflateEnd(s); };
    const std::unique_ptr<z_stream, decltype(end_stream)> guard(&stream, end_stream);

    std::string result;
    std::string block(std::size_t(1) << 18, '\0');
    // At once: growing takes thrice the memory. Deflate packs 1,032 bytes into one at most (https://zlib.net/zlib_tech.html).
    result.reserve(std::min(std::size_t(limit) + block.size(), 1032 * bytes.size()));
    int state = Z_OK;
    while (state == Z_OK && result.size() <= limit) {
        if (stream.avail_in == 0 && !bytes.empty()) {
            const std::size_t piece = std::min(bytes.size(), std::size_t(std::numeric_limits<uInt>::max()));
            stream.next_in =
                reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib does not write to it
            stream.avail_in = uInt(piece);
            bytes.remove_prefix(piece);
        }
        stream.next_out = reinterpret_cast<Bytef*>(block.data());
        stream.avail_out = uInt(block.size());
        state = ::inflate(&stream, Z_NO_FLUSH);
        result.append(block, 0, block.size() - stream.avail_out);
    }
    return Inflated{std::move(result), state};
}

} // namespace

Expected<std::string> inflate_raw(std::string_view bytes, std::uint64_t limit) {
    auto inflated = inflate_beyond(bytes, limit);
    if (!inflated) return tl::unexpected(inflated.error());
    if (inflated->bytes.size() > limit)
        return fail(Code::too_large, Phrase::tr("inflates to more than %1 bytes", {std::to_string(limit)}));
    if (inflated->state == Z_BUF_ERROR)
        return fail(Code::malformed, Phrase::tr("ends early: the deflated dataset is cut"));
    if (inflated->state != Z_STREAM_END)
        return fail(Code::malformed, Phrase::tr("the deflated dataset is broken"));
    return std::move(inflated->bytes);
}

Expected<std::string> inflate_start(std::string_view bytes, std::uint64_t count) {
    auto inflated = inflate_beyond(bytes, count);
    if (!inflated) return tl::unexpected(inflated.error());
    return std::move(inflated->bytes);
}

} // namespace contourcheck::dicom
