#include "dicom/decoders.h"

#include <charls/charls.h>
#include <dcmtk/config/osconfig.h>
#include <openjpeg.h>

namespace contourcheck::dicom {

std::vector<std::pair<std::string, std::string>> decoder_versions() {
    return {{"charls", charls_get_version_string()}, {"dcmtk", PACKAGE_VERSION}, {"openjpeg", opj_version()}};
}

} // namespace contourcheck::dicom
