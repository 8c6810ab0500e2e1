#include "dicom_files.h"

#include <cstring>
#include <fstream>
#include <mutex>
#include <stdexcept>

#include <QProcess>
#include <QTemporaryDir>

#include <charls/charls.h>
#include <dcmtk/dcmdata/dcostrmb.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmdata/dcrlerp.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpeg/djrplol.h>
#include <dcmtk/dcmjpeg/djrploss.h>
#include <openjpeg.h>

namespace dicom_files {

namespace {

void start_encoders() {
    static std::once_flag once;
    std::call_once(once, [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        // pixel values as they are: no scaling to the range in use
        DJEncoderRegistration::registerCodecs(ECC_lossyYCbCr, EUC_default, OFFalse, 0, 0, 0, OFTrue, ESS_422,
                                              OFTrue, OFFalse, 0, 0, 0, 0, 0, 0, 0, 0, OFFalse);
        DcmRLEEncoderRegistration::registerCodecs();
    });
}

void check(const OFCondition& condition) {
    if (condition.bad()) throw std::runtime_error(condition.text());
}

template <class T>
std::string little_endian(T value, std::size_t count) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i)
        bytes += char((std::uint64_t(value) >> (8U * i)) & 0xffU);
    return bytes;
}

bool is_long_vr(const std::string& vr) {
    for (const char* name : {"OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"})
        if (vr == name) return true;
    return false;
}

std::string write(DcmDataset& dataset, E_TransferSyntax xfer) {
    DcmFileFormat file(&dataset, OFFalse);
    std::string bytes(std::size_t(1) << 22, '\0');
    DcmOutputBufferStream stream(bytes.data(), offile_off_t(bytes.size()));
    file.transferInit();
    check(file.validateMetaInfo(xfer));
    check(file.write(stream, xfer, EET_ExplicitLength, nullptr));
    file.transferEnd();
    stream.flush();
    void* written = nullptr;
    offile_off_t length = 0;
    stream.flushBuffer(written, length);
    file.getAndRemoveDataset(); // the caller's
    return {static_cast<const char*>(written), std::size_t(length)};
}

/// Each frame by CharLS, signed pixels by their bits. DCMTK's own encoder cannot be had beside CharLS 2: their symbols
/// of equal names get mixed up.
std::string jpeg_ls_file_of(DcmDataset& dataset, E_TransferSyntax xfer, int near) {
    const auto whole = [&](const DcmTagKey& tag) {
        Uint16 value = 0;
        check(dataset.findAndGetUint16(tag, value));
        return value;
    };
    Sint32 frames = 1;
    if (dataset.findAndGetSint32(DCM_NumberOfFrames, frames).bad()) frames = 1;
    const charls::frame_info info{whole(DCM_Columns), whole(DCM_Rows), whole(DCM_BitsStored), 1};
    const bool wide = whole(DCM_BitsAllocated) == 16;
    const Uint8* narrow_values = nullptr;
    const Uint16* wide_values = nullptr;
    check(wide ? dataset.findAndGetUint16Array(DCM_PixelData, wide_values)
               : dataset.findAndGetUint8Array(DCM_PixelData, narrow_values));
    // CharLS takes the samples of a picture of 8 bits or less as bytes, whatever holds them.
    const std::size_t count = std::size_t(info.width) * info.height;
    std::vector<std::string> fragments;
    for (std::size_t frame = 0; frame < std::size_t(frames); ++frame) {
        std::string samples;
        for (std::size_t i = frame * count; i < (frame + 1) * count; ++i)
            samples +=
                little_endian(wide ? wide_values[i] : narrow_values[i], info.bits_per_sample > 8 ? 2 : 1);
        charls::jpegls_encoder encoder;
        encoder.frame_info(info).near_lossless(near);
        std::string bytes(encoder.estimated_destination_size(), '\0');
        encoder.destination(bytes.data(), bytes.size());
        bytes.resize(encoder.encode(samples.data(), samples.size()));
        fragments.push_back(std::move(bytes));
    }
    return file_of_fragments(dataset, xfer, fragments, {});
}

} // namespace

Picture picture(int bits_allocated, int bits_stored, bool is_signed, int frames, bool smooth) {
    Picture result;
    result.frames = frames;
    result.bits_allocated = bits_allocated;
    result.bits_stored = bits_stored;
    result.is_signed = is_signed;
    const long low = is_signed ? -(1L << (bits_stored - 1)) : 0;
    const long range = (1L << bits_stored) - 1;
    const int count = result.rows * result.columns * frames;
    for (int i = 0; i < count; ++i) {
        const long place = smooth || i == count - 1 ? i : (i / 9 * 9 * 17L) % count;
        result.values.push_back(low + range * place / (count - 1));
    }
    return result;
}

