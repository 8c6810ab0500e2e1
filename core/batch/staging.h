#pragma once

#include "base/error.h"
#include "batch/formats/format.h"
#include "batch/record.h"

#include <filesystem>
#include <functional>
#include <set>

namespace contourcheck::batch {

/// The folder of an export while it is made. Batches are written into a hidden folder of their own in it and get their
/// final place by a rename, once their record stands in the journal. So everything with a final name is whole, and
/// everything whole is known to the run that goes on after an interruption.
class Staging {
public:
    /// Whether the batch that stands at `number` in the journal is still the one that would be written.
    using Holds = std::function<bool(std::size_t number, const BatchRecord& record)>;

    /// `plan` names the run: what stands in `folder` of another plan is refused. Of what an earlier run of the same plan
    /// left, the first batches are kept that have their hash and for which `holds` says so; without `holds`, none. One
    /// process at a time, whatever its plan. `names` are an export's, as Format::names has them.
    [[nodiscard]] static Expected<Staging> open(const std::filesystem::path& folder, const std::string& plan,
                                                std::vector<std::string_view> names,
                                                std::size_t selected_count, const Holds& holds = {});
    /// What is left of a run that was killed when its manifest was in place already. Removed twice at once it is gone.
    static void clear(const std::filesystem::path& folder, const std::string& plan);
    Staging(Staging&& other) noexcept;
    Staging& operator=(Staging&&) = delete;
    ~Staging(); ///< leaves nothing behind where no batch is finished

    /// What is finished: of earlier runs, whose files were compared by hash, and of this one.
    [[nodiscard]] const std::vector<BatchRecord>& records() const { return records_; }

    /// Where the file `name` is to be written before it is published.
    [[nodiscard]] std::filesystem::path staged(const std::string& name) const { return hidden_ / name; }
    /// Compares the staged files with their hashes, flushes them to the disk, notes the record and gives the files their final names.
    /// Read back from the page cache, the hashes tell a writer's mistake or another program's hand, not the disk's: --verify
    /// after the cache is gone does.
    [[nodiscard]] Expected<void> publish(BatchRecord record);
    /// Writes these texts, the manifest as the last of them, and removes the hidden folder.
    [[nodiscard]] Expected<void> complete(const std::vector<TextFile>& texts);

private:
    Staging(std::filesystem::path folder, std::filesystem::path hidden, std::vector<std::string_view> names,
            bool made_folder);
    [[nodiscard]] Expected<void> lock_folder();
    [[nodiscard]] Expected<void> refuse_foreign() const;
    [[nodiscard]] Expected<void> open_journal();
    void close_journal();
    void read_journal(std::size_t selected_count);
    [[nodiscard]] Expected<void> keep_what_holds(std::size_t selected_count, const Holds& holds);
    [[nodiscard]] Expected<void> remove_staged_files() const;
    [[nodiscard]] Expected<void> remove_other_batches() const;
    [[nodiscard]] Expected<std::vector<std::string>> standing_files() const;
    [[nodiscard]] Expected<void> append(const std::string& line);

    std::filesystem::path folder_;
    std::filesystem::path hidden_;
    std::vector<std::string_view> names_;
    bool made_folder_ = false;
    int lock_ = -1; // of the folder
    int journal_ = -1;
    bool ready_ = false; // open() got through: what is there is this run's
    std::vector<BatchRecord> records_;
    std::vector<std::size_t> ends_; // of the records that were read, in the journal
};

} // namespace contourcheck::batch
