#pragma once

#include "base/error.h"

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::loader {
struct Pair;
}

namespace contourcheck::batch {

struct Job;
struct Group;
struct Unit;
struct Entry;
struct Options;
class Staging;

/// What one file holds: `batch_size` pairs of one shape and type; one pair; the slices of a patient at one phase, which are
/// a volume; or all of a patient.
enum class Grouping { batch, pair, volume, patient };

/// A text that stands in the export's folder beside what was written.
struct TextFile {
    std::string name;
    std::string text;
};

/// An entry as far as the texts about the whole heed it, in an export or in its shards.
struct Described {
    std::vector<std::string> files; ///< in the export's folder
    std::string patient;            ///< as exported
    std::string split;              ///< as asked for, or empty
    std::string note;               ///< Entry::note
};

/// A file format of the export, as data: help texts and the window's form are made from these rows.
struct Format {
    std::string_view id;   ///< "npz"
    std::string_view what; ///< one line for people
    Grouping grouping = Grouping::batch;
    bool holds_shares = true; ///< masks by coverage: a share a pixel
    /// What it puts into the folder: names of files, "folder/", or the start of names ("batch-").
    std::span<const std::string_view> names;
    /// Writes what a unit makes into the staging folder.
    Expected<std::vector<Entry>> (*write)(const Job& job, const Unit& unit, const Staging& staging) = nullptr;
    /// Reads one of its files back, where it can: how each of the pairs that were written into it differs from what is
    /// there, empty where it does not or the pair is null. An error where it holds something else than these arrays.
    Expected<std::vector<std::string>> (*compare)(const std::filesystem::path& file,
                                                  std::span<const loader::Pair* const> pairs) = nullptr;
    /// What it says of the whole, where it does, of entries in the export's order.
    std::vector<TextFile> (*describe)(const Options& options,
                                      const std::vector<Described>& entries) = nullptr;
    /// The notes that its text `describe` made says, by the first file of their entries, where there are notes.
    /// `malformed` where it did not make the text; `file` is for messages.
    Expected<std::map<std::string, std::string>> (*notes)(std::string_view text,
                                                          const std::filesystem::path& file) = nullptr;
    /// Why a pair cannot be put into it, where there are such; one of the texts of failure.h.
    std::optional<std::string_view> (*unfit)(const loader::Pair& pair) = nullptr;
};

[[nodiscard]] std::span<const Format> formats();
/// Nothing where there is none of that id.
[[nodiscard]] const Format* format_of(std::string_view id);

} // namespace contourcheck::batch
