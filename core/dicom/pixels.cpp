#include "dicom/pixels.h"

#include "dicom/codestream.h"
#include "dicom/fragments.h"
#include "dicom/header.h"
#include "dicom/jpeg.h"
#include "dicom/jpeg2000.h"
#include "dicom/jpeg_ls.h"
#include "dicom/memory.h"
#include "dicom/rle.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace contourcheck::dicom {

namespace {

/// Bits above Bits Stored may hold overlays or anything: cleared, or filled with the sign.
template <class T>
void mask(std::span<T> values, int bits_stored) {
    using Bits = std::make_unsigned_t<T>;
    const int spare = int(8 * sizeof(T)) - bits_stored;
    if (spare == 0) return;
    for (T& value : values)
        value = T(T(Bits(Bits(value) << unsigned(spare))) >> spare);
}

template <class T>
void swap_bytes(std::span<T> values) {
    for (T& value : values) {
        auto* bytes = reinterpret_cast<unsigned char*>(&value);
        std::reverse(bytes, bytes + sizeof(T));
    }
}

/// A grid of T from samples as they lie in memory, or from numbers that T can hold or wraps around.
template <class T, class Sample>
Grid<T> grid_from(std::span<const Sample> samples, const Header& header) {
    auto grid = Grid<T>::unset(header.shape);
    std::ranges::transform(samples.first(grid.values().size()), grid.values().begin(),
                           [](Sample sample) { return T(sample); });
    mask(grid.values(), header.bits_stored);
    return grid;
}

/// Calls `make` with a value of the type that the header names.
template <class Make>
Pixels with_stored_type(const Header& header, Make make) {
    switch (header.bits_allocated) {
    case 8:
        return header.is_signed ? Pixels(make(std::int8_t{})) : Pixels(make(std::uint8_t{}));
    case 16:
        return header.is_signed ? Pixels(make(std::int16_t{})) : Pixels(make(std::uint16_t{}));
    default:
        return header.is_signed ? Pixels(make(std::int32_t{})) : Pixels(make(std::uint32_t{}));
    }
}

template <class Sample>
Pixels pixels_from(std::span<const Sample> samples, const Header& header) {
    return with_stored_type(header, [&]<class T>(T) { return grid_from<T>(samples, header); });
}

/// Samples of 16 bits, as they lie in memory.
Pixels pixels_from_words(std::span<const std::uint8_t> bytes, const Header& header) {
    return with_stored_type(header, [&]<class T>(T) {
        auto grid = Grid<T>::unset(header.shape);
        const std::span<T> values = grid.values();
        for (std::size_t i = 0; i < values.size(); ++i) {
            std::uint16_t word = 0;
            std::memcpy(&word, bytes.data() + i * sizeof word, sizeof word);
            values[i] = T(word);
        }
        mask(values, header.bits_stored);
        return grid;
    });
}

/// Samples that `put` writes as they lie in the file.
Pixels pixels_put(const Header& header, bool swapped, const std::function<void(std::span<char>)>& put) {
    return with_stored_type(header, [&]<class T>(T) {
        auto grid = Grid<T>::unset(header.shape);
        const std::span<T> values = grid.values();
        put({reinterpret_cast<char*>(values.data()), values.size_bytes()});
        if (swapped) swap_bytes(values);
        mask(values, header.bits_stored);
        return grid;
    });
}

/// Samples as they lie in the file or in a decoder's buffer.
Pixels pixels_from_bytes(std::string_view bytes, const Header& header, bool swapped) {
    return pixels_put(header, swapped,
                      [&](std::span<char> to) { std::memcpy(to.data(), bytes.data(), to.size()); });
}

/// A frame to decode, and what it lies in.
struct Compressed {
    std::string_view dataset;
    const Header& header;
    FrameFragments fragments;

