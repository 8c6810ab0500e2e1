#include "dicom/jpeg.h"

#include "base/text.h"
#include "dicom/dcmtk_bridge.h"

#include <algorithm>
#include <array>
#include <mutex>

#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djdijg12.h>
#include <dcmtk/dcmjpeg/djdijg16.h>
#include <dcmtk/dcmjpeg/djdijg8.h>
#include <dcmtk/dcmjpeg/djutils.h>
#include <dcmtk/oflog/appender.h>
#include <dcmtk/oflog/spi/logevent.h>

namespace contourcheck::dicom {

namespace {

/// The last text that DCMTK's decoders logged on this thread.
thread_local std::string logged_warning;

/// Keeps what is logged. DCMTK passes the text of a warning on in no other way.
class WarningKeeper : public dcmtk::log4cplus::Appender {
public:
    WarningKeeper() = default;
    WarningKeeper(const WarningKeeper&) = delete;
    WarningKeeper& operator=(const WarningKeeper&) = delete;
    ~WarningKeeper() override { destructorImpl(); }
    void close() override { closed = true; }

protected:
    void append(const dcmtk::log4cplus::spi::InternalLoggingEvent& event) override {
        const auto& message = event.getMessage();
        logged_warning.assign(message.data(), message.size());
    }
};

void keep_warnings() {
    static std::once_flag once;
    std::call_once(once, [] {
        DCM_dcmjpegLogger.setLogLevel(OFLogger::WARN_LOG_LEVEL);
        DCM_dcmjpegLogger.setAdditivity(false);
        DCM_dcmjpegLogger.addAppender(dcmtk::log4cplus::SharedAppenderPtr(new WarningKeeper));
    });
}

/// Warnings (jerror.h of libjpeg) that leave the pixels what they are: bytes that nothing needs, and values in headers that
/// nothing is made of. Behind any other, libjpeg goes on with pixels of its own.
bool is_harmless(std::string_view warning) {
    constexpr std::array<std::string_view, 4> parts{"extraneous bytes before marker", "JFIF revision number",
                                                    "Adobe color transform", "Invalid SOS parameters"};
    return std::ranges::any_of(
        parts, [&](std::string_view part) { return warning.find(part) != std::string_view::npos; });
}

/// One of DCMTK's decoders, which remembers that it was warned.
template <class Decoder>
class Warned : public Decoder {
public:
    using Decoder::Decoder;

    void emitMessage(int level) const override {
        constexpr int is_warning = -1;
        if (level != is_warning || is_damaged()) return;
        logged_warning.clear();
        Decoder::emitMessage(level);
        if (is_harmless(logged_warning)) return;
        damage_ = logged_warning.empty() ? "damaged data" : printable(logged_warning);
    }

    [[nodiscard]] bool is_damaged() const { return !damage_.empty(); }
    [[nodiscard]] const std::string& damage() const { return damage_; }

private:
    mutable std::string damage_; // the first
};

template <class Decoder>
Expected<std::vector<std::uint8_t>> decode_by(std::string_view bytes, std::size_t decoded_bytes) {
    const DJCodecParameter parameter(ECC_lossyYCbCr, EDC_never, EUC_default, EPC_default);
    Warned<Decoder> decoder(parameter, OFFalse);
    std::vector<std::uint8_t> samples(decoded_bytes);
    OFCondition done = decoder.init();
    if (done.good()) // which changes none of the compressed bytes
        done = decoder.decode(reinterpret_cast<Uint8*>(const_cast<char*>(bytes.data())), Uint32(bytes.size()),
                              samples.data(), Uint32(samples.size()), OFFalse);
    if (decoder.is_damaged()) return fail(Code::malformed, Phrase::tr("JPEG: %1", {decoder.damage()}));
    if (done == EJ_Suspension) return fail(Code::malformed, Phrase::tr("JPEG: the codestream ends early"));
    if (done.bad()) return tl::unexpected(to_error(done, "pixel data cannot be decoded"));
    return samples;
}

} // namespace

std::size_t jpeg_sample_bytes(const Codestream& codestream) {
    return codestream.precision <= 8 ? 1 : 2;
}

Expected<std::vector<std::uint8_t>> decode_jpeg(std::string_view bytes, const Codestream& codestream) {
    start_dcmtk();
    keep_warnings();
    const std::size_t decoded_bytes = codestream.shape.size() * jpeg_sample_bytes(codestream);
    if (codestream.precision <= 8) return decode_by<DJDecompressIJG8Bit>(bytes, decoded_bytes);
    if (codestream.is_lossless) return decode_by<DJDecompressIJG16Bit>(bytes, decoded_bytes);
    return decode_by<DJDecompressIJG12Bit>(bytes, decoded_bytes);
}

} // namespace contourcheck::dicom
