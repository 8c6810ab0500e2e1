#pragma once

#include "batch/selection.h"

namespace contourcheck::cli {

/// What was left out because it is damaged, a line each. With a pseudonym's key the lines name pseudonyms alone: a
/// path, or what stands in a file, would tell the patient.
class Skipped {
public:
    Skipped(const check::Checked& checked, const batch::Chosen& chosen,
            const std::optional<std::string>& key);

    /// What could not be loaded, as batch::Outcome has it.
    void add(const Error& failure);

    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

private:
    void add(std::string line);
    [[nodiscard]] Error relative(Error error) const;
    [[nodiscard]] std::string pseudonym(const std::string& patient) const;

    std::filesystem::path root_;
    std::optional<std::string> key_;
    std::map<std::filesystem::path, std::vector<std::string>> ids_;
    std::vector<std::string> lines_;
};

} // namespace contourcheck::cli
