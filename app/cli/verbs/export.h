#pragma once

#include "batch/export.h"
#include "cli/verb.h"

namespace contourcheck::cli {

/// What export is asked for, by a command line or by a worker's task.
struct ExportOptions {
    dataset::Source dataset;
    std::filesystem::path folder;
    batch::Options batch;
    bool pseudonym = false;
    std::filesystem::path key_file;
    bool verify = false; ///< what is there, or was written, is compared with the dataset
};

/// All but DATASET, --output, --resume, --verify and what every verb has.
void add_export_options(CLI::App& verb, ExportOptions& options);

/// The options with what they leave open: the seed of the selection and the secret that makes the pseudonyms, which is
/// made where there is none (then `made_key` is set). Shards are often made on several computers, each of which would
/// make a key of its own, and patients would have other names in each: `invalid_argument` without a key's file.
[[nodiscard]] Expected<batch::Options> settled(const ExportOptions& options, bool& made_key);

/// The selection's patient, where it has one, as the table names it: it may be given by its id, or where there is a key
/// by its pseudonym. `not_found` lists the patients there are, with a key none of them.
[[nodiscard]] Expected<void> settle_patient(batch::Selection& selection, const dataset::Dataset& dataset);

/// A dataset that is ready to be exported.
struct ReadyToExport {
    batch::Options settings;
    check::Checked checked;
    batch::Decisions decisions; ///< those that count
};
/// What is wrong is told, and the exit status given back.
[[nodiscard]] tl::expected<ReadyToExport, Exit> ready_to_export(const ExportOptions& options,
                                                                const Command& command);

struct Exported {
    batch::Outcome outcome;
    std::size_t excluded = 0;         ///< contours
    std::size_t withheld = 0;         ///< of these for what is written into the picture
    std::vector<std::string> damaged; ///< what was left out because it is damaged, a line each
};

/// Writes, or finds that it was written before.
[[nodiscard]] Expected<Exported> export_checked(const check::Checked& checked,
                                                const batch::Decisions& decisions,
                                                const std::filesystem::path& folder,
                                                const batch::Options& options, const Progress& progress = {},
                                                const std::stop_token& stop = {});

} // namespace contourcheck::cli
