#pragma once

#include "batch/manifest.h"

namespace contourcheck::batch {

/// The folder of an export while it is made. Batches are written into a hidden folder of their own in it and get their
/// final place by a rename, once their record stands in the journal. So everything with a final name is whole, and
/// everything whole is known to the run that goes on after an interruption.
class Staging {
public:
    /// `plan` names the run: what stands in `folder` of another plan is refused. Without `resume` what an earlier run of
    /// the same plan left is removed. One process at a time.
    [[nodiscard]] static Expected<Staging> open(const std::filesystem::path& folder, const std::string& plan,
                                                std::size_t selected_count, bool resume);
    Staging(Staging&& other) noexcept;
    Staging& operator=(Staging&&) = delete;
    ~Staging(); ///< leaves nothing behind where no batch is finished

    /// What is finished: of earlier runs, whose files were compared by hash, and of this one.
    [[nodiscard]] const std::vector<BatchRecord>& records() const { return records_; }

    /// Where the file `name` is to be written before it is published.
    [[nodiscard]] std::filesystem::path staged(const std::string& name) const { return hidden_ / name; }
    /// Compares the staged file with its hash, notes the record and gives the file its final name.
    [[nodiscard]] Expected<void> publish(BatchRecord record);
    /// Writes the manifest as the last file and removes the hidden folder.
    [[nodiscard]] Expected<void> complete(const std::string& manifest);

private:
    Staging(std::filesystem::path folder, std::filesystem::path hidden, bool made_folder);
    [[nodiscard]] Expected<void> lock_journal();
    [[nodiscard]] Expected<void> read_journal(std::size_t selected_count);
    [[nodiscard]] Expected<void> refuse_foreign_batches() const;
    [[nodiscard]] Expected<void> keep_whole_batches(bool resume);
    [[nodiscard]] Expected<void> remove_staged_files() const;
    [[nodiscard]] Expected<void> write_journal();
    [[nodiscard]] Expected<void> append(const std::string& line);
    [[nodiscard]] Expected<void> move_into_place(const std::string& name) const;

    std::filesystem::path folder_;
    std::filesystem::path hidden_;
    bool made_folder_ = false;
    int journal_ = -1;
    std::vector<BatchRecord> records_;
};

inline constexpr std::string_view manifest_name = "manifest.json";

} // namespace contourcheck::batch
