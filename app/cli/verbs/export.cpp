#include "batch/export.h"
#include "base/text.h"
#include "check/about.h"
#include "cli/content.h"
#include "cli/options.h"
#include "cli/pseudonym.h"
#include "cli/terminal.h"
#include "cli/unreadable.h"

#include <algorithm>
#include <map>

namespace contourcheck::cli {

namespace {

struct Options {
    std::filesystem::path dataset;
    std::filesystem::path folder;
    batch::Options batch;
    bool pseudonym = false;
    std::filesystem::path key_file;
};

std::string format_words() {
    std::string words;
    for (const batch::Format& format : batch::formats())
        words += (words.empty() ? "" : "|") + std::string(format.id);
    return words;
}

std::optional<std::string> format_from_word(std::string_view word) {
    const auto formats = batch::formats();
    const bool known =
        std::any_of(formats.begin(), formats.end(), [&](const auto& f) { return f.id == word; });
    return known ? std::optional(std::string(word)) : std::nullopt;
}

/// The decisions that count.
Expected<batch::Decisions> decisions_for(const check::Checked& checked) {
    const auto log = review::stored_log(stored_path(checked.dataset), batch::contour_hashes(checked));
    if (!log) return tl::unexpected(log.error());
    return batch::current_decisions(checked, *log);
}

/// What is told of an excluded contour where it is damaged: its file and the reason.
std::optional<Error> damage_of(std::string_view reason, const dataset::Patient& patient,
                               const dataset::ContourEntry& entry) {
    const auto about = [](Error error, const std::filesystem::path& file) {
        error.file = file;
        return error;
    };
    if (reason == "contour-unreadable") return about(entry.contour.error(), entry.file);
    if (reason == "too-few-points")
        return Error{Code::malformed, "has fewer than three different points", entry.file};
    if (reason == "no-slice")
        return Error{Code::not_found, "there is no slice " + std::to_string(entry.id.slice) + " for it",
                     entry.file};
    if (reason == "slice-unreadable") {
        const dataset::SliceEntry& slice = patient.slices[*entry.slice];
        return about(slice.header.error(), slice.file);
    }
    return std::nullopt;
}

/// What was left out because it is damaged, a line each. With a pseudonym's key the lines name pseudonyms alone: a
/// path, or what stands in a file, would tell the patient.
class Skipped {
public:
    Skipped(const check::Checked& checked, const batch::Chosen& chosen, const std::optional<std::string>& key)
        : root_(checked.dataset.root), key_(key) {
        for (const Unreadable& folder : unreadable_folders(checked.dataset))
            add(key ? pseudonym(folder.patient) + ": a folder " + folder.error.what
                    : to_string(relative(folder.error)));
        std::map<std::string, std::string_view> reasons;
        for (const batch::Excluded& excluded : chosen.excluded)
            reasons.emplace(excluded.id, excluded.reason);
        for (const dataset::Patient& patient : checked.patients)
            for (const dataset::ContourEntry& entry : patient.contours)
                if (const auto left_out = reasons.find(batch::exported_id(entry.id, key));
                    left_out != reasons.end())
                    if (const auto damage = damage_of(left_out->second, patient, entry))
                        add(left_out->first + ": " + std::string(left_out->second) +
                            (key ? std::string() : ": " + to_string(*damage)));
        for (const batch::Selected& selected : chosen.selected)
            for (const auto& file : {selected.request.slice_file, selected.request.contour_file})
                ids_[file].push_back(selected.id);
    }

    void add(const Error& failure) {
        if (!key_) return add(to_string(relative(failure)));
        const auto ids = ids_.find(failure.file);
        if (ids == ids_.end()) return add("an item: " + failure.what);
        for (const std::string& id : ids->second)
            add(id + ": " + failure.what);
    }

    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

private:
    void add(std::string line) {
        if (std::find(lines_.begin(), lines_.end(), line) == lines_.end()) lines_.push_back(std::move(line));
    }

    /// With the file as the dataset's user names it.
    [[nodiscard]] Error relative(Error error) const {
        if (error.file.is_absolute()) error.file = error.file.lexically_relative(root_);
        return error;
    }

    [[nodiscard]] std::string pseudonym(const std::string& patient) const {
        if (patient.empty()) return "the dataset";
        const std::string id = batch::exported_id({patient, 0, contour::Kind::inner}, key_);
        return id.substr(0, id.find('/'));
    }

