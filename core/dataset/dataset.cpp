#include "dataset/dataset.h"

#include "base/text.h"

namespace contourcheck::dataset {

std::string_view word(Layout layout) {
    return layout == Layout::challenge ? "challenge" : "sunnybrook";
}

std::string to_string(const ContourId& id) {
    return id.patient + "/" + std::to_string(id.slice) + "/" + std::string(contour::word(id.kind));
}

std::optional<ContourId> parse_contour_id(std::string_view text) {
    const auto last = text.rfind('/');
    if (last == std::string_view::npos || last == 0) return std::nullopt;
    const auto middle = text.rfind('/', last - 1);
    if (middle == std::string_view::npos || middle == 0) return std::nullopt;
    const auto kind = contour::kind_from_word(text.substr(last + 1));
    const auto slice = parse_whole(text.substr(middle + 1, last - middle - 1));
    if (!kind || !slice || *slice < 0) return std::nullopt;
    return ContourId{std::string(text.substr(0, middle)), *slice, *kind};
}

std::size_t Dataset::slice_count() const {
    std::size_t count = 0;
    for (const auto& patient : patients)
        for (const auto& series : patient.series)
            count += series.slices.size();
    return count;
}

std::size_t Dataset::contour_count() const {
    std::size_t count = 0;
    for (const auto& patient : patients)
        count += patient.contours.size();
    return count;
}

} // namespace contourcheck::dataset
