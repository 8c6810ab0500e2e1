#include "dicom/dcmtk_bridge.h"

#include "base/text.h"

#include <mutex>

#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/oflog/oflog.h>

namespace contourcheck::dicom {

void start_dcmtk() {
    static std::once_flag once;
    std::call_once(once, [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        DJDecoderRegistration::registerCodecs();
    });
}

Error to_error(const OFCondition& condition, std::string_view doing) {
    const Code code = condition == EC_MemoryExhausted ? Code::unreadable : Code::malformed;
    return {code, std::string(doing) + ": " + printable(condition.text())};
}

bool is_sequence_in_dictionary(std::uint32_t tag) {
    return DcmTag(DcmTagKey(Uint16(tag >> 16U), Uint16(tag & 0xffffU))).getEVR() == EVR_SQ;
}

Expected<TransferSyntax> transfer_syntax(const std::string& uid) {
    switch (const DcmXfer xfer(uid.c_str()); xfer.getXfer()) {
    case EXS_LittleEndianImplicit:
        return TransferSyntax{xfer.getXfer(), Decoder::native, {.explicit_vr = false}};
    case EXS_LittleEndianExplicit:
        return TransferSyntax{xfer.getXfer(), Decoder::native, {}};
    case EXS_BigEndianExplicit:
        return TransferSyntax{xfer.getXfer(), Decoder::native, {.big_endian = true}};
    case EXS_DeflatedLittleEndianExplicit: // parsed inflated
        return TransferSyntax{EXS_LittleEndianExplicit, Decoder::native, {.deflated = true}};
    case EXS_JPEGProcess1:
    case EXS_JPEGProcess2_4:
    case EXS_JPEGProcess6_8:
    case EXS_JPEGProcess10_12:
    case EXS_JPEGProcess14:
    case EXS_JPEGProcess14SV1:
        return TransferSyntax{xfer.getXfer(), Decoder::jpeg, {}};
    case EXS_JPEGLSLossless:
    case EXS_JPEGLSLossy:
        return TransferSyntax{xfer.getXfer(), Decoder::jpeg_ls, {}};
    case EXS_RLELossless:
        return TransferSyntax{xfer.getXfer(), Decoder::rle, {}};
    case EXS_JPEG2000LosslessOnly:
    case EXS_JPEG2000:
        return TransferSyntax{xfer.getXfer(), Decoder::jpeg2000, {}};
    case EXS_Unknown:
        return fail(Code::unsupported, "transfer syntax " + printable(uid) + " is not supported");
    default:
        return fail(Code::unsupported,
                    std::string("transfer syntax ") + xfer.getXferName() + " (" + uid + ") is not supported");
    }
}

Expected<std::unique_ptr<DcmDataset>> parse_dataset(std::string_view bytes, E_TransferSyntax encoding) {
    start_dcmtk();
    // without it every element in Implicit VR is unknown, and the message would be about missing rows
    if (encoding == EXS_LittleEndianImplicit && !dcmDataDict.isDictionaryLoaded())
        return fail(Code::unsupported, "needs the DICOM data dictionary of DCMTK, which is not installed");
    DcmInputBufferStream stream;
    stream.setBuffer(bytes.data(), offile_off_t(bytes.size()));
    stream.setEos();
    auto dataset = std::make_unique<DcmDataset>();
    dataset->transferInit();
    const OFCondition condition = dataset->read(stream, encoding);
    dataset->transferEnd();
    if (condition.bad() && condition != EC_EndOfStream)
        return tl::unexpected(to_error(condition, "cannot be parsed"));
    return dataset;
}

} // namespace contourcheck::dicom
