#include "dicom/dcmtk_bridge.h"

#include "base/text.h"

#include <mutex>
#include <set>

#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/oflog/oflog.h>

namespace contourcheck::dicom {

void start_dcmtk() {
    static std::once_flag once;
    std::call_once(once, [] { OFLog::configure(OFLogger::OFF_LOG_LEVEL); });
}

Error to_error(const OFCondition& condition, std::string_view doing) {
    const Code code = condition == EC_MemoryExhausted ? Code::unreadable : Code::malformed;
    return {code, std::string(doing) + ": " + printable(condition.text())};
}

bool is_sequence_in_dictionary(std::uint32_t tag) {
    return DcmTag(DcmTagKey(Uint16(tag >> 16U), Uint16(tag & 0xffffU))).getEVR() == EVR_SQ;
}

namespace {

/// A private tag without its block: what is left when another block is reserved for the same creator.
std::uint32_t without_block(std::uint32_t tag) {
    return tag & 0xffff00ffU;
}

std::set<std::uint32_t> private_sequences() {
    std::set<std::uint32_t> tags;
    const auto take = [&](const DcmDictEntry& entry) {
        if (entry.getEVR() != EVR_SQ || entry.getPrivateCreator() == nullptr) return;
        for (std::uint32_t group = entry.getGroup(); group <= entry.getUpperGroup(); ++group)
            for (std::uint32_t element = entry.getElement(); element <= entry.getUpperElement(); ++element)
                tags.insert(without_block(group << 16U | element));
    };
    DcmDataDictionary& dictionary = dcmDataDict.wrlock(); // its iterators ask for one that may change
    for (auto at = dictionary.normalBegin(); at != dictionary.normalEnd(); ++at)
        take(**at);
    for (auto at = dictionary.repeatingBegin(); at != dictionary.repeatingEnd(); ++at)
        take(**at);
    dcmDataDict.wrunlock();
    return tags;
}

} // namespace

bool may_be_private_sequence(std::uint32_t tag) {
    if ((tag >> 16U) % 2 == 0) return false;
    static const std::set<std::uint32_t> known = private_sequences();
    return known.contains(without_block(tag));
}

Expected<TransferSyntax> transfer_syntax(const std::string& uid) {
    constexpr std::size_t shown_uid = 64; // bytes; a right one has no more
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
        return fail(Code::unsupported, Phrase::tr("transfer syntax %1 is not supported",
                                                  {shortened(printable(uid), shown_uid)}));
    default:
        return fail(Code::unsupported,
                    Phrase::tr("transfer syntax %1 (%2) is not supported", {xfer.getXferName(), uid}));
    }
}

Expected<std::unique_ptr<DcmDataset>> parse_dataset(std::string_view bytes, E_TransferSyntax encoding) {
    start_dcmtk();
    // without it every element in Implicit VR is unknown, and the message would be about missing rows
    if (encoding == EXS_LittleEndianImplicit && !dcmDataDict.isDictionaryLoaded())
        return fail(Code::unsupported,
                    Phrase::tr("needs the DICOM data dictionary of DCMTK, which is not installed"));
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
