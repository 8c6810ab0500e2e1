#include "dicom/study.h"

#include "base/file.h"
#include "dicom/edge.h"

namespace contourcheck::dicom {

namespace {

Expected<Study> study_in(std::string_view bytes) {
    const auto look = bounded_look({bytes, bytes.size(), true}, {});
    if (!look) return tl::unexpected(look.error());
    const auto syntax = transfer_syntax(look->transfer_syntax_uid);
    if (!syntax) return tl::unexpected(syntax.error());
    const auto parsed = parse_dataset(dataset_in(bytes, *look).substr(0, look->header_end), syntax->dcmtk);
    if (!parsed) return tl::unexpected(parsed.error());
    const ParsedAttributes dataset(**parsed);
    return Study{dataset.text(DCM_StudyInstanceUID), dataset.text(DCM_FrameOfReferenceUID),
                 dataset.text(DCM_SOPClassUID)};
}

} // namespace

Expected<Study> read_study(const std::filesystem::path& file) {
    return at_the_edge(file, [&]() -> Expected<Study> {
        const auto bytes = read_file(file, Limits{}.file_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        return study_in(*bytes);
    });
}

} // namespace contourcheck::dicom
