#pragma once

#include "review/review.h"

namespace contourcheck::review {

/// What a reviewer said of a contour with a mistake that was put into it on purpose, to see whether it is noticed. Kept in
/// a table of its own beside the decisions: it is no decision on the contour, is never exported and never counts as one.
struct Control {
    std::int64_t sequence = 0; ///< order of writing, from the store
    std::string dataset;
    std::string contour; ///< the right one it was made of
    std::string mistake; ///< trial::Mistake::id
    Verdict verdict = Verdict::accept;
    std::vector<std::string> reasons;
    std::string reviewer;
    std::string time_utc;       ///< from the store
    std::string version;        ///< of the program that wrote it
    std::string contour_sha256; ///< of the file it was made of; empty where an older program wrote it

    /// Not taken for right.
    [[nodiscard]] bool caught() const { return verdict != Verdict::accept; }
};

/// Writes it and returns it as stored, after it is on the disk.
[[nodiscard]] Expected<Control> keep(Store& store, Control control);
/// All of a dataset, in the order of writing, and those of another on a contour of the same id and content, by which those
/// of a dataset that was moved are found again, as by Store::log(). A store of an older program has none.
[[nodiscard]] Expected<std::vector<Control>>
controls(const Store& store, const std::string& dataset,
         const std::map<std::string, std::string>& contour_hashes = {});
/// controls() of the user's own store, which is not made where there is none.
[[nodiscard]] Expected<std::vector<Control>>
stored_controls(const std::string& dataset, const std::map<std::string, std::string>& contour_hashes = {});

/// For salvage(): what can be read of a log that may be damaged, along its table; and adding one as it is, numbered anew.
[[nodiscard]] std::vector<Control> readable_controls(Store::Connection& log);
[[nodiscard]] Expected<void> add_control(Store::Connection& log, Control& control);

} // namespace contourcheck::review
