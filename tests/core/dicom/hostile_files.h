#pragma once

#include "dicom_files.h"

#include <QtGlobal>

/// What the tests of hostile files share: files made by hand, and what reading says of them.
namespace hostile {

using namespace contourcheck;
using namespace contourcheck::dicom;
using namespace dicom_files;

inline const std::string sop_class = element(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.4 ");

inline std::string explicit_file(const std::string& dataset) {
    return file_around(dataset, UID_LittleEndianExplicitTransferSyntax);
}

inline std::string us(int value) {
    return {char(value & 0xff), char(value >> 8)};
}

/// The elements that tell size and bits, and the pixel data element around `pixels`.
inline std::string image(int rows, int columns, const std::string& pixels, const std::string& frames = {}) {
    return element(0x00280002, "US", us(1)) + element(0x00280004, "CS", "MONOCHROME2 ") +
           (frames.empty() ? "" : element(0x00280008, "IS", frames)) + element(0x00280010, "US", us(rows)) +
           element(0x00280011, "US", us(columns)) + element(0x00280100, "US", us(16)) +
           element(0x00280101, "US", us(16)) + element(0x00280102, "US", us(15)) +
           element(0x00280103, "US", us(1)) + element(0x7fe00010, "OW", pixels);
}

/// The error that reading ends in.
inline Error refusal(const std::string& bytes, const Limits& limits = {}) {
    const auto slice = parse_slice(bytes, "hostile.dcm", 0, limits);
    return slice ? Error{Code::cancelled, "was read"} : slice.error();
}

inline bool says(const Error& error, Code code, const std::string& word) {
    const bool right = error.code == code && error.what.text().find(word) != std::string::npos;
    if (!right)
        qWarning("it says: %s: %s", std::string(contourcheck::word(error.code)).c_str(),
                 error.what.text().c_str());
    return right;
}

} // namespace hostile