    std::filesystem::path root_;
    std::optional<std::string> key_;
    std::map<std::filesystem::path, std::vector<std::string>> ids_;
    std::vector<std::string> lines_;
};

/// The secret that makes the pseudonyms. Shards are often made on several computers, each of which would make a key of
/// its own: patients would then have other names in each shard.
Exit get_key(const Options& options, batch::Selection& selection) {
    if (options.key_file.empty() && selection.shard.count > 1) {
        tell("--pseudonym with --shard needs --pseudonym-key: all shards must have the same");
        return Exit::usage;
    }
    bool is_new = false;
    auto key =
        options.key_file.empty() ? read_or_make_key(default_key_file(), is_new) : read_key(options.key_file);
    if (!key) return give_up(key.error(), options.key_file.empty() ? Exit::unwritable : Exit::usage);
    if (is_new)
        tell("a new key makes the pseudonyms: " + default_key_file().string() +
             "; keep it to make the same again");
    selection.pseudonym_key = std::move(*key);
    return Exit::done;
}

Exit run(const Options& options, const Command& command) {
    batch::Options settings = options.batch;
    settings.threads = command.jobs;
    settings.confirm = true; // a job of a queue may run twice
    settings.selection.seed = settings.seed;
    if (options.pseudonym) {
        if (const Exit got = get_key(options, settings.selection); got != Exit::done) return got;
    }
    const auto checked = open_and_check(options.dataset, settings.convention, command);
    if (!checked) return give_up(checked.error(), Exit::dataset);
    const auto decisions = decisions_for(*checked);
    if (!decisions) {
        tell("without the decisions, what was rejected could not be left out: mend or restore their file, or "
             "name "
             "another in CONTOURCHECK_DECISIONS");
        return give_up(decisions.error(), Exit::unwritable);
    }
    const auto outcome = [&] {
        const ProgressBar bar("exporting", command.quiet);
        return batch::export_dataset(*checked, *decisions, options.folder, settings, {}, bar.progress());
    }();
    if (!outcome) return give_up(outcome.error(), Exit::unwritable);

    Skipped skipped(*checked, batch::select(*checked, *decisions, settings.selection),
                    settings.selection.pseudonym_key);
    for (const Error& failure : outcome->failures)
        skipped.add(failure);
    for (const std::string& line : skipped.lines())
        tell(line);
    if (outcome->was_complete) tell("this export was complete already; nothing was written");
    const Exit printed = print(
        check::counted(outcome->items, "pair") + " in " + std::to_string(outcome->batches) +
        (outcome->batches == 1 ? " batch\n" : " batches\n") + printable(outcome->manifest.string()) + '\n');
    if (printed != Exit::done) return printed;
    return skipped.lines().empty() ? Exit::done : Exit::partly;
}

void add_selection(CLI::App& verb, Options& options) {
    batch::Selection& selection = options.batch.selection;
    add_kinds(verb, selection.kinds, "inner");
    add_word(verb, "--include", selection.include, &batch::include_from_word, "all|unflagged|accepted",
             "Which contours; one that was rejected never is among them; default all");
    add_word_with_fault(verb, "--split", selection.split, &batch::parse_split, &batch::fault_of_split,
                        "A/B/C", "Shares of whole patients for train, validation and test, such as 80/10/10");
    add_word_with_fault(verb, "--shard", selection.shard, &batch::parse_shard, &batch::fault_of_shard, "I/N",
                        "Part I (from 0) of N, by whole patients");
    CLI::Option* pseudonym =
        verb.add_flag("--pseudonym", options.pseudonym,
                      "No id of the input in any output; other names for the patients, made with a key: the "
                      "same bytes need the same key");
    verb.add_option(
            "--pseudonym-key", options.key_file,
            "Secret that makes the names, at least 16 bytes; default: one of your own, made when missing: " +
                default_key_file().string())
        ->needs(pseudonym)
        ->type_name("FILE");
}

} // namespace

void add_export(CLI::App& app, Command& command) {
    const auto options = std::make_shared<Options>();
    batch::Options& batch = options->batch;
    CLI::App& verb =
        *app.add_subcommand("export", "Writes slices and masks as batches for training, with a manifest");
    add_dataset(verb, options->dataset);
    verb.add_option("-o,--output", options->folder, "Folder to write into")->required()->type_name("DIR");
    add_word(verb, "--format", batch.format, format_from_word, format_words(), "File format; default npz");
    add_whole(verb, "--batch-size", batch.batch_size, 1, 65536, "Pairs a batch; default 8");
    verb.add_flag("--shuffle", batch.shuffle, "In an order made from --seed instead of the dataset's");
    add_seed(verb, batch.seed, "For --shuffle, --split and --shard; default 0");
    add_selection(verb, *options);
    verb.add_flag("--resume", batch.resume,
                  "Go on where an interrupted export with the same options stopped");
    add_convention(verb, batch.convention);
    add_common(verb, command);
    add_example(
        verb, "  contourcheck-cli export /data/sunnybrook -o batches --kinds inner,outer --shuffle --seed 7");
    verb.callback(
        [options, &command] { command.run = [options, &command] { return run(*options, command); }; });
}

} // namespace contourcheck::cli
