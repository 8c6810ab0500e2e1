#pragma once

#include "cli/content.h"
#include "cli/verb.h"
#include "review/review.h"

#include <filesystem>

namespace contourcheck::cli {

/// What every action of `review DATASET` has at hand.
struct Review {
    dataset::Source dataset;
};

/// Each declares an action below `review`, which has read DATASET into `review.dataset`.
void add_review_list(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command);
void add_review_history(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command);
void add_review_set(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command);
void add_review_export(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command);
void add_review_import(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command);
void add_review_agreement(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command);
/// These are about the log of all datasets.
CLI::App* add_review_verify(CLI::App& verb, Command& command);
CLI::App* add_review_salvage(CLI::App& verb, Command& command);
CLI::App* add_review_unlock(CLI::App& verb, Command& command);

/// What was said about the dataset so far, and the dataset.
struct Opened {
    dataset::Dataset dataset;
    std::vector<review::Decision> log;
};

/// For reading: no store is made where there is none. On failure, told already, the exit status.
[[nodiscard]] tl::expected<Opened, Exit> open_log(const dataset::Source& dataset);

/// Opens the user's store, which is made where there is none yet. On failure, told already, the exit status.
[[nodiscard]] tl::expected<review::Store, Exit> open_store();

/// Scans the dataset. On failure, told already, the exit status.
[[nodiscard]] tl::expected<dataset::Dataset, Exit> scan_for_review(const dataset::Source& dataset);

/// A contour of the dataset by its id, with its patient.
struct Found {
    dataset::Patient patient;
    std::size_t contour = 0; ///< index into patient.contours

    [[nodiscard]] const dataset::ContourEntry& entry() const { return patient.contours[contour]; }
};

/// Exit::usage, told already, where the id makes no sense or the dataset has no such contour.
[[nodiscard]] tl::expected<Found, Exit> find_contour(const dataset::Dataset& dataset, const std::string& id);

} // namespace contourcheck::cli