    [[nodiscard]] std::uint64_t bytes() const {
        std::uint64_t sum = 0;
        for (const auto part : fragments.parts)
            sum += part.size();
        return sum;
    }
};

/// That all which is held at once is within the limit: the file, a frame's fragments where they are put together, the
/// decoder's samples, and what it takes beside them or, once it is gone, the pixels that are made of them.
Expected<void> check_decoding(const Compressed& from, std::uint64_t bytes_a_sample,
                              std::uint64_t decoder_bytes) {
    constexpr std::uint64_t program = 8 << 20; // what else grows meanwhile
    const std::uint64_t decoded = frame_bytes(from.header);
    const std::uint64_t together = from.fragments.parts.size() > 1 ? from.bytes() : 0;
    return check_memory(program + from.dataset.size() + together + from.header.shape.size() * bytes_a_sample +
                            std::max(decoder_bytes, decoded),
                        decoded * std::uint64_t(from.header.frames));
}

Expected<Pixels> decode_rle_frame(const Compressed& from) {
    const Header& header = from.header;
    if (auto fits = check_decoding(from, sizeof(std::uint32_t), 0); !fits)
        return tl::unexpected(fits.error());
    std::string room;
    const auto samples =
        decode_rle(from.fragments.whole(room), header.shape.size(), header.bits_allocated / 8);
    if (!samples) return tl::unexpected(samples.error());
    return pixels_from(std::span<const std::uint32_t>(*samples), header);
}

Expected<Pixels> decode_jpeg2000_frame(const Compressed& from) {
    const Header& header = from.header;
    std::string room;
    const std::string_view bytes = from.fragments.whole(room);
    const auto codestream = look_at_jpeg2000(bytes);
    if (!codestream) return tl::unexpected(codestream.error());
    // beside the samples OpenJPEG holds a copy of the compressed bytes
    const auto checked = check_agrees(*codestream, header).and_then([&] {
        return check_decoding(from, sizeof(std::int32_t), bytes.size() + codestream->decoder_bytes);
    });
    if (!checked) return tl::unexpected(checked.error());
    return decode_jpeg2000(
        bytes.substr(jpeg2000_start(bytes)), header.shape,
        [&](std::span<const std::int32_t> samples) { return pixels_from(samples, header); });
}

Expected<Pixels> decode_jpeg_ls_frame(const Compressed& from) {
    std::string bytes;
    if (from.fragments.parts.size() == 1) bytes = from.fragments.parts.front();
    (void)from.fragments.whole(bytes);
    const auto codestream = look_at_jpeg_ls(bytes);
    if (!codestream) return tl::unexpected(codestream.error());
    const std::uint64_t bytes_a_sample = codestream->precision > 8 ? 2 : 3;
    const auto checked = check_agrees(*codestream, from.header).and_then([&] {
        return check_decoding(from, bytes_a_sample, bytes.size());
    });
    if (!checked) return tl::unexpected(checked.error());
    const auto samples = decode_jpeg_ls(std::move(bytes), from.header.shape);
    if (!samples) return tl::unexpected(samples.error());
    return pixels_from(std::span<const std::uint16_t>(*samples), from.header);
}

Expected<Pixels> decode_jpeg_frame(const Compressed& from) {
    std::string room;
    std::string_view bytes = from.fragments.whole(room);
    const auto codestream = look_at_jpeg(bytes);
    if (!codestream) return tl::unexpected(codestream.error());
    const std::size_t sample_bytes = jpeg_sample_bytes(*codestream);
    const std::uint64_t copied = codestream->has_end ? 0 : bytes.size();
    const auto checked = check_agrees(*codestream, from.header).and_then([&] {
        return check_decoding(from, sample_bytes, copied + codestream->decoder_bytes);
    });
    if (!checked) return tl::unexpected(checked.error());
    // Some writers forget it, and libjpeg would wait for more. Where data are missing too, it tells so here.
    if (!codestream->has_end) {
        room.reserve(bytes.size() + 2);
        if (room.empty()) room = bytes;
        bytes = room += "\xff\xd9";
    }
    const auto samples = decode_jpeg(bytes, *codestream);
    std::string().swap(room); // the pixels take its place
    if (!samples) return tl::unexpected(samples.error());
    if (sample_bytes == 1) return pixels_from(std::span<const std::uint8_t>(*samples), from.header);
    return pixels_from_words(*samples, from.header);
}

} // namespace

Pixels native_frame(std::string_view dataset, const Look& look, const Header& header, int frame) {
    const std::uint64_t size = frame_bytes(header);
    const std::string_view all = dataset.substr(look.pixels, look.pixel_bytes);
    // PS3.5 section 7.3: OW in big endian swaps bytes in pairs, even where a pixel has 8 bits
    if (header.bits_allocated == 8 && look.encoding.big_endian && look.pixels_in_words) {
        std::string bytes(all);
        for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
            std::swap(bytes[i], bytes[i + 1]);
        return pixels_from_bytes(std::string_view(bytes).substr(std::size_t(frame) * size, size), header,
                                 false);
    }
    const bool swapped = look.encoding.big_endian != (std::endian::native == std::endian::big);
    return pixels_from_bytes(all.substr(std::size_t(frame) * size, size), header, swapped);
}

Pixels native_frame(const Header& header, const std::function<void(std::span<char>)>& put) {
    return pixels_put(header, std::endian::native == std::endian::big, put);
}

Expected<Pixels> decode_frame(std::string_view dataset, const Look& look, const TransferSyntax& syntax,
                              const Header& header, int frame) {
    auto fragments = fragments_of_frame(dataset.substr(look.pixels, look.pixel_bytes), frame, header.frames);
    if (!fragments) return tl::unexpected(fragments.error());
    const Compressed from{dataset, header, std::move(*fragments)};
    switch (syntax.decoder) {
    case Decoder::jpeg2000:
        return decode_jpeg2000_frame(from);
    case Decoder::jpeg_ls:
        return decode_jpeg_ls_frame(from);
    case Decoder::rle:
        return decode_rle_frame(from);
    default:
        return decode_jpeg_frame(from);
    }
}

} // namespace contourcheck::dicom
