#pragma once

#include "dataset/file_stamp.h"
#include "dicom/slice.h"

#include <map>
#include <string_view>

namespace contourcheck::dataset {

/// The header of a slice and what its file was when it was read.
struct StoredHeader {
    FileStamp stamp;
    dicom::Header header;
};

/// Of the slices of one folder, by file name.
using StoredHeaders = std::map<std::string, StoredHeader, std::less<>>;

/// As bytes of this machine. Of each header only what differs from the one before: slices of a series share most of it.
[[nodiscard]] std::string to_bytes(const StoredHeaders& headers);
/// Nothing where the bytes end too early or too late.
[[nodiscard]] std::optional<StoredHeaders> headers_from_bytes(std::string_view bytes);

} // namespace contourcheck::dataset
