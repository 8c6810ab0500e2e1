#pragma once

#include "base/error.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace contourcheck::review {

enum class Verdict { accept, reject, unsure };
[[nodiscard]] std::string_view word(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdict_from_word(std::string_view word);

/// What was looked at, by the SHA-256 of the files' bytes. A missing slice or contour has an empty hash.
struct Content {
    std::string slice_sha256;
    std::string contour_sha256;

    friend bool operator==(const Content&, const Content&) = default;
};

/// One entry of the log. `verdict` is absent where the reviewer took an earlier decision back (undo).
struct Decision {
    std::int64_t sequence = 0; ///< order of writing, from the store
    std::string dataset;       ///< canonical path of the dataset
    std::string contour;       ///< <patient>/<slice>/<kind>
    std::optional<Verdict> verdict;
    std::vector<std::string> reasons; ///< words: "wrong-patient", "shifted", …
    std::string comment;
    std::string reviewer;
    std::string time_utc; ///< ISO 8601, "2020-01-31T12:00:00Z", from the store
    Content content;
    std::string version; ///< of the program that wrote it
    std::string link;    ///< in the chain of the log (chain.h), from the store
    bool elsewhere =
        false; ///< set by Store::log(): said of another dataset, so it counts for the same content only
    bool written_here = false; ///< by append(), with what stood in the store before it in view; not imported
    std::string
        not_before; ///< when it counts from, where its time is earlier: set by import(), and by append() in a folder
    std::string log; ///< in a folder of logs the name of the one it stands in, from the store
};
/// The same entry of the same log, or of a copy of it, which has the same links.
[[nodiscard]] inline bool is_entry(const Decision& a, const Decision& b) {
    return a.sequence == b.sequence && (a.link.empty() ? a.log == b.log : a.link == b.link);
}

/// The same entry: equal in every field but sequence, dataset, `link`, `elsewhere`, `written_here`, `not_before` and `log`.
[[nodiscard]] bool same_entry(const Decision& a, const Decision& b);

/// The reasons that window and command line offer, in the order of their keys 1 to 9.
[[nodiscard]] const std::vector<std::string>& reasons();
/// To be translated, unless it is a reason of somebody's own.
[[nodiscard]] Phrase reason_in_words(const std::string& reason);

/// What whoever decides has seen of the store.
struct View {
    std::string state;                        ///< Store::state() from before it was read
    std::function<bool(const Decision&)> has; ///< whether this entry was in it; without, nothing is asked
};

/// Among a decision's reasons where it was made for many contours at once, without each in view.
inline constexpr std::string_view in_bulk = "in-bulk";
struct Control; // controls.h

/// Append-only log of decisions in SQLite: nothing is ever changed or removed (triggers refuse it), and a hash chain tells
/// what was done behind its back (chain.h). Acknowledged means
/// synced: journal mode DELETE, synchronous EXTRA, which is FULL and flushes the folder after the journal is gone. One
/// object belongs to one thread; several processes may share the file. Works with and without a QCoreApplication.
class Store {
public:
    struct Connection; // connection.h
    /// The user's own store: <user data folder>/decisions.sqlite, or $CONTOURCHECK_DECISIONS. Made with mode 0600 when
    /// it is not there; a file of a newer version, of another program or a damaged one is refused and left alone. One of
    /// an older version is brought up to this one in one transaction, after a backup beside it
    /// (decisions.sqlite.v1-backup, 0600); where that fails, `unwritable`, and it is as it was.
    ///
    /// Of a folder (log_folder.h) all logs are read and one's own is written: made with the first entry, opened under its lock
    /// for each transaction. What is said of the store below then holds of all logs together. Where one cannot be read,
    /// everything that reads fails and names it; append() without a condition or a view goes on and says so in unread().
    [[nodiscard]] static Expected<Store> open();
    /// Another program that holds the file is waited for as long as `patience` says, once.
    [[nodiscard]] static Expected<Store>
    open(const std::filesystem::path& file,
         std::chrono::milliseconds patience = std::chrono::milliseconds(5000));
    [[nodiscard]] static std::filesystem::path default_file();

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    /// The file that is written.
    [[nodiscard]] const std::filesystem::path& file() const;

    /// Writes `decision` (sequence, time and version are filled in) and returns it as stored, after it is on the disk.
    /// The time is the clock's, even when it was set back: standing() knows that the entry is later than those before it.
    [[nodiscard]] Expected<Decision> append(Decision decision);
    /// Writes all of them or, on an error, none, in one transaction, and returns what was written.
    /// `unwritable` and none where the others' logs cannot be read for want of room in the user's own cache folder;
    /// `malformed` where one holds an entry that nothing can come after: either way they might not count.
    /// One is not written where an entry on its contour was not in `view`: unseen() tells it. The
    /// last of all reviewers' words counts, and nobody is to overrule what he does not know. With a view it fails where a log
    /// cannot be read.
    [[nodiscard]] Expected<std::vector<Decision>> append(std::vector<Decision> decisions,
                                                         const View& view = {});
    /// What kept the last append() from writing, by contour: the last entry on it that was not in view.
    [[nodiscard]] const std::map<std::string, Decision>& unseen() const { return unseen_; }
    /// Why the last append() did not see all logs, which may hold what counts more: one is damaged or away.
    [[nodiscard]] const std::optional<Error>& unread() const { return unread_; }
    /// Takes back what append() returned, in one transaction, and returns the entries that do. None is written, and none
    /// returned, where one of them is not what its reviewer last said of the contour: an undo takes back the last word,
    /// which another program has added since.
    [[nodiscard]] Expected<std::vector<Decision>> take_back(const std::vector<Decision>& made);
    /// As append(), of what `undo`, as take_back() returned it, took back. None is written where the reviewer of one has
    /// said anything of the contour since.
    [[nodiscard]] Expected<std::vector<Decision>>
    append_again(std::vector<Decision> decisions, const std::vector<Decision>& undo, const View& view = {});
    /// As append(), of what completes `made`, as append() returned it. None is written where one of them is not what its
    /// reviewer last said of the contour.
    [[nodiscard]] Expected<std::vector<Decision>>
    append_to(std::vector<Decision> decisions, const std::vector<Decision>& made, const View& view = {});

    /// Everything ever said about the dataset, as_logged(), and what was said elsewhere of a contour of the
    /// same id and content. `contour_hashes` (contour id to SHA-256 of its file) are those of the dataset as it is now:
    /// with them the decisions of a dataset that was moved are found again.
    [[nodiscard]] Expected<std::vector<Decision>>
    log(const std::string& dataset, const std::map<std::string, std::string>& contour_hashes = {}) const;
    /// Another one whenever something was written since that this object did not write; cheap to ask. In a folder what it writes
    /// itself changes it, too.
    [[nodiscard]] Expected<std::string> state() const;
    /// The same, or an error at once where another program holds the file.
    [[nodiscard]] Expected<std::string> state_now() const;
    /// Whether nobody else has written between these states, of which the first is from before what this object wrote itself.
    [[nodiscard]] bool is_as_left(const std::string& before, const std::string& now) const;
    /// All entries of the store, as_logged(). A copy of a log in the same folder adds nothing.
    [[nodiscard]] Expected<std::vector<Decision>> all() const;

private:
    /// Whether the entries are written, from what the log says of each contour by then.
    using Condition = std::function<bool(std::map<std::string_view, std::vector<Decision>>& by_contour)>;
    [[nodiscard]] Expected<std::vector<Decision>> append(std::vector<Decision> decisions, const View& view,
                                                         const Condition& holds);
    using Writing = std::function<Expected<void>(Connection& log)>;
    /// Calls `work` in one transaction on the log that is written.
    [[nodiscard]] Expected<void> write(const Writing& work);
    /// Calls `reader` on each log in turn, with its name, which is empty but in a folder. One that cannot be read does not keep it from
    /// the others; the first error of all is returned, of this user's own cache before those of logs.
    using Reading = std::function<Expected<void>(Connection& log, const std::string& name)>;
    [[nodiscard]] Expected<void> read_each(const Reading& reader) const;
    /// What can be read, also where another log cannot.
    [[nodiscard]] Expected<void> read_all(std::vector<Decision>& entries) const;
    Store(std::filesystem::path file, std::chrono::milliseconds patience);
    friend Expected<std::size_t> import(Store& store, const std::string& dataset,
                                        const std::vector<Decision>& decisions,
                                        const std::map<std::string, std::string>& contour_hashes);
    friend Expected<Control> keep(Store& store, Control control);
    friend Expected<std::vector<Control>> controls(const Store& store, const std::string& dataset,
                                                   const std::map<std::string, std::string>& contour_hashes);
    std::filesystem::path file_;
    std::chrono::milliseconds patience_;
    bool in_folder_ = false;
    std::optional<Error> unread_;
    std::map<std::string, Decision> unseen_; ///< by contour
    std::unique_ptr<Connection> connection_; ///< in a folder during a transaction alone
};

/// The path that decisions on the dataset in this folder are stored under.
[[nodiscard]] std::string stored_path(const std::filesystem::path& root);

/// Store::log() of the user's own store, which is not made where there is none: nobody has decided anything then. `malformed`
/// where a chain (chain.h) does not hold.
[[nodiscard]] Expected<std::vector<Decision>>
stored_log(const std::string& dataset, const std::map<std::string, std::string>& contour_hashes = {});

enum class State { none, accepted, rejected, unsure, stale };
[[nodiscard]] State state_of(Verdict verdict);
[[nodiscard]] std::string_view word(State state);

/// What counts for a contour now.
struct Standing {
    State state = State::none;
    std::optional<Decision> decision; ///< the last one that was not taken back, also when stale
};

/// Entries in the order in which they were decided: one written here comes after all that stood in the log then, whatever
/// the clock said; an imported one was written later than it was made and stands where its time puts it, though no earlier
/// than those above it in its table by the same reviewer on the same contour: a clock may have been set back there, too.
/// Entries of several logs stand where their times put them, each log's own in that order, then by the log's name: the same
/// wherever they are read. What append() had in view stands before its entry by `not_before` (Lamport 1978, Time, clocks, and the ordering of
/// events in a distributed system).
[[nodiscard]] std::vector<Decision> in_order(std::vector<Decision> entries);
/// The entries of one log in the order of writing; of several in_order().
[[nodiscard]] std::vector<Decision> as_logged(std::vector<Decision> entries);

/// The entries that count for `contour` with this content, in_order().
[[nodiscard]] std::vector<Decision> entries_on(const std::vector<Decision>& log, const std::string& contour,
                                               const Content& content);

/// The standing of `contour` with `content` as it is now, from its log entries in_order(). The last entry of each reviewer counts, an undo returns to that reviewer's entry before; among reviewers the latest. `stale`
/// when it was made on other content.
[[nodiscard]] Standing standing(const std::vector<Decision>& log, const std::string& contour,
                                const Content& content);

/// What counts of a contour just before and just after an entry; none where nobody has decided or all was taken back.
struct Step {
    std::optional<Verdict> before;
    std::optional<Verdict> after;
};
/// Of each of one contour's entries_on(), in their order.
[[nodiscard]] std::vector<Step> steps(const std::vector<Decision>& entries);

/// The last word of each reviewer that was not taken back, in the order of standing(): its last one counts. Whatever content it is about.
[[nodiscard]] std::vector<Decision> last_words(const std::vector<Decision>& log, const std::string& contour,
                                               const Content& content);

/// Decisions as CSV with the header contour,decision,reasons,comment,reviewer,time,slice_sha256,contour_sha256,version;
/// a decision that was taken back has the word "undo", reasons stand with spaces between. Reading it back gives the same
/// entries, without sequence and dataset. Rows stand in the order given, but what a reviewer said of a contour in_order():
/// import() goes by that.
[[nodiscard]] std::string to_csv(const std::vector<Decision>& decisions);
/// Columns may stand in any order; others are passed over. An error names its line. A time more than a day ahead of the
/// clock is one: it would come after every real decision. With `refused` a row that holds what cannot be kept (a time or
/// reason that is none, as a log of another may have it) is left out and named there, with the others on its contour, and the
/// rest is read.
[[nodiscard]] Expected<std::vector<Decision>>
from_csv(std::string_view text, const std::filesystem::path& file, std::vector<Error>* refused = nullptr);

/// Adds the entries that Store::log() does not tell of this dataset yet (same_entry, counted as often as they stand), with
/// their own time and version, in one transaction. Each counts from its time, or that of an entry before it in `decisions`, by
/// the same reviewer on the same contour, where that is later. Returns how many were new.
[[nodiscard]] Expected<std::size_t> import(Store& store, const std::string& dataset,
                                           const std::vector<Decision>& decisions,
                                           const std::map<std::string, std::string>& contour_hashes = {});

} // namespace contourcheck::review
