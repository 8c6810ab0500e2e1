#include "batch/formats/format.h"
#include "cli/options.h"
#include "cli/verbs/export.h"

namespace contourcheck::cli {

namespace {

std::string format_words() {
    std::string words;
    for (const batch::Format& format : batch::formats())
        words += (words.empty() ? "" : "|") + std::string(format.id);
    return words;
}

std::optional<std::string> format_from_word(std::string_view word) {
    return batch::format_of(word) ? std::optional(std::string(word)) : std::nullopt;
}

void add_selection(CLI::App& verb, ExportOptions& options) {
    batch::Selection& selection = options.batch.selection;
    add_kinds(verb, selection.kinds, "inner");
    add_word(verb, "--include", selection.include, &batch::include_from_word, "all|unflagged|accepted",
             "Which contours; one that was rejected never is among them; default all");
    add_word_with_fault(verb, "--split", selection.split, &batch::parse_split, &batch::fault_of_split,
                        "A/B/C", "Shares of whole patients for train, validation and test, such as 80/10/10");
    add_word_with_fault(verb, "--shard", selection.shard, &batch::parse_shard, &batch::fault_of_shard, "I/N",
                        "Part I (from 0) of N, by whole patients");
    verb.add_option_function<std::string>(
            "--patient", [&](const std::string& patient) { selection.patient = patient; },
            "This patient alone; the others' contours are excluded as of another patient")
        ->type_name("ID");
    verb.add_option(
            "--checked", options.known_check,
            "What `plan` writes with this option and `export` reads: what the check of the whole dataset "
            "found, so that a shard or patient opens files of its own alone")
        ->type_name("FILE");
    add_allow_burned_in(verb, selection.allow_burned_in, "Also slices");
    verb.add_flag(
            "--leave-out-unsaid", selection.leave_out_unsaid,
            "Not the slices either that do not say whether something is written into the picture, as most "
            "files do not")
        ->excludes("--allow-burned-in");
    add_pseudonym(verb, options.pseudonym, options.key_file,
                  "No id of the input in any output; other names for the patients, made with a key: the same "
                  "bytes need the same key");
}

} // namespace

void add_export_options(CLI::App& verb, ExportOptions& options) {
    batch::Options& batch = options.batch;
    add_word(verb, "--format", batch.format, format_from_word, format_words(),
             "File format, see below; default npz");
    add_whole(verb, "--batch-size", batch.batch_size, 1, 65536,
              "Pairs in a batch, where a file holds one; default 8");
    verb.add_flag("--shuffle", batch.shuffle,
                  "Batches in an order made from --seed instead of the dataset's");
    verb.add_flag("--croissant", batch.croissant,
                  "Also croissant.json, which describes the files to other programs (Croissant 1.0)");
    add_seed(verb, batch.seed, "For --shuffle, --split and --shard; default 0");
    add_selection(verb, options);
    add_convention(verb, batch.convention);
}

} // namespace contourcheck::cli
