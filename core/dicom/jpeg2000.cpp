#include "dicom/jpeg2000.h"

#include "base/text.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <openjpeg.h>

namespace contourcheck::dicom {

namespace {

/// A stream over bytes in memory, as OpenJPEG's callbacks want it.
struct Source {
    std::string_view bytes;
    std::size_t at = 0;
};

OPJ_SIZE_T read(void* buffer, OPJ_SIZE_T count, void* user) {
    auto& source = *static_cast<Source*>(user);
    const std::size_t got = std::min<std::size_t>(count, source.bytes.size() - source.at);
    if (got == 0) return OPJ_SIZE_T(-1);
    std::memcpy(buffer, source.bytes.data() + source.at, got);
    source.at += got;
    return got;
}

OPJ_OFF_T skip(OPJ_OFF_T count, void* user) {
    auto& source = *static_cast<Source*>(user);
    if (count < 0 || std::uint64_t(count) > source.bytes.size() - source.at) return -1;
    source.at += std::size_t(count);
    return count;
}

OPJ_BOOL seek(OPJ_OFF_T to, void* user) {
    auto& source = *static_cast<Source*>(user);
    if (to < 0 || std::uint64_t(to) > source.bytes.size()) return OPJ_FALSE;
    source.at = std::size_t(to);
    return OPJ_TRUE;
}

void keep_first_message(const char* message, void* user) {
    auto& kept = *static_cast<std::string*>(user);
    if (!kept.empty()) return;
    kept = message;
    while (!kept.empty() && kept.back() == '\n')
        kept.pop_back();
}

} // namespace

Expected<Pixels> decode_jpeg2000(std::string_view codestream, Shape shape,
                                 const std::function<Pixels(std::span<const std::int32_t>)>& take) {
    const auto free_stream = [](opj_stream_t* s) { opj_stream_destroy(s); };
    const auto free_codec = [](opj_codec_t* c) { opj_destroy_codec(c); };
    const auto free_image = [](opj_image_t* i) { opj_image_destroy(i); };
    Source source{codestream};
    std::string message;
    const std::unique_ptr<opj_stream_t, decltype(free_stream)> stream(opj_stream_create(1 << 16, OPJ_TRUE));
    std::unique_ptr<opj_codec_t, decltype(free_codec)> codec(opj_create_decompress(OPJ_CODEC_J2K));
    if (!stream || !codec) return fail(Code::unreadable, Phrase::tr("JPEG 2000: out of memory"));
    opj_stream_set_user_data(stream.get(), &source, nullptr);
    opj_stream_set_user_data_length(stream.get(), codestream.size());
    opj_stream_set_read_function(stream.get(), read);
    opj_stream_set_skip_function(stream.get(), skip);
    opj_stream_set_seek_function(stream.get(), seek);
    opj_set_error_handler(codec.get(), keep_first_message, &message);

    const auto failed = [&] {
        return fail(Code::malformed,
                    "JPEG 2000: " + (message.empty() ? "cannot be decoded" : printable(message)));
    };
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    opj_image_t* raw = nullptr;
    if (!opj_setup_decoder(codec.get(), &parameters)) return failed();
    const bool has_header = opj_read_header(stream.get(), codec.get(), &raw) == OPJ_TRUE;
    const std::unique_ptr<opj_image_t, decltype(free_image)> image(raw);
    if (!has_header || !opj_decode(codec.get(), stream.get(), image.get())) return failed();
    const bool agrees = image->numcomps == 1 && image->comps[0].data != nullptr &&
                        image->comps[0].w == OPJ_UINT32(shape.columns) &&
                        image->comps[0].h == OPJ_UINT32(shape.rows);
    if (!agrees)
        return fail(Code::malformed, Phrase::tr("JPEG 2000: decodes to another size than its header says"));
    codec.reset(); // with its copy of the compressed bytes
    return take({image->comps[0].data, shape.size()});
}

} // namespace contourcheck::dicom
