#include "dicom/study.h"

#include "base/file.h"
#include "base/text.h"
#include "dicom/attributes.h"

#include <new>

namespace contourcheck::dicom {

namespace {

Expected<Study> study_in(std::string_view bytes) {
    const auto look = bounded_look({bytes, bytes.size(), true}, {});
    if (!look) return tl::unexpected(look.error());
    const auto syntax = transfer_syntax(look->transfer_syntax_uid);
    if (!syntax) return tl::unexpected(syntax.error());
    const std::string_view all =
        look->encoding.deflated ? std::string_view(look->inflated) : bytes.substr(look->dataset);
    const auto parsed = parse_dataset(all.substr(0, look->header_end), syntax->dcmtk);
    if (!parsed) return tl::unexpected(parsed.error());
    const ParsedAttributes dataset(**parsed);
    return Study{dataset.text(DCM_PatientName),         dataset.text(DCM_PatientID),
                 dataset.text(DCM_PatientBirthDate),    dataset.text(DCM_PatientSex),
                 dataset.text(DCM_StudyInstanceUID),    dataset.text(DCM_StudyID),
                 dataset.text(DCM_StudyDate),           dataset.text(DCM_StudyTime),
                 dataset.text(DCM_AccessionNumber),     dataset.text(DCM_ReferringPhysicianName),
                 dataset.text(DCM_FrameOfReferenceUID), dataset.text(DCM_SOPClassUID)};
}

} // namespace

Expected<Study> read_study(const std::filesystem::path& file) {
    try {
        const auto bytes = read_file(file, Limits{}.file_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        auto study = study_in(*bytes);
        if (!study) study.error().file = file;
        return study;
    } catch (const std::bad_alloc&) {
        return fail(Code::too_large, Phrase::tr("needs more memory than there is"), file);
    } catch (const std::exception& exception) {
        return fail(Code::malformed, printable(exception.what()), file);
    }
}

} // namespace contourcheck::dicom
