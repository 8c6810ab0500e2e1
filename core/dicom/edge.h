#pragma once

#include "base/text.h"
#include "dicom/attributes.h"

#include <new>

namespace contourcheck::dicom {

/// What may cost memory or throw in other people's code: no exception leaves, and errors name the file.
template <class Work>
auto at_the_edge(const std::filesystem::path& file, Work work) -> decltype(work()) {
    try {
        auto result = work();
        if (!result) result.error().file = file;
        return result;
    } catch (const std::bad_alloc&) {
        return fail(Code::too_large, Phrase::tr("needs more memory than there is"), file);
    } catch (const std::exception& exception) {
        return fail(Code::malformed, printable(exception.what()), file);
    }
}

/// The dataset's bytes, inflated where they were deflated: of `look`, or of the file's bytes.
inline std::string_view dataset_in(std::string_view bytes, const Look& look) {
    return look.encoding.deflated ? std::string_view(look.inflated) : bytes.substr(look.dataset);
}

} // namespace contourcheck::dicom
