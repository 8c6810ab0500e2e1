#pragma once

#include "review/review.h"

namespace contourcheck::review {

/// The decision log is a hash chain. Each entry has a link: the SHA-256, as 64 hexadecimal digits, over the link before it
/// and the entry's fields, so
///
///     link = SHA-256(netstring(link before) netstring(field) netstring(field) …)
///
/// The fields are the columns dataset, contour, verdict, reasons, comment, reviewer, time_utc, slice_sha256,
/// contour_sha256, version, written_here, not_before of the table `decisions`, in this order: who, when, what, why, on which
/// content, by which version. What stood before follows from the entries before. Each is a netstring (D. J. Bernstein,
/// 1997: its length in bytes, ':', the bytes as they are stored, ','), numbers in decimal digits; NULL is "-,". Two
/// entries that differ are never the same bytes. The first entry follows on the link of the log's origin.
///
/// It proves, without anything noted elsewhere, that no entry but the last was changed by itself, that none was taken out of
/// the middle, and that they stand in the order in which they were written. That the end was not cut off, or the last
/// entry or all of the chain not written anew, it proves only against a link noted elsewhere: those of exports and
/// reports. It is no signature: it does not prove who wrote an entry, and no clock but the writer's says when.
using Field = std::optional<std::string>;
[[nodiscard]] std::string next_link(const std::string& before, const std::vector<Field>& fields);

/// Where a chain begins: the one row of the table `chain_origin`.
struct Origin {
    std::string salt; ///< random: whoever has a link and not the log cannot try what the log may hold
    std::string
        reason; ///< "new", "upgrade" of a log without a chain, "salvage"; empty: of version 1, which has no chain
    std::int64_t entries = 0; ///< that were there by then: what was done to them before, no link tells
    std::string time_utc;     ///< ISO 8601
    std::string version;      ///< of the program that began it
};
/// Begun now, by this program.
[[nodiscard]] Expected<Origin> new_origin(std::string reason, std::int64_t entries);
/// All fields in the order above, after an empty link.
[[nodiscard]] std::string link_of(const Origin& origin);

/// An entry of a log by its number and link: with what is before it, it is what that link says, or the log was changed.
struct Head {
    std::int64_t entries = 0; ///< up to this one; 0: none
    std::string link;

    friend bool operator==(const Head&, const Head&) = default;
};
/// The last entry of what Store::log() tells of a dataset, of each log of a folder by the logs' names. What was said of other
/// datasets later is not in it, so that the same decisions have the same heads.
[[nodiscard]] std::vector<Head> heads_of(const std::vector<Decision>& log);

/// An entry as it is stored.
struct Link {
    std::int64_t sequence = 0;
    std::vector<Field> fields;
    std::string link;
};

/// Where a chain does not hold.
struct Break {
    enum class Kind {
        edited,  ///< `first`, or the one before; or some before it are gone and the others were numbered anew
        missing, ///< `first` to `last`
        reordered,  ///< `first` was written right after what stands as `last`; 0: as the first of all
        beginning,  ///< the chain's own: it is gone, there are several, or it is none
        miscounted, ///< `first` is how many SQLite counts, fewer than the entry `last`
    };
    Kind kind = Kind::edited;
    std::int64_t first = 0, last = 0;
};
[[nodiscard]] std::string_view word(Break::Kind kind);
[[nodiscard]] Phrase in_words(const Break& fault);
/// The first of a log with a chain, from its entries by number; `written` is how many there ever were, as SQLite counts. An
/// origin without a salt is none.
[[nodiscard]] std::optional<Break> first_break(const Origin& origin, const std::vector<Link>& links,
                                               std::int64_t written);

struct Verified {
    Origin origin;
    Head head; ///< of all entries
    std::optional<Break> fault;
    std::optional<std::int64_t> noted_at; ///< the entry with the link that was asked for
    bool is_empty = false; ///< a file without tables: whether it ever held a log, it does not tell
};
/// Reads a log and changes nothing. One of version 1 has no chain yet. Errors as of Store::open().
[[nodiscard]] Expected<Verified> verify(const std::filesystem::path& file,
                                        const std::string& noted_link = {});
struct VerifiedLog {
    std::string name; ///< of its file
    Expected<Verified> verified;
};
/// Each log of a folder, by name.
[[nodiscard]] Expected<std::vector<VerifiedLog>> verify_folder(const std::filesystem::path& folder,
                                                               const std::string& noted_link = {});

/// For whoever is about to rely on what the log or folder `file` says: `malformed` where a chain does not hold, in words. Reads
/// all of it.
[[nodiscard]] Expected<void> refuse_changed(const std::filesystem::path& file);
/// The user's own store after that, for deciding: of a folder one's own log alone must hold.
[[nodiscard]] Expected<Store> open_own_unchanged();

} // namespace contourcheck::review
