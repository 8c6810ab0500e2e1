#pragma once

#include "dicom/slice.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

/// DICOM files made by DCMTK's and OpenJPEG's encoders, and by hand, for the tests of the reader.
namespace dicom_files {

struct Picture {
    int rows = 15; ///< an odd number of pixels: frames of 8 bits start at odd bytes
    int columns = 17;
    int frames = 1;
    int bits_allocated = 16;
    int bits_stored = 16;
    bool is_signed = false;
    std::string photometric = "MONOCHROME2";
    std::vector<long> values; ///< frame after frame
};

/// Values from the lowest to the highest that the bits can hold, in steps as even as they go; `smooth` rises slowly,
/// otherwise every ninth pixel jumps. Not every pixel: DCMTK's JPEG-LS encoder writes beyond its buffer where the
/// compressed picture is larger than the plain one.
Picture picture(int bits_allocated, int bits_stored, bool is_signed, int frames = 1, bool smooth = false);

/// A dataset with what every picture has; add and change attributes at will.
std::unique_ptr<DcmDataset> dataset_of(const Picture& picture);

/// The file's bytes; compressed by DCMTK's encoders where the transfer syntax asks for it. EXS_Unknown:
/// in the one that the dataset is in. `near` is how far JPEG-LS lossy may be off.
std::string file_of(DcmDataset& dataset, E_TransferSyntax xfer, int near = 2);
std::string file_of(const Picture& picture, E_TransferSyntax xfer);

/// The codestream of one frame.
std::string jpeg2000(const Picture& picture, int frame, bool lossless, int tile = 0);
/// A file whose pixel data are these fragments.
std::string file_of_fragments(DcmDataset& dataset, E_TransferSyntax xfer,
                              const std::vector<std::string>& fragments,
                              const std::string& offset_table = {});

/// One data element in Explicit VR Little Endian, or Implicit VR with an empty `vr`.
std::string element(std::uint32_t tag, const std::string& vr, const std::string& value);
/// The same with a length that the value need not have.
std::string element_start(std::uint32_t tag, const std::string& vr, std::uint32_t length);
/// Preamble and file meta information in front of a dataset.
std::string file_around(const std::string& dataset, const std::string& transfer_syntax_uid);

/// A folder of its own, removed at the end.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& bytes) const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The values of a decoded frame.
std::vector<long> values_of(const contourcheck::dicom::Pixels& pixels);
/// Those of one frame of a picture.
std::vector<long> values_of(const Picture& picture, int frame = 0);

/// What a Python program prints, or what it complains about behind "failed: ".
std::string python(const std::string& program, const std::vector<std::string>& arguments);

} // namespace dicom_files
