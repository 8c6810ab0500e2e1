#include "dicom/jpeg_ls.h"

#include <new>

#include <charls/charls.h>

namespace contourcheck::dicom {

Expected<std::vector<std::uint16_t>> decode_jpeg_ls(std::string codestream, Shape shape) {
    // CharLS 2.4 waits forever for the end of a codestream that was cut: with a marker (EOI) behind it there is one.
    codestream += "\xff\xd9";
    try {
        charls::jpegls_decoder decoder;
        decoder.source(codestream.data(), codestream.size());
        decoder.read_header();
        const charls::frame_info& frame = decoder.frame_info();
        if (frame.component_count != 1 || frame.height != std::uint32_t(shape.rows) ||
            frame.width != std::uint32_t(shape.columns))
            return fail(Code::malformed, Phrase::tr("JPEG-LS: decodes to another size than its header says"));

        const std::size_t sample_bytes = frame.bits_per_sample > 8 ? 2 : 1;
        if (decoder.destination_size() != shape.size() * sample_bytes)
            return fail(Code::malformed, Phrase::tr("JPEG-LS: decodes to another size than its header says"));
        std::vector<std::uint16_t> samples(shape.size());
        if (sample_bytes == 2) {
            decoder.decode(samples.data(), samples.size() * sample_bytes);
        } else {
            std::vector<std::uint8_t> narrow(shape.size());
            decoder.decode(narrow.data(), narrow.size());
            samples.assign(narrow.begin(), narrow.end());
        }
        return samples;
    } catch (const charls::jpegls_error& error) {
        return fail(Code::malformed, Phrase::tr("JPEG-LS: %1", {error.what()}));
    } catch (const std::bad_alloc&) {
        return fail(Code::too_large, Phrase::tr("JPEG-LS: the memory does not suffice"));
    }
}

} // namespace contourcheck::dicom
