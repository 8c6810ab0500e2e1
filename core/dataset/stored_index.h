#pragma once

#include "dataset/stored_headers.h"

#include <atomic>
#include <mutex>
#include <set>

namespace contourcheck::dataset {

/// The headers of a dataset's slices as they were read before: a cache, one SQLite file a dataset. Nothing in it is believed
/// without a look at the file (FileStamp). Nobody is told of its failures: rows that are damaged or of another version are as
/// none, and where the file is damaged, locked or cannot be written, from then on it is done without. Its methods may be
/// called from any thread.
class StoredIndex {
public:
    /// Of the dataset at `root`, in `folder`, which is made where it is missing; an empty `folder`: nothing is known and
    /// nothing kept. Files of datasets that were not opened for 90 days are removed from it.
    StoredIndex(const std::filesystem::path& root, const std::filesystem::path& folder);

    [[nodiscard]] bool is_used() const { return is_used_; }
    /// What is known of a folder of slices (relative to the dataset).
    [[nodiscard]] StoredHeaders of_folder(const std::string& slices);
    /// In the place of what was known of it.
    void keep(const std::string& slices, const StoredHeaders& headers);
    /// Once a whole dataset was read: the folders that nobody asked for are gone.
    void forget_others();

private:
    std::filesystem::path file_;
    std::atomic<bool> is_used_ = false;
    std::mutex mutex_;            ///< of the file, and of what follows
    std::set<std::string> asked_; ///< folders
};

/// Where this user's indexes are: `index` in user_cache_folder(); empty where CONTOURCHECK_INDEX is "off".
[[nodiscard]] std::filesystem::path index_folder();

} // namespace contourcheck::dataset
