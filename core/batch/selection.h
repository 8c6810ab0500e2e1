#pragma once

#include "check/report.h"
#include "loader/batch_loader.h"
#include "review/chain.h"

#include <map>

namespace contourcheck::batch {

/// What reviewers decided.
struct Decisions {
    std::map<std::string, review::State> states; ///< by contour; those without a decision need not be in it
    std::vector<review::Head> logs = {};         ///< of the logs as they were read
    /// Of the slices' files as they were when this was computed, by contour; a state holds for them alone.
    std::map<std::string, std::string> slices_sha256 = {};

    friend bool operator==(const Decisions&, const Decisions&) = default;
};

/// What counts, computed from the store's log and the dataset's files as they are now (the slices that have a decision
/// are hashed).
[[nodiscard]] Decisions current_decisions(const check::Checked& checked,
                                          const std::vector<review::Decision>& log);

/// current_decisions() by the log of the user's own store.
[[nodiscard]] Expected<Decisions> stored_decisions(const check::Checked& checked);

/// Ids as everything else writes them: "P/01/inner" is P/1/inner. Gives those that are of no contour of the dataset.
std::vector<std::string> settle_ids(std::vector<review::Decision>& decisions,
                                    const dataset::Dataset& dataset);

enum class Include { all, unflagged, accepted };
[[nodiscard]] std::string_view word(Include include);
[[nodiscard]] std::optional<Include> include_from_word(std::string_view word);

/// "inner,outer": each kind once, in the order of the kinds, whatever the order given.
[[nodiscard]] std::optional<std::vector<contour::Kind>> parse_kinds(std::string_view text);

/// Share of patients in each part; they add up to 100.
struct Split {
    int train = 100, validation = 0, test = 0;

    friend bool operator==(const Split&, const Split&) = default;
};
/// "80/10/10"
[[nodiscard]] std::optional<Split> parse_split(std::string_view text);
/// What is wrong with such a text; empty where nothing is.
[[nodiscard]] std::string fault_of_split(std::string_view text);

struct Shard {
    int index = 0; ///< from 0
    int count = 1;

    friend bool operator==(const Shard&, const Shard&) = default;
};
/// "0/4"
[[nodiscard]] std::string word(const Shard& shard);
[[nodiscard]] std::optional<Shard> parse_shard(std::string_view text);
[[nodiscard]] std::string fault_of_shard(std::string_view text);

struct Selection {
    std::vector<contour::Kind> kinds = {contour::Kind::inner};
    Include include = Include::all;
    std::optional<Split> split;         ///< by whole patients
    Shard shard;                        ///< by whole patients
    std::optional<std::string> patient; ///< this one alone, by the dataset's id
    std::uint64_t seed = 0;
    bool allow_burned_in = false;  ///< slices too that say that something is written into the picture
    bool leave_out_unsaid = false; ///< not those either that do not say whether something is
    std::optional<std::string>
        pseudonym_key; ///< ids in the output are HMAC-SHA-256 of the patient's under this key
};

/// What is known of a slice's file since it was checked: another one is not exported in its place.
struct SeenSlice {
    std::optional<dataset::FileStamp> stamp; ///< of the file whose header was read
    dicom::BurnedIn burned_in = dicom::BurnedIn::unsaid;
    std::string sha256 = {}; ///< of the file that a decision was said of; empty without one
};

[[nodiscard]] SeenSlice seen_slice(const dataset::SliceEntry& slice);
/// Whether what was just loaded of `file` is that.
[[nodiscard]] bool is_as_seen(const SeenSlice& seen, const std::filesystem::path& file,
                              const dicom::Header& header, std::string_view sha256);

/// A contour that goes into the export.
struct Selected {
    std::string id;    ///< as written to the output (a pseudonym where asked for)
    std::string split; ///< "train", "validation", "test", or empty
    review::State decision = review::State::none;
    check::Status status = check::Status::ok;
    std::string contour_sha256; ///< of the file when it was checked
    SeenSlice seen;
    loader::PairRequest request; ///< with the dataset's own id: for messages, not for the output
    std::size_t patient = 0;     ///< index into check::Checked::patients
    int slice = 0;               ///< its number
    int location = -1;           ///< as in dataset::SliceEntry
    int phase = -1;
};

/// A contour that does not, and why, in one word: "patient", "shard", "kind", "contour-unreadable", "too-few-points", "no-slice",
/// "slice-unreadable", "rejected", "flagged", "not-accepted", burned_in, burned_in_unsaid. The first that applies, in this
/// order.
struct Excluded {
    std::string id;
    std::string reason;
};
constexpr std::string_view burned_in = "burned-in";
constexpr std::string_view burned_in_unsaid = "burned-in-unsaid";

struct Chosen {
    std::vector<Selected> selected;
    std::vector<Excluded> excluded;
    std::vector<std::string> file_names; ///< of all patients, as in check::Checked (batch/file_names.h)

    [[nodiscard]] const std::string& file_name(const Selected& each) const {
        return file_names[each.patient];
    }
};

/// How many of the selected are on slices that do not say whether something is written into the picture.
[[nodiscard]] std::size_t count_unsaid(const Chosen& chosen);

/// Whether the slice's header speaks against it (dicom::BurnedIn) and the selection does not allow that.
[[nodiscard]] bool is_withheld(const dicom::Header& header, const Selection& selection);

/// The patient as named in an export: where there is a key, the first 16 hexadecimal digits of the id's HMAC-SHA-256.
[[nodiscard]] std::string exported_patient(const std::string& patient, const std::optional<std::string>& key);

/// The id as it stands in an export, its patient so named.
[[nodiscard]] std::string exported_id(const dataset::ContourId& id, const std::optional<std::string>& key);

/// "P" of "P/12/inner"
[[nodiscard]] std::string patient_of(std::string_view id);

/// The shard that each patient falls to when an export is cut into `count`.
[[nodiscard]] std::map<std::string, int> shards_of_patients(const dataset::Patients& patients,
                                                            std::uint64_t seed, int count);

/// SHA-256 of each contour's file by the contour's id, for review::Store::log().
[[nodiscard]] std::map<std::string, std::string> contour_hashes(const check::Checked& checked);

/// Every contour of the dataset once, in one of the two lists, in the dataset's order. A rejected contour is left out
/// whatever `include` says. Split and shard: all patients of the table in an order made of seed and id (by
/// hash, so that the table's order does not matter), cut by the shares (largest remainder), dealt out to the shards in turn.
[[nodiscard]] Chosen select(const check::Checked& checked, const Decisions& decisions,
                            const Selection& selection);

} // namespace contourcheck::batch
