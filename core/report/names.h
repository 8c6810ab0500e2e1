#pragma once

#include "dataset/dataset.h"
#include "report/report.h"

#include <map>

namespace contourcheck::report {

/// What patients and reviewers are called in a report: printable, or with a key as exports call them.
class Names {
public:
    Names(std::optional<std::string> key, const Said& said);

    [[nodiscard]] bool hidden() const { return key_.has_value(); }
    [[nodiscard]] std::string patient(const std::string& id) const;
    [[nodiscard]] std::string original(const std::string& id) const; ///< empty with a key
    [[nodiscard]] std::string contour(const dataset::ContourId& id) const;
    [[nodiscard]] std::string contour(const std::string& id) const;
    [[nodiscard]] std::string reviewer(const std::string& name) const; ///< "reviewer 2" with a key
    [[nodiscard]] std::string
    reason(const std::string& word) const; ///< with a key one of the program's own, or "other"
    [[nodiscard]] std::string free_text(const std::string& text) const; ///< empty with a key

private:
    std::optional<std::string> key_;
    std::map<std::string, std::size_t> reviewers_;
};

} // namespace contourcheck::report
