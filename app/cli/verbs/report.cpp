#include "report/report.h"
#include "base/text.h"
#include "check/about.h"
#include "cli/content.h"
#include "cli/options.h"
#include "cli/pseudonym.h"
#include "cli/terminal.h"
#include "cli/when.h"
#include "dataset/unreadable.h"
#include "picture/report_files.h"

namespace contourcheck::cli {

namespace {

struct ReportOptions {
    dataset::Source dataset;
    std::filesystem::path file;
    mask::Convention convention;
    int findings = 24;
    bool selftest = false;
    int contours = 60;
    std::uint64_t seed = 1;
    std::optional<std::string> date;
    bool pseudonym = false;
    std::filesystem::path key_file;
    bool allow_burned_in = false;
};

/// The secret that makes the pseudonyms; on failure, told already, the exit status.
tl::expected<std::optional<std::string>, Exit> get_key(const ReportOptions& options) {
    if (!options.pseudonym) return std::optional<std::string>();
    bool is_new = false;
    auto key = pseudonym_key(options.key_file, is_new);
    if (!key)
        return tl::unexpected(
            give_up(key.error(), options.key_file.empty() ? Exit::unwritable : Exit::usage));
    if (is_new) tell(told_of_new_key());
    return std::optional(std::move(*key));
}

/// Nothing, told already, where the memory does not suffice.
std::optional<trial::SelfTest> run_selftest(const check::Checked& checked,
                                            const std::vector<review::Decision>& log,
                                            const ReportOptions& options, const Command& command) {
    trial::SelfTestOptions settings{options.seed, std::size_t(options.contours), command.jobs, {}};
    for (const auto& [id, state] : batch::current_decisions(checked, log).states)
        if (state == review::State::rejected) settings.rejected.insert(id);
    const ProgressBar bar("putting mistakes into contours", command.quiet);
    auto test = trial::selftest(checked, settings, {}, bar.progress());
    if (test.whole) return test;
    tell("the memory does not suffice for the self-test; fewer --jobs need less");
    return std::nullopt;
}

Exit tell_of(const picture::WrittenReport& written, const check::Checked& checked,
             const ReportOptions& options) {
    const auto folders = dataset::unreadable_folders(checked.dataset);
    for (const dataset::Unreadable& folder : folders)
        tell(options.pseudonym ? "a folder " + folder.error.what.text() : to_string(folder.error));
    for (const Phrase& line : written.unreadable)
        tell(line.text());
    if (written.withheld > 0)
        tell(check::counted(written.withheld, "finding") +
             " without a picture: the slice says that something is written into it; where it names no "
             "patient, "
             "--allow-burned-in draws it");
    return folders.empty() && written.unreadable.empty() ? Exit::done : Exit::partly;
}

Exit write(const check::Checked& checked, const report::Said& said, const report::Options& settings,
           const ReportOptions& options, const Command& command) {
    std::optional<trial::SelfTest> test;
    if (options.selftest && !(test = run_selftest(checked, said.log, options, command))) return Exit::partly;
    const auto made = [&] {
        const ProgressBar bar("reading for the hash", command.quiet);
        return report::make_report(checked, said, std::move(test), settings, command.jobs, {},
                                   bar.progress());
    }();
    if (!made) return give_up(made.error(), Exit::dataset);
    const auto written = [&] {
        const ProgressBar bar("drawing", command.quiet);
        return picture::write_report(checked, *made, options.file, {}, bar.progress(), in_english,
                                     options.allow_burned_in);
    }();
    if (!written) return give_up(written.error(), Exit::unwritable);
    const Exit told = tell_of(*written, checked, options);
    std::string files;
    for (const auto& file : written->files)
        files += printable(file.string()) + '\n';
    const Exit printed = print(files);
    return printed == Exit::done ? told : printed;
}

Exit run(const ReportOptions& options, const Command& command) {
    if (!picture::is_report_name(options.file)) {
        tell("-o must end in .pdf or .html");
        return Exit::usage;
    }
    report::Options settings;
    const auto made = made_time(options.date);
    if (!made) return give_up(made.error(), Exit::usage);
    settings.made_utc = *made;
    settings.version = CONTOURCHECK_VERSION;
    settings.most_findings = std::size_t(options.findings);
    auto key = get_key(options);
    if (!key) return key.error();
    settings.pseudonym_key = std::move(*key);
    const auto checked = open_and_check(options.dataset, options.convention, command);
    if (!checked) return give_up(checked.error(), Exit::dataset);
    const std::string dataset = review::stored_path(checked->dataset.root);
    const auto hashes = batch::contour_hashes(*checked);
    const auto log = review::stored_log(dataset, hashes);
    const auto controls = review::stored_controls(dataset, hashes);
    if (!log || !controls) {
        tell("a report without the decisions would be a wrong one: mend or restore their file, or name "
             "another in CONTOURCHECK_DECISIONS");
        return give_up_on_log(log ? controls.error() : log.error());
    }
    return write(*checked, {*log, *controls}, settings, options, command);
}

void add_content(CLI::App& verb, ReportOptions& options) {
    add_whole(verb, "--findings", options.findings, 0, 100'000,
              "Findings shown one by one, the worst first; the rest is counted; default 24");
    verb.add_flag(
        "--selftest", options.selftest,
        "With measured detection rates: known mistakes put into this dataset, in memory; takes minutes");
    add_whole(verb, "--contours", options.contours, 1, 1'000'000,
              "Of --selftest: inner contours, and as many outer, that mistakes are put into; default 60");
    add_seed(verb, options.seed, "Of --selftest; default 1");
    add_word(
        verb, "--date", options.date,
        [](std::string_view word) {
            const auto time = time_from_word(word);
            return time ? std::optional(std::optional(*time)) : std::nullopt;
        },
        "YYYY-MM-DD[Thh:mm:ssZ]",
        "When it says it was made; the same date, the same bytes; default $SOURCE_DATE_EPOCH, or now");
    add_allow_burned_in(verb, options.allow_burned_in, "With pictures also of slices");
    add_pseudonym(
        verb, options.pseudonym, options.key_file,
        "No id, path or message of the input in any output; the names that exports with the same key have");
}

} // namespace

void add_report(CLI::App& app, Command& command) {
    const auto options = std::make_shared<ReportOptions>();
    CLI::App& verb = *app.add_subcommand(
        "report", "What was checked, found and decided, as a document with pictures, and tables beside it");
    add_dataset(verb, options->dataset);
    verb.add_option("-o,--output", options->file,
                    "Document to write; its tables stand beside it as FILE-findings.csv and so on")
        ->required()
        ->type_name("FILE.pdf|.html");
    add_content(verb, *options);
    add_convention(verb, options->convention);
    add_common(verb, command);
    add_example(verb,
                "  contourcheck-cli report /data/sunnybrook -o report.pdf\n"
                "  contourcheck-cli report /data/sunnybrook -o report.html --pseudonym --date 2026-01-31");
    verb.callback([options, &command] {
        command.paints = true;
        command.run = [options, &command] { return run(*options, command); };
    });
}

} // namespace contourcheck::cli
