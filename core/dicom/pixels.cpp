#include "dicom/pixels.h"

#include "dicom/codestream.h"
#include "dicom/fragments.h"
#include "dicom/header.h"
#include "dicom/jpeg2000.h"
#include "dicom/jpeg_ls.h"
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

std::string joined(const FrameFragments& fragments) {
    std::string bytes;
    for (const auto part : fragments.parts)
        bytes += part;
    return bytes;
}

Expected<Pixels> decode_rle_frame(const FrameFragments& fragments, const Header& header) {
    const auto samples = decode_rle(joined(fragments), header.shape.size(), header.bits_allocated / 8);
    if (!samples) return tl::unexpected(samples.error());
    return pixels_from(std::span<const std::uint32_t>(*samples), header);
}

Expected<Pixels> decode_jpeg2000_frame(const FrameFragments& fragments, const Header& header) {
    std::string bytes;
    for (const auto part : fragments.parts)
        bytes += part;
    const auto codestream = look_at_jpeg2000(bytes);
    if (!codestream) return tl::unexpected(codestream.error());
    if (const auto agrees = check_agrees(*codestream, header); !agrees) return tl::unexpected(agrees.error());
    const std::string_view stream = std::string_view(bytes).substr(jpeg2000_start(bytes));
    const auto samples = decode_jpeg2000(stream, header.shape);
    if (!samples) return tl::unexpected(samples.error());
    return pixels_from(std::span<const std::int32_t>(*samples), header);
}

Expected<Pixels> decode_jpeg_ls_frame(const FrameFragments& fragments, const Header& header) {
    const std::string bytes = joined(fragments);
    const auto codestream = look_at_jpeg(bytes);
    if (!codestream) return tl::unexpected(codestream.error());
    if (const auto agrees = check_agrees(*codestream, header); !agrees) return tl::unexpected(agrees.error());
    const auto samples = decode_jpeg_ls(bytes, header.shape);
    if (!samples) return tl::unexpected(samples.error());
    return pixels_from(std::span<const std::uint16_t>(*samples), header);
}

/// Makes the parsed dataset say what the codestream holds: other readers widen 8 bits to 16, DCMTK does not.
Expected<void> narrow_bits(DcmDataset& dataset, int bits) {
    for (const auto& [tag, value] : {std::pair(DCM_BitsAllocated, bits), std::pair(DCM_BitsStored, bits),
                                     std::pair(DCM_HighBit, bits - 1)})
        if (const OFCondition put = dataset.putAndInsertUint16(tag, Uint16(value)); put.bad())
            return tl::unexpected(to_error(put, "pixel data cannot be decoded"));
    return {};
}

Expected<Pixels> decode_jpeg_frame(DcmDataset& dataset, DcmPixelData& element,
                                   const FrameFragments& fragments, const Header& header, int frame) {
    const auto codestream = look_at_jpeg(fragments.parts.front());
    if (!codestream) return tl::unexpected(codestream.error());
    if (const auto agrees = check_agrees(*codestream, header); !agrees) return tl::unexpected(agrees.error());
    const int bits =
        codestream->precision <= 8 ? 8 : 16; // what the decoder writes, whatever Bits Allocated says
    if (bits != header.bits_allocated)
        if (const auto narrowed = narrow_bits(dataset, bits); !narrowed)
            return tl::unexpected(narrowed.error());
    const std::size_t size = header.shape.size() * std::size_t(bits / 8);
    std::vector<std::uint8_t> buffer(size + 1);
    Uint32 first = fragments.first;
    OFString colour_model;
    const OFCondition decoded = element.getUncompressedFrame(
        &dataset, Uint32(frame), first, buffer.data(), Uint32(buffer.size() & ~std::size_t(1)), colour_model);
    if (decoded.bad()) return tl::unexpected(to_error(decoded, "pixel data cannot be decoded"));
    if (bits == header.bits_allocated)
        return pixels_from_bytes({reinterpret_cast<const char*>(buffer.data()), size}, header, false);
    if (bits == 8) return pixels_from(std::span<const std::uint8_t>(buffer), header);
    std::vector<std::uint16_t> words(header.shape.size());
    std::memcpy(words.data(), buffer.data(), size);
    return pixels_from(std::span<const std::uint16_t>(words), header);
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

Expected<Pixels> decode_frame(DcmDataset& dataset, const TransferSyntax& syntax, const Header& header,
                              int frame) {
    DcmElement* element = nullptr;
    if (dataset.findAndGetElement(DCM_PixelData, element).bad() || element == nullptr)
        return fail(Code::malformed, Phrase::tr("has no Pixel Data (7FE0,0010)"));
    auto* pixel_data = dynamic_cast<DcmPixelData*>(element);
    DcmPixelSequence* sequence = nullptr;
    if (pixel_data == nullptr ||
        pixel_data->getEncapsulatedRepresentation(syntax.dcmtk, nullptr, sequence).bad() ||
        sequence == nullptr)
        return fail(Code::malformed, Phrase::tr("Pixel Data (7FE0,0010) holds no fragments"));
    const auto fragments = fragments_of_frame(*sequence, frame, header.frames);
    if (!fragments) return tl::unexpected(fragments.error());
    switch (syntax.decoder) {
    case Decoder::jpeg2000:
        return decode_jpeg2000_frame(*fragments, header);
    case Decoder::jpeg_ls:
        return decode_jpeg_ls_frame(*fragments, header);
    case Decoder::rle:
        return decode_rle_frame(*fragments, header);
    default:
        return decode_jpeg_frame(dataset, *pixel_data, *fragments, header, frame);
    }
}

} // namespace contourcheck::dicom
