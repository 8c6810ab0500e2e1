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
    std::filesystem::path
        known_check;       ///< batch::KnownCheck as a file; empty where the dataset is to be checked
    bool in_parts = false; ///< other exports, made elsewhere, must fit this one
    bool verify = false;   ///< what is there, or was written, is compared with the dataset
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

/// The dataset as far as an export with these settings needs it, by the earlier check that the options name; settles the
/// patient. `invalid_argument` where that check is of other files or another convention.
[[nodiscard]] Expected<check::Checked> open_known(const ExportOptions& options, batch::Options& settings,
                                                  const Progress& progress = {});

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
    std::size_t excluded = 0;          ///< contours
    std::vector<std::string> withheld; ///< of these for what is written into the picture, by their ids there
    std::vector<std::string> unsaid_withheld; ///< as they do not say whether something is
    std::size_t unsaid = 0;                   ///< of those chosen, as many do not
    std::vector<std::string> damaged;         ///< what was left out because it is damaged, a line each
};

/// Writes, or finds that it was written before.
[[nodiscard]] Expected<Exported> export_checked(const check::Checked& checked,
                                                const batch::Decisions& decisions,
                                                const std::filesystem::path& folder,
                                                const batch::Options& options, const Progress& progress = {},
                                                const std::stop_token& stop = {});

} // namespace contourcheck::cli