std::unique_ptr<DcmDataset> dataset_of(const Picture& picture) {
    auto dataset = std::make_unique<DcmDataset>();
    const auto text = [&](const DcmTagKey& tag, const std::string& value) {
        check(dataset->putAndInsertString(tag, value.c_str()));
    };
    const auto whole = [&](const DcmTagKey& tag, int value) {
        check(dataset->putAndInsertUint16(tag, Uint16(value)));
    };
    text(DCM_SOPClassUID, UID_MRImageStorage);
    text(DCM_SOPInstanceUID, "1.2.3.4");
    text(DCM_PatientID, "patient");
    whole(DCM_SamplesPerPixel, 1);
    text(DCM_PhotometricInterpretation, picture.photometric);
    whole(DCM_Rows, picture.rows);
    whole(DCM_Columns, picture.columns);
    if (picture.frames > 1) text(DCM_NumberOfFrames, std::to_string(picture.frames));
    whole(DCM_BitsAllocated, picture.bits_allocated);
    whole(DCM_BitsStored, picture.bits_stored);
    whole(DCM_HighBit, picture.bits_stored - 1);
    whole(DCM_PixelRepresentation, picture.is_signed ? 1 : 0);
    std::string bytes;
    const unsigned long stored = (1UL << unsigned(picture.bits_stored)) - 1;
    for (const long value : picture.values)
        bytes += little_endian((unsigned long)(value)&stored, std::size_t(picture.bits_allocated / 8));
    if (bytes.size() % 2 != 0) bytes += '\0';
    if (picture.bits_allocated == 8) {
        check(dataset->putAndInsertUint8Array(DCM_PixelData, reinterpret_cast<const Uint8*>(bytes.data()),
                                              bytes.size()));
    } else {
        std::vector<Uint16> words(bytes.size() / 2);
        std::memcpy(words.data(), bytes.data(), bytes.size());
        check(dataset->putAndInsertUint16Array(DCM_PixelData, words.data(), words.size()));
    }
    return dataset;
}

std::string file_of(DcmDataset& dataset, E_TransferSyntax xfer, int near) {
    start_encoders();
    const DJ_RPLossy lossy(95);
    const DJ_RPLossless lossless(6, 0);
    const DcmRLERepresentationParameter rle;
    const DcmRepresentationParameter* parameter = nullptr;
    switch (xfer) {
    case EXS_JPEGProcess1:
    case EXS_JPEGProcess2_4:
    case EXS_JPEGProcess6_8:
    case EXS_JPEGProcess10_12:
        parameter = &lossy;
        break;
    case EXS_JPEGProcess14:
    case EXS_JPEGProcess14SV1:
        parameter = &lossless;
        break;
    case EXS_JPEGLSLossless:
    case EXS_JPEGLSLossy:
        return jpeg_ls_file_of(dataset, xfer, xfer == EXS_JPEGLSLossy ? near : 0);
    case EXS_RLELossless:
        parameter = &rle;
        break;
    default:
        break;
    }
    if (parameter == nullptr) return write(dataset, xfer == EXS_Unknown ? dataset.getCurrentXfer() : xfer);
    // Signed pixels are encoded by their bits. Encoders also change the header to the narrowest type that holds the
    // pixels; here it stays as it was.
    std::vector<std::pair<DcmTagKey, Uint16>> header;
    for (const auto& tag : {DCM_PixelRepresentation, DCM_BitsAllocated, DCM_BitsStored, DCM_HighBit}) {
        header.emplace_back(tag, Uint16(0));
        check(dataset.findAndGetUint16(tag, header.back().second));
    }
    check(dataset.putAndInsertUint16(DCM_PixelRepresentation, 0));
    check(dataset.chooseRepresentation(xfer, parameter));
    for (const auto& [tag, value] : header)
        check(dataset.putAndInsertUint16(tag, value));
    return write(dataset, xfer);
}

std::string file_of(const Picture& picture, E_TransferSyntax xfer) {
    return file_of(*dataset_of(picture), xfer);
}

