#include "cli/options.h"

#include "base/text.h"
#include "batch/pseudonym_key.h"
#include "batch/selection.h"
#include "cli/terminal.h"
#include "dataset/stored_index.h"

#include <algorithm>
#include <charconv>

namespace contourcheck::cli {

namespace {

std::optional<std::optional<check::Severity>> fail_on_from_word(std::string_view word) {
    if (word == "error") return check::Severity::error;
    if (word == "warning") return check::Severity::warning;
    if (word == "never") return std::optional<check::Severity>();
    return std::nullopt;
}

} // namespace

void add_follow_links(CLI::App& verb, dataset::Source& dataset) {
    verb.add_flag(
        "--follow-links", dataset.follow_links,
        "Also follow symbolic links that lead out of the dataset; otherwise they are named and left out");
}

CLI::Option* add_dataset(CLI::App& verb, dataset::Source& dataset) {
    CLI::Option* folder = verb.add_option("DATASET", dataset.root,
                                          "Folder of the dataset: challenge layout or Sunnybrook download")
                              ->required()
                              ->type_name("");
    add_follow_links(verb, dataset);
    return folder;
}

void add_common(CLI::App& verb, Command& command) {
    add_whole(verb, "--jobs", command.jobs, 1, 1024,
              "Worker threads; default: the processors this process may use");
    verb.add_flag("--quiet", command.quiet, "No progress bar");
}

void add_convention(CLI::App& verb, mask::Convention& convention) {
    add_word(verb, "--pixel-origin", convention.pixel_origin, &mask::origin_from_word, "0|0.5|1",
             "Contour coordinate of the centre of the top left pixel; default 0");
    add_word(verb, "--mask-rule", convention.rule, &mask::rule_from_word, "centre|pil|coverage|touch",
             "How a contour becomes pixels; default centre");
}

void add_kinds(CLI::App& verb, std::vector<contour::Kind>& kinds, const std::string& preset) {
    add_word(verb, "--kinds", kinds, &batch::parse_kinds, "inner,outer,papillary1,papillary2",
             "Kinds of contours, a list with commas; default " + preset);
}

void add_fail_on(CLI::App& verb, std::optional<check::Severity>& fail_on) {
    add_word(verb, "--fail-on", fail_on, fail_on_from_word, "error|warning|never",
             "Findings that make the exit status 1; default error");
}

CLI::Option* add_whole(CLI::App& verb, const std::string& name, int& value, int low, int high,
                       const std::string& help) {
    const auto read = [&value, name, low, high](const std::string& text) {
        const auto number = parse_whole(text);
        if (!number || *number < low || *number > high)
            throw CLI::ValidationError(name, "'" + text + "' is no whole number from " + std::to_string(low) +
                                                 " to " + std::to_string(high));
        value = *number;
    };
    return verb.add_option_function<std::string>(name, read, help)->type_name("N");
}

CLI::Option* add_seed(CLI::App& verb, std::uint64_t& seed, const std::string& help) {
    const auto read = [&seed](const std::string& text) {
        std::uint64_t number = 0;
        const char* end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc{} || stop != end)
            throw CLI::ValidationError("--seed", "'" + text + "' is no whole number from 0 to " +
                                                     std::to_string(UINT64_MAX));
        seed = number;
    };
    return verb.add_option_function<std::string>("--seed", read, help)->type_name("N");
}

void add_pseudonym(CLI::App& verb, bool& pseudonym, std::filesystem::path& key_file,
                   const std::string& help) {
    CLI::Option* flag = verb.add_flag("--pseudonym", pseudonym, help);
    verb.add_option(
            "--pseudonym-key", key_file,
            "Secret that makes the names, at least 16 bytes; default: one of your own, made when missing: " +
                batch::default_key_file().string())
        ->needs(flag)
        ->type_name("FILE");
}

void add_allow_burned_in(CLI::App& verb, bool& allowed, const std::string& also) {
    verb.add_flag(
        "--allow-burned-in", allowed,
        also + (also.ends_with('s') ? " that say" : " that says") +
            " that something is written into the picture (DICOM (0028,0301)); look first whether it "
            "names the patient");
}

void add_example(CLI::App& verb, const std::string& lines, const std::string& before) {
    verb.footer((before.empty() ? before : before + '\n') + "Example:\n" + lines);
}

Expected<check::Checked> open_and_check(const dataset::Source& dataset, const mask::Convention& convention,
                                        const Command& command) {
    const ProgressBar bar("checking patients", command.quiet);
    const Progress shown = bar.progress();
    const Progress of_patients = [&](std::size_t done, std::size_t total) { shown(done / 2, total / 2); };
    return check::open_and_check(dataset, convention, command.jobs, {}, shown ? of_patients : Progress(), {},
                                 dataset::index_folder());
}

std::string place_of(const check::Finding& finding) {
    return printable(finding.file) + (finding.line > 0 ? ':' + std::to_string(finding.line) : std::string());
}

Exit exit_for(const std::vector<check::Finding>& findings, std::optional<check::Severity> fail_on) {
    const bool any = fail_on && std::any_of(findings.begin(), findings.end(),
                                            [&](const check::Finding& f) { return f.severity >= *fail_on; });
    return any ? Exit::findings : Exit::done;
}

} // namespace contourcheck::cli
