#pragma once

#include "batch/manifest.h"

namespace contourcheck::batch {

/// The dataset's files as they are now, each hashed once.
class CurrentFiles {
public:
    /// Empty for a file that cannot be read.
    [[nodiscard]] const std::string& sha256_of(const std::filesystem::path& file);

private:
    std::map<std::filesystem::path, std::string> hashes_;
};

/// Whether what an earlier run wrote of a group is what would be written now: of the same items in the same places, from
/// the same bytes.
[[nodiscard]] bool still_holds(const BatchRecord& record, const Group& group, const Chosen& chosen,
                               const Options& options, CurrentFiles& files);

/// An exported pair, or a slice that stands in a volume as empty, whose file is no longer the one that was exported.
struct Change {
    std::string id;
    bool of_contour = false; ///< else of the slice
};
/// All of a complete export, as far as they are of the selection and the plan.
[[nodiscard]] std::vector<Change> changes_since(const ReadManifest& manifest, const Chosen& chosen,
                                                const std::vector<Group>& groups);

/// `invalid_argument` that names the first item of a complete export whose slice or contour is no longer the one that
/// was exported.
[[nodiscard]] Expected<void> refuse_changed(const ReadManifest& manifest, const Chosen& chosen,
                                            const std::vector<Group>& groups,
                                            const std::filesystem::path& folder);

} // namespace contourcheck::batch