std::string jpeg2000(const Picture& picture, int frame, bool lossless, int tile) {
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.numresolution = 2;
    parameters.tcp_numlayers = 1;
    parameters.cp_disto_alloc = 1;
    parameters.irreversible = lossless ? 0 : 1;
    parameters.tcp_rates[0] = lossless ? 0 : 2;
    if (tile > 0) {
        parameters.tile_size_on = OPJ_TRUE;
        parameters.cp_tdx = tile;
        parameters.cp_tdy = tile;
    }
    opj_image_cmptparm_t component{};
    component.dx = 1;
    component.dy = 1;
    component.w = OPJ_UINT32(picture.columns);
    component.h = OPJ_UINT32(picture.rows);
    component.prec = OPJ_UINT32(picture.bits_stored);
    component.sgnd = picture.is_signed ? 1 : 0;
    opj_image_t* image = opj_image_create(1, &component, OPJ_CLRSPC_GRAY);
    image->x1 = component.w;
    image->y1 = component.h;
    const std::vector<long> values = values_of(picture, frame);
    for (std::size_t i = 0; i < values.size(); ++i)
        image->comps[0].data[i] = OPJ_INT32(values[i]);

    std::string bytes;
    opj_codec_t* codec = opj_create_compress(OPJ_CODEC_J2K);
    opj_setup_encoder(codec, &parameters, image);
    opj_stream_t* stream = opj_stream_create(1 << 16, OPJ_FALSE);
    opj_stream_set_user_data(stream, &bytes, nullptr);
    opj_stream_set_write_function(stream, [](void* data, OPJ_SIZE_T count, void* user) {
        static_cast<std::string*>(user)->append(static_cast<const char*>(data), count);
        return count;
    });
    opj_stream_set_skip_function(stream, [](OPJ_OFF_T, void*) { return OPJ_OFF_T(-1); });
    opj_stream_set_seek_function(stream, [](OPJ_OFF_T, void*) { return OPJ_FALSE; });
    const bool done = opj_start_compress(codec, image, stream) && opj_encode(codec, stream) &&
                      opj_end_compress(codec, stream);
    opj_stream_destroy(stream);
    opj_destroy_codec(codec);
    opj_image_destroy(image);
    if (!done) throw std::runtime_error("OpenJPEG cannot encode");
    return bytes;
}

std::string file_of_fragments(DcmDataset& dataset, E_TransferSyntax xfer,
                              const std::vector<std::string>& fragments, const std::string& offset_table) {
    auto* sequence = new DcmPixelSequence(DcmTag(DCM_PixelData, EVR_OB));
    auto* table = new DcmPixelItem(DcmTag(DCM_Item, EVR_OB));
    check(table->putUint8Array(reinterpret_cast<const Uint8*>(offset_table.data()), offset_table.size()));
    check(sequence->insert(table));
    for (std::string fragment : fragments) {
        if (fragment.size() % 2 != 0) fragment += '\0';
        auto* item = new DcmPixelItem(DcmTag(DCM_Item, EVR_OB));
        check(item->putUint8Array(reinterpret_cast<const Uint8*>(fragment.data()), fragment.size()));
        check(sequence->insert(item));
    }
    auto* pixels = new DcmPixelData(DCM_PixelData);
    pixels->putOriginalRepresentation(xfer, nullptr, sequence);
    check(dataset.insert(pixels, OFTrue));
    return write(dataset, xfer);
}

std::string element_start(std::uint32_t tag, const std::string& vr, std::uint32_t length) {
    const std::string start = little_endian(tag >> 16U, 2) + little_endian(tag & 0xffffU, 2) + vr;
    if (vr.empty()) return start + little_endian(length, 4);
    if (is_long_vr(vr)) return start + std::string(2, '\0') + little_endian(length, 4);
    return start + little_endian(length, 2);
}

std::string element(std::uint32_t tag, const std::string& vr, const std::string& value) {
    return element_start(tag, vr, std::uint32_t(value.size())) + value;
}

std::string file_around(const std::string& dataset, const std::string& transfer_syntax_uid) {
    std::string uid = transfer_syntax_uid;
    if (uid.size() % 2 != 0) uid += '\0';
    return std::string(128, '\0') + "DICM" + element(0x00020010, "UI", uid) + dataset;
}

Folder::Folder() {
    QTemporaryDir folder;
    folder.setAutoRemove(false);
    path_ = folder.path().toStdString();
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path Folder::write(const std::string& name, const std::string& bytes) const {
    const auto file = path_ / name;
    std::ofstream(file, std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
    return file;
}

std::vector<long> values_of(const contourcheck::dicom::Pixels& pixels) {
    return std::visit(
        [](const auto& grid) { return std::vector<long>(grid.values().begin(), grid.values().end()); },
        pixels);
}

std::vector<long> values_of(const Picture& picture, int frame) {
    const long count = long(picture.rows) * picture.columns;
    const auto start = picture.values.begin() + frame * count;
    return {start, start + count};
}

std::string python(const std::string& program, const std::vector<std::string>& arguments) {
    QStringList list{"-B", "-c", QString::fromStdString(program)};
    for (const auto& argument : arguments)
        list << QString::fromStdString(argument);
    QProcess process;
    process.start(CONTOURCHECK_PYTHON, list);
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        return "failed: " + process.readAllStandardError().toStdString();
    return process.readAllStandardOutput().toStdString();
}

} // namespace dicom_files
