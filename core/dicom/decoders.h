#pragma once

#include <string>
#include <utility>
#include <vector>

namespace contourcheck::dicom {

/// The libraries that pixels are decoded by and their versions, by name.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> decoder_versions();

} // namespace contourcheck::dicom
