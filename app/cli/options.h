#pragma once

#include "check/finding.h"
#include "check/report.h"
#include "cli/verb.h"
#include "contour/contour.h"
#include "mask/convention.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace contourcheck::cli {

/// The positional DATASET, and --follow-links. Whether it can be used is found out later: that is another exit status.
CLI::Option* add_dataset(CLI::App& verb, dataset::Source& dataset);
/// --follow-links alone, where the dataset is named otherwise.
void add_follow_links(CLI::App& verb, dataset::Source& dataset);
/// --jobs and --quiet
void add_common(CLI::App& verb, Command& command);
/// --pixel-origin and --mask-rule
void add_convention(CLI::App& verb, mask::Convention& convention);
/// --kinds, a list with commas
void add_kinds(CLI::App& verb, std::vector<contour::Kind>& kinds, const std::string& preset);
/// --fail-on; absent means never
void add_fail_on(CLI::App& verb, std::optional<check::Severity>& fail_on);

/// An option whose value is one of a few words; `choices` is what help and errors show ("error|warning|never").
template <class T, class Parse>
CLI::Option* add_word(CLI::App& verb, const std::string& name, T& value, Parse parse,
                      const std::string& choices, const std::string& help) {
    const auto read = [&value, parse, name, choices](const std::string& word) {
        const auto parsed = parse(word);
        if (!parsed) throw CLI::ValidationError(name, "'" + word + "' is none of " + choices);
        value = *parsed;
    };
    return verb.add_option_function<std::string>(name, read, help)->type_name(choices);
}

/// The same where `fault` says what is wrong with a word that `parse` refuses.
template <class T, class Parse, class Fault>
CLI::Option* add_word_with_fault(CLI::App& verb, const std::string& name, T& value, Parse parse, Fault fault,
                                 const std::string& form, const std::string& help) {
    const auto read = [&value, parse, fault, name](const std::string& word) {
        const auto parsed = parse(word);
        if (!parsed) throw CLI::ValidationError(name, "'" + word + "' " + fault(word));
        value = *parsed;
    };
    return verb.add_option_function<std::string>(name, read, help)->type_name(form);
}

/// An option whose value is a whole number from `low` to `high`, in decimal digits whatever zeros it starts with: CLI11
/// itself would read "010" as octal.
CLI::Option* add_whole(CLI::App& verb, const std::string& name, int& value, int low, int high,
                       const std::string& help);
/// --seed: any number that 64 bits hold.
CLI::Option* add_seed(CLI::App& verb, std::uint64_t& seed, const std::string& help);

/// --pseudonym, as `help` says, and --pseudonym-key
void add_pseudonym(CLI::App& verb, bool& pseudonym, std::filesystem::path& key_file, const std::string& help);

/// --allow-burned-in, with its help's first words: "Also slices".
void add_allow_burned_in(CLI::App& verb, bool& allowed, const std::string& also);

/// The last lines of --help, with others in front of them.
void add_example(CLI::App& verb, const std::string& lines, const std::string& before = {});

/// Scans, reads and checks with a progress bar.
[[nodiscard]] Expected<check::Checked>
open_and_check(const dataset::Source& dataset, const mask::Convention& convention, const Command& command);

/// "link.csv:11", or the file alone.
[[nodiscard]] std::string place_of(const check::Finding& finding);

/// Exit::findings where one is at or above `fail_on`.
[[nodiscard]] Exit exit_for(const std::vector<check::Finding>& findings,
                            std::optional<check::Severity> fail_on);

} // namespace contourcheck::cli
